/** Turns a colour in any form of CSS, such as `red`, `#f00` or `hsl(0, 100%, 50%)`, into red, green, blue and opacity. */
import { color, lab } from 'd3-color';
import { formatHex, type Rgb } from './contrast.ts';

export interface CssColour {
  readonly rgb: Rgb;
  readonly hex: string;
  readonly opacity: number;
}

/** Undefined for what is no colour, `none` among it; `transparent` has the opacity 0. */
export function parseCssColour(text: string): CssColour | undefined {
  const parsed = color(text)?.rgb().clamp();
  if (parsed === undefined) return undefined;
  const rgb: Rgb = [parsed.r, parsed.g, parsed.b];
  return { rgb, hex: formatHex(rgb), opacity: parsed.opacity };
}

/** How far apart two colours look, in CIELAB; some 2 can just be told. */
export function colourDistance(one: string, other: string): number {
  const [a, b] = [lab(one), lab(other)];
  return Math.hypot(a.l - b.l, a.a - b.a, a.b - b.b);
}
