/** Turns a plan into parts with every cell, width and number format, by ExcelJS; nothing else is asked of that library. */
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import type { Scalar } from '../../validate/Dataset.ts';
import { clampWidth, FONT_NAME, FONT_SIZE } from '../plan/columnWidth.ts';
import { isRightAligned } from '../plan/planColumn.ts';
import { headingHeight, lineHeight, tableRowHeight, wrappedHeight } from '../plan/rowHeight.ts';
import { serialDay } from '../serialDay.ts';
import type {
  ColumnKind,
  ColumnPlan,
  LinePlan,
  SheetPlan,
  TablePlan,
  WorkbookPlan,
} from '../WorkbookPlan.ts';
import { excelText } from './xml.ts';

/** Sizes by which `finishStyles` finds the fonts of the named styles again. */
export const TITLE_SIZE = 16;
export const HEADING_SIZE = 14;

type Style = Partial<ExcelJS.Style>;

/** The parts of the package by name, as text. */
export async function writeCells(plan: WorkbookPlan): Promise<Map<string, string>> {
  const workbook = new ExcelJS.Workbook();
  const { properties } = plan;
  const date = new Date(`${properties.edition}T00:00:00Z`);
  workbook.created = date;
  workbook.modified = date;
  workbook.creator = properties.creator;
  workbook.lastModifiedBy = properties.creator;
  workbook.company = properties.company;
  workbook.title = properties.title;
  workbook.subject = properties.subject;
  workbook.description = properties.description;
  workbook.keywords = properties.keywords.join(', ');
  // The typings forget this property; ExcelJS writes it as dc:language.
  Object.assign(workbook, { language: properties.language });
  const styles = stylesOf(plan);
  for (const sheet of plan.sheets) writeSheet(workbook, sheet, styles, plan);
  const zipped = unzipSync(new Uint8Array(await workbook.xlsx.writeBuffer()));
  return new Map(
    Object.entries(zipped)
      .filter(([name]) => !name.endsWith('/'))
      .map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
}

function writeSheet(
  workbook: ExcelJS.Workbook,
  sheet: SheetPlan,
  styles: StyleSet,
  plan: WorkbookPlan,
): void {
  const worksheet = workbook.addWorksheet(sheet.name, {
    pageSetup: {
      ...(plan.paper === 'A4' ? { paperSize: 9 } : {}),
      orientation: sheet.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: sheet.kind === 'chart' ? 1 : 0,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
  });
  if (sheet.textWidth !== undefined) worksheet.getColumn(1).width = clampWidth(sheet.textWidth);
  sheet.lines.forEach((line, at) => {
    const cell = worksheet.getCell(at + 1, 1);
    cell.value = excelText(line.text);
    cell.style = styles.line(line, sheet.textWidth !== undefined);
    worksheet.getRow(at + 1).height =
      sheet.textWidth === undefined
        ? lineHeight(line.style)
        : wrappedHeight(line.text, line.style, sheet.textWidth);
  });
  if (sheet.table !== undefined) writeTable(worksheet, sheet.table, styles, plan.streamFrom);
}

/** The kinds of rows and cells that `streamSheet` finds beneath the header, one below the other. */
const STREAM_PATTERNS = [
  { total: false, link: false },
  { total: true, link: false },
  { total: false, link: true },
];

/** Of a table that is streamed only a row of each kind is written, as patterns for the others. */
function writeTable(
  worksheet: ExcelJS.Worksheet,
  table: TablePlan,
  styles: StyleSet,
  streamFrom: number,
): void {
  const { columns, headerRow, rowCount, totals } = table;
  const heading = worksheet.getRow(headerRow);
  heading.height = headingHeight(table);
  columns.forEach((column, at) => {
    worksheet.getColumn(at + 1).width = clampWidth(column.width);
    const cell = heading.getCell(at + 1);
    cell.value = excelText(column.heading);
    cell.style = styles.heading(column);
  });
  if (rowCount > streamFrom) {
    for (const [offset, { total, link }] of STREAM_PATTERNS.entries()) {
      const row = worksheet.getRow(headerRow + 1 + offset);
      columns.forEach((column, at) => {
        row.getCell(at + 1).style = styles.cell(column, total, link);
      });
    }
    return;
  }
  for (let at = 0; at < rowCount; at++) {
    const row = worksheet.getRow(headerRow + 1 + at);
    const total = totals?.[at] === true;
    const height = tableRowHeight(table, at);
    if (height !== undefined) row.height = height;
    for (const [index, column] of columns.entries()) {
      const cell = row.getCell(index + 1);
      cell.value = cellValue(column.kind, column.values[at] ?? null);
      cell.style = styles.cell(column, total, column.links?.has(at) === true);
    }
  }
}

/** Only primitives become cells: an object would be taken for a formula, a link or rich text. */
export function cellValue(kind: ColumnKind, value: Scalar): number | string | boolean | null {
  if (value === null) return null;
  if (typeof value !== 'string') return value;
  if (kind === 'date' || kind === 'month') return serialDay(value) ?? excelText(value);
  return excelText(value.replace(/\r\n?/g, '\n'));
}

interface StyleSet {
  readonly line: (line: LinePlan, wrap: boolean) => Style;
  readonly heading: (column: ColumnPlan) => Style;
  readonly cell: (column: ColumnPlan, total: boolean, link: boolean) => Style;
}

/** Numbers to the right, text to the left, everything at the top; colour only for links, which are underlined too. */
function stylesOf(plan: WorkbookPlan): StyleSet {
  const font = { name: FONT_NAME, family: 2, size: FONT_SIZE };
  const linkFont: Partial<ExcelJS.Font> = {
    ...font,
    underline: true,
    color: { argb: `FF${plan.colours.link.slice(1).toUpperCase()}` },
  };
  const lineFonts: Readonly<Record<LinePlan['style'], Partial<ExcelJS.Font> | undefined>> = {
    title: { ...font, size: TITLE_SIZE, bold: true },
    heading: { ...font, size: HEADING_SIZE, bold: true },
    text: undefined,
  };
  const alignment = (column: ColumnPlan, wrapText: boolean): Partial<ExcelJS.Alignment> => ({
    horizontal: isRightAligned(column) ? 'right' : 'left',
    vertical: 'top',
    ...(column.indent ? { indent: 1 } : {}),
    ...(wrapText ? { wrapText } : {}),
  });
  return {
    line: (line, wrapText) => {
      const own = line.link === undefined ? lineFonts[line.style] : linkFont;
      return {
        ...(own === undefined ? {} : { font: own }),
        ...(wrapText
          ? { alignment: { vertical: line.style === 'heading' ? 'bottom' : 'top', wrapText } }
          : {}),
      };
    },
    heading: (column) => ({ font: { ...font, bold: true }, alignment: alignment(column, true) }),
    cell: (column, total, link) => ({
      ...(link ? { font: linkFont } : total ? { font: { ...font, bold: true } } : {}),
      ...(column.numberFormat === 'General' ? {} : { numFmt: column.numberFormat }),
      alignment: alignment(column, column.wrap),
    }),
  };
}
