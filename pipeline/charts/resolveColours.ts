/** Turns `theme:North`, `theme:North 40%` and `theme:South text` in a specification into `#rrggbb`, and colours of another kind into the nearest of these. */

import { type Json, type JsonObject, type JsonPath, mapTexts, walkJson } from '../json/Json.ts';
import { chartColourLiteral, chartColourUnknown } from '../problems/catalogue/charts.ts';
import { parseHex } from '../theme/contrast.ts';
import { parseCssColour } from '../theme/cssColour.ts';
import { nearestColours } from '../theme/nearestColours.ts';
import type { Theme } from '../theme/Theme.ts';
import { themeColour, themeColourNames } from '../theme/themeColours.ts';
import type { ChartReport } from './ChartReport.ts';

/** Replaces names of colours everywhere, within the strings of expressions too; reports colours of another kind. */
export function resolveColours(report: ChartReport, view: JsonObject, colours: Theme['colours']): Json {
  const names = themeColourNames(colours);
  const written = writtenColours(view);
  const nearest = nearestColours(colours, written.literals, written.names);
  const resolve = (name: string, path: JsonPath): string => {
    const colour = themeColour(colours, name);
    if (colour === undefined) report.report(chartColourUnknown(report.spot(path), name, names));
    return colour ?? '#000000';
  };
  const replace = (text: string, path: JsonPath): string => {
    const name = nearest.get(hexOf(text)) ?? 'ink';
    report.reportSlight(chartColourLiteral(report.spot(path), text, name, path.at(-1)));
    return withOpacity(resolve(name, path), parseCssColour(text)?.opacity ?? 1);
  };
  return mapTexts(view, (text, path) => {
    if (text.startsWith(THEME)) return resolve(text.slice(THEME.length), path);
    if (isLiteralColour(text, path)) return replace(text, path);
    return text
      .replace(QUOTED_CODE, (_, quote: string, code: string) => `${quote}${replace(code, path)}${quote}`)
      .replace(QUOTED_NAME, (_, quote: string, name: string) => `${quote}${resolve(name, path)}${quote}`);
  });
}

const THEME = 'theme:';
const QUOTED_NAME = /(['"])theme:([^'"]+)\1/g;
/** `#100` may well be a number of something. */
const CODE = /#(?:[0-9a-f]{6}|[0-9a-f]{8}|(?=\d*[a-f])[0-9a-f]{3})|(?:rgb|hsl)a?\([^'"]*\)/;
/** A colour in code within an expression; a word in quotes may be a value of the data. */
const QUOTED_CODE = new RegExp(`(['"])(${CODE.source})\\1`, 'gi');
const CODE_ALONE = new RegExp(`^(?:${CODE.source})$`, 'i');

/** Whether a text within an expression is a colour in code, and no word or figure. */
export function isColourCode(text: string): boolean {
  return CODE_ALONE.test(text);
}

/** All colours that are not the theme's, and the names of those that are. */
function writtenColours(view: JsonObject): {
  readonly literals: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
} {
  const literals = new Set<string>();
  const names = new Set<string>();
  walkJson(view, (value, path) => {
    if (typeof value !== 'string') return;
    if (value.startsWith(THEME)) names.add(value.slice(THEME.length));
    else if (isLiteralColour(value, path)) literals.add(hexOf(value));
    for (const [, , code = ''] of value.matchAll(QUOTED_CODE)) literals.add(hexOf(code));
    for (const [, , name = ''] of value.matchAll(QUOTED_NAME)) names.add(name);
  });
  return { literals, names };
}

function withOpacity(hex: string, opacity: number): string {
  return opacity === 1 ? hex : `rgba(${parseHex(hex)?.join(',')},${opacity})`;
}

/** What cannot be seen at all is no colour. */
function isColour(text: string): boolean {
  return (parseCssColour(text)?.opacity ?? 0) > 0;
}

function hexOf(text: string): string {
  return parseCssColour(text)?.hex ?? text;
}

/** Properties that hold a colour, and a scale's range. */
const colourKey = /^(?:color|fill|stroke|range)$|(?:Color|Fill|Stroke)$/;

function isLiteralColour(text: string, path: JsonPath): boolean {
  if (/^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$|^(?:rgb|hsl)a?\(/i.test(text)) return isColour(text);
  // A word is a colour only where a colour is due: "red" may be a value of a field elsewhere.
  const steps = path.filter((step) => typeof step === 'string');
  const [key, parent, grandparent] = [...steps].reverse();
  const holder = key === 'value' ? (parent === 'condition' ? grandparent : parent) : key;
  if (typeof holder !== 'string') return false;
  const isOfConfig = parent === 'range' && steps[0] === 'config';
  return (isOfConfig || colourKey.test(holder)) && isColour(text);
}
