/** Guesses what a column of a CSV file is, by the type that all of its cells have. */
import type { FieldType } from '../validate/Dataset.ts';
import { cellParserOf, fault } from '../validate/parseCell.ts';

export interface GuessedColumn {
  readonly type: FieldType;
  /** From round brackets at the end of the head, as in `Output (tonnes)`. */
  readonly unit: string | undefined;
  /** The head without the unit. */
  readonly title: string;
  /** As many decimals as the cells have at most. */
  readonly decimals: number;
}

/** Cells that say that a value is missing. */
export const gapMarks: readonly string[] = [
  '',
  'NA',
  'N/A',
  'n/a',
  '..',
  '...',
  '-',
  '–',
  '—',
  'null',
  '[x]',
];

/** A head that says that numbers of four digits are years, in the languages of books. */
const YEAR = /^(?:year|fiscal_?year|jahr|année|annee|año|ano|anio|exercice|ejercicio|exercício)$/i;

/** The first type that fits every cell: a number is not sought among years, nor a text where there are numbers. */
const TYPES: readonly FieldType[] = ['year', 'yearmonth', 'date', 'integer', 'number'];

/** The seam at which another guess may be put in. */
export function guessColumn(head: string, cells: readonly string[]): GuessedColumn {
  const [, title = head.trim(), unit] = /^(.*\S)\s*\(([^()]+)\)\s*$/.exec(head.trim()) ?? [];
  const filled = cells.filter((cell) => !gapMarks.includes(cell));
  const fits = (type: FieldType) => {
    const parse = cellParserOf({ type });
    return filled.length > 0 && filled.every((cell) => parse !== undefined && parse(cell) !== fault);
  };
  const isYears = YEAR.test(title) && filled.every((cell) => /^(?:1[89]|2[01])\d\d$/.test(cell));
  const type = TYPES.find((each) => (each !== 'year' || isYears) && fits(each)) ?? 'string';
  const decimals = Math.max(0, ...filled.map((cell) => cell.split('.')[1]?.length ?? 0));
  return { type, unit: unit?.trim(), title, decimals: Math.min(decimals, 12) };
}
