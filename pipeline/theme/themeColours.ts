/** Turns the names of a theme's colours, such as `accent`, `accent 40%` and `accent text`, into `#rrggbb`. */
import { formatHex, mixColours, parseHex, readableColour } from './contrast.ts';
import type { Theme } from './Theme.ts';

/** Without tints and texts of them. */
export function themeColourNames(colours: Theme['colours']): readonly string[] {
  return [...structuralNames, ...Object.keys(colours.named)];
}

const structuralNames = ['ink', 'paper', 'accent', 'accentTint', 'grey', 'rule', 'grid'] as const;

/**
 * A colour of the theme by its name; with a percentage, that much of it on paper (a tint); with `text`,
 * mixed with as much ink as text on paper needs to be readable. Undefined for an unknown name.
 */
export function themeColour(colours: Theme['colours'], name: string): string | undefined {
  const [, base = name, tint, text] = /^(.+?)(?: (\d{1,3})%| (text))?$/.exec(name) ?? [];
  const structural = structuralNames.find((known) => known === base);
  const hex = structural === undefined ? ownValue(colours.named, base) : colours[structural];
  const rgb = hex === undefined ? undefined : parseHex(hex);
  const paper = parseHex(colours.paper);
  const ink = parseHex(colours.ink);
  if (hex === undefined || rgb === undefined || paper === undefined || ink === undefined) return undefined;
  if (tint !== undefined) return formatHex(mixColours(paper, rgb, Math.min(100, Number(tint)) / 100));
  if (text !== undefined) return formatHex(readableColour(rgb, ink, paper));
  return hex;
}

function ownValue(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
