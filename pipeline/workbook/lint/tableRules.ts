/** Turns a sheet's tables and their columns into faults. */
import { offered } from '../../language/languages.ts';
import {
  lintCellError,
  lintCellsBelow,
  lintCellsBeside,
  lintDateFormat,
  lintEmptyCells,
  lintFilterButtons,
  lintFilterRange,
  lintHeadingBlank,
  lintHeadingDiffers,
  lintHeadingDuplicate,
  lintHeadingNotText,
  lintHeadingNotWrapped,
  lintHeadingSymbol,
  lintMissingSymbol,
  lintMixedTypes,
  lintNoteInCell,
  lintNumberAlignment,
  lintNumberAsText,
  lintNumberFormats,
  lintPrintTitles,
  lintPrintWidth,
  lintShorthandUnexplained,
  lintTableAltText,
  lintTableBlankColumn,
  lintTableBlankRow,
  lintTableEmpty,
  lintTableHeaderMissing,
  lintTableNameMeaningless,
  lintTableNameUnlawful,
  lintTableOutside,
  lintTableOverlap,
  lintTablePlace,
  lintTableRange,
  lintTablesSeveral,
  lintTableTotals,
  lintTextAlignment,
  type WorkbookSpot,
} from '../../problems/catalogue/workbookLint.ts';
import type { Problem } from '../../problems/Problem.ts';
import { cellName, columnLetters, parseCellName } from '../cellAddress.ts';
import { MAX_COLUMNS, MAX_ROWS } from '../limits.ts';
import { arialWidth } from '../plan/arialWidths.ts';
import { fold } from '../plan/nameSheets.ts';
import { looseTable } from './looseTable.ts';
import { isLawfulName } from './packageRules.ts';
import { isWithin, type LintRange, type LintTable } from './readPackage.ts';
import type { LintCell, LintColumn, SheetContent, TableContent } from './SheetContent.ts';
import { type SheetUnderLint, says } from './sheetRules.ts';

/** A workbook may be in any language. */
const words = (of: 'empty' | 'tableObject') =>
  [...new Set(offered.map(({ pack }) => pack.lint[of]))].join('|');
const EMPTY = new RegExp(words('empty'), 'i');
const UNNAMED = new RegExp(`^(?:${words('tableObject')})_?\\d*$`, 'i');

/** Rows that fit on a printed page; a table that ends further down needs its header again. */
const ROWS_OF_A_PAGE = 50;
/** Characters that fit on a landscape page. */
const CHARACTERS_OF_A_PAGE = 110;

export function lintTables(under: SheetUnderLint, tables: readonly LintTable[]): readonly Problem[] {
  const { file, sheet, content } = under;
  const spot: WorkbookSpot = { file, sheet: sheet.name };
  const problems: Problem[] = [];
  if (tables.length > 1) problems.push(lintTablesSeveral(spot, tables.length));
  for (const [at, table] of tables.entries()) {
    const cell = table.reference;
    if (!isLawfulRange(table)) {
      problems.push(lintTableRange({ ...spot, cell }, table.reference));
    }
    const over = tables.slice(0, at).find((other) => overlap(other.range, table.range));
    if (over !== undefined) problems.push(lintTableOverlap({ ...spot, cell }, over.name));
    problems.push(...lintTablePart(table, { ...spot, cell }, content));
  }
  for (const table of content.tables) problems.push(...lintTableContent(under, table, spot));
  problems.push(...lintSurroundings(under, spot), ...lintLoose(content, spot));
  return problems;
}

function isLawfulRange(table: LintTable): boolean {
  const { range, columns } = table;
  return (
    range !== undefined &&
    range.lastColumn - range.firstColumn + 1 === columns.length &&
    range.lastRow >= range.firstRow &&
    range.lastRow <= MAX_ROWS &&
    range.lastColumn <= MAX_COLUMNS
  );
}

function overlap(a: LintRange | undefined, b: LintRange | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return (
    a.firstRow <= b.lastRow &&
    b.firstRow <= a.lastRow &&
    a.firstColumn <= b.lastColumn &&
    b.firstColumn <= a.lastColumn
  );
}

function lintTablePart(table: LintTable, spot: WorkbookSpot, content: SheetContent): readonly Problem[] {
  const problems: Problem[] = [];
  const { range, name, filter } = table;
  if (!isLawfulName(name) || /[.\\?]/.test(name)) problems.push(lintTableNameUnlawful(spot, name));
  if (UNNAMED.test(name)) problems.push(lintTableNameMeaningless(spot, name));
  if (table.headerRows === 0) problems.push(lintTableHeaderMissing(spot));
  if (table.totalsRows > 0) problems.push(lintTableTotals(spot));
  if (table.altText === '') problems.push(lintTableAltText(spot));
  if (range !== undefined && range.lastRow - range.firstRow < table.headerRows + table.totalsRows) {
    problems.push(lintTableEmpty(spot));
  }
  if (range !== undefined && range.firstColumn > 1) problems.push(lintTablePlace(spot));
  if (filter !== undefined) {
    if (filter.reference.split(':')[0] !== table.reference.split(':')[0]) {
      problems.push(lintFilterRange(spot, filter.reference));
    }
    if (filter.buttons && !says(content, /filt/i)) problems.push(lintFilterButtons(spot));
  }
  return problems;
}

function lintTableContent(
  under: SheetUnderLint,
  content: TableContent,
  spot: WorkbookSpot,
): readonly Problem[] {
  const { table, columns } = content;
  const { range } = table;
  if (range === undefined) return [];
  const problems: Problem[] = [];
  problems.push(...lintHeadings(under, content, spot));
  if (content.isVoid && range.lastRow > range.firstRow) {
    problems.push(lintTableOutside({ ...spot, cell: table.reference }));
    return problems;
  }
  if (content.blankRow !== undefined) {
    problems.push(lintTableBlankRow({ ...spot, cell: `${content.blankRow}:${content.blankRow}` }));
  }
  columns.forEach((column, at) => {
    const heading = table.columns[at] ?? '';
    problems.push(...lintColumn(column, heading, range.firstColumn + at, spot, under.content));
  });
  const empty = columns.map(({ firsts }) => firsts.get('blank')).find((cell) => cell !== undefined);
  if (empty !== undefined && !says(under.content, EMPTY)) {
    problems.push(lintEmptyCells({ ...spot, cell: empty }));
  }
  const titled = under.workbook.names.some(
    ({ name, scope }) =>
      name === '_xlnm.Print_Titles' && scope !== undefined && under.workbook.sheets[scope] === under.sheet,
  );
  if (range.lastRow > ROWS_OF_A_PAGE && !under.content.fitToPage && !titled)
    problems.push(lintPrintTitles(spot));
  const width = columns.reduce((sum, _, at) => sum + (under.content.widthOf(range.firstColumn + at) ?? 9), 0);
  if (width > CHARACTERS_OF_A_PAGE && !under.content.fitToWidth) problems.push(lintPrintWidth(spot));
  return problems;
}

function lintHeadings(under: SheetUnderLint, content: TableContent, spot: WorkbookSpot): readonly Problem[] {
  const { table, heading } = content;
  const { range } = table;
  if (range === undefined || table.headerRows === 0) return [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  table.columns.forEach((column, index) => {
    const number = range.firstColumn + index;
    const cell = heading.get(number);
    const at = { ...spot, cell: cellName(range.firstRow, number) };
    if (cell === undefined || cell.kind === 'blank') {
      problems.push(lintHeadingBlank(at));
      return;
    }
    if (cell.kind !== 'text') problems.push(lintHeadingNotText(at));
    else if (unescaped(column) !== unescaped(cell.text)) {
      problems.push(lintHeadingDiffers(at, cell.text, column));
    }
    if (seen.has(fold(column))) problems.push(lintHeadingDuplicate(at, column));
    seen.add(fold(column));
    problems.push(...lintHeadingMark(cell, at));
    if (cell.style?.wrap !== true && isWiderThan(cell.text, under.content.widthOf(number) ?? 8.43)) {
      problems.push(lintHeadingNotWrapped(at));
    }
  });
  return problems;
}

/** In both places Excel may write a character as `_x000a_`. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Digits are 0.556 em wide, and a column's width is counted in digits. */
function isWiderThan(text: string, characters: number): boolean {
  return text.includes('\n') || arialWidth(text, 'bold') > (characters + 1) * 556;
}

function lintColumn(
  column: LintColumn,
  heading: string,
  number: number,
  spot: WorkbookSpot,
  content: SheetContent,
): readonly Problem[] {
  const { firsts, formats, codes } = column;
  const problems: Problem[] = [];
  const at = (cell: string): WorkbookSpot => ({ ...spot, cell });
  const first = (key: Parameters<typeof firsts.get>[0], make: (where: WorkbookSpot) => Problem): void => {
    const cell = firsts.get(key);
    if (cell !== undefined) problems.push(make(at(cell)));
  };
  const numeral = firsts.get('numeral');
  const isNumbers = firsts.has('number') || !firsts.has('words');
  if (numeral !== undefined && isNumbers && !isTextOnPurpose(numeral, content)) {
    problems.push(lintNumberAsText(at(numeral), heading));
  }
  const text = firsts.get('words') ?? [...codes.values()][0];
  const filled = ['number', 'text', 'boolean', 'error'] as const;
  if (!filled.some((kind) => firsts.has(kind)) && (heading === '' || /^column ?\d+$/i.test(heading))) {
    problems.push(lintTableBlankColumn(at(`${columnLetters(number)}:${columnLetters(number)}`)));
  }
  if (firsts.has('symbol')) first('symbol', lintMissingSymbol);
  else if (text !== undefined && firsts.has('number')) problems.push(lintMixedTypes(at(text), heading));
  first('note', lintNoteInCell);
  first('left', lintNumberAlignment);
  first('right', lintTextAlignment);
  first('error', lintCellError);
  const [one, other] = [...formats];
  if (one !== undefined && other !== undefined) {
    problems.push(lintNumberFormats(at(other[1]), one[0], other[0]));
  }
  for (const [format, cell] of formats) {
    if (/(^|[^y])yy([^y]|$)/i.test(format.replace(/"[^"]*"/g, ''))) {
      problems.push(lintDateFormat(at(cell), format));
    }
  }
  for (const [code, cell] of codes) {
    const known = content.around.some(({ kind, text: words }) => kind === 'text' && words.includes(code));
    if (!known) problems.push(lintShorthandUnexplained(at(cell), code));
  }
  return problems;
}

function isTextOnPurpose(cell: string, { textNumbers }: SheetContent): boolean {
  const place = parseCellName(cell);
  return place !== undefined && textNumbers.some((range) => isWithin(range, place));
}

/** What stands loose is looked at like the columns of a table, as far as nothing is said that is true of tables alone. */
function lintLoose(content: SheetContent, spot: WorkbookSpot): readonly Problem[] {
  const loose = looseTable(content);
  if (loose === undefined) return [];
  const { columns, headings, below } = loose;
  return [
    ...headings.flatMap((cell) => lintHeadingMark(cell, { ...spot, cell: cell.name })),
    ...columns.flatMap(({ column, heading, number }) => lintColumn(column, heading, number, spot, content)),
    ...(below === undefined ? [] : [lintCellsBelow({ ...spot, cell: below.name })]),
  ];
}

function lintHeadingMark({ text }: LintCell, at: WorkbookSpot): readonly Problem[] {
  return /[\u00b9\u00b2\u00b3\u2070-\u2079*†‡]$/.test(text.trim()) ? [lintHeadingSymbol(at, text)] : [];
}

/** Words stand in column A above the table, and nothing stands beneath it. */
function lintSurroundings(under: SheetUnderLint, spot: WorkbookSpot): readonly Problem[] {
  const { content } = under;
  const range = content.tables[0]?.table.range;
  if (range === undefined || content.tables.length > 1) return [];
  const below = content.around.find(({ row }) => row > range.lastRow);
  const beside = content.around.find(({ row, column }) => row <= range.lastRow && column > 1);
  return [
    ...(below === undefined ? [] : [lintCellsBelow({ ...spot, cell: below.name })]),
    ...(beside === undefined ? [] : [lintCellsBeside({ ...spot, cell: beside.name })]),
  ];
}
