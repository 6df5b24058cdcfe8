/** Turns an XLSX file into the grids of its sheets: values of formulas, dates, merged cells, what is hidden. */
import type { Limits } from '../../limits/Limits.ts';
import * as catalogue from '../../problems/catalogue/intake.ts';
import { overLimit } from '../../problems/catalogue/limits.ts';
import type { StageResult } from '../../problems/Problem.ts';
import { columnLetters, parseCellName } from '../../workbook/cellAddress.ts';
import { openPackage, type Package } from '../../workbook/lint/openPackage.ts';
import { child, parseXmlEvents } from '../../workbook/lint/parseXml.ts';
import {
  type LintSheet,
  PartReader,
  readSharedStrings,
  readStyles,
  readWorkbookPart,
} from '../../workbook/lint/readPackage.ts';
import { isBlank, type RawRange, type RawSheet, type RawValue } from '../RawSheet.ts';

export interface TableObject {
  readonly name: string;
  readonly sheet: string;
  readonly reference: string;
}

export interface WorkbookSheets {
  readonly sheets: readonly RawSheet[];
  readonly hiddenSheets: readonly string[];
  readonly tables: readonly TableObject[];
}

export function readWorkbookSheets(
  file: string,
  bytes: Uint8Array,
  limits: Limits,
): StageResult<WorkbookSheets> {
  const place = { place: { file } };
  const none = (...problems: StageResult<never>['problems']) => ({ value: undefined, problems });
  const opened = openPackage(bytes);
  if (opened.type === 'unreadable' || opened.type === 'encrypted')
    return none(catalogue.intakeUnreadable(place, `no workbook (${opened.reason})`));
  if (opened.type === 'tooLarge') return none(overLimit(place, 'fileBytes', limits.fileBytes, opened.size));
  try {
    const reader = new PartReader(opened.package);
    const start = reader.relationships('').find(({ type }) => type === 'officeDocument')?.target;
    if (start === undefined || !opened.package.has(start)) {
      return none(
        catalogue.intakeUnreadable(place, 'no workbook: the part that lists the sheets is missing'),
      );
    }
    const workbook = readWorkbookPart(reader, start);
    const targets = new Map(reader.relationships(start).map(({ type, target }) => [type, target]));
    const strings = readSharedStrings(reader, targets.get('sharedStrings') ?? '');
    const formats = readStyles(reader, targets.get('styles') ?? '').map(({ numberFormat }) => numberFormat);
    const date1904 = ['1', 'true'].includes(
      child(reader.tree(start), 'workbookPr')?.attributes['date1904'] ?? '',
    );
    const sheets: RawSheet[] = [];
    const tables: TableObject[] = [];
    for (const sheet of workbook.sheets) {
      if (!opened.package.has(sheet.part) || !sheet.part.includes('worksheets')) continue;
      const read = readCells(opened.package, sheet, { strings, formats, date1904 }, limits, file);
      if ('code' in read) return none(read);
      sheets.push(read);
      tables.push(...tablesOf(reader, sheet));
    }
    if (reader.broken.length > 0) {
      const [{ part, reason } = { part: '', reason: '' }] = reader.broken;
      return none(catalogue.intakeUnreadable(place, `a broken part ${part} (${reason})`));
    }
    const hiddenSheets = workbook.sheets.filter(({ state }) => state !== 'visible').map(({ name }) => name);
    return { value: { sheets, hiddenSheets, tables }, problems: [] };
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError || isZlibError(error))) throw error;
    return none(catalogue.intakeUnreadable(place, `a workbook that is damaged (${error.message})`));
  }
}

function isZlibError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error;
}

function tablesOf(reader: PartReader, sheet: LintSheet): readonly TableObject[] {
  return sheet.relationships
    .filter(({ type, external }) => type === 'table' && !external)
    .map(({ target }) => {
      const { attributes } = reader.tree(target);
      const name = attributes['displayName'] ?? attributes['name'] ?? '';
      return { name, sheet: sheet.name, reference: attributes['ref'] ?? '' };
    });
}

interface Shared {
  readonly strings: readonly string[];
  readonly formats: readonly string[];
  readonly date1904: boolean;
}

type Attributes = Readonly<Record<string, string>>;

function readCells(
  opened: Package,
  sheet: LintSheet,
  shared: Shared,
  limits: Limits,
  file: string,
): RawSheet | ReturnType<typeof overLimit> {
  const rows = new Map<number, Map<number, RawValue>>();
  const percentages = new Set<string>();
  const merged: RawRange[] = [];
  const hiddenColumns: string[] = [];
  let hiddenRows = 0;
  let formulas = 0;
  let empty = 0;
  let row = 0;
  let column = 0;
  let cells = 0;
  let lastColumn = 0;
  let cell: Attributes | undefined;
  let value = '';
  let taking = false;
  let hasFormula = false;
  let isPhonetic = false;
  const broken = parseXmlEvents(opened.read(sheet.part), {
    open: (name, attributes) => {
      if (name === 'row') {
        row = attributes['r'] === undefined ? row + 1 : Number(attributes['r']);
        column = 0;
        if (isOn(attributes['hidden'])) hiddenRows += 1;
      } else if (name === 'c') {
        cell = attributes;
        value = '';
        hasFormula = false;
      } else if (name === 'f') hasFormula = cell !== undefined;
      else if (name === 'rPh') isPhonetic = true;
      else if ((name === 'v' || name === 't') && !isPhonetic) {
        // Some writers put a number beside a text in place, which is what counts.
        taking = cell !== undefined && (name === 't' || cell['t'] !== 'inlineStr');
      } else if (name === 'col' && isOn(attributes['hidden'])) {
        const [from, to] = [Number(attributes['min']), Number(attributes['max'])];
        // Often everything to the right of the data is hidden at once.
        if (to < 16_000)
          hiddenColumns.push(
            from === to ? columnLetters(from) : `${columnLetters(from)} to ${columnLetters(to)}`,
          );
      } else if (name === 'mergeCell') {
        const range = parseRange(attributes['ref'] ?? '');
        if (range !== undefined) merged.push(range);
      }
    },
    close: (name) => {
      if (name === 'v' || name === 't') taking = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'c' && cell !== undefined) {
        const place = parseCellName(cell['r'] ?? '');
        column = place?.column ?? column + 1;
        const format = shared.formats[Number(cell['s'] ?? 0)] ?? 'General';
        const found = cellValue(cell['t'] ?? 'n', value, format, shared);
        if (hasFormula) {
          formulas += 1;
          if (found === null) empty += 1;
        }
        if (found !== null && cells < limits.cells) {
          cells += 1;
          lastColumn = Math.max(lastColumn, column);
          const own = rows.get(row) ?? new Map<number, RawValue>();
          own.set(column, found);
          rows.set(row, own);
          if (typeof found === 'number' && /%/.test(plainFormat(format)))
            percentages.add(`${row - 1},${column - 1}`);
        }
        cell = undefined;
      }
    },
    text: (text) => {
      if (taking) value += text;
    },
  });
  const place = { place: { file } };
  if (broken !== undefined)
    return catalogue.intakeUnreadable(place, `a sheet "${sheet.name}" that is damaged (${broken})`);
  const lastRow = Math.max(0, ...[...rows.keys()]);
  if (lastRow > limits.rows) return overLimit(place, 'rows', limits.rows, lastRow);
  if (lastColumn > limits.columns) return overLimit(place, 'columns', limits.columns, lastColumn);
  if (lastRow * lastColumn > limits.cells)
    return overLimit(place, 'cells', limits.cells, lastRow * lastColumn);
  const said = [
    ...(hiddenRows > 0
      ? [`${hiddenRows} hidden ${hiddenRows === 1 ? 'row is' : 'rows are'} read like the others`]
      : []),
    ...(hiddenColumns.length > 0
      ? [`hidden columns (${hiddenColumns.join(', ')}) are read like the others`]
      : []),
    ...(formulas > 0
      ? [`${formulas} ${formulas === 1 ? 'formula is' : 'formulas are'} read by the value last computed`]
      : []),
    ...(empty > 0
      ? [
          `${empty} of them hold no value: open the file in a spreadsheet program, save it, and import it again`,
        ]
      : []),
  ];
  return {
    name: sheet.name,
    rows: Array.from({ length: lastRow }, (_, index) => {
      const own = rows.get(index + 1);
      return Array.from({ length: lastColumn }, (_none, at): RawValue => own?.get(at + 1) ?? null);
    }),
    lines: Array.from({ length: lastRow }, (_, index) => index + 1),
    merged,
    isNamed: false,
    percentages,
    said,
  };
}

function isOn(flag: string | undefined): boolean {
  return flag === '1' || flag === 'true';
}

function cellValue(type: string, text: string, format: string, { strings, date1904 }: Shared): RawValue {
  switch (type) {
    case 's': {
      const shared = strings[Number(text)] ?? '';
      return isBlank(shared) ? null : shared;
    }
    case 'b':
      return text === '1' || text === 'true';
    case 'd':
      return { date: text.replace(/T00:00:00.*$/, '') };
    case 'n': {
      if (text === '') return null;
      const number = Number(text);
      if (!Number.isFinite(number)) return text;
      const kind = dateKindOf(format);
      if (kind === 'day') return dateOf(number, date1904);
      if (kind === 'time') return timeOf(number);
      // A format of zeros alone shows codes: 00123 is no number.
      const zeros = /^0{2,}$/.exec(format)?.[0].length ?? 0;
      if (zeros > 0 && Number.isInteger(number) && number >= 0) return String(number).padStart(zeros, '0');
      return Number(number.toPrecision(15));
    }
    default:
      return isBlank(text) ? null : text;
  }
}

/** A format without its texts and colours. */
function plainFormat(format: string): string {
  return format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
}

/** Numbers of formats that stand in no list and show days, or times alone, in one language or another. */
const BUILTIN_DAYS = /^builtin (?:1[5-7]|2[7-9]|3[016]|5[0-8])$/;
const BUILTIN_TIMES = /^builtin (?:1[89]|2[01]|3[2-5]|4[5-7])$/;

function dateKindOf(format: string): 'day' | 'time' | undefined {
  if (BUILTIN_DAYS.test(format)) return 'day';
  if (BUILTIN_TIMES.test(format)) return 'time';
  const plain = plainFormat(format.split(';')[0] ?? '');
  if (/General|builtin|[#0]/i.test(plain.replace(/\.0+/, ''))) return undefined;
  if (/[yd]/i.test(plain) || /^m+$/i.test(plain)) return 'day';
  return /[hs]/i.test(plain) ? 'time' : undefined;
}

/** Serial days from 1900, with Excel's day that never was, or from 1904. */
function dateOf(serial: number, date1904: boolean): RawValue {
  const days = date1904 ? serial + 1462 : serial;
  if (days < 1 || days > 2_958_465) return serial;
  const time = Math.round((days - (days < 60 ? 25_568 : 25_569)) * 86_400) * 1000;
  const text = new Date(time).toISOString();
  return { date: text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19) };
}

/** `13:30:00` of a part of a day. */
function timeOf(part: number): RawValue {
  if (part < 0 || part >= 1) return part;
  return new Date(Math.round(part * 86_400) * 1000).toISOString().slice(11, 19);
}

/** `A3:F20`, from 0. */
export function parseRange(text: string): RawRange | undefined {
  const [first = '', last = first] = text.toUpperCase().replaceAll('$', '').split(':');
  const from = parseCellName(first);
  const to = parseCellName(last);
  if (from === undefined || to === undefined || to.row < from.row || to.column < from.column)
    return undefined;
  return {
    firstRow: from.row - 1,
    lastRow: to.row - 1,
    firstColumn: from.column - 1,
    lastColumn: to.column - 1,
  };
}
