/** Turns a Parquet file into rows of typed values. */
import type { Limits } from '../../limits/Limits.ts';
import * as catalogue from '../../problems/catalogue/intake.ts';
import { overLimit } from '../../problems/catalogue/limits.ts';
import type { StageResult } from '../../problems/Problem.ts';
import { isDate, type RawSheet, type RawValue } from '../RawSheet.ts';
import { openParquet, type ParquetField, type ParquetFile, parquetPatience } from './openParquet.ts';

export async function readParquet(
  file: string,
  bytes: Uint8Array,
  limits: Limits,
  patience = parquetPatience(bytes.length),
): Promise<StageResult<readonly RawSheet[]>> {
  const place = { place: { file } };
  const none = (...problems: StageResult<never>['problems']) => ({ value: undefined, problems });
  let open: ParquetFile | undefined;
  try {
    const parquet = await openParquet(bytes, patience);
    open = parquet;
    const count = parquet.rowCount;
    if (count > limits.rows) return none(overLimit(place, 'rows', limits.rows, count));
    const tops = topFields(parquet.schema);
    const names = tops.map(({ name }) => name).filter((name) => !/^__index_level_\d+__$/.test(name));
    if (names.length > limits.columns) return none(overLimit(place, 'columns', limits.columns, names.length));
    if (count * names.length > limits.cells)
      return none(overLimit(place, 'cells', limits.cells, count * names.length));
    const nested = tops.find(({ num_children: children = 0 }) => children > 0);
    if (nested !== undefined) return none(catalogue.intakeNestedColumn(place, nested.name));
    const objects = await parquet.rows(names);
    const singles = new Set(tops.filter(({ type }) => type === 'FLOAT').map(({ name }) => name));
    const days = new Set(tops.filter((top) => top.converted_type === 'DATE').map(({ name }) => name));
    const rows: RawValue[][] = [];
    let hasFractions = false;
    for (const [index, object] of objects.entries()) {
      const row: RawValue[] = [];
      for (const name of names) {
        const value = rawOf(object[name], singles.has(name), days.has(name));
        if (value === undefined) return none(catalogue.intakeNestedColumn(place, name));
        if (typeof value === 'string' && value.length > limits.cellCharacters)
          return none(
            overLimit(
              { place: { file, line: index + 1 } },
              'cellCharacters',
              limits.cellCharacters,
              value.length,
            ),
          );
        if (isDate(value) && value.date.includes('.')) hasFractions = true;
        row.push(value);
      }
      rows.push(row);
    }
    const sheet: RawSheet = {
      name: file.replace(/^.*\//, '').replace(/\.\w+$/, ''),
      rows: [names, ...rows],
      lines: [0, ...rows.map((_, index) => index + 1)],
      merged: [],
      isNamed: true,
      percentages: new Set(),
      said: [
        ...(tops.length > names.length ? ['the index of the data frame is left out'] : []),
        ...(hasFractions ? ['times are kept to the millisecond'] : []),
      ],
    };
    return { value: [sheet], problems: [] };
  } catch (error) {
    // The library throws for whatever it cannot read.
    return none(catalogue.intakeUnreadable(place, `no Parquet file that can be read (${wordsOf(error)})`));
  } finally {
    await open?.close();
  }
}

/** The fields at the top: the elements of the schema stand in depth-first order. */
function topFields(schema: readonly ParquetField[]): readonly ParquetField[] {
  const tops: ParquetField[] = [];
  let at = 1;
  const skip = (): void => {
    const children = schema[at]?.num_children ?? 0;
    at += 1;
    for (let child = 0; child < children && at < schema.length; child += 1) skip();
  };
  while (at < schema.length) {
    const field = schema[at];
    if (field !== undefined) tops.push(field);
    skip();
  }
  return tops;
}

/** Undefined for what a table cannot hold. */
function rawOf(value: unknown, isSingle: boolean, isDay: boolean): RawValue | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') {
    return value >= -MOST_WHOLE && value <= MOST_WHOLE ? Number(value) : value.toString();
  }
  if (typeof value === 'number') {
    if (Number.isNaN(value)) return null;
    return isSingle ? shortestSingle(value) : value;
  }
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return null;
    const text = value.toISOString();
    return {
      date: isDay || text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.replace(/(?:\.000)?Z$/, ''),
    };
  }
  return undefined;
}

const MOST_WHOLE = 999_999_999_999_999n;

/** A number of single precision as it was written: 0.1, not 0.10000000149011612. */
function shortestSingle(value: number): number {
  for (let digits = 6; digits <= 9; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 120) : 'no reason given';
}
