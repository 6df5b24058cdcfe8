/** Turns the planned sheets into the sheet that lists them. */
import { WHOLE } from '../../numbers/NumberFormat.ts';
import type { Table } from '../../validate/Dataset.ts';
import { dataPeriod } from '../../validate/dataPeriod.ts';
import type { CellLink, SheetPlan } from '../WorkbookPlan.ts';
import { topicOf } from './inBookOrder.ts';
import { inlineText } from './inlineText.ts';
import { listed, type PlanContext, publishers, sheetLink } from './PlanContext.ts';
import { dateKind } from './planColumn.ts';
import { planFrontSheet } from './planFrontSheet.ts';
import { textOrNull } from './planReferenceSheets.ts';

interface ContentsRow {
  readonly sheet: SheetPlan;
  readonly topic: string | null;
  readonly kind: string | null;
  /** Without the marks of notes. */
  readonly title: string | null;
  readonly period: string | null;
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
    isFiltered: true,
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
      { heading: words.heads.topic, kind: 'text', values: rows.map(({ topic }) => topic) },
      { heading: words.heads.kind, kind: 'text', values: rows.map((row) => row.kind) },
      {
        heading: words.heads.holds,
        kind: 'text',
        values: rows.map(({ title }) => title),
      },
      {
        heading: words.heads.tableObject,
        kind: 'text',
        values: rows.map(({ sheet }) => sheet.table?.name ?? null),
      },
      { heading: words.heads.period, kind: 'text', values: rows.map(({ period }) => period) },
      {
        heading: words.heads.rows,
        kind: 'number',
        format: WHOLE,
        values: rows.map(({ sheet }) => sheet.table?.rowCount ?? null),
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
  const { kinds } = context.words;
  const topic = topicOf(context, sheet);
  const none = {
    sheet,
    topic: topic === undefined ? null : (context.dataset.topics.get(topic) ?? topic),
    kind: sheet.kind === 'chart' ? (sheet.picture === undefined ? kinds.chart : kinds.picture) : kinds.about,
    period: null,
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
      ...none,
      kind: table.derivedFrom.length === 0 ? kinds.source : kinds.computed,
      title: table.title,
      period: periodOf(table),
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
      ...none,
      title: inlineText(block.title),
      ...describe(context, tables),
      number: block.number,
      page: context.pages.anchors.get(block.id) ?? null,
    };
  }
  return none;
}

function periodOf(table: Table): string | null {
  const period = dataPeriod(table);
  if (period === undefined) return null;
  return period.first === period.last ? period.first : `${period.first}–${period.last}`;
}

function describe(
  context: PlanContext,
  tables: readonly Table[],
): { readonly unit: string | null; readonly source: string | null; readonly asOf: string | null } {
  const units = new Set(tables.flatMap((table) => table.columns.flatMap(({ field }) => field.unit ?? [])));
  const sources = tables.flatMap((table) => table.sources);
  return {
    unit: textOrNull(listed(context, units)),
    source: textOrNull(publishers(context, sources)),
    asOf:
      tables
        .map((table) => table.asOf)
        .sort()
        .at(-1) ?? null,
  };
}
