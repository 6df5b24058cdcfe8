/** Turns notes, columns' descriptions and sources into the sheets that explain the tables. */
import type { Column, Scalar, Table } from '../../validate/Dataset.ts';
import { describeField } from '../describeField.ts';
import type { CellLink, SheetPlan } from '../WorkbookPlan.ts';
import { inlineText } from './inlineText.ts';
import { listed, type PlanContext, sheetLink, webLink } from './PlanContext.ts';
import { dateKind } from './planColumn.ts';
import { planFrontSheet } from './planFrontSheet.ts';

/** Numbers begin anew on each sheet, so that a note is found by its sheet and number. */
export function planNotes(context: PlanContext): SheetPlan {
  const { words } = context;
  const rows = [
    ...context.tables.flatMap((table) =>
      (context.notes.get(table.id)?.notes ?? []).map((note) => ({
        ...note,
        sheet: context.tableSheets.get(table.id) ?? table.id,
      })),
    ),
    ...context.charts.flatMap((block) =>
      block.notes.map(({ number, children }) => ({
        number,
        text: inlineText(children),
        sheet: context.chartSheets.get(block.chart.id) ?? block.chart.id,
      })),
    ),
  ];
  return planFrontSheet(context, {
    kind: 'notes',
    name: words.sheets.notes,
    title: words.titles.notes,
    intro: [words.lines.notesIntro],
    empty: words.lines.emptyOther,
    none: words.lines.noRows,
    rowCount: rows.length,
    columns: [
      { heading: words.heads.note, kind: 'text', values: rows.map(({ number }) => words.note(number)) },
      {
        heading: words.heads.worksheet,
        kind: 'text',
        values: rows.map(({ sheet }) => sheet),
        links: new Map(rows.map(({ sheet }, row) => [row, sheetLink(sheet)])),
      },
      { heading: words.heads.text, kind: 'text', values: rows.map(({ text }) => text) },
    ],
  });
}

/** The data dictionary: a row for each column of each table. */
export function planColumnsSheet(context: PlanContext): SheetPlan {
  const { words } = context;
  const rows = context.tables.flatMap((table) => table.columns.map((column) => ({ table, column })));
  const links = new Map<number, CellLink>();
  rows.forEach(({ table }, row) => {
    const sheet = context.tableSheets.get(table.id);
    if (sheet !== undefined) links.set(row, sheetLink(sheet));
  });
  const text = (of: (row: (typeof rows)[number]) => string | undefined): Scalar[] =>
    rows.map((row) => textOrNull(of(row)));
  return planFrontSheet(context, {
    kind: 'columns',
    name: words.sheets.columns,
    title: words.titles.columns,
    intro: [words.lines.columnsIntro],
    empty: words.lines.emptyOther,
    none: words.lines.noRows,
    rowCount: rows.length,
    columns: [
      { heading: words.heads.table, kind: 'text', values: text(({ table }) => table.title), links },
      { heading: words.heads.column, kind: 'text', values: text(({ column }) => column.field.title) },
      { heading: words.heads.field, kind: 'text', values: text(({ column }) => column.field.name) },
      {
        heading: words.heads.type,
        kind: 'text',
        values: text(({ column }) => words.types[column.field.type]),
      },
      { heading: words.heads.unit, kind: 'text', values: text(({ column }) => column.field.unit) },
      {
        heading: words.heads.meaning,
        kind: 'text',
        values: text(({ table, column }) => describeField(table, column.field, context.dataset, words)),
      },
      {
        heading: words.heads.categories,
        kind: 'text',
        values: text(({ column }) =>
          listed(
            context,
            [...(column.field.categories ?? [])].map(([code, label]) => `${code}: ${label}`),
          ),
        ),
      },
      {
        heading: words.heads.missing,
        kind: 'text',
        values: text(({ table, column }) => legendOf(context, table, column)),
      },
    ],
  });
}

function legendOf(context: PlanContext, table: Table, column: Column): string {
  const used = context.signs.get(table.id)?.usedIn([column]) ?? [];
  return listed(
    context,
    used.map(({ sign, meaning }) => `${sign} ${meaning}`),
  );
}

export function planSources(context: PlanContext): SheetPlan {
  const { words, dataset } = context;
  const sources = [...dataset.sources.values()];
  const links = new Map<number, CellLink>();
  sources.forEach((source, row) => {
    const link = webLink(source.address);
    if (link !== undefined) links.set(row, link);
  });
  const read = sources.map((source) => source.read ?? null);
  const tablesOf = (id: string): string =>
    listed(
      context,
      context.tables.filter((table) => table.sources.includes(id)).map((table) => table.title),
    );
  return planFrontSheet(context, {
    kind: 'sources',
    name: words.sheets.sources,
    title: words.titles.sources,
    intro: [words.lines.sourcesIntro],
    empty: words.lines.emptyOther,
    none: words.lines.noRows,
    rowCount: sources.length,
    columns: [
      { heading: words.heads.source, kind: 'text', values: sources.map((source) => source.id) },
      { heading: words.heads.publisher, kind: 'text', values: sources.map((source) => source.publisher) },
      { heading: words.heads.document, kind: 'text', values: sources.map((source) => source.title), links },
      {
        heading: words.heads.address,
        kind: 'text',
        values: sources.map((source) => textOrNull(source.address)),
      },
      { heading: words.heads.read, kind: dateKind(read), values: read },
      {
        heading: words.heads.grade,
        kind: 'text',
        values: sources.map((source) => `${source.grade}: ${words.grades[source.grade]}`),
      },
      {
        heading: words.heads.licence,
        kind: 'text',
        values: sources.map((source) => textOrNull(source.licence)),
      },
      {
        heading: words.heads.tables,
        kind: 'text',
        values: sources.map((source) => textOrNull(tablesOf(source.id))),
      },
    ],
  });
}

export function textOrNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
