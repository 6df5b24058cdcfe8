/** Finds what of a book would stay where it is when its year, month or day is another: periods that addresses, expressions and words name. */
import { type BookParameters, type ParameterValue, parameterKind } from '../address/Parameters.ts';
import { shiftPeriod } from '../address/shiftPeriod.ts';
import type { BookSource, SourceText } from '../load/BookSource.ts';
import { linesOf } from '../problems/TextLines.ts';
import type { Listing } from './listing.ts';

type FixedKind = 'address' | 'expression' | 'words';

interface FixedPeriod {
  readonly kind: FixedKind;
  /** `2023`, `2023-12` or `2023-12-31` */
  readonly period: string;
  readonly text: string;
}

const YEAR = '(?:1[89]|20|21)\\d\\d';
const PERIOD = `${YEAR}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\\d|3[01]))?)?`;

/** `goods[2023].total`, and not an id: `rank-2023`. */
const PATTERNS: readonly (readonly [FixedKind, RegExp])[] = [
  ['address', new RegExp(`[\\w-]+\\[[^\\]\\n]*?(?<![\\w-])(${PERIOD})(?![\\w-])[^\\]\\n]*\\]\\.\\w+`, 'g')],
  [
    'expression',
    new RegExp(`\\b[\\w.]*(?:year|Year|month|date)\\w*\\s*(?:[=!<>]=?=?|:)\\s*['"]?(${PERIOD})\\b(?!-)`, 'g'),
  ],
  ['words', new RegExp(`(?<![\\w.,=/[{-]|[A-Z]\\d? ?-)(${YEAR})(?![\\w/\\]}-])`, 'g')],
];

/** A parameter that is one. */
type OwnPeriod = readonly [name: string, value: string | number];

/** Years in words are listed where they are those of a parameter; where there is none, those that addresses name most. */
export function fixedPeriods(source: BookSource, parameters: BookParameters): Listing {
  const periods = [...parameters].filter((entry): entry is [string, string | number] => isPeriod(entry[1]));
  const found = textsOf(source).flatMap((text) => periodsOf(text));
  const own = new Set(periods.map(([, value]) => yearOf(String(value))));
  if (own.size === 0) {
    const most = mostNamed(
      found.filter(({ period }) => period.kind !== 'words').map(({ period }) => yearOf(period.period)),
    );
    if (most !== undefined) own.add(most);
  }
  return {
    kind: 'fixed-periods',
    columns: ['kind', 'period', 'could', 'place', 'text'],
    rows: found
      .filter(({ period }) => period.kind !== 'words' || own.has(period.period))
      .map(({ period: { kind, period, text }, place, isTemplate }) => ({
        kind,
        period,
        could: replacement(kind, period, periods, isTemplate),
        place,
        text,
      })),
  };
}

/** A year, a month or a date. */
export function isPeriod(value: ParameterValue): value is string | number {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 1800 && value < 2200;
  const kind = parameterKind(value);
  return kind === 'a month' || kind === 'a date';
}

function yearOf(period: string): string {
  return period.slice(0, 4);
}

function mostNamed(years: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || Number(b) - Number(a))[0]?.[0];
}

/** The period of a parameter and the one before follow from it; whether others should, the author knows. */
function replacement(
  kind: FixedKind,
  period: string,
  periods: readonly OwnPeriod[],
  isTemplate: boolean,
): string {
  for (const [name, value] of periods) {
    const shift = [0, -1].find((step) => String(shiftPeriod(value, step)) === period);
    if (shift === undefined) continue;
    const text = shift === 0 ? name : `${name} - 1`;
    // Within JSON and YAML double quotes are those of the text.
    if (kind === 'words') return isTemplate ? `{{param "${text}"}}` : `{{param '${text}'}}`;
    return kind === 'address' ? `{${text}}` : text;
  }
  return '';
}

/** What can name a row or is printed; titles and notes of data and of the book, but not its dates. */
function textsOf(source: BookSource): readonly SourceText[] {
  const { book, chapters, partials, charts, topics } = source;
  return [
    ...chapters.values(),
    ...partials.values(),
    ...charts.values(),
    book,
    ...topics.flatMap(({ descriptor, checks, derived }) => [
      descriptor,
      ...(checks ? [checks] : []),
      ...(derived ? [derived] : []),
    ]),
  ];
}

interface FoundPeriod {
  readonly period: FixedPeriod;
  readonly place: string;
  readonly isTemplate: boolean;
}

function periodsOf(source: SourceText): readonly FoundPeriod[] {
  const lines = linesOf(source);
  const isTemplate = source.path.endsWith('.hbs');
  const isOfLabels = /(?:datapackage\.json|book\.yaml)$/.test(source.path);
  const seen = new Set<number>();
  return PATTERNS.flatMap(([kind, pattern]) =>
    [...source.text.matchAll(pattern)].flatMap((match) => {
      const [text, year = ''] = match;
      const at = match.index + text.indexOf(year);
      if (seen.has(at)) return [];
      seen.add(at);
      const { line, column } = lines.positionOf(match.index, match.index + text.length);
      const whole = lines.text(line);
      if (isOfLabels && !LABEL.test(whole)) return [];
      const shown = kind === 'words' ? around(whole, column) : text;
      return [
        { period: { kind, period: year, text: shown }, place: `${source.path}:${line}`, isTemplate, at },
      ];
    }),
  )
    .sort((a, b) => a.at - b.at)
    .map(({ at: _, ...found }) => found);
}

const LABEL =
  /["\s{,-](?:title|subtitle|shortTitle|description|text|label|statement|credit)"?\s*:|^(?:title|subtitle|credit):/;

/** Some words on either side. */
function around(line: string, column: number): string {
  return line.slice(Math.max(0, column - 31), column + 33).trim();
}
