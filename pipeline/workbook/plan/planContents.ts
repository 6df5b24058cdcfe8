/** Turns the planned sheets into the sheet that lists them. */
import { WHOLE } from '../../numbers/NumberFormat.ts';
import type { Table } from '../../validate/Dataset.ts';
import type { CellLink, SheetPlan } from '../WorkbookPlan.ts';
import { inlineText } from './inlineText.ts';
import { type PlanContext, publishers, sheetLink } from './PlanContext.ts';
import { dateKind } from './planColumn.ts';
import { planFrontSheet } from './planFrontSheet.ts';
import { textOrNull } from './planReferenceSheets.ts';

interface ContentsRow {
  readonly sheet: SheetPlan;
  /** Without the marks of notes. */
  readonly title: string | null;
  readonly unit: string | null;
  readonly source: string | null;
  readonly asOf: string | null;
  readonly number: string | null;
  readonly page: string | null;
}

/** `sheets` are all sheets of the pack but the cover and this one, in order. */
export function planContents(context: PlanContext, sheets: readonly SheetPlan[]): SheetPlan {
  const { words } = context;
  const rows = sheets.map((sheet) => rowOf(context, sheet));
  const links = new Map<number, CellLink>(rows.map(({ sheet }, row) => [row, sheetLink(sheet.name)]));
  const asOf = rows.map((row) => row.asOf);
  return planFrontSheet(context, {
    kind: 'contents',
    name: words.sheets.contents,
    title: words.titles.contents,
    intro: [],
    empty: words.lines.emptyOther,
    none: words.lines.noRows,
    rowCount: rows.length,
    columns: [
      {
        heading: words.heads.number,
        kind: 'number',
        format: WHOLE,
        values: rows.map((_, row) => row + 1),
      },
      { heading: words.heads.worksheet, kind: 'text', values: rows.map(({ sheet }) => sheet.name), links },
      {
        heading: words.heads.holds,
        kind: 'text',
        values: rows.map(({ title }) => title),
      },
      { heading: words.heads.unit, kind: 'text', values: rows.map((row) => row.unit) },
      { heading: words.heads.source, kind: 'text', values: rows.map((row) => row.source) },
      { heading: words.heads.asOf, kind: dateKind(asOf), values: asOf },
      { heading: words.heads.inBook, kind: 'text', values: rows.map((row) => row.number) },
      { heading: words.heads.page, kind: 'text', values: rows.map((row) => row.page) },
    ],
  });
}

function rowOf(context: PlanContext, sheet: SheetPlan): ContentsRow {
  const none = {
    sheet,
    title: sheet.lines[0]?.text ?? null,
    unit: null,
    source: null,
    asOf: null,
    number: null,
    page: null,
  };
  if (sheet.kind === 'table') {
    const table = context.tables.find(({ id }) => id === sheet.id);
    if (table === undefined) return none;
    const block = context.printed.get(table.id)?.[0];
    return {
      sheet,
      title: table.title,
      ...describe(context, [table]),
      number: block?.number ?? null,
      page: block === undefined ? null : (context.pages.anchors.get(block.id) ?? null),
    };
  }
  if (sheet.kind === 'chart') {
    const block = context.charts.find(({ chart }) => chart.id === sheet.id);
    if (block === undefined) return none;
    const tables = block.chart.tables.flatMap((id) => context.dataset.tables.get(id) ?? []);
    return {
      sheet,
      title: inlineText(block.title),
      ...describe(context, tables),
      number: block.number,
      page: context.pages.anchors.get(block.id) ?? null,
    };
  }
  return none;
}

function describe(
  context: PlanContext,
  tables: readonly Table[],
): { readonly unit: string | null; readonly source: string | null; readonly asOf: string | null } {
  const units = new Set(tables.flatMap((table) => table.columns.flatMap(({ field }) => field.unit ?? [])));
  const sources = tables.flatMap((table) => table.sources);
  return {
    unit: textOrNull([...units].join('; ')),
    source: textOrNull(publishers(context, sources)),
    asOf:
      tables
        .map((table) => table.asOf)
        .sort()
        .at(-1) ?? null,
  };
}
