/** Turns a JSON file into rows: a list of objects, a list of lists, or an object of lists, at the top or beneath one key. */
import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  type JsonPath,
  toJson,
} from '../../json/Json.ts';
import type { Limits } from '../../limits/Limits.ts';
import { decodeBytes } from '../../load/encodings.ts';
import { parseJson } from '../../load/parseJson.ts';
import { textOver } from '../../load/textOver.ts';
import * as catalogue from '../../problems/catalogue/intake.ts';
import { overLimit } from '../../problems/catalogue/limits.ts';
import type { StageResult } from '../../problems/Problem.ts';
import { spotAt, spotOf } from '../../problems/spot.ts';
import { positionAt } from '../../problems/TextLines.ts';
import type { RawSheet, RawValue } from '../RawSheet.ts';

interface FoundRows {
  /** Where they stand in the file. */
  readonly path: JsonPath;
  /** Whether each row is an item of a list there. */
  readonly isList: boolean;
  readonly names: readonly string[] | undefined;
  readonly rows: readonly (readonly Json[])[];
}

export function readJsonRows(
  file: string,
  bytes: Uint8Array,
  wanted: string | undefined,
  limits: Limits,
): StageResult<readonly RawSheet[]> {
  const none = (...problems: StageResult<never>['problems']) => ({ value: undefined, problems });
  const text = decodeBytes(bytes, 'utf-8');
  if (text === undefined) return none(catalogue.intakeUnreadable({ place: { file } }, 'no UTF-8 text'));
  const source = { path: file, text };
  const excess = textOver(source, 'documentCharacters', limits.documentCharacters);
  if (excess !== undefined) return none(excess);
  // Rows of data are many, as those of a CSV file are.
  const parsed = parseJson(source, { ...limits, members: Math.max(limits.members, limits.rows) });
  const { document } = parsed;
  if (document === undefined) return none(...parsed.problems);
  // A number with more digits than are kept would be altered without a trace.
  const long = /(?<![\w".])-?\d{16,}(?![\w"])/.exec(text);
  if (long !== null) {
    return none(catalogue.intakeDigits(spotAt(source, positionAt(text, long.index)), long[0], undefined));
  }
  const found = tablesIn(toJson(document.data), []);
  const sheets: RawSheet[] = [];
  for (const { path, isList, names, rows } of found) {
    const key = String(path.findLast((step) => typeof step === 'string') ?? '');
    const spotOfRow = (row: number) => spotOf(document, isList ? [...path, row] : path);
    const lineOf = (place: JsonPath) => document.positionOf(place).line ?? 1;
    const lineOfCell = (row: number, column: number) => lineOf([...path, names?.[column] ?? '', row]);
    const lineOfRow = (row: number) => (isList ? lineOf([...path, row]) : lineOfCell(row, 0));
    if (wanted !== undefined && key !== wanted) continue;
    if (rows.length > limits.rows)
      return none(overLimit(spotOfRow(limits.rows), 'rows', limits.rows, rows.length));
    const wide = rows.findIndex((row) => row.length > limits.columns);
    if (wide >= 0)
      return none(overLimit(spotOfRow(wide), 'columns', limits.columns, rows[wide]?.length ?? 0));
    const odd = rows.findIndex((row) => row.some((value) => isJsonObject(value) || isJsonArray(value)));
    if (odd >= 0) return none(catalogue.intakeNested(spotOfRow(odd), odd + 1));
    const values = rows.map((row) =>
      row.map((value): RawValue => (isJsonObject(value) || isJsonArray(value) ? null : value)),
    );
    const all = names === undefined ? values : [names, ...values];
    const heads = names === undefined ? 0 : 1;
    sheets.push({
      name: key === '' ? file.replace(/^.*\//, '').replace(/\.\w+$/, '') : key,
      rows: all,
      lines: all.map((_, index) => (index < heads ? lineOf(path) : lineOfRow(index - heads))),
      ...(isList ? {} : { lineOfCell: (row, column) => lineOfCell(row - heads, column) }),
      merged: [],
      isNamed: names !== undefined,
      percentages: new Set(),
      said: key === '' ? [] : [`read from the list beneath "${key}"`],
    });
  }
  return sheets.length === 0
    ? none(catalogue.intakeNoTable(spotOf(document, [])))
    : { value: sheets, problems: [] };
}

function tablesIn(json: Json, path: JsonPath): readonly FoundRows[] {
  if (isJsonArray(json)) {
    if (json.length > 0 && json.every(isJsonObject)) {
      const names = [...new Set(json.flatMap((row) => Object.keys(row)))];
      return [{ path, isList: true, names, rows: json.map((row) => names.map((name) => row[name] ?? null)) }];
    }
    if (json.length > 0 && json.every(isJsonArray))
      return [{ path, isList: true, names: undefined, rows: json }];
    return json.flatMap((item, index) => (isJsonArray(item) ? tablesIn(item, [...path, index]) : []));
  }
  if (!isJsonObject(json)) return [];
  const columns = columnsOf(json);
  if (columns !== undefined) return [{ path, isList: false, ...columns }];
  return Object.entries(json).flatMap(([name, value]) =>
    isJsonArray(value) || isJsonObject(value) ? tablesIn(value ?? null, [...path, name]) : [],
  );
}

/** An object of lists of the same length, of plain values. */
function columnsOf(json: JsonObject): Pick<FoundRows, 'names' | 'rows'> | undefined {
  const entries = Object.entries(json);
  const lists = entries.map(([, value]) => value).filter(isJsonArray);
  const [first] = lists;
  if (lists.length < 2 || lists.length !== entries.length || first === undefined) return undefined;
  const isPlain = lists.every(
    (list) =>
      list.length === first.length && list.every((value) => !isJsonObject(value) && !isJsonArray(value)),
  );
  if (!isPlain || first.length === 0) return undefined;
  return {
    names: entries.map(([name]) => name),
    rows: first.map((_, row) => lists.map((list) => list[row] ?? null)),
  };
}
