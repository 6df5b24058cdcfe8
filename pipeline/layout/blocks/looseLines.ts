/** Turns a column into boxes that may be parted between any two, for side notes and footnotes; space stays as boxes. */
import { cutTall } from './cutTallBoxes.ts';
import type { Box, Frame, GalleyItem } from './Galley.ts';
import { box } from './Galley.ts';
import { stack } from './stack.ts';

export interface LooseLinesOptions {
  readonly baseline: number;
  /** No box is higher. */
  readonly most: number;
}

export function looseLines(
  items: readonly GalleyItem[],
  { baseline, most }: LooseLinesOptions,
): readonly Box[] {
  const lines = items.flatMap((item, index): readonly Box[] => {
    if (item.type === 'box') return [item];
    if (item.type !== 'glue' || item.height === 0) return [];
    return [box(item.height, [], { frame: frameAround(items, index) })];
  });
  return lines.map((line) => stack([line], { baseline })).flatMap((line) => cutTall(line, most));
}

/** Of a call-out that goes on across a space. */
function frameAround(items: readonly GalleyItem[], at: number): Frame | undefined {
  const before = items.slice(0, at).findLast((item) => item.type === 'box');
  const after = items.slice(at).find((item) => item.type === 'box');
  if (before?.type !== 'box' || after?.type !== 'box') return undefined;
  for (let frame = before.frame; frame !== undefined; frame = frame.within) {
    for (let other = after.frame; other !== undefined; other = other.within)
      if (frame === other) return frame;
  }
  return undefined;
}
