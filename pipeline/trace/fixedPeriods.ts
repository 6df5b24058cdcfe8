/** Finds what of a book would stay where it is when its year is another: years that addresses, expressions and words name. */
import type { BookParameters } from '../address/Parameters.ts';
import type { BookSource, SourceText } from '../load/BookSource.ts';
import { linesOf } from '../problems/TextLines.ts';
import type { Listing } from './listing.ts';

type FixedKind = 'address' | 'expression' | 'words';

interface FixedPeriod {
  readonly kind: FixedKind;
  readonly year: number;
  readonly text: string;
}

const YEAR = '(?:1[89]|20|21)\\d\\d';

/** `goods[2023].total`, and not an id or a date: `rank-2023`, `2023-12-31`. */
const PATTERNS: readonly (readonly [FixedKind, RegExp])[] = [
  ['address', new RegExp(`[\\w-]+\\[[^\\]\\n]*?(?<![\\w-])(${YEAR})(?![\\w-])[^\\]\\n]*\\]\\.\\w+`, 'g')],
  [
    'expression',
    new RegExp(`\\b[\\w.]*(?:year|Year|month|date)\\w*\\s*(?:[=!<>]=?=?|:)\\s*['"]?(${YEAR})\\b(?!-)`, 'g'),
  ],
  ['words', new RegExp(`(?<![\\w.,=/[{-]|[A-Z]\\d? ?-)(${YEAR})(?![\\w/\\]}-])`, 'g')],
];

/** Years in words are listed where they are those of a parameter; where there is none, those that addresses name most. */
export function fixedPeriods(source: BookSource, parameters: BookParameters): Listing {
  const years = [...parameters].filter((entry): entry is [string, number] => isYear(entry[1]));
  const found = textsOf(source).flatMap((text) => periodsOf(text));
  const own = new Set(years.map(([, year]) => year));
  if (own.size === 0) {
    const most = mostNamed(
      found.filter(({ period }) => period.kind !== 'words').map(({ period }) => period.year),
    );
    if (most !== undefined) own.add(most);
  }
  return {
    kind: 'fixed-periods',
    columns: ['kind', 'year', 'could', 'place', 'text'],
    rows: found
      .filter(({ period }) => period.kind !== 'words' || own.has(period.year))
      .map(({ period: { kind, year, text }, place }) => ({
        kind,
        year: String(year),
        could: replacement(kind, year, years),
        place,
        text,
      })),
  };
}

export function isYear(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1800 && value < 2200;
}

function mostNamed(years: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || b - a)[0]?.[0];
}

/** The year of a parameter and the one before follow from it; whether others should, the author knows. */
function replacement(kind: FixedKind, year: number, years: readonly (readonly [string, number])[]): string {
  for (const [name, value] of years) {
    const shift = year - value;
    if (shift !== 0 && shift !== -1) continue;
    const text = shift === 0 ? name : `${name} - 1`;
    if (kind === 'words') return `{{param "${text}"}}`;
    return kind === 'address' ? `{${text}}` : text;
  }
  return '';
}

/** What can name a row or is printed; titles and notes of data, but not its dates. */
function textsOf(source: BookSource): readonly SourceText[] {
  const { chapters, partials, charts, topics } = source;
  return [
    ...chapters.values(),
    ...partials.values(),
    ...charts.values(),
    ...topics.flatMap(({ descriptor, checks, derived }) => [
      descriptor,
      ...(checks ? [checks] : []),
      ...(derived ? [derived] : []),
    ]),
  ];
}

function periodsOf(source: SourceText): readonly { readonly period: FixedPeriod; readonly place: string }[] {
  const lines = linesOf(source);
  const isDescriptor = source.path.endsWith('datapackage.json');
  const seen = new Set<number>();
  return PATTERNS.flatMap(([kind, pattern]) =>
    [...source.text.matchAll(pattern)].flatMap((match) => {
      const [text, year = ''] = match;
      const at = match.index + text.indexOf(year);
      if (seen.has(at)) return [];
      seen.add(at);
      const { line, column } = lines.positionOf(match.index, match.index + text.length);
      const whole = lines.text(line);
      if (isDescriptor && !/"(?:title|description|text)"/.test(whole)) return [];
      const shown = kind === 'words' ? around(whole, column) : text;
      return [
        { period: { kind, year: Number(year), text: shown }, place: `${source.path}:${line}`, line, at },
      ];
    }),
  )
    .sort((a, b) => a.at - b.at)
    .map(({ period, place }) => ({ period, place }));
}

/** Some words on either side. */
function around(line: string, column: number): string {
  return line.slice(Math.max(0, column - 31), column + 33).trim();
}
