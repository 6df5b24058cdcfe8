/** Cuts boxes taller than a page between their lines: nothing may lie outside its page. */
import { type Box, box, type GalleyItem, type Ink } from './Galley.ts';
import { shifted } from './stack.ts';

export function cutTallBoxes(items: readonly GalleyItem[], most: number): readonly GalleyItem[] {
  if (!items.some((item) => item.type === 'box' && item.height > most)) return items;
  return items.flatMap((item): readonly GalleyItem[] => (item.type === 'box' ? cutTall(item, most) : [item]));
}

/** The box itself where it is no taller. */
export function cutTall(tall: Box, most: number): readonly Box[] {
  return tall.height > most ? cut(tall, most) : [tall];
}

function cut(tall: Box, most: number): readonly Box[] {
  const parts: Box[] = [];
  const tops = topsOf(tall.ink);
  let from = 0;
  while (from < tall.height) {
    const to = edgeBefore(tall, from, most);
    const ink = tall.ink.filter((_, index) => {
      const top = tops[index] ?? 0;
      return top >= from && top < to;
    });
    parts.push(
      box(
        to - from,
        ink.map((piece) => shifted(piece, 0, -from)),
        {
          wide: tall.wide,
          frame: tall.frame,
          marks: from === 0 ? tall.marks : undefined,
        },
      ),
    );
    from = to;
  }
  return parts;
}

/** The lowest edge within a page of `from` that no ink crosses; the page's own where all is crossed. */
function edgeBefore(tall: Box, from: number, most: number): number {
  const limit = from + most;
  if (tall.height <= limit) return tall.height;
  let edge = limit;
  for (;;) {
    const crossing = tall.ink.filter((piece) => topOf(piece) < edge && bottomOf(piece) > edge);
    if (crossing.length === 0) break;
    edge = Math.min(...crossing.map(topOf));
  }
  return edge > from ? edge : limit;
}

/** A link goes with the text that it lies on, which stands before it. */
function topsOf(ink: readonly Ink[]): readonly number[] {
  let last = 0;
  return ink.map((piece) => {
    if (piece.type !== 'link') last = topOf(piece);
    return last;
  });
}

/** What letters fill of their line, in parts of their size: less than a line, or no edge would be free. */
const letters = { above: 0.72, below: 0.25 };

function topOf(ink: Ink): number {
  switch (ink.type) {
    case 'text':
      return ink.y - ink.style.size * letters.above;
    case 'line':
      return Math.min(ink.y1, ink.y2);
    default:
      return ink.y;
  }
}

function bottomOf(ink: Ink): number {
  switch (ink.type) {
    case 'text':
      return ink.y + ink.style.size * letters.below;
    case 'line':
      return Math.max(ink.y1, ink.y2);
    // A ground or a bar may be cut.
    case 'bar':
    case 'link':
    case 'rect':
      return ink.y;
    default:
      return ink.y + ink.height;
  }
}
