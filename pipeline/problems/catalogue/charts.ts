/** What can be wrong with a chart: with its specification in `templates/charts/`, or with the picture that it gives. */

import { nameHints } from '../nameHints.ts';
import { nearest } from '../nearest.ts';
import type { Problem } from '../Problem.ts';
import { problemAt, quoted, type Spot } from '../spot.ts';
import { characterInWords } from './layoutText.ts';

function metaPath(key: string): string {
  return key === 'usermeta' ? key : `usermeta.${key}`;
}

export function chartMetaMissing(spot: Spot, key: string, expected: string): Problem {
  return problemAt('chart-meta-missing', spot, `expected ${expected} in ${metaPath(key)}, found nothing`, [
    key === 'usermeta' ? 'add "usermeta" to the specification' : `add "${key}" to the chart's usermeta`,
  ]);
}

export function chartMetaValue(spot: Spot, key: string, expected: string, found: string): Problem {
  return problemAt('chart-meta-value', spot, `expected ${expected} in ${metaPath(key)}, found ${found}`);
}

export function chartClaimUnknown(spot: Spot, claim: string, checks: Iterable<string>): Problem {
  return problemAt(
    'chart-claim-unknown',
    spot,
    `expected the id of a check, found ${quoted(claim)}`,
    nameHints(claim, checks, 'checks'),
  );
}

/** A key of a view, a channel of an encoding, a transform or a mark that Vega-Lite does not have. */
export function chartKeyUnknown(spot: Spot, name: string, noun: string, known: Iterable<string>): Problem {
  const names = [...known];
  // The whole language of Vega-Lite is too long to be listed; the nearest word of it is not.
  const meant = nearest(name, names);
  const listed = names.length > 60 ? [] : nameHints(name, names, 'names', 24);
  return problemAt(
    'chart-key-unknown',
    spot,
    `expected a ${noun}, found ${quoted(name)}`,
    meant === undefined ? listed : [`did you mean ${meant}?`],
  );
}

/** Something that Vega-Lite has and a book's charts do not. */
export function chartKeyRefused(spot: Spot, name: string, reason: string): Problem {
  return problemAt('chart-key-refused', spot, `expected a chart without ${quoted(name)}`, [reason]);
}

/** Where the page has what a pasted specification says, by its key. */
const SAID_INSTEAD: Readonly<Record<string, string>> = {
  title: 'write "title": "…" in usermeta, the finding as a sentence',
  description: 'write "alt": "…" in usermeta, what the chart shows',
  width: 'write "size": "half", "text" or "wide" in usermeta',
  height: 'write "height": "low", "short", "medium" or "tall" in usermeta',
  tooltip: 'a printed chart has no pointer: a text mark prints a label',
  href: 'a printed chart has no links',
  autosize: 'a chart takes the size that usermeta names',
  padding: 'a chart takes the size that usermeta names',
  background: 'charts are drawn on the paper',
};

const CONFIG_INSTEAD =
  'letters, sizes and words of "config" are those of templates/theme.json and of the book';

/** The chart is drawn without them. */
export function chartKeysLeftOut(spot: Spot, names: readonly string[]): Problem {
  return problemAt(
    'chart-keys-left-out',
    spot,
    `expected a chart that leaves words and size to usermeta, left out ${names.join(', ')}`,
    [...new Set(names.flatMap(saidInstead)), 'then take them out of the specification'],
  );
}

function saidInstead(name: string): readonly string[] {
  if (name.startsWith('config.')) return [CONFIG_INSTEAD];
  const said = SAID_INSTEAD[name];
  return said === undefined ? [] : [said];
}

export function chartDataInlined(spot: Spot, found: string): Problem {
  return problemAt(
    'chart-data-inlined',
    spot,
    `expected data by the name of a table, found ${quoted(found)}`,
    ['write "data": { "name": "<table>" }; figures are kept in data/ only'],
  );
}

export function chartDataMissing(spot: Spot): Problem {
  return problemAt('chart-data-missing', spot, 'expected data by the name of a table, found none', [
    'write "data": { "name": "<table>" }',
  ]);
}

export function chartTableUnknown(spot: Spot, table: string, tables: Iterable<string>): Problem {
  return problemAt(
    'chart-table-unknown',
    spot,
    `expected the name of a table, found ${quoted(table)}`,
    nameHints(table, tables, 'tables'),
  );
}

export function chartFieldUnknown(
  spot: Spot,
  field: string,
  table: string,
  fields: Iterable<string>,
): Problem {
  return problemAt(
    'chart-field-unknown',
    spot,
    `expected a field of ${table}, found ${quoted(field)}`,
    nameHints(field, fields, 'fields', 12),
  );
}

export function chartExpressionSyntax(spot: Spot, expression: string, reason: string): Problem {
  return problemAt('chart-expression-syntax', spot, `expected an expression, found ${quoted(expression)}`, [
    reason,
  ]);
}

/** A function that depends on the clock, on chance or on a screen. */
export function chartFunctionRefused(spot: Spot, name: string, instead: string | undefined): Problem {
  return problemAt(
    'chart-function-refused',
    spot,
    `expected an expression that gives the same on every machine, found ${name}()`,
    instead === undefined ? [] : [`write ${instead} instead`],
  );
}

/** A field with categories is held against a word that it never has, so that nothing is picked, ordered or colored. */
export function chartCodeUnknown(
  spot: Spot,
  field: string,
  found: string,
  meant: string | undefined,
  codes: readonly string[],
): Problem {
  return problemAt(
    'chart-code-unknown',
    spot,
    `expected a category of ${quoted(field)}, found ${quoted(found)}`,
    meant === undefined
      ? nameHints(found, codes, 'categories')
      : [`write ${quoted(meant)}, which is printed as ${quoted(found)}`],
  );
}

export function chartYearTemporal(spot: Spot, field: string): Problem {
  return problemAt(
    'chart-year-temporal',
    spot,
    `expected the year field ${quoted(field)} as quantitative or ordinal, found temporal`,
    ['a year is a whole number here; temporal is for dates and months'],
  );
}

export function chartColourUnknown(spot: Spot, name: string, names: Iterable<string>): Problem {
  return problemAt(
    'chart-colour-unknown',
    spot,
    `expected a colour of the theme, found ${quoted(`theme:${name}`)}`,
    nameHints(name, names, 'colours', 12),
  );
}

/** A draft is drawn with the nearest colour of the theme; `key` is the property that holds it, a number in a list. */
export function chartColourLiteral(
  spot: Spot,
  colour: string,
  nearest: string,
  key: string | number | undefined,
): Problem {
  const name = JSON.stringify(`theme:${nearest}`);
  return problemAt('chart-colour-literal', spot, `expected a colour of the theme, found ${quoted(colour)}`, [
    `write ${typeof key === 'string' ? `"${key}": ${name}` : name}, the nearest; new colours go into templates/theme.json`,
  ]);
}

/** A draft is drawn with the theme's own scale in its place. */
export function chartColourScheme(spot: Spot, scheme: string): Problem {
  return problemAt('chart-colour-scheme', spot, `expected colours of the theme, found the scheme ${scheme}`, [
    'write "range": ["theme:<name>", …], or no scheme for the scales of templates/theme.json',
  ]);
}

export function chartNumberTyped(spot: Spot, found: string): Problem {
  return problemAt('chart-number-typed', spot, `expected figures from a table only, found ${found}`, [
    'draw it from a field, or write "datum": "fact:<id>"; years may stand as they are',
    'a field or parameter that only moves things is named in usermeta.offsets',
  ]);
}

/** An expression of a chart or of a derived table; the field as it is written, `datum.total`. */
export function gapFilled(spot: Spot, field: string): Problem {
  return problemAt(
    'gap-filled',
    spot,
    `expected what is missing to stay missing, found a typed number in the place of ${field} where it has no value`,
    [
      `give ${field} itself, or max(${field}, 0), in which a gap stays a gap; or leave such rows out by a filter`,
    ],
  );
}

/** A field or a parameter that was declared to move things only. */
export function chartOffsetDrawn(spot: Spot, name: string, where: string): Problem {
  return problemAt(
    'chart-offset-drawn',
    spot,
    `expected figures from a table, found the offset ${quoted(name)} as ${where}`,
    ['an offset moves labels, or what stands on positions with "axis": null'],
  );
}

export function chartFactUnknown(spot: Spot, fact: string, facts: Iterable<string>): Problem {
  return problemAt(
    'chart-fact-unknown',
    spot,
    `expected the id of a fact, found ${quoted(fact)}`,
    nameHints(fact, facts, 'facts'),
  );
}

/** A warning of Vega or Vega-Lite: as a rule it means that something is missing from the picture. */
export function chartVegaWarning(spot: Spot, warning: string): Problem {
  return problemAt('chart-vega-warning', spot, `expected a chart without warnings, found: ${warning}`);
}

export function chartVegaError(spot: Spot, reason: string): Problem {
  return problemAt('chart-vega-error', spot, `expected a chart that can be drawn, found: ${reason}`);
}

export function chartMarkEmpty(spot: Spot, mark: string): Problem {
  return problemAt('chart-mark-empty', spot, `expected the ${mark} mark to draw something, found nothing`, [
    'a filter may leave no row, or the values lie outside of the scale',
  ]);
}

export function chartCoordinate(spot: Spot, mark: string, value: string): Problem {
  return problemAt(
    'chart-coordinate',
    spot,
    `expected positions that are numbers${mark === '' ? '' : ` in the ${mark} mark`}, found ${quoted(value)}`,
    ['a value may be missing or text where a number is needed'],
  );
}

/** A part of SVG that the painter of pictures does not know. */
export function chartElementRefused(spot: Spot, element: string): Problem {
  return problemAt('chart-element-refused', spot, `expected paths and texts only, found ${element}`);
}

export function chartFontUnknown(
  spot: Spot,
  family: string,
  weight: string,
  families: readonly string[],
): Problem {
  return problemAt(
    'chart-font-unknown',
    spot,
    `expected a font of the theme in weight 300, 400, 600 or 700, found ${quoted(family)} in weight ${weight}`,
    nameHints(family, families, 'fonts'),
  );
}

export function chartGlyphMissing(spot: Spot, codePoint: number, text: string, font: string): Problem {
  return problemAt(
    'chart-glyph-missing',
    spot,
    `expected characters that ${font} has, found ${characterInWords(codePoint)} in ${quoted(text)}`,
    ['name a family that has them under fonts.fallback of theme.json'],
  );
}

export function chartTextSmall(spot: Spot, text: string, size: number, needed: number): Problem {
  return problemAt(
    'chart-text-small',
    spot,
    `expected text of ${needed} pt or more, found ${size} pt in ${quoted(text)}`,
  );
}

export function chartLabelCut(spot: Spot, text: string): Problem {
  return problemAt('chart-label-cut', spot, `expected labels in full, found ${quoted(text)}`, [
    'take out the limit, or set the label on two lines',
  ]);
}

export function chartLabelOutside(spot: Spot, text: string, by: number, side: string): Problem {
  return problemAt(
    'chart-label-outside',
    spot,
    `expected labels within the picture, found ${quoted(text)} ${by.toFixed(1)} pt beyond its ${side} edge`,
  );
}

export function labelsOverlap(spot: Spot, one: string, other: string): Problem {
  return problemAt(
    'labels-overlap',
    spot,
    `expected labels that stand apart, found ${quoted(one)} over ${quoted(other)}`,
    ['move one of the two with dx, dy or yOffset, or make the chart taller'],
  );
}

export function chartContrastLow(spot: Spot, text: string, ratio: number, needed: number): Problem {
  return problemAt(
    'chart-contrast-low',
    spot,
    `expected text with a contrast of ${needed}:1 or more, found ${ratio.toFixed(1)}:1 for ${quoted(text)}`,
    ['write the colour as "theme:<name> text", which is dark enough for text on paper'],
  );
}

/** Views side by side that cannot be brought to the chart's width or height. */
export function chartSizeMissed(
  spot: Spot,
  direction: 'width' | 'height',
  wanted: number,
  found: number,
): Problem {
  return problemAt(
    'chart-size-missed',
    spot,
    `expected a ${direction} of ${wanted.toFixed(1)} pt, found ${found.toFixed(1)} pt`,
    ['labels and titles leave no room for the views; shorten them or choose a larger size'],
  );
}

// Maps

/** A few names, and how many more there are. */
function someOf(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES);
  return names.length > shown.length
    ? `${shown.join(', ')} and ${names.length - shown.length} more`
    : shown.join(', ');
}

const MOST_NAMES = 5;

/** `found` is the type of the projection, where there is one. */
export function chartShapesProjection(
  spot: Spot,
  shapes: string,
  projected: boolean,
  found: string | undefined,
): Problem {
  const expected = projected
    ? `the projection identity, since ${shapes} lies flat already`
    : `a projection of longitude and latitude for ${shapes}`;
  return problemAt('chart-shapes-projection', spot, `expected ${expected}, found ${found ?? 'none'}`, [
    projected
      ? 'write "projection": { "type": "identity" }'
      : 'such as "projection": { "type": "mercator" }; with identity add "reflectY": true, or north is below',
  ]);
}

export function chartShapesUnmatched(
  spot: Spot,
  shapes: string,
  table: string,
  unmatched: readonly string[],
  known: readonly string[],
): Problem {
  const [first = ''] = unmatched;
  const near = nearest(first, known);
  return problemAt(
    'chart-shapes-unmatched',
    spot,
    `expected an outline in ${shapes} for each row of ${table}, found none for ${someOf(unmatched)}`,
    near === undefined ? [`outlines here: ${someOf(known)}`] : [`did you mean ${near}?`],
  );
}

export function chartShapesGap(spot: Spot, field: string, shapes: readonly string[]): Problem {
  return problemAt(
    'chart-shapes-gap',
    spot,
    `expected a look of their own for outlines without ${field}, found that of a value for ${someOf(shapes)}`,
    [
      `begin the conditions with { "test": "!isValid(datum.${field})", "value": … }, or filter them out above a layer of all outlines`,
    ],
  );
}

export function chartShapesUnseen(spot: Spot, shapes: string, unseen: readonly string[]): Problem {
  return problemAt(
    'chart-shapes-unseen',
    spot,
    `expected each outline of ${shapes} to be drawn, found nothing of ${someOf(unseen)}`,
    [
      'where a table has no figure for some of them, draw all of them in a layer beneath: { "mark": "geoshape" }',
      'the projection may leave them out; albersUsa draws one country only',
      'to leave some out on purpose, filter by their name',
    ],
  );
}
