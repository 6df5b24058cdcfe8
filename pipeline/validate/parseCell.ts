/** Turns the text of a cell into a typed value, or into a fault where the text does not fit the field's type. */
import { unreachable } from '../problems/unreachable.ts';
import type { FieldType, Scalar } from './Dataset.ts';

/** A text that is no value of the type; why it is none is worked out only when it is reported. */
export const fault = Symbol('fault');

/** Gives the value of a cell's text; never null, since missing values are told apart before. */
export type CellParser = (text: string) => Exclude<Scalar, null> | typeof fault;

/** The properties of a field that say how its cells are written (Table Schema, "Field Types"). */
export interface CellFormat {
  readonly type: FieldType;
  readonly format?: string;
  readonly decimalChar?: string;
  readonly groupChar?: string;
  readonly bareNumber?: boolean;
  readonly trueValues?: readonly string[];
  readonly falseValues?: readonly string[];
}

export const defaultTrueValues: readonly string[] = ['true', 'True', 'TRUE', '1'];
export const defaultFalseValues: readonly string[] = ['false', 'False', 'FALSE', '0'];

/** `undefined` where the type has no such format. */
export function cellParserOf(cell: CellFormat): CellParser | undefined {
  const format = cell.format ?? 'default';
  switch (cell.type) {
    case 'string':
      return stringParserOf(format);
    case 'number':
    case 'integer':
      return format === 'default' ? numberParserOf(cell) : undefined;
    case 'boolean':
      return format === 'default' ? booleanParserOf(cell) : undefined;
    case 'date':
      return format === 'default' ? parseDate : datePatternParserOf(format);
    case 'yearmonth':
      return format === 'default' ? parseYearMonth : undefined;
    case 'year':
      return format === 'default' ? parseYear : undefined;
    default:
      return unreachable(cell.type);
  }
}

function stringParserOf(format: string): CellParser | undefined {
  switch (format) {
    case 'default':
      return (text) => text;
    case 'email':
      return matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/);
    case 'uri':
      return matching(/^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/);
    case 'uuid':
      return matching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
    case 'binary':
      return matching(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);
    default:
      return undefined;
  }
}

function matching(pattern: RegExp): CellParser {
  return (text) => (pattern.test(text) ? text : fault);
}

/**
 * Decimals as in XML Schema, but without exponents, NaN and INF, which the standard lets pass: in a table of figures
 * they are the marks of a spreadsheet's rounding or of a failed formula. Leading zeros are the mark of a code.
 */
const decimal = /^[+-]?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)$/;
const whole = /^[+-]?(?:0|[1-9]\d*)$/;

/** Of a number's digits so many come back from a double, and stand in a cell of a spreadsheet; the rest would change. */
export const MOST_DIGITS = 15;

/** Digits from the first that is not zero to the last that is not, e.g. 3 of `0.001020`, 1 of `1000`. */
export function significantDigits(text: string): number {
  return text.replace(/[^\d]/g, '').replace(/^0+|0+$/g, '').length;
}

function numberParserOf(cell: CellFormat): CellParser {
  const isInteger = cell.type === 'integer';
  const pattern = isInteger ? whole : decimal;
  const parse: CellParser = (text) => {
    if (!pattern.test(text)) return fault;
    if (significantDigits(text) > MOST_DIGITS) return fault;
    const value = Number(text);
    if (!Number.isFinite(value)) return fault;
    return value === 0 ? 0 : value; // -0 is no figure
  };
  const { decimalChar = '.', groupChar, bareNumber = true } = cell;
  return (text) => parse(plainNumber(text, decimalChar, groupChar, bareNumber));
}

/** A number written by the field's own rules, as plain digits: `€ 1 234,5` as `1234.5`. */
function plainNumber(
  text: string,
  decimalChar: string,
  groupChar: string | undefined,
  bareNumber: boolean,
): string {
  let plain = bareNumber ? text : (/[+-]?[\d.](?:[\s\S]*\d)?/.exec(text)?.[0] ?? text);
  if (groupChar !== undefined) plain = withoutGroups(plain, decimalChar, groupChar);
  // A point is then no decimal mark any more; left in place it makes the text no number.
  if (decimalChar !== '.') plain = plain.replaceAll('.', '?').replace(decimalChar, '.');
  return plain;
}

/** Groups are of three digits: a comma of "1,5" parts no thousands, and is left for the number to be refused. */
function withoutGroups(text: string, decimalChar: string, groupChar: string): string {
  const parts = text.split(decimalChar);
  const [whole = ''] = parts;
  const groups = groupChar === ' ' ? whole.split(ANY_SPACE) : whole.split(groupChar);
  const isGrouped = groups.every((group, index) => (index === 0 ? /^[+-]?\d{1,3}$/ : /^\d{3}$/).test(group));
  return isGrouped ? [groups.join(''), ...parts.slice(1)].join(decimalChar) : text;
}

/** Where groups are parted by a space, its kinds that break no line are meant as well. */
const ANY_SPACE = /[ \u00a0\u202f\u2009\u2007]/;

function booleanParserOf(cell: CellFormat): CellParser {
  const values = new Map<string, boolean>();
  for (const text of cell.trueValues ?? defaultTrueValues) values.set(text, true);
  for (const text of cell.falseValues ?? defaultFalseValues) values.set(text, false);
  return (text) => values.get(text) ?? fault;
}

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;

export function parseDate(text: string): string | typeof fault {
  const match = isoDate.exec(text);
  if (match === null) return fault;
  return isDay(Number(match[1]), Number(match[2]), Number(match[3])) ? text : fault;
}

function parseYearMonth(text: string): string | typeof fault {
  const match = /^\d{4}-(\d{2})$/.exec(text);
  if (match === null) return fault;
  const month = Number(match[1]);
  return month >= 1 && month <= 12 ? text : fault;
}

function parseYear(text: string): number | typeof fault {
  return /^-?\d{4}$/.test(text) ? Number(text) : fault;
}

export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days;
}

export const monthNames: readonly string[] = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Dates by a pattern of `strptime`, as far as it says day, month and four-digit year: `%d/%m/%Y`, `%B %d, %Y`. */
function datePatternParserOf(pattern: string): CellParser | undefined {
  const parts: string[] = [];
  const source = pattern.replace(/^fmt:/, '').replace(/%(.)|[\\^$.*+?()[\]{}|/]/g, (match, letter) => {
    if (letter === undefined) return `\\${match}`;
    parts.push(String(letter));
    switch (letter) {
      case 'Y':
        return '(\\d{4})';
      case 'm':
      case 'd':
        return '(\\d{1,2})';
      case 'B':
        return `(${monthNames.join('|')})`;
      case 'b':
        return `(${monthNames.map((name) => name.slice(0, 3)).join('|')})`;
      default:
        return '(?!)';
    }
  });
  const says = (letters: string) => parts.filter((part) => letters.includes(part)).length === 1;
  if (parts.length !== 3 || !says('Y') || !says('mBb') || !says('d')) return undefined;
  const expression = new RegExp(`^${source}$`, 'i');
  return (text) => {
    const match = expression.exec(text);
    if (match === null) return fault;
    const part = (letters: string) => match[parts.findIndex((letter) => letters.includes(letter)) + 1] ?? '';
    const monthText = part('mBb').toLowerCase();
    const month = Number(monthText) || monthNames.findIndex((name) => name.startsWith(monthText)) + 1;
    const year = Number(part('Y'));
    const day = Number(part('d'));
    if (!isDay(year, month, day)) return fault;
    return `${part('Y')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  };
}
