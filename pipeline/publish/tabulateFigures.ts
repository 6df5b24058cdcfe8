/** Parts the figures of a manifest into those that stand in tables, told once by table, column and row, and the others. */
import { plainAddressText, printKeyText } from '../address/Address.ts';
import { parseAddress } from '../address/parseAddress.ts';
import { isRecord, type JsonRecord } from '../documents/DocumentReader.ts';
import {
  type FigureInTable,
  type FiguresOfColumn,
  type FiguresOfRow,
  type FiguresOfTable,
  figuresAsToldBy,
} from './FiguresOfTable.ts';
import type { ManifestFigure } from './Manifest.ts';

export interface TabulatedFigures {
  /** Those of words and titles. */
  readonly figures: readonly ManifestFigure[];
  readonly tables: readonly FiguresOfTable[];
}

export function tabulateFigures(all: readonly ManifestFigure[]): TabulatedFigures {
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

interface OpenRow extends Omit<PlaceInTable, 'field'> {
  readonly figures: Map<string, ManifestFigure>;
  /** Where the last of them stands among the fields of the table. */
  last: number;
}

/** A table whose figures come one by one, in the order of its rows and columns. */
class OpenTable {
  readonly #first: ManifestFigure;
  readonly #key: readonly string[];
  readonly #after: number;
  readonly #fields: string[] = [];
  readonly #rows: OpenRow[] = [];

  constructor(first: ManifestFigure, place: PlaceInTable, after: number) {
    this.#first = first;
    this.#key = place.key;
    this.#after = after;
    this.#enter(first, place.field, this.#begin(place));
  }

  /** One that stands elsewhere, or not in the order of the columns, is not taken. */
  takes(figure: ManifestFigure): boolean {
    if (figure.within !== this.#first.within) return false;
    const last = this.#rows.at(-1);
    if (last !== undefined && figure.slot.startsWith(last.prefix)) {
      return this.#enter(figure, figure.slot.slice(last.prefix.length), last);
    }
    const place = placeInTable(figure);
    return place !== undefined && this.#enter(figure, place.field, this.#begin(place));
  }

  #begin({ prefix, key }: PlaceInTable): OpenRow {
    const row = { prefix, key, figures: new Map(), last: -1 };
    this.#rows.push(row);
    return row;
  }

  #enter(figure: ManifestFigure, field: string, row: OpenRow): boolean {
    let at = this.#fields.indexOf(field);
    if (at === -1) {
      // No row before it has the field, so that it may stand anywhere.
      at = row.last + 1;
      this.#fields.splice(at, 0, field);
    }
    if (at <= row.last) return false;
    row.figures.set(field, figure);
    row.last = at;
    return true;
  }

  told(): FiguresOfTable {
    const { chapter, within, place, asOf, sources, id, cell } = this.#first;
    const [sheet, , line] = partsOfCell(cell);
    const table = {
      chapter,
      within,
      place,
      asOf,
      sources,
      after: this.#after,
      first: id,
      table: within.slice('tbl:'.length),
      key: fieldsOfKey(this.#first.rowKey, this.#key),
      ...(sheet === undefined ? {} : { sheet, line: Number(line) - rowOf(this.#first) }),
      columns: this.#fields.map((field) => columnOf(field, this.#rows)),
    };
    const rows: FiguresOfRow[] = [];
    let count = 0;
    for (const { key, figures } of this.#rows) {
      const [one] = figures.values();
      const row = { key, ...(one === undefined ? { row: 0 } : rowAsOf(one, table)) };
      const told = figuresAsToldBy({ ...table, rows }, row);
      rows.push({
        ...row,
        figures: table.columns.map((column): FigureInTable | null => {
          const figure = figures.get(column.field);
          if (figure === undefined) return null;
          const { displayed, value, ...rest } = figure;
          const own = otherThan(told(column, count), rest);
          count++;
          return own === undefined ? [displayed, value] : [displayed, value, own];
        }),
      });
    }
    return { ...table, rows };
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

function columnOf(field: string, rows: readonly OpenRow[]): FiguresOfColumn {
  const figure = rows.find(({ figures }) => figures.has(field))?.figures.get(field);
  const { unit, scale, format, cell } = figure ?? {};
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
