/** Turns a table of the dataset into the block that is printed: heads, formatted cells, notes and source. */
import type { NumberFormat } from '../numbers/NumberFormat.ts';
import type { Place } from '../problems/Problem.ts';
import { columnOf, rowKeyText } from '../validate/checks/Figures.ts';
import type { Column, Table } from '../validate/Dataset.ts';
import { isNoteOfRows } from '../validate/noteRows.ts';
import type { BookEnvironment } from './BookEnvironment.ts';
import type { TableRequest } from './Expansion.ts';
import { cellText, rowSources } from './Figure.ts';
import type { DataNote, Inline, TableBlock, TableCell, TableColumn } from './Manuscript.ts';
import { sourceLine } from './sourceLine.ts';

export function composeTable(
  table: Table,
  request: TableRequest,
  title: readonly Inline[],
  chapter: string,
  place: Place,
  book: BookEnvironment,
): TableBlock {
  const id = `tbl:${table.id}`;
  const columns = chooseColumns(table, request.columns);
  const printed = new Set(table.notes.filter((note) => isNoteOfRows(note, request.rows)).map(({ id }) => id));
  const notes = notesOf(table, columns, printed, book);
  const heads = headsOf(table, columns, printed, book);
  const shorthands = new Map<string, string>();
  const rows = request.rows.map((row) => ({
    kind: table.totals?.[row] === true ? ('total' as const) : ('body' as const),
    cells: columns.map((column, index) => {
      const stub = heads[index]?.stub ?? false;
      return cellOf(table, row, column, stub, { chapter, id, place, shorthands, book });
    }),
  }));
  const sources = request.rows.flatMap((row) => rowSources(table, row));
  return {
    type: 'table',
    table: table.id,
    id,
    number: book.numbers.get(id) ?? '',
    title,
    columns: heads,
    rows,
    notes,
    shorthands: [...shorthands].map(([text, label]) => ({ text, label })),
    source: sourceLine(
      sources.length > 0 ? sources : table.sources,
      table.asOf,
      book.world.dataset,
      book.language,
    ),
    width: request.width,
    place,
  };
}

function chooseColumns(table: Table, asked: readonly string[] | undefined): readonly Column[] {
  if (asked === undefined) {
    return table.columns.filter(({ field }) => field.print !== false && field.reference === undefined);
  }
  return asked.map((name) => columnOf(table, name)).filter((column) => column !== undefined);
}

/** The notes on the table as a whole, then those of the columns printed, as far as they are about its rows. */
function notesOf(
  table: Table,
  columns: readonly Column[],
  printed: ReadonlySet<string>,
  book: BookEnvironment,
): readonly DataNote[] {
  const ofColumns = new Set(table.columns.flatMap(({ field }) => field.notes));
  const wanted = [
    ...table.notes.map((note) => note.id).filter((id) => !ofColumns.has(id)),
    ...columns.flatMap(({ field }) => field.notes),
  ];
  const notes = [...new Set(wanted)].filter((id) => printed.has(id)).map((id) => book.notes.note(table, id));
  return notes.filter((note) => note !== undefined).sort((a, b) => a.number - b.number);
}

function headsOf(
  table: Table,
  columns: readonly Column[],
  printed: ReadonlySet<string>,
  book: BookEnvironment,
): readonly TableColumn[] {
  let stub = true;
  return columns.map(({ field }, index): TableColumn => {
    // The row is named by its first column and by the key fields that follow it.
    stub = index === 0 || (stub && table.key.includes(field.name));
    return {
      field: field.name,
      heading: field.title,
      ...(field.unit === undefined || field.unit === '' ? {} : { unit: field.unit }),
      align: alignOf(field.type, field.numberFormat, index),
      stub,
      notes: field.notes
        .filter((id) => printed.has(id))
        .map((id) => book.notes.note(table, id)?.number)
        .filter((number) => number !== undefined),
    };
  });
}

function alignOf(
  type: Column['field']['type'],
  numberFormat: NumberFormat | undefined,
  index: number,
): TableColumn['align'] {
  if (type === 'number' || (type === 'integer' && numberFormat !== undefined)) return 'decimal';
  return index > 0 && (type === 'integer' || type === 'year') ? 'end' : 'start';
}

interface CellContext {
  readonly chapter: string;
  readonly id: string;
  readonly place: Place;
  /** Shorthands of missing values used so far, with their labels. */
  readonly shorthands: Map<string, string>;
  readonly book: BookEnvironment;
}

function cellOf(table: Table, row: number, column: Column, stub: boolean, context: CellContext): TableCell {
  const { field } = column;
  const value = column.values[row] ?? null;
  const origin = { type: 'cell' as const, table: table.id, row, field: field.name };
  if (value === null) {
    const label = column.statuses?.[row] ?? '';
    const text = table.missingValues?.find((missing) => missing.label === label && label !== '')?.value ?? '';
    if (text !== '') context.shorthands.set(text, label);
    return { text, value, origin };
  }
  const text = cellText(value, field, context.book.world.locale);
  if (stub || typeof value !== 'number') return { text, value, origin };
  const figure = {
    text,
    value,
    ...(field.unit === undefined || field.unit === '' ? {} : { unit: field.unit }),
    ...(field.numberFormat === undefined ? {} : { format: field.numberFormat }),
    asOf: table.asOf,
    origin,
    rowKey: rowKeyText(table, row),
    sources: rowSources(table, row),
  };
  return {
    text,
    value,
    origin,
    ledger: context.book.ledger.enter(figure, context.chapter, context.id, context.place),
  };
}
