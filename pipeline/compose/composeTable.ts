/** Turns a table of the dataset into the block that is printed: heads, formatted cells, signs, notes and source. */
import { formatNumber } from '../numbers/formatNumber.ts';
import { COUNT } from '../numbers/NumberFormat.ts';
import type { Place } from '../problems/Problem.ts';
import { columnOf, rowKeyText } from '../validate/checks/Figures.ts';
import type { Column, Field, FigureOrigin, Table } from '../validate/Dataset.ts';
import { cellAddress } from '../validate/figureAddress.ts';
import { type Sign, Signs } from '../validate/Signs.ts';
import type { BookEnvironment } from './BookEnvironment.ts';
import { datesOfSources } from './datesOfSources.ts';
import type { TableRequest } from './Expansion.ts';
import { cellText, rankFigure, rowSources } from './Figure.ts';
import type { Inline, TableBlock, TableCell, TableColumn } from './Manuscript.ts';
import { markNotes, type NoteMarks } from './markNotes.ts';
import { differForRounding } from './roundedSums.ts';
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
  const notes = markNotes(table, request.rows, columns);
  const signs = new Signs(table, book.words.statuses);
  const used = new Set<Sign>();
  const heads = headsOf(table, columns, notes);
  // Of the columns that name the row, the last in words: `Ohio [1]` rather than `2023 [1]`.
  const named = heads.findLastIndex(({ stub, align }) => stub && align === 'start');
  const stubEnd = named < 0 ? heads.findLastIndex(({ stub }) => stub) : named;
  const context = { table, signs, used, notes, chapter, id, place, book };
  const rows = request.rows.map((row) => ({
    kind: table.totals?.[row] === true ? ('total' as const) : ('body' as const),
    cells: [
      ...rankCells(row, request.ranks, context),
      ...columns.map((column, index) =>
        cellOf(row, column, heads[index]?.stub ?? false, index === stubEnd, context),
      ),
    ],
  }));
  const sources = request.rows.flatMap((row) => rowSources(table, row));
  return {
    type: 'table',
    table: table.id,
    id,
    number: book.numbers.get(id) ?? '',
    title,
    columns: request.ranks === undefined ? heads : [rankHead(book), ...heads],
    rows,
    notes: notes.notes,
    titleNotes: notes.title,
    signs: [...used],
    remarks: remarksOn(table, request, columns, book),
    source: sourceLine(
      sources.length > 0 ? sources : table.sources,
      datesOfSources([table], [], book.world.dataset),
      book,
    ),
    width: request.width,
    place,
  };
}

/** Before the column that names the row. */
function rankHead({ words }: BookEnvironment): TableColumn {
  return { field: 'rank', heading: words.rank, align: 'end', stub: true, notes: [] };
}

/** Empty for a total and for a gap. */
function rankCells(
  row: number,
  ranks: TableRequest['ranks'],
  { table, chapter, id, place, book }: CellContext,
): readonly TableCell[] {
  if (ranks === undefined) return [];
  const rank = ranks.get(row);
  if (rank === undefined) {
    const origin: FigureOrigin = { type: 'computed', expression: '', figures: [] };
    return [{ text: '', value: null, origin }];
  }
  const figure = rankFigure(table, row, rank, book.world.locale);
  const slot = `${id}/${cellAddress(table, row, 'rank').slice(table.id.length)}`;
  const ledger = book.ledger.enter(figure, { chapter, within: id, slot }, place);
  return [{ text: figure.text, value: figure.value, origin: figure.origin, ledger }];
}

function remarksOn(
  table: Table,
  { cut, rows }: TableRequest,
  columns: readonly Column[],
  { words, world }: BookEnvironment,
): readonly string[] {
  const count = (number: number) => formatNumber(number, COUNT, world.locale);
  return [
    ...(cut === undefined ? [] : [words.cutTable(count(cut.shown), count(cut.all))]),
    ...(columns.some((column) => differForRounding(table, column, rows)) ? [words.roundedSums] : []),
  ];
}

/** All but what is told beside other values, of another column or beneath the table. */
function chooseColumns(table: Table, asked: readonly string[] | undefined): readonly Column[] {
  if (asked === undefined) {
    return table.columns.filter(({ field }) => {
      const isBeside = field.reference ?? field.statusOf ?? field.errorOf;
      return field.print !== false && isBeside === undefined;
    });
  }
  return asked.map((name) => columnOf(table, name)).filter((column) => column !== undefined);
}

function headsOf(table: Table, columns: readonly Column[], notes: NoteMarks): readonly TableColumn[] {
  let stub = true;
  return columns.map(({ field }, index): TableColumn => {
    // The row is named by its first column and by the key fields that follow it.
    stub = index === 0 || (stub && table.key.includes(field.name));
    return {
      field: field.name,
      heading: field.title,
      ...(field.unit === undefined || field.unit === '' ? {} : { unit: field.unit }),
      align: alignOf(field, index),
      stub,
      notes: notes.heads.get(field.name) ?? [],
    };
  });
}

function alignOf({ type, numberFormat, categories }: Field, index: number): TableColumn['align'] {
  if (categories !== undefined) return 'start';
  if (type === 'number' || (type === 'integer' && numberFormat !== undefined)) return 'decimal';
  return index > 0 && (type === 'integer' || type === 'year') ? 'end' : 'start';
}

interface CellContext {
  readonly table: Table;
  readonly signs: Signs;
  /** Signs that are printed, gathered cell by cell. */
  readonly used: Set<Sign>;
  readonly notes: NoteMarks;
  readonly chapter: string;
  readonly id: string;
  readonly place: Place;
  readonly book: BookEnvironment;
}

function cellOf(
  row: number,
  column: Column,
  stub: boolean,
  namesRow: boolean,
  context: CellContext,
): TableCell {
  const { table, signs, used, notes, book } = context;
  const { field } = column;
  const value = column.values[row] ?? null;
  const sign = signs.of(column, row);
  if (sign !== undefined) used.add(sign);
  const text = value === null ? (sign?.sign ?? '') : cellText(value, field, book.world.locale);
  const numbers = [
    ...(namesRow ? (notes.stubs.get(row) ?? []) : []),
    ...(notes.cells.get(row)?.get(field.name) ?? []),
  ];
  const beside = [
    ...(value === null ? [] : errorTexts(row, column, context)),
    ...(value === null || sign === undefined ? [] : [sign.sign]),
    ...numbers.map((number) => `[${number}]`),
  ];
  const cell: TableCell = {
    text,
    ...(beside.length === 0 ? {} : { beside }),
    value,
    origin: { type: 'cell', table: table.id, row, field: field.name },
  };
  if (stub || typeof value !== 'number' || field.categories !== undefined) return cell;
  const address = cellAddress(table, row, field.name);
  const slot = `${context.id}/${address.slice(table.id.length)}`;
  const figure = {
    text,
    value,
    ...(field.unit === undefined || field.unit === '' ? {} : { unit: field.unit }),
    ...(field.numberFormat === undefined ? {} : { format: field.numberFormat }),
    asOf: table.asOf,
    address,
    origin: cell.origin,
    rowKey: rowKeyText(table, row),
    sources: rowSources(table, row),
  };
  const where = { chapter: context.chapter, within: context.id, slot };
  // V8 of Node 20 gives each copy with one member more a shape of its own, of three times the size.
  return Object.assign(cell, { ledger: book.ledger.enter(figure, where, context.place) });
}

/** `± 0.4`, in the format of the value where the margin has none of its own. */
function errorTexts(row: number, { field }: Column, { table, book }: CellContext): readonly string[] {
  const margin = table.columns.find((other) => other.field.errorOf === field.name);
  const value = margin?.values[row] ?? null;
  if (margin === undefined || value === null) return [];
  const format = margin.field.numberFormat ?? field.numberFormat;
  const own = format === undefined ? margin.field : { ...margin.field, numberFormat: format };
  return [`±\u00a0${cellText(value, own, book.world.locale)}`];
}
