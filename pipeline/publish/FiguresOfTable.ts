/** The figures of a printed table as a manifest tells them, by table, column and row; turns them into figures again. */

import { printRowAddress, printRowKey } from '../address/Address.ts';
import { isRecord, type JsonRecord } from '../documents/DocumentReader.ts';

/** What is the same for all of its figures; where a row or a figure says otherwise, that holds. */
export interface FiguresOfTable {
  readonly chapter: string;
  /** Anchor of the printed table. */
  readonly within: string;
  readonly place: string;
  readonly asOf: string;
  readonly sources: readonly string[];
  /** How many of the figures outside of tables stand before it in the book. */
  readonly after: number;
  /** Id of its first figure; those that follow, row by row, are numbered on. */
  readonly first: string;
  /** Of the data. */
  readonly table: string;
  /** Fields of its key. */
  readonly key: readonly string[];
  /** In the workbook, e.g. `'Goods trade'`, and the line that holds row 0. */
  readonly sheet?: string;
  readonly line?: number;
  readonly columns: readonly FiguresOfColumn[];
  readonly rows: readonly FiguresOfRow[];
}

export interface FiguresOfColumn {
  readonly field: string;
  readonly unit?: string;
  readonly scale?: number;
  readonly format?: string;
  /** In the workbook, e.g. `C`. */
  readonly letters?: string;
}

export interface FiguresOfRow {
  /** Its values of the fields of the key. */
  readonly key: readonly string[];
  /** From 0. */
  readonly row: number;
  readonly page?: string;
  readonly asOf?: string;
  readonly sources?: readonly string[];
  /** In the order of the columns; null where the table prints no figure there. */
  readonly figures: readonly (FigureInTable | null)[];
}

/** What is printed, its value, and what is other than table, column and row say; null there for what it lacks. */
export type FigureInTable = readonly [displayed: string, value: unknown, own?: JsonRecord];

export function isFiguresOfTable(value: unknown): value is FiguresOfTable {
  return (
    isRecord(value) &&
    ['within', 'first', 'table'].every((name) => typeof value[name] === 'string') &&
    typeof value['after'] === 'number' &&
    areTexts(value['key']) &&
    areAll(value['columns'], (column) => isRecord(column) && typeof column['field'] === 'string') &&
    areAll(
      value['rows'],
      (row) => isRecord(row) && areTexts(row['key']) && areAll(row['figures'], isFigureInTable),
    )
  );
}

function isFigureInTable(value: unknown): boolean {
  return value === null || (Array.isArray(value) && (value[2] === undefined || isRecord(value[2])));
}

function areTexts(value: unknown): boolean {
  return areAll(value, (item) => typeof item === 'string');
}

function areAll(value: unknown, isOfKind: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOfKind);
}

/** With all that a manifest says of each; its reader looks at whether that is a figure. */
export function figuresOf(table: FiguresOfTable): readonly JsonRecord[] {
  const figures: JsonRecord[] = [];
  for (const row of table.rows) {
    const told = figuresAsToldBy(table, row);
    for (const [index, figure] of row.figures.entries()) {
      const column = table.columns[index];
      if (figure === null || column === undefined) continue;
      const [displayed, value, own = {}] = figure;
      const members = { ...told(column, figures.length), ...own };
      const there = Object.entries(members).filter(([, member]) => member !== null);
      figures.push({ ...Object.fromEntries(there), displayed, value });
    }
  }
  return figures;
}

export type FiguresOfTableHead = Omit<FiguresOfTable, 'columns' | 'rows'>;

/** What table, row and column say of a figure that does not say otherwise; `before` counts those of the table before it. */
export function figuresAsToldBy(
  table: FiguresOfTableHead,
  row: Omit<FiguresOfRow, 'figures'>,
): (column: FiguresOfColumn, before: number) => JsonRecord {
  const { chapter, within, place, line, sheet } = table;
  const { page, asOf = table.asOf, sources = table.sources } = row;
  const words = printRowAddress('', row.key);
  const rowKey = printRowKey(table.key, row.key);
  return ({ field, letters, ...column }, before) => ({
    chapter,
    within,
    place,
    asOf,
    sources,
    rowKey,
    page,
    ...column,
    id: idAfter(table.first, before),
    address: `${table.table}${words}.${field}`,
    slot: `${within}/${words}.${field}`,
    origin: { type: 'cell', table: table.table, row: row.row, field },
    cell: line === undefined || letters === undefined ? undefined : `${sheet}!${letters}${line + row.row}`,
  });
}

/** `trade-0012` and 3 are `trade-0015`, as the ledger counts. */
function idAfter(first: string, count: number): string {
  const [, chapter, number] = /^(.*-)(\d+)$/s.exec(first) ?? [];
  if (chapter === undefined || number === undefined) return first;
  return `${chapter}${String(Number(number) + count).padStart(number.length, '0')}`;
}
