/** Turns a table of the dataset into its sheet: title, what it holds, notes, legend, sources, then one table object. */
import { AS_WRITTEN, type NumberFormat, WHOLE } from '../../numbers/NumberFormat.ts';
import type { Column, Field, Scalar, Table } from '../../validate/Dataset.ts';
import type { ColumnPlan, LinePlan, SheetPlan, TableCells, TablePlan } from '../WorkbookPlan.ts';
import {
  bookPlace,
  dateText,
  type PlanContext,
  PORTRAIT_TEXT_WIDTH,
  sheetLink,
  sourceLines,
  tableLine,
  textLine,
  titleLine,
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
  for (const column of table.columns) {
    columns.push(valueColumn(context, table, column));
    places.set(column.field.name, columns.length);
    if (column.statuses !== undefined) columns.push(statusColumn(context, table, column, column.statuses));
  }
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
  const marks = field.notes
    .flatMap((note) => context.notes.numberOf(table.id, note) ?? [])
    .sort((a, b) => a - b)
    .map((number) => context.words.note(number));
  return [field.title, ...unit, ...(marks.length === 0 ? [] : [marks.join('')])].join('\n');
}

function valueColumn(context: PlanContext, table: Table, column: Column): ColumnPlan {
  const { field, values } = column;
  const heading = headingOf(context, table, field);
  switch (field.type) {
    case 'integer':
    case 'number':
    case 'year':
      return planColumn({ heading, kind: 'number', format: numberFormatOf(field), values });
    case 'date':
      return planColumn({ heading, kind: dateKind(values), values });
    case 'yearmonth':
      return planColumn({ heading, kind: dateKind(values, 'month'), values });
    case 'boolean':
      return planColumn({ heading, kind: 'boolean', values });
    case 'string':
      return planColumn({ heading, kind: 'text', values });
    default:
      return unreachable(field.type);
  }
}

/** The book's own format; years and codes have none and are never grouped. */
export function numberFormatOf(field: Field): NumberFormat {
  return field.numberFormat ?? (field.type === 'number' ? AS_WRITTEN : WHOLE);
}

/** Numbers stay numbers; why one is missing stands beside it, as the shorthand of the legend. */
function statusColumn(
  context: PlanContext,
  table: Table,
  column: Column,
  statuses: readonly (string | null)[],
): ColumnPlan {
  const shorthand = new Map((table.missingValues ?? []).map(({ value, label }) => [label, value]));
  const values: Scalar[] = statuses.map((label) => (label === null ? null : shorthand.get(label) || label));
  return planColumn({ heading: context.words.statusOf(column.field.title), kind: 'text', values });
}

function linesOf(context: PlanContext, table: Table): readonly LinePlan[] {
  const { words, tableSheets, printed, dataset } = context;
  const { lines } = words;
  const blocks = printed.get(table.id) ?? [];
  const inBook =
    blocks.length === 0
      ? [lines.notInBook]
      : blocks.map((block) => bookPlace(context, block.number, block.id));
  const marks = [
    ...new Set(table.notes.flatMap((note) => context.notes.numberOf(table.id, note.id) ?? [])),
  ].sort((a, b) => a - b);
  const origins = table.derivedFrom.flatMap((id) => {
    const title = dataset.tables.get(id)?.title;
    const sheet = tableSheets.get(id);
    if (title === undefined) return [];
    return [textLine(lines.computedFrom(title), sheet === undefined ? undefined : sheetLink(sheet))];
  });
  return [
    titleLine(table.title),
    table.rowCount === 0 ? textLine(`${lines.noTable} ${lines.noRows}`) : tableLine(context, lines.oneTable),
    ...splitSentences(table.description).map((text) => textLine(text)),
    ...inBook.map((text) => textLine(text)),
    textLine(lines.asOf(dateText(context, table.asOf))),
    ...(table.licence === undefined ? [] : [textLine(lines.licence(table.licence))]),
    ...(marks.length === 0
      ? []
      : [
          textLine(
            lines.notes(marks.map((mark) => words.note(mark)).join('')),
            sheetLink(words.sheets.notes),
          ),
        ]),
    ...shorthandLines(context, table),
    ...emptyLines(context, table),
    ...origins,
    ...sourceLines(context, table.sources),
    textLine(lines.toContents, sheetLink(words.sheets.contents)),
  ];
}

/** The legend of the shorthand that the status columns use, and of no more. */
function shorthandLines(context: PlanContext, table: Table): readonly LinePlan[] {
  const used = new Set<string>();
  for (const { statuses } of table.columns) {
    for (const label of statuses ?? []) if (label !== null) used.add(label);
  }
  const legend = (table.missingValues ?? [])
    .filter(({ value, label }) => value !== '' && used.has(label))
    .map(({ value, label }) => context.words.lines.shorthandEntry(value, label));
  return legend.length === 0 ? [] : [textLine(context.words.lines.shorthand(legend.join(', ')))];
}

function emptyLines(context: PlanContext, table: Table): readonly LinePlan[] {
  const { lines } = context.words;
  if (table.columns.some((column) => column.statuses !== undefined)) {
    return [textLine(lines.emptyWithStatus)];
  }
  const hasEmpty = table.columns.some((column) => column.values.includes(null));
  return hasEmpty ? [textLine(lines.emptyValues)] : [];
}

function unreachable(type: never): never {
  throw new Error(`unknown field type ${String(type)}`);
}
