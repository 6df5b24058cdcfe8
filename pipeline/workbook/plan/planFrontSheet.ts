/** Turns a title, lines and columns into one of the sheets that every pack has. */
import type { LinePlan, SheetKind, SheetPlan, TablePlan } from '../WorkbookPlan.ts';
import {
  type PlanContext,
  PORTRAIT_TEXT_WIDTH,
  sheetLink,
  tableLine,
  textLine,
  titleLines,
} from './PlanContext.ts';
import { type ColumnContent, planColumn, spaceColumns } from './planColumn.ts';

export interface FrontSheet {
  readonly kind: Exclude<SheetKind, 'table' | 'chart' | 'cover'>;
  readonly name: string;
  readonly title: string;
  readonly intro: readonly string[];
  /** Said where at least one cell is empty. */
  readonly empty: string;
  readonly columns: readonly ColumnContent[];
  readonly rowCount: number;
  /** Said where there is no row, instead of a table. */
  readonly none: string;
  /** Has filter buttons, and says so. */
  readonly isFiltered?: boolean;
}

export function planFrontSheet(context: PlanContext, sheet: FrontSheet): SheetPlan {
  const { words } = context;
  const backLink =
    sheet.kind === 'contents' ? [] : [textLine(words.lines.toContents, sheetLink(words.sheets.contents))];
  if (sheet.rowCount === 0) {
    return {
      kind: sheet.kind,
      name: sheet.name,
      lines: [
        ...titleLines(context, sheet.title),
        textLine(words.lines.noTable),
        ...sheet.intro.map((text) => textLine(text)),
        textLine(sheet.none),
        ...backLink,
      ],
      textWidth: PORTRAIT_TEXT_WIDTH,
      landscape: false,
    };
  }
  // A column in which nothing stands says nothing, and the guidance is against it.
  const columns = sheet.columns.filter(({ values }) => values.some((value) => value !== null));
  const hasEmpty = columns.some((column) => column.values.includes(null));
  const lines: LinePlan[] = [
    ...titleLines(context, sheet.title),
    tableLine({ ...context, filters: context.filters || sheet.isFiltered === true }, words.lines.oneTable),
    ...sheet.intro.map((text) => textLine(text)),
    ...(hasEmpty ? [textLine(sheet.empty)] : []),
    ...backLink,
  ];
  const table: TablePlan = {
    name: context.tableNames.get(`sheet:${sheet.kind}`) ?? sheet.kind,
    title: sheet.title,
    summary: sheet.intro.join(' '),
    columns: spaceColumns(columns.map(planColumn)),
    rowCount: sheet.rowCount,
    headerRow: lines.length + 1,
    rowHeaders: true,
  };
  return {
    kind: sheet.kind,
    name: sheet.name,
    lines,
    table,
    landscape: isWide(table),
    ...(sheet.isFiltered === true ? { isFiltered: true } : {}),
  };
}

/** Wider than a portrait page holds at full size, in characters. */
const PORTRAIT_CHARACTERS = 80;

export function isWide(table: TablePlan): boolean {
  return table.columns.reduce((sum, column) => sum + column.width, 0) > PORTRAIT_CHARACTERS;
}
