/** Turns `theme:North`, `theme:North 40%` and `theme:South text` in a specification into `#rrggbb`. */

import { type Json, type JsonObject, type JsonPath, mapTexts } from '../json/Json.ts';
import { chartColourLiteral, chartColourUnknown } from '../problems/catalogue/charts.ts';
import type { Theme } from '../theme/Theme.ts';
import { themeColour, themeColourNames } from '../theme/themeColours.ts';
import type { ChartReport } from './ChartReport.ts';

/** Replaces names of colours everywhere, within the strings of expressions too; reports colours of another kind. */
export function resolveColours(report: ChartReport, view: JsonObject, colours: Theme['colours']): Json {
  const names = themeColourNames(colours);
  const resolve = (name: string, path: JsonPath): string => {
    const colour = themeColour(colours, name);
    if (colour === undefined) report.report(chartColourUnknown(report.spot(path), name, names));
    return colour ?? '#000000';
  };
  return mapTexts(view, (text, path) => {
    if (text.startsWith('theme:')) return resolve(text.slice('theme:'.length), path);
    if (isLiteralColour(text, path)) report.report(chartColourLiteral(report.spot(path), text));
    return text.replace(/(['"])theme:([^'"]+)\1/g, (_, quote: string, name: string) => {
      return `${quote}${resolve(name, path)}${quote}`;
    });
  });
}

/** Properties that hold a colour, and a scale's range. */
const colourKey = /^(?:color|fill|stroke|range)$|(?:Color|Fill|Stroke)$/;

function isLiteralColour(text: string, path: JsonPath): boolean {
  if (/^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$|^(?:rgb|hsl)a?\(/i.test(text)) return true;
  // A word is a colour only where a colour is due: "red" may be a value of a field elsewhere.
  const [key, parent, grandparent] = [...path.filter((step) => typeof step === 'string')].reverse();
  const holder = key === 'value' ? (parent === 'condition' ? grandparent : parent) : key;
  if (typeof holder !== 'string' || !colourKey.test(holder)) return false;
  return /^[a-z]+$/.test(text) && cssColours.has(text);
}

/** The colour words of CSS that people write; rarer ones are caught when the picture is read. */
const cssColours = new Set(
  (
    'black white red green blue yellow orange purple pink brown gray grey silver gold navy teal maroon olive lime ' +
    'aqua cyan magenta fuchsia steelblue firebrick darkgray darkgrey lightgray lightgrey crimson tomato indigo'
  ).split(' '),
);
