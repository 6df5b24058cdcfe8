/** Parts the figures of a manifest into those that stand in tables, told once by table, column and row, and the others. */
import { plainAddressText, printKeyText } from '../address/Address.ts';
import { parseAddress } from '../address/parseAddress.ts';
import { isRecord, type JsonRecord } from '../documents/DocumentReader.ts';
import {
  type FigureInTable,
  type FiguresOfColumn,
  type FiguresOfRow,
  type FiguresOfTable,
  type FiguresOfTableHead,
  figuresAsToldBy,
} from './FiguresOfTable.ts';
import type { ManifestFigure } from './Manifest.ts';

export interface TabulatedFigures {
  /** Those of words and titles. */
  readonly figures: readonly ManifestFigure[];
  readonly tables: readonly FiguresOfTable[];
}

export function tabulateFigures(all: Iterable<ManifestFigure>): TabulatedFigures {
  const figures: ManifestFigure[] = [];
  const tables: FiguresOfTable[] = [];
  let open: OpenTable | undefined;
  for (const figure of all) {
    if (open?.takes(figure) === true) continue;
    if (open !== undefined) tables.push(open.told());
    const place = placeInTable(figure);
    open = place && new OpenTable(figure, place, figures.length);
    if (open === undefined) figures.push(figure);
  }
  if (open !== undefined) tables.push(open.told());
  return { figures, tables };
}

/** Where a figure stands in a printed table. */
interface PlaceInTable {
  /** What all slots of its row have before the field, e.g. `tbl:goods/[2023].`. */
  readonly prefix: string;
  readonly key: readonly string[];
  readonly field: string;
}

function placeInTable({ within, slot }: ManifestFigure): PlaceInTable | undefined {
  if (!within.startsWith('tbl:') || !slot.startsWith(`${within}/[`)) return undefined;
  // Any name does for the table.
  const parsed = parseAddress(`t${slot.slice(within.length + 1)}`);
  if (parsed.type !== 'parsed' || parsed.address.type !== 'cell') return undefined;
  const key = parsed.address.keys.map(({ value }) => value.join(''));
  const words = key.map((value) => printKeyText(plainAddressText(value)));
  const prefix = `${within}/[${words.join(', ')}].`;
  return slot.startsWith(prefix) ? { prefix, key, field: slot.slice(prefix.length) } : undefined;
}

type Told = ReturnType<typeof figuresAsToldBy>;

interface OpenRow {
  /** What all slots of the row have before the field. */
  readonly prefix: string;
  /** A figure that would be told otherwise than by table, row and column says so itself. */
  readonly told: Told;
  readonly figures: (FigureInTable | null)[];
}

/** A table whose figures come one by one, in the order of its rows and columns; each is told as it comes. */
class OpenTable {
  readonly #table: FiguresOfTableHead;
  readonly #columns: FiguresOfColumn[] = [];
  readonly #rows: (FiguresOfRow & Pick<OpenRow, 'figures'>)[] = [];
  #row: OpenRow;
  #count = 0;

  constructor(first: ManifestFigure, place: PlaceInTable, after: number) {
    const { chapter, within, place: written, asOf, sources, id, cell } = first;
    const [sheet, , line] = partsOfCell(cell);
    this.#table = {
      chapter,
      within,
      place: written,
      asOf,
      sources,
      after,
      first: id,
      table: within.slice('tbl:'.length),
      key: fieldsOfKey(first.rowKey, place.key),
      ...(sheet === undefined ? {} : { sheet, line: Number(line) - rowOf(first) }),
    };
    this.#row = this.#begin(first, place);
    this.#enter(first, place.field);
  }

  /** One that stands elsewhere, or not in the order of the columns, is not taken. */
  takes(figure: ManifestFigure): boolean {
    if (figure.within !== this.#table.within) return false;
    const { prefix } = this.#row;
    if (figure.slot.startsWith(prefix)) return this.#enter(figure, figure.slot.slice(prefix.length));
    const place = placeInTable(figure);
    if (place === undefined) return false;
    this.#row = this.#begin(figure, place);
    return this.#enter(figure, place.field);
  }

  #begin(first: ManifestFigure, { prefix, key }: PlaceInTable): OpenRow {
    const row = { key, ...rowAsOf(first, this.#table), figures: [] };
    this.#rows.push(row);
    return { prefix, told: figuresAsToldBy(this.#table, row), figures: row.figures };
  }

  #enter(figure: ManifestFigure, field: string): boolean {
    const { told, figures } = this.#row;
    let at = this.#columns.findIndex((column) => column.field === field);
    if (at === -1) {
      // No row before it has the field, so that it may stand anywhere.
      at = figures.length;
      this.#columns.splice(at, 0, columnOf(field, figure));
      for (const row of this.#rows) if (row.figures.length > at) row.figures.splice(at, 0, null);
    }
    const column = this.#columns[at];
    if (column === undefined || at < figures.length) return false;
    while (figures.length < at) figures.push(null);
    const { displayed, value, ...rest } = figure;
    const own = otherThan(told(column, this.#count), rest);
    figures.push(own === undefined ? [displayed, value] : [displayed, value, own]);
    this.#count += 1;
    return true;
  }

  told(): FiguresOfTable {
    for (const { figures } of this.#rows) while (figures.length < this.#columns.length) figures.push(null);
    return { ...this.#table, columns: this.#columns, rows: this.#rows };
  }
}

/** What its first figure says. */
function rowAsOf(
  figure: ManifestFigure,
  { asOf, sources }: Pick<FiguresOfTable, 'asOf' | 'sources'>,
): Omit<FiguresOfRow, 'key' | 'figures'> {
  return {
    row: rowOf(figure),
    ...(figure.page === undefined ? {} : { page: figure.page }),
    ...(figure.asOf === asOf ? {} : { asOf: figure.asOf }),
    ...(isSame(figure.sources, sources) ? {} : { sources: figure.sources }),
  };
}

/** Of a rank, that of the row which it counts. */
function rowOf({ origin }: ManifestFigure): number {
  const [cell = origin] = origin.type === 'computed' ? origin.figures : [];
  return cell.type === 'cell' ? cell.row : 0;
}

/** What its first figure says. */
function columnOf(field: string, { unit, scale, format, cell }: ManifestFigure): FiguresOfColumn {
  const [, letters] = partsOfCell(cell);
  return {
    field,
    ...(unit === undefined ? {} : { unit }),
    ...(scale === undefined ? {} : { scale }),
    ...(format === undefined ? {} : { format }),
    ...(letters === undefined ? {} : { letters }),
  };
}

/** Sheet, letters of the column and number of the line. */
function partsOfCell(cell: string | undefined): readonly string[] {
  return /^(.*)!([A-Z]+)(\d+)$/s.exec(cell ?? '')?.slice(1) ?? [];
}

/** Of `year=2023, state=Ohio`; none where it is not made of the values. */
function fieldsOfKey(rowKey: string | undefined, values: readonly string[]): readonly string[] {
  let rest = rowKey ?? '';
  const fields: string[] = [];
  for (const value of values) {
    const end = rest.indexOf('=');
    if (!rest.startsWith(value, end + 1)) return [];
    fields.push(rest.slice(0, end));
    rest = rest.slice(end + 1 + value.length + ', '.length);
  }
  return fields;
}

/** What the figure says otherwise than it is told, with null for what it does not say; undefined where there is nothing. */
function otherThan(
  told: JsonRecord,
  figure: Omit<ManifestFigure, 'displayed' | 'value'>,
): JsonRecord | undefined {
  const other: Record<string, unknown> = {};
  const said: JsonRecord = figure;
  for (const name of Object.keys(said)) if (!isSame(told[name], said[name])) other[name] = said[name];
  for (const name of Object.keys(told)) {
    if (told[name] !== undefined && said[name] === undefined) other[name] = null;
  }
  return Object.keys(other).length === 0 ? undefined : other;
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isRecord(a) || !isRecord(b)) return Array.isArray(a) && JSON.stringify(a) === JSON.stringify(b);
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => isSame(a[name], b[name]));
}
