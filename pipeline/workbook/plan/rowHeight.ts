/** Turns wrapped texts into the height of their row, since readers other than Excel do not work it out. */
import { MAX_ROW_HEIGHT } from '../limits.ts';
import type { ColumnPlan, SheetPlan, TablePlan, WorkbookPlan } from '../WorkbookPlan.ts';
import { arialWidth } from './arialWidths.ts';
import { pixelsOfWidth, textPixels, WIDTH_SAFETY } from './columnWidth.ts';

/** Points that Excel gives a line of Arial of a size, rounded to its pixels. */
const LINE_HEIGHT = 15;
const TITLE_HEIGHT = 20.25;
const HEADING_HEIGHT = 18;
/** On sheets of text; the heading stands at the foot of its row. */
const SPACE_ABOVE_HEADING = 9;

export function lineHeight(style: 'title' | 'heading' | 'text'): number {
  return style === 'title' ? TITLE_HEIGHT : style === 'heading' ? HEADING_HEIGHT : LINE_HEIGHT;
}

/** Height of a row of column A in a sheet whose text wraps at `width` characters. */
export function wrappedHeight(text: string, style: 'title' | 'heading' | 'text', width: number): number {
  // The larger styles wrap earlier in proportion to their size.
  const scale = lineHeight(style) / LINE_HEIGHT;
  const lines = wrappedLines(text, pixelsOfWidth(width) / scale, style === 'text' ? 'regular' : 'bold');
  return clampHeight(lines * lineHeight(style) + (style === 'heading' ? SPACE_ABOVE_HEADING : 0));
}

export function headingHeight(table: TablePlan): number {
  const lines = table.columns.map(({ heading, width }) =>
    wrappedLines(heading, pixelsOfWidth(width), 'bold'),
  );
  return clampHeight(Math.max(1, ...lines) * LINE_HEIGHT);
}

/** Undefined where one line is enough. */
export function tableRowHeight(table: TablePlan, row: number): number | undefined {
  let most = 1;
  for (const column of table.columns) {
    if (!column.wrap) continue;
    const value = column.values[row];
    if (typeof value === 'string') most = Math.max(most, cellLines(column, value));
  }
  return most === 1 ? undefined : clampHeight(most * LINE_HEIGHT);
}

/** Whether the rows of a sheet take more than one page at full size: then its header is repeated in print. */
export function takesSeveralPages(
  { lines, table, textWidth, landscape, kind }: SheetPlan,
  paper: WorkbookPlan['paper'],
): boolean {
  // A chart and its cells are printed on one page.
  if (kind === 'chart') return false;
  let room = PAPER_HEIGHTS[paper][landscape ? 'landscape' : 'portrait'] - PRINT_MARGINS;
  for (const { text, style } of lines) {
    room -= textWidth === undefined ? lineHeight(style) : wrappedHeight(text, style, textWidth);
  }
  if (table === undefined) return room < 0;
  room -= headingHeight(table);
  for (let row = 0; row < table.rowCount && room >= 0; row += 1) {
    room -= tableRowHeight(table, row) ?? LINE_HEIGHT;
  }
  return room < 0;
}

/** Points, as is the room that is left free above and below. */
const PAPER_HEIGHTS = {
  A4: { portrait: 842, landscape: 595 },
  Letter: { portrait: 792, landscape: 612 },
} as const;
const PRINT_MARGINS = 86;

function cellLines(column: ColumnPlan, text: string): number {
  const room = pixelsOfWidth(column.width) - (column.indent ? INDENT_PIXELS : 0);
  // No character of Arial is wider than its em, so a short text needs no measuring.
  if (text.length * 16 < room && !text.includes('\n')) return 1;
  return wrappedLines(text, room, 'regular');
}

/** Excel indents by about the width of one character and a half. */
const INDENT_PIXELS = 12;

function wrappedLines(text: string, width: number, weight: 'regular' | 'bold'): number {
  const room = width * WIDTH_SAFETY;
  const space = textPixels(arialWidth(' ', weight));
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines += 1;
    let used = 0;
    for (const word of paragraph.split(' ')) {
      const advance = textPixels(arialWidth(word, weight));
      if (used > 0 && used + space + advance > room) {
        lines += 1;
        used = 0;
      }
      // A word that is wider than the column breaks where the column ends.
      lines += Math.max(0, Math.ceil(advance / room) - 1);
      used = used === 0 ? (advance > room ? advance % room : advance) : used + space + advance;
    }
  }
  return lines;
}

function clampHeight(height: number): number {
  return Math.min(height, MAX_ROW_HEIGHT);
}
