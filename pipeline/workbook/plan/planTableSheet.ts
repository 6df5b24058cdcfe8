/** Turns a table of the dataset into its sheet: title, what it holds, notes, legend, sources, then one table object. */

import { AS_WRITTEN, type NumberFormat, WHOLE } from '../../numbers/NumberFormat.ts';
import { unreachable } from '../../problems/unreachable.ts';
import type { Column, Field, Scalar, Table } from '../../validate/Dataset.ts';
import type { ColumnPlan, LinePlan, SheetPlan, TableCells, TablePlan } from '../WorkbookPlan.ts';
import { labelColumn } from './labelColumn.ts';
import {
  bookPlace,
  dateText,
  listed,
  type PlanContext,
  PORTRAIT_TEXT_WIDTH,
  sheetLink,
  sourceLines,
  tableLine,
  textLine,
  titleLines,
} from './PlanContext.ts';
import { dateKind, planColumn, spaceColumns } from './planColumn.ts';
import { isWide } from './planFrontSheet.ts';
import { splitSentences } from './splitSentences.ts';

export interface PlannedTable {
  /** Id of the table. */
  readonly table: string;
  readonly sheet: SheetPlan;
  readonly cells: TableCells;
}

export function planTableSheet(context: PlanContext, table: Table): PlannedTable {
  const name = context.tableSheets.get(table.id) ?? table.id;
  const lines = linesOf(context, table);
  const columns: ColumnPlan[] = [];
  const places = new Map<string, number>();
  const place = (field: Field, plan: ColumnPlan): void => {
    columns.push(plan);
    places.set(field.name, columns.length);
  };
  for (const column of table.columns) {
    const { field } = column;
    // Statuses stand beside the values that they are of.
    if (field.statusOf !== undefined) continue;
    const label = labelColumn(column);
    place(field, valueColumn(context, table, label ?? column));
    if (label !== undefined) columns.push(codeColumn(context, column));
    const given = table.columns.find((other) => other.field.statusOf === field.name);
    const status = statusColumn(context, table, label ?? column, given?.field);
    if (given !== undefined) place(given.field, status);
    else if (isStatusApart(label ?? column) && status.values.some((value) => value !== null))
      columns.push(status);
  }
  const remarks = notesColumn(context, table);
  if (remarks !== undefined) columns.push(remarks);
  const headerRow = lines.length + 1;
  const cells: TableCells = {
    sheet: name,
    firstRow: headerRow + 1,
    rowCount: table.rowCount,
    columns: places,
  };
  if (table.rowCount === 0) {
    return {
      table: table.id,
      sheet: { kind: 'table', id: table.id, name, lines, textWidth: PORTRAIT_TEXT_WIDTH, landscape: false },
      cells,
    };
  }
  const plan: TablePlan = {
    name: context.tableNames.get(table.id) ?? table.id,
    title: table.title,
    summary: table.description,
    columns: spaceColumns(columns),
    rowCount: table.rowCount,
    headerRow,
    rowHeaders: table.key.includes(table.columns[0]?.field.name ?? ''),
    ...(table.totals === undefined ? {} : { totals: table.totals }),
  };
  return {
    table: table.id,
    sheet: { kind: 'table', id: table.id, name, lines, table: plan, landscape: isWide(plan) },
    cells,
  };
}

/** Title, unit in round brackets, note marks, each on a line of its own. */
export function headingOf(context: PlanContext, table: Table, field: Field): string {
  const unit = field.unit === undefined || field.unit === '' ? [] : [`(${field.unit})`];
  const marks = marksText(context, context.notes.get(table.id)?.heads.get(field.name) ?? []);
  return [field.title, ...unit, ...(marks === '' ? [] : [marks])].join('\n');
}

/** `[note 1][note 2]` */
export function marksText({ words }: PlanContext, numbers: readonly number[]): string {
  return numbers.map((number) => words.note(number)).join('');
}

function valueColumn(context: PlanContext, table: Table, column: Column): ColumnPlan {
  const { field, values } = column;
  const heading = headingOf(context, table, field);
  switch (field.type) {
    case 'integer':
    case 'number':
    case 'year':
      return planColumn({
        heading,
        kind: 'number',
        format: numberFormatOf(field),
        locale: context.locale,
        values,
      });
    case 'date':
      return planColumn({ heading, kind: dateKind(values), values });
    case 'yearmonth':
      return planColumn({ heading, kind: dateKind(values, 'month'), values });
    case 'boolean':
      return planColumn({ heading, kind: 'boolean', values });
    case 'string': {
      const signs = context.signs.get(table.id);
      const shown = values.map((value, row) => value ?? signs?.of(column, row)?.sign ?? null);
      return planColumn({ heading, kind: 'text', values: shown });
    }
    default:
      return unreachable(field.type);
  }
}

/** The book's own format; years and codes have none and are never grouped. */
export function numberFormatOf(field: Field): NumberFormat {
  return field.numberFormat ?? (field.type === 'number' ? AS_WRITTEN : WHOLE);
}

/** The codes of the words before it, as numbers or texts. */
function codeColumn({ words }: PlanContext, { field, values }: Column): ColumnPlan {
  const isNumber = field.type === 'integer';
  return planColumn({
    heading: words.codeOf(field.title),
    kind: isNumber ? 'number' : 'text',
    ...(isNumber ? { format: WHOLE } : {}),
    values,
  });
}

/** In a column of text the sign itself stands in the cell. */
function isStatusApart({ field }: Column): boolean {
  return field.type !== 'string';
}

/** Numbers stay numbers; the sign of a gap, or of a value's status, stands beside it. */
function statusColumn(
  context: PlanContext,
  table: Table,
  column: Column,
  given: Field | undefined,
): ColumnPlan {
  const signs = context.signs.get(table.id);
  const values = column.values.map((_, row): Scalar => signs?.of(column, row)?.sign ?? null);
  const own = given === undefined || given.title === given.name ? undefined : given.title;
  return planColumn({ heading: own ?? context.words.statusOf(column.field.title), kind: 'text', values });
}

/** The notes on single rows and cells: no mark may stand in a cell of data. Undefined where there are none. */
function notesColumn(context: PlanContext, table: Table): ColumnPlan | undefined {
  const notes = context.notes.get(table.id);
  if (notes === undefined || notes.stubs.size + notes.cells.size === 0) return undefined;
  const values = Array.from({ length: table.rowCount }, (_, row): Scalar => {
    const own = [...(notes.stubs.get(row) ?? []), ...[...(notes.cells.get(row)?.values() ?? [])].flat()];
    return own.length === 0
      ? null
      : marksText(
          context,
          [...new Set(own)].sort((a, b) => a - b),
        );
  });
  if (values.every((value) => value === null)) return undefined;
  return planColumn({ heading: context.words.notesOfRow, kind: 'text', values });
}

function linesOf(context: PlanContext, table: Table): readonly LinePlan[] {
  const { words, tableSheets, printed, dataset } = context;
  const { lines } = words;
  const blocks = printed.get(table.id) ?? [];
  const inBook =
    blocks.length === 0
      ? [lines.notInBook]
      : blocks.map((block) => bookPlace(context, block.number, block.id));
  const notes = context.notes.get(table.id);
  const marks = (notes?.notes ?? []).map(({ number }) => number);
  const origins = table.derivedFrom.flatMap((id) => {
    const title = dataset.tables.get(id)?.title;
    const sheet = tableSheets.get(id);
    if (title === undefined) return [];
    return [textLine(lines.computedFrom(title), sheet === undefined ? undefined : sheetLink(sheet))];
  });
  return [
    ...titleLines(context, [table.title, marksText(context, notes?.title ?? [])].join(' ').trim()),
    table.rowCount === 0 ? textLine(`${lines.noTable} ${lines.noRows}`) : tableLine(context, lines.oneTable),
    ...splitSentences(table.description).map((text) => textLine(text)),
    ...inBook.map((text) => textLine(text)),
    textLine(lines.asOf(dateText(context, table.asOf))),
    ...(table.licences === undefined
      ? []
      : [
          textLine(
            lines.licence(
              listed(
                context,
                table.licences.map(({ title }) => title),
              ),
            ),
          ),
        ]),
    ...(marks.length === 0
      ? []
      : [textLine(lines.notes(marksText(context, marks)), sheetLink(words.sheets.notes))]),
    ...shorthandLines(context, table),
    ...emptyLines(context, table),
    ...origins,
    ...chartLines(context, table),
    ...sourceLines(context, table.sources),
    textLine(lines.toContents, sheetLink(words.sheets.contents)),
  ];
}

/** Where the table is drawn. */
function chartLines({ charts, chartSheets, words }: PlanContext, { id }: Table): readonly LinePlan[] {
  return charts.flatMap(({ chart }) => {
    const sheet = chart.tables.includes(id) ? chartSheets.get(chart.id) : undefined;
    return sheet === undefined ? [] : [textLine(words.lines.drawnOn(sheet), sheetLink(sheet))];
  });
}

/** The legend of the signs that the sheet shows, and of no more. */
function shorthandLines({ signs, words }: PlanContext, table: Table): readonly LinePlan[] {
  const used = signs.get(table.id)?.usedIn(table.columns) ?? [];
  const legend = used.map(({ sign, meaning }) => words.lines.shorthandEntry(sign, meaning));
  return legend.length === 0 ? [] : [textLine(words.lines.shorthand(legend.join(', ')))];
}

/** What an empty cell means, in the columns that have some. */
function emptyLines(context: PlanContext, table: Table): readonly LinePlan[] {
  const { lines } = context.words;
  const signs = context.signs.get(table.id);
  const hasStatus = table.columns.some(
    (column) =>
      column.field.statusOf !== undefined || (isStatusApart(column) && signs?.usedIn([column]).length !== 0),
  );
  return [
    ...(hasStatus ? [textLine(lines.emptyWithStatus)] : []),
    ...(notesColumn(context, table) === undefined ? [] : [textLine(lines.emptyNotes)]),
  ];
}
