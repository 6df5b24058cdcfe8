/** Sets a label in a column of its own beside the lines that it labels: for timelines and definitions. */
import type { Box, GalleyItem } from './Galley.ts';
import { box } from './Galley.ts';
import { mergeMarks, stack } from './stack.ts';

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

/** The label stands whole beside the first lines of the body, whose spaces do not part its own; no page ends beside it. */
export function besideWhole(label: readonly Box[], body: readonly GalleyItem[]): readonly GalleyItem[] {
  const lines = label.reduce((sum, { height }) => sum + height, 0);
  const whole = stack(label, { baseline: 1 });
  let height = 0;
  let isSet = false;
  const items = body.flatMap((item): readonly GalleyItem[] => {
    if (item.type === 'penalty') return height < lines && !item.forced ? [] : [item];
    if (item.type === 'float') return [item];
    height += item.height;
    if (item.type === 'glue' || isSet) return [item];
    isSet = true;
    return [overlaid(item, box(0, whole.ink, { marks: whole.marks }))];
  });
  return height < lines ? [...items, box(lines - height)] : items;
}

function overlaid(body: Box, label: Box): Box {
  const marks = [label.marks, body.marks].filter((each) => each !== undefined);
  return box(Math.max(body.height, label.height), [...label.ink, ...body.ink], {
    wide: body.wide,
    frame: body.frame,
    marks: mergeMarks(marks),
  });
}
