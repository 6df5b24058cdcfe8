/** Turns a row of words into the narrowest width that holds it in a given number of lines. */
import type { BreakItem } from './breakLines.ts';

/** What cannot be broken, and the space before it if it does not begin a line. Points. */
export interface Chunk {
  readonly width: number;
  readonly space: number;
}

/** Enough halvings for a hundredth of a point on any page. */
const halvings = 24;

/** First-fit lines at a width. */
export function countLines(chunks: readonly Chunk[], width: number): number {
  let lines = 1;
  let used = 0;
  chunks.forEach((chunk, index) => {
    const needed = index === 0 ? chunk.width : used + chunk.space + chunk.width;
    if (index > 0 && needed > width + 1e-6) {
      lines += 1;
      used = chunk.width;
    } else {
      used = needed;
    }
  });
  return lines;
}

export function narrowestWidth(chunks: readonly Chunk[], lines: number): number {
  let least = 0;
  let most = 0;
  chunks.forEach((chunk, index) => {
    least = Math.max(least, chunk.width);
    most += chunk.width + (index === 0 ? 0 : chunk.space);
  });
  if (countLines(chunks, least) <= lines) return least;
  for (let step = 0; step < halvings; step += 1) {
    const middle = (least + most) / 2;
    if (countLines(chunks, middle) <= lines) most = middle;
    else least = middle;
  }
  return most;
}

/** Joins what may not be broken; breaks that add a hyphen count as none. */
export function chunksOf(items: readonly BreakItem[]): readonly Chunk[] {
  const chunks: { width: number; space: number }[] = [];
  let space = 0;
  let joined = false;
  let fixed = false;
  for (const item of items) {
    switch (item.type) {
      case 'box': {
        const last = chunks.at(-1);
        if (joined && last !== undefined) last.width += space + item.width;
        else chunks.push({ width: item.width, space });
        space = 0;
        joined = true;
        fixed = false;
        break;
      }
      case 'glue':
        space += item.width;
        if (!fixed) joined = false;
        break;
      case 'penalty':
        if (item.cost >= 1000) fixed = true;
        else if (item.width === 0) joined = false;
        break;
      default:
        never(item);
    }
  }
  return chunks;
}

function never(item: never): never {
  throw new Error(`no such item: ${JSON.stringify(item)}`);
}
