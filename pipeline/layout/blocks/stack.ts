/** Turns a column of items into one box that is never broken. */
import { Pen } from '../pages/Pen.ts';
import type { Box, BoxMarks, Frame, GalleyItem, Ink } from './Galley.ts';
import { box } from './Galley.ts';

export interface StackOptions {
  readonly baseline: number;
  readonly x?: number;
  readonly wide?: boolean;
  readonly marks?: BoxMarks;
}

export function stack(items: readonly GalleyItem[], options: StackOptions): Box {
  const pen = new Pen(options.baseline);
  const ink: Ink[] = [];
  const marks: BoxMarks[] = options.marks === undefined ? [] : [options.marks];
  const grounds = new FrameRuns();
  for (const item of items) {
    if (item.type === 'glue') pen.glue(item);
    if (item.type !== 'box') continue;
    const top = pen.box(item.height);
    grounds.add(item.frame, top, pen.bottom);
    for (const piece of item.ink) ink.push(shifted(piece, options.x ?? 0, top));
    if (item.marks !== undefined) marks.push(lowered(item.marks, top));
  }
  const ground = grounds.ink().map((piece) => shifted(piece, options.x ?? 0, 0));
  return box(pen.bottom, [...ground, ...ink], { wide: options.wide ?? false, marks: mergeMarks(marks) });
}

/** An artifact, as is what is repeated after a page break: it belongs to no element, and nothing leads from it or to it. */
export function withoutSlots({ height, ink, wide }: Box): Box {
  const bare = ink.flatMap((piece): readonly Ink[] => {
    if (piece.type === 'link') return [];
    return piece.type === 'text' ? [{ ...piece, slot: undefined }] : [piece];
  });
  return box(height, bare, { wide });
}

/** Set to span text block and side column; frames become ink, since those of a page stand in its text block. */
export function widened(item: GalleyItem, baseline: number): GalleyItem {
  const wide = (each: Box): Box => stack([each], { baseline, wide: true });
  if (item.type === 'box') return wide(item);
  if (item.type !== 'penalty') return item;
  return { ...item, close: item.close && wide(item.close), resume: item.resume && wide(item.resume) };
}

/** Gathers the stretches of a column that share a frame, to be painted beneath their text. */
export class FrameRuns {
  readonly #runs: { readonly frame: Frame; readonly top: number; bottom: number }[] = [];
  /** The outermost first. */
  #open: { readonly frame: Frame; readonly top: number; bottom: number }[] = [];

  add(frame: Frame | undefined, top: number, bottom: number): void {
    this.#open = outermostFirst(frame).map((each) => {
      const open = this.#open.find((run) => run.frame === each) ?? { frame: each, top, bottom };
      open.bottom = bottom;
      if (!this.#runs.includes(open)) this.#runs.push(open);
      return open;
    });
  }

  ink(): readonly Ink[] {
    return this.#runs.flatMap(({ frame, top, bottom }) => frameInk(frame, top, bottom - top));
  }
}

function outermostFirst(frame: Frame | undefined): readonly Frame[] {
  if (frame === undefined) return [];
  return frame.within === undefined ? [frame] : [...outermostFirst(frame.within), frame];
}

export function frameInk(frame: Frame, y: number, height: number): readonly Ink[] {
  const ground: Ink = { type: 'rect', x: frame.x, y, width: frame.width, height, fill: frame.ground };
  if (frame.rule === undefined) return [ground];
  const { width, colour } = frame.rule;
  return [ground, { type: 'rect', x: frame.x, y, width, height, fill: colour }];
}

export function shifted(ink: Ink, dx: number, dy: number): Ink {
  if (dx === 0 && dy === 0) return ink;
  if (ink.type === 'line') {
    return { ...ink, x1: ink.x1 + dx, x2: ink.x2 + dx, y1: ink.y1 + dy, y2: ink.y2 + dy };
  }
  if (ink.type === 'bar') return { ...ink, y: ink.y + dy };
  return { ...ink, x: ink.x + dx, y: ink.y + dy };
}

function lowered(marks: BoxMarks, by: number): BoxMarks {
  return marks.baseline === undefined ? marks : { ...marks, baseline: marks.baseline + by };
}

export function mergeMarks(all: readonly BoxMarks[]): BoxMarks | undefined {
  const [first, ...rest] = all;
  if (first === undefined || rest.length === 0) return first;
  const anchors = all.flatMap((marks) => marks.anchors ?? []);
  const notes = all.flatMap((marks) => marks.notes ?? []);
  const sides = all.flatMap((marks) => marks.sides ?? []);
  const mentions = all.flatMap((marks) => marks.mentions ?? []);
  const lint = all.flatMap((marks) => marks.lint ?? []);
  // What there can be one of is taken from the topmost box that has it.
  const heading = all.find((marks) => marks.heading !== undefined)?.heading;
  const baseline = all.find((marks) => marks.baseline !== undefined)?.baseline;
  const place = all.find((marks) => marks.place !== undefined)?.place;
  return {
    ...(heading === undefined ? {} : { heading }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(place === undefined ? {} : { place }),
    ...(anchors.length === 0 ? {} : { anchors }),
    ...(notes.length === 0 ? {} : { notes }),
    ...(sides.length === 0 ? {} : { sides }),
    ...(mentions.length === 0 ? {} : { mentions }),
    ...(lint.length === 0 ? {} : { lint }),
  };
}
