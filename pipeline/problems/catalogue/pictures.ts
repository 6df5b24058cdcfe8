/** What a proof-reader finds in a drawn chart: rows that it draws wrongly, twice or not at all, and words that do not fit. */
import type { Problem } from '../Problem.ts';
import { problemAt, quoted, type Spot } from '../spot.ts';

/** ` and 3 more`, nothing for none. */
function andMore(more: number): string {
  return more > 0 ? ` and ${more} more` : '';
}

export interface OutsideValue {
  readonly channel: string;
  readonly value: string;
  /** e.g. `year 2020`. */
  readonly row: string;
  /** How many other values are outside, too. */
  readonly more: number;
  /** e.g. `0 to 1200`; empty where only the plot's edge is known. */
  readonly domain: string;
  readonly isDiscrete: boolean;
  readonly isClipped: boolean;
}

/** A value that the scale's domain does not hold: its mark stands beyond the plot, is clipped, or looks like another's. */
export function chartValueOutside(spot: Spot, outside: OutsideValue): Problem {
  const { channel, value, row, more, domain, isDiscrete, isClipped } = outside;
  const scale = domain === '' ? 'the plot' : `the domain ${domain}`;
  return problemAt(
    'chart-value-outside',
    spot,
    `expected values of ${channel} within ${scale}, found ${value}${row === '' ? '' : ` (${row})`}${andMore(more)}${isClipped ? ', clipped away' : ''}`,
    [
      isDiscrete
        ? 'add it to "domain" and "range", or filter the row out'
        : 'write "domain": { "unionWith": [<from>, <to>] }, which grows with the data, or filter the row out',
    ],
  );
}

export function chartAxisWithoutZero(
  spot: Spot,
  mark: string,
  axis: string,
  from: string | undefined,
): Problem {
  const found =
    from === undefined ? 'a logarithmic scale, which has no zero' : `an axis that begins at ${from}`;
  return problemAt(
    'chart-axis-without-zero',
    spot,
    `expected zero on the ${axis} axis of the ${mark} mark, found ${found}`,
    [
      'take out "zero": false and let the domain hold zero, or draw points or a line',
      'where it must be so, say it to the reader in usermeta.baseline, which is printed beneath the chart',
    ],
  );
}

export function chartRowUndrawn(
  spot: Spot,
  mark: string,
  row: string,
  more: number,
  hint = 'the scale maps the value to nothing; look at its domain, range and clamp',
): Problem {
  return problemAt(
    'chart-row-undrawn',
    spot,
    `expected the ${mark} mark to show each value, found one without size for ${row}${andMore(more)}`,
    [hint],
  );
}

/** A row whose value is missing, so that its category would be gone from the chart without a word. */
export function chartRowMissing(spot: Spot, mark: string, field: string, row: string, more: number): Problem {
  // `top["turn"]` is a member of a row.
  const value = field.includes('[') ? `datum.${field.replaceAll('"', "'")}` : `datum['${field}']`;
  return problemAt(
    'chart-row-missing',
    spot,
    `expected the ${mark} mark to show each row, found no ${field} for ${row}${andMore(more)}`,
    [
      `add a text mark for such rows, with { "filter": "!isValid(${value})" } and the table's sign for missing values`,
      `or leave them out with { "filter": "isValid(${value})" } and say so in usermeta.note`,
    ],
  );
}

/** A row that a map has no place for. `degrees` are those of its point, e.g. `latitude 146`; of an outline there are none. */
export function chartPlaceOutside(
  spot: Spot,
  mark: string,
  row: string,
  degrees: readonly string[],
  more: number,
): Problem {
  const at = degrees.length === 0 ? '' : ` at ${degrees.join(', ')}`;
  return problemAt(
    'chart-place-outside',
    spot,
    `expected the ${mark} mark to show each row within the map, found nothing of ${row}${at}${andMore(more)}`,
    [
      ...(degrees.length === 0
        ? []
        : ['longitude runs from -180 to 180 and latitude from -90 to 90; the two may be exchanged']),
      'let the projection fit the map, without "scale", "center" and "translate", or filter such rows out',
    ],
  );
}

/** A slice, or a share of a whole, of less than nothing. */
export function chartPartNegative(spot: Spot, value: string, row: string, more: number): Problem {
  return problemAt(
    'chart-part-negative',
    spot,
    `expected parts of a whole of zero or more, found ${value} (${row})${andMore(more)}`,
    ['draw bars from zero, which can show what is negative'],
  );
}

/** Categories that a reader cannot tell apart, since the colours of the theme began again from the first. */
export function chartColoursRepeated(
  spot: Spot,
  field: string,
  categories: number,
  colours: number,
): Problem {
  return problemAt(
    'chart-colours-repeated',
    spot,
    `expected a color for each of the ${categories} values of ${field}, found ${colours} ${colours === 1 ? 'color' : 'colors'}`,
    [
      'add colors under colours.named in theme.json, or give a "domain" and a "range" to the scale',
      'where it is enough to see that there are several, write "detail" in place of "color"',
    ],
  );
}

export interface DoubledRows {
  readonly row: string;
  readonly rows: number;
  /** How many other places hold several rows. */
  readonly more: number;
}

/** Rows that are stacked or printed over one another although the chart does not ask for it. */
export function chartRowsDoubled(spot: Spot, mark: string, { row, rows, more }: DoubledRows): Problem {
  return problemAt(
    'chart-rows-doubled',
    spot,
    `expected one row for each place of the ${mark} mark, found ${rows}${row === '' ? '' : ` for ${row}`}${more > 0 ? `, and several in ${more} more` : ''}`,
    [
      'write "aggregate": "sum" (or "mean"), tell the rows apart by color, xOffset or detail, or filter them',
      'where a stack of them is meant, write "stack": "zero"; where points may lie on points, an opacity',
    ],
  );
}

/** A plot that labels, titles or a legend have left almost no room. */
export function chartPlotSmall(
  spot: Spot,
  direction: 'width' | 'height',
  size: number,
  whole: number,
): Problem {
  return problemAt(
    'chart-plot-small',
    spot,
    `expected a plot that fills its picture, found one of ${size.toFixed(0)} pt in a ${direction} of ${whole.toFixed(0)} pt`,
    [
      'labels, titles or a legend take the rest: shorten them, or choose a larger usermeta.size or usermeta.height',
    ],
  );
}

/** A word that a program writes where a value is missing, or for a field of two values. */
export function chartWordOfNothing(spot: Spot, word: string, text: string): Problem {
  return problemAt(
    'chart-word-of-nothing',
    spot,
    `expected words of the book, found ${quoted(word)}${word === text ? '' : ` in ${quoted(text)}`}`,
    [
      word === 'true' || word === 'false'
        ? `say in words what the two values mean, in axis, legend or header by "labelExpr": "datum.value ? '…' : '…'", in a text by a "condition"`
        : 'a value is missing: filter its row out, or print the sign of the table for it',
    ],
  );
}

/** A number as a program keeps it, such as 0.30000000000000004. */
export function chartNumberRaw(spot: Spot, text: string): Problem {
  const message = `expected a number in a format, found ${quoted(text)}`;
  return problemAt('chart-number-raw', spot, message, [
    'write "format": ",.1f" beside "type": "quantitative", or format(…, \',.1f\') in an expression',
  ]);
}

/** Ticks that stand for different values and are labelled alike. */
export function chartTicksAlike(spot: Spot, part: string, text: string, count: number): Problem {
  const message = `expected a label of its own for each value of ${part}, found ${quoted(text)} ${count} times`;
  return problemAt('chart-ticks-alike', spot, message, [
    'write a "format" with more decimals, or set the ticks by "values" or "tickCount"',
  ]);
}

/** What of a picture labels belong to. */
export type PicturePart = 'x' | 'y' | 'legend' | 'header' | 'title' | 'mark';

export interface LabelsOutside {
  readonly part: string;
  readonly kind: PicturePart;
  readonly count: number;
  /** The one that reaches furthest. */
  readonly text: string;
  readonly by: number;
  readonly side: string;
  /** How many entries of a legend stand side by side in the picture's width. */
  readonly columns: number;
}

export function chartLabelsOutside(spot: Spot, labels: LabelsOutside): Problem {
  const { part, kind, count, text, by, side, columns } = labels;
  return problemAt(
    'chart-label-outside',
    spot,
    `expected labels of ${part} within the picture, found ${count} beyond its edges, ${quoted(text)} by ${by.toFixed(1)} pt on the ${side} side`,
    [
      kind === 'legend'
        ? `write "legend": { "columns": ${columns} }, or label the marks themselves and write "legend": null`
        : 'shorten them, leave fewer of them, or choose a larger usermeta.size or usermeta.height',
    ],
  );
}

const crowdHints: Readonly<Record<PicturePart, string>> = {
  x: 'write "axis": { "labelAngle": -90 }, let x and y change places, or leave fewer with "tickCount" or "values"',
  y: 'choose a larger usermeta.height, or leave fewer with "axis": { "tickCount": … } or "values"',
  legend: 'write "legend": { "columns": … } with fewer columns, or shorten the labels',
  header: 'shorten them, or write fewer "columns" for the small multiples',
  title: 'shorten them, or set them on several lines',
  mark: 'label fewer rows by a filter, move them with dx, dy or yOffset, or choose a larger usermeta.height',
};

/** Many labels of one part over one another. */
export function labelsCrowded(
  spot: Spot,
  kind: PicturePart,
  part: string,
  count: number,
  [one, other]: readonly [string, string],
): Problem {
  return problemAt(
    'labels-overlap',
    spot,
    `expected labels of ${part} that stand apart, found ${count} over others, first ${quoted(one)} over ${quoted(other)}`,
    [crowdHints[kind]],
  );
}

/** A format of numbers that no text of the book may have, such as that of SI prefixes. */
export function chartFormatRefused(spot: Spot, format: string, reason: string): Problem {
  const message = `expected a number format that prints alike in book and sheet, found ${quoted(format)}`;
  return problemAt('chart-format-refused', spot, message, [reason]);
}

/** Amounts in several currencies, of which a `$` can print the sign of one alone. */
export function chartCurrencies(spot: Spot, format: string, signs: readonly string[]): Problem {
  return problemAt(
    'chart-currencies',
    spot,
    `expected amounts of one currency to be printed in the format ${quoted(format)}, found those of ${signs.join(' and ')}`,
    [
      `print them without the sign, "format": ${quoted(format.replace('$', ''))}, and say in words which is which`,
      'or draw a chart for each currency',
    ],
  );
}

/** Months, weekdays or ages in the order of the alphabet, which is the order of text fields unless a chart gives one. */
export function chartOrderAlphabetic(spot: Spot, channel: string, words: readonly string[]): Problem {
  const shown = words.length > 5 ? [...words.slice(0, 5), '…'] : words;
  return problemAt(
    'chart-order-alphabetic',
    spot,
    `expected the values of ${channel} in their own order, found that of the alphabet: ${shown.join(', ')}`,
    ['write "sort": null for the order of the table, or "sort": [ … ] with the words in order'],
  );
}
