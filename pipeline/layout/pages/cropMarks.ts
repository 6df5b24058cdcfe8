/** Draws the marks at which a printing house cuts. */
import type { Theme } from '../../theme/Theme.ts';
import type { LineInk } from '../blocks/Galley.ts';
import type { Geometry } from './Geometry.ts';

const length = 14;
const width = 0.25;

/** Two lines at each corner, outside the bleed. */
export function cropMarkInk(
  { bleed, width: across, height: down }: Geometry,
  theme: Theme,
): readonly LineInk[] {
  if (bleed === 0) return [];
  const colour = theme.colours.ink;
  const marks: LineInk[] = [];
  const from = bleed - theme.page.bleed - 2;
  for (const x of [bleed, across - bleed]) {
    marks.push({ type: 'line', x1: x, y1: from - length, x2: x, y2: from, width, colour });
    marks.push({ type: 'line', x1: x, y1: down - from, x2: x, y2: down - from + length, width, colour });
  }
  for (const y of [bleed, down - bleed]) {
    marks.push({ type: 'line', x1: from - length, y1: y, x2: from, y2: y, width, colour });
    marks.push({ type: 'line', x1: across - from, y1: y, x2: across - from + length, y2: y, width, colour });
  }
  return marks;
}
