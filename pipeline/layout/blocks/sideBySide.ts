/** Sets a label in a column of its own beside the lines that it labels: for timelines and definitions. */
import type { Box, GalleyItem } from './Galley.ts';
import { box } from './Galley.ts';
import { mergeMarks } from './stack.ts';

/** The label's lines are laid over the first boxes of the body, or stand alone where the body is shorter. */
export function beside(label: readonly Box[], body: readonly GalleyItem[]): readonly GalleyItem[] {
  const waiting = [...label];
  const merged = body.map((item): GalleyItem => {
    if (item.type !== 'box') return item;
    const line = waiting.shift();
    return line === undefined ? item : overlaid(item, line);
  });
  return [...merged, ...waiting];
}

function overlaid(body: Box, label: Box): Box {
  const marks = [label.marks, body.marks].filter((each) => each !== undefined);
  return box(Math.max(body.height, label.height), [...label.ink, ...body.ink], {
    wide: body.wide,
    frame: body.frame,
    marks: mergeMarks(marks),
  });
}
