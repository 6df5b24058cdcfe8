/** Turns a colour as SVG writes it into `#rrggbb` and an opacity. */
import { formatHex } from '../theme/contrast.ts';

export interface SvgColour {
  readonly hex: string;
  readonly opacity: number;
}

/** Names that Vega itself writes; a book's colours come from its theme as `#rrggbb`. */
const names: Readonly<Record<string, string>> = { black: '#000000', white: '#ffffff' };

/** Null for `none` and `transparent`; undefined for what is no colour known here. */
export function parseSvgColour(text: string): SvgColour | null | undefined {
  const colour = text.trim().toLowerCase();
  // Vega writes an empty stroke as it is asked for; it paints nothing.
  if (colour === 'none' || colour === 'transparent' || colour === '') return null;
  const named = names[colour];
  if (named !== undefined) return { hex: named, opacity: 1 };
  if (/^#[0-9a-f]{6}$/.test(colour)) return { hex: colour, opacity: 1 };
  if (/^#[0-9a-f]{3}$/.test(colour)) {
    return { hex: `#${[...colour.slice(1)].map((digit) => digit + digit).join('')}`, opacity: 1 };
  }
  const [, list] = /^rgba?\(([^)]*)\)$/.exec(colour) ?? [];
  const [red, green, blue, opacity = 1] = (list ?? '').split(/[\s,/]+/).map(Number);
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  if (![red, green, blue, opacity].every(Number.isFinite)) return undefined;
  const byte = (value: number): number => Math.min(255, Math.max(0, Math.round(value)));
  return { hex: formatHex([byte(red), byte(green), byte(blue)]), opacity };
}
