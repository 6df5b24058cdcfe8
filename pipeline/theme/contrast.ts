/** Turns colours into what the eye makes of them: luminance, contrast and lightness in grey. */

/** Red, green and blue from 0 to 255. */
export type Rgb = readonly [number, number, number];

/** Parses `#rrggbb`, the one form in which a theme writes colours; undefined for any other text. */
export function parseHex(colour: string): Rgb | undefined {
  const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}

export function formatHex(colour: Rgb): string {
  return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

/** Mixes two colours in sRGB; `share` 0 gives `from`, 1 gives `to`. */
export function mixColours(from: Rgb, to: Rgb, share: number): Rgb {
  const mix = (index: 0 | 1 | 2): number => from[index] + (to[index] - from[index]) * share;
  return [mix(0), mix(1), mix(2)];
}

/** Relative luminance from 0 (black) to 1 (white), WCAG 2.2. */
export function relativeLuminance(colour: Rgb): number {
  const linear = (part: number): number => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
}

/** The grey of the same luminance: its contrast with other greys is that of the colours. */
export function greyOf(colour: Rgb): number {
  const luminance = relativeLuminance(colour);
  const share = luminance <= 0.0031308 ? luminance * 12.92 : 1.055 * luminance ** (1 / 2.4) - 0.055;
  return Math.round(share * 255);
}

/** Contrast ratio from 1 to 21, WCAG 2.2. */
export function contrastRatio(one: Rgb, other: Rgb): number {
  const [a, b] = [relativeLuminance(one), relativeLuminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** CIE 1976 lightness from 0 to 100: how a colour prints in grey. */
export function lightness(colour: Rgb): number {
  const luminance = relativeLuminance(colour);
  return luminance > 0.008856 ? 116 * Math.cbrt(luminance) - 16 : 903.3 * luminance;
}

/** As it will be written: rounding may cost the last hundredth of a ratio. */
function roundRgb([red, green, blue]: Rgb): Rgb {
  return [Math.round(red), Math.round(green), Math.round(blue)];
}

/** The contrast that text needs against its ground. */
export const TEXT_CONTRAST = 4.5;

/** The contrast that what carries meaning in a picture needs. */
export const GRAPHICS_CONTRAST = 3;

/** `colour` mixed with as much `ink` as text on `ground` needs to be readable, or what needs another contrast. */
export function readableColour(colour: Rgb, ink: Rgb, ground: Rgb, least = TEXT_CONTRAST): Rgb {
  // Five percent steps: finer ones cannot be seen.
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = roundRgb(mixColours(colour, ink, share));
    if (contrastRatio(mixed, ground) >= least) return mixed;
  }
  return ink;
}
