/** Turns a table into the columns of its CSV file: a gap is empty, and by a code beside it stands what is to be said of a value or gap. */
import type { PackWords } from '../language/PackWords.ts';
import type { Column, Field, Table } from '../validate/Dataset.ts';
import { formatCell } from '../validate/formatCell.ts';
import { codeOfSign } from '../validate/observationStatus.ts';
import type { Sign, Signs } from '../validate/Signs.ts';

export interface ZipColumn {
  /** Of a column of statuses that the table has not itself, one that is made here: `exports_status`. */
  readonly field: Field;
  readonly textOf: (row: number) => string;
  /** Signs that stand for gaps; absent where an empty cell does. */
  readonly missing?: readonly Sign[];
}

export function zipColumns(table: Table, signs: Signs, words: PackWords): readonly ZipColumn[] {
  const names = new Set(table.columns.map(({ field }) => field.name));
  return table.columns.flatMap((column): readonly ZipColumn[] => {
    const { field } = column;
    const used = signs.usedIn([column]);
    if (field.statusOf !== undefined) return [givenStatuses(column, table, signs)];
    const values = valuesOf(column, signs, used);
    const isGiven = table.columns.some((other) => other.field.statusOf === field.name);
    if (used.length === 0 || isGiven) return [values];
    let name = `${field.name}_status`;
    for (let number = 2; names.has(name); number += 1) name = `${field.name}_status_${number}`;
    names.add(name);
    const made: Field = {
      name,
      title: words.statusOf(field.title),
      description: words.statusMeaning(field.title),
      type: 'string',
      categories: withMeanings(undefined, used),
      notes: [],
      statusOf: field.name,
    };
    return [values, { field: made, textOf: (row) => codeAt(column, row, signs) }];
  });
}

/** An empty text of the column's own leaves no empty cell for a gap, which then has its sign. */
function valuesOf(column: Column, signs: Signs, used: readonly Sign[]): ZipColumn {
  const { field, values } = column;
  const hasEmptyText = values.includes('');
  return {
    field,
    textOf: (row) => {
      const value = values[row] ?? null;
      if (value !== null) return formatCell(field, value);
      return hasEmptyText ? (signs.of(column, row)?.sign ?? '') : '';
    },
    ...(hasEmptyText
      ? {
          missing: used.filter((sign) =>
            values.some((value, row) => value === null && signs.of(column, row) === sign),
          ),
        }
      : {}),
  };
}

/** The table's own codes, and those of the gaps for which it has none. */
function givenStatuses(column: Column, table: Table, signs: Signs): ZipColumn {
  const { field, values } = column;
  const of = table.columns.find((other) => other.field.name === field.statusOf);
  const used = of === undefined ? [] : signs.usedIn([of]);
  return {
    field: used.length === 0 ? field : { ...field, categories: withMeanings(field.categories, used) },
    textOf: (row) => {
      const code = values[row] ?? null;
      if (code !== null) return formatCell(field, code);
      return of === undefined ? '' : codeAt(of, row, signs);
    },
  };
}

function codeAt(column: Column, row: number, signs: Signs): string {
  const sign = signs.of(column, row);
  return sign === undefined ? '' : codeOfSign(sign.sign);
}

/** Meanings that the table's own words have given come first. */
function withMeanings(own: Field['categories'], used: readonly Sign[]): ReadonlyMap<string, string> {
  return new Map([...used.map(({ sign, meaning }) => [codeOfSign(sign), meaning] as const), ...(own ?? [])]);
}
