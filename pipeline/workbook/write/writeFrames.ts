/** Turns a plan into parts with lines, headers, widths, styles and page set-up, by ExcelJS; nothing else is asked of that library. */
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { clampWidth, FONT_NAME, FONT_SIZE } from '../plan/columnWidth.ts';
import { isRightAligned } from '../plan/planColumn.ts';
import { headingHeight, lineHeight, wrappedHeight } from '../plan/rowHeight.ts';
import {
  type ColumnPlan,
  type LinePlan,
  ownCodesOf,
  type SheetPlan,
  type TablePlan,
  type WorkbookPlan,
} from '../WorkbookPlan.ts';
import { excelText } from './xml.ts';

/** Sizes by which `finishStyles` finds the fonts of the named styles again. */
export const TITLE_SIZE = 16;
export const HEADING_SIZE = 14;

type Style = Partial<ExcelJS.Style>;

/** The parts of the package by name, as text. */
export async function writeFrames(plan: WorkbookPlan): Promise<Map<string, string>> {
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
  // The parts are taken out again at once: packing them would be for nothing.
  const written = await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } });
  const zipped = unzipSync(new Uint8Array(written));
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
    ...(sheet.tabColour === undefined
      ? {}
      : { properties: { tabColor: { argb: `FF${sheet.tabColour.slice(1).toUpperCase()}` } } }),
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
  if (sheet.table !== undefined) writeTable(worksheet, sheet.table, styles);
}

/**
 * The kinds of rows and cells that `tableRows` finds beneath the header, one below the other; once with the formats
 * of the columns, then once for each further format of single cells.
 */
const PATTERNS = [
  { total: false, link: false },
  { total: true, link: false },
  { total: false, link: true },
];

/** Of a table only the header and a row of each kind are written here, as patterns for all others. */
function writeTable(worksheet: ExcelJS.Worksheet, table: TablePlan, styles: StyleSet): void {
  const { columns, headerRow } = table;
  const heading = worksheet.getRow(headerRow);
  heading.height = headingHeight(table);
  columns.forEach((column, at) => {
    worksheet.getColumn(at + 1).width = clampWidth(column.width);
    const cell = heading.getCell(at + 1);
    cell.value = excelText(column.heading);
    cell.style = styles.heading(column);
  });
  const formats = columns.map((column) => [column.numberFormat, ...ownCodesOf(column)]);
  const most = Math.max(0, ...formats.map(({ length }) => length));
  for (let variant = 0; variant < most; variant += 1) {
    for (const [offset, { total, link }] of PATTERNS.entries()) {
      const row = worksheet.getRow(headerRow + 1 + variant * PATTERNS.length + offset);
      columns.forEach((column, at) => {
        const numberFormat = formats[at]?.[variant] ?? column.numberFormat;
        row.getCell(at + 1).style = styles.cell({ ...column, numberFormat }, total, link);
      });
    }
  }
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
