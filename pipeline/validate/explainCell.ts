/** Turns a cell's text that does not fit its field into the reason that an analyst recognises. */
import type { FieldType } from './Dataset.ts';
import { type CellFormat, cellParserOf, fault, isDay, monthNames } from './parseCell.ts';

/** What is wrong with a text: `expected` and `hints` are ready for a message. */
export interface CellFault {
  readonly code: CellFaultCode;
  /** As in "expected …": `a number`. */
  readonly expected: string;
  readonly hints: readonly string[];
}

export const cellFaultCodes = [
  'integer-expected',
  'number-expected',
  'string-expected',
  'boolean-expected',
  'date-expected',
  'yearmonth-expected',
  'year-expected',
  'spreadsheet-error',
  'spreadsheet-date',
  'ambiguous-date',
  'scientific-notation',
  'leading-zero',
  'number-too-large',
  'stray-space',
] as const;

export type CellFaultCode = (typeof cellFaultCodes)[number];

export function explainCell(cell: CellFormat, text: string): CellFault {
  const expected = expectedOf(cell);
  const trimmed = trimSpaces(text);
  if (isSpreadsheetError(trimmed)) {
    return {
      code: 'spreadsheet-error',
      expected,
      hints: [
        `a formula of the spreadsheet failed here; mend it there, or declare ${trimmed} as a missing value`,
      ],
    };
  }
  if (trimmed !== text && fits(cell, trimmed)) {
    const kind = /[\u00a0\u202f\u2007\u2009]/.test(text) ? 'non-breaking space' : 'space';
    const where = text.startsWith(trimmed.slice(0, 1)) ? 'after' : 'before';
    const hint = trimmed === '' ? 'leave the cell empty' : `delete the ${kind} ${where} the value`;
    return { code: 'stray-space', expected: `${expected} without spaces around it`, hints: [hint] };
  }
  switch (cell.type) {
    case 'number':
    case 'integer':
      return explainNumber(cell, trimmed, expected);
    case 'date':
    case 'yearmonth':
    case 'year':
      return explainDate(cell, trimmed, expected);
    case 'string':
      if (/[\u00a0\u202f\u2007]/.test(text) && fits(cell, text)) {
        return {
          code: 'stray-space',
          expected: `${expected} without non-breaking spaces`,
          hints: ['write ordinary spaces; where lines may break is not for the data to say'],
        };
      }
      return { code: 'string-expected', expected, hints: [] };
    case 'boolean':
      return { code: 'boolean-expected', expected, hints: [] };
    default:
      return unreachable(cell.type);
  }
}

/** What a spreadsheet program leaves where a formula failed. */
export function isSpreadsheetError(text: string): boolean {
  return /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|#+)$/i.test(text);
}

export function trimSpaces(text: string): string {
  return text.replace(
    /^[\s\u00a0\u200b\u202f\u2007\u2009\ufeff]+|[\s\u00a0\u200b\u202f\u2007\u2009\ufeff]+$/g,
    '',
  );
}

function expectedOf(cell: CellFormat): string {
  const pattern = cell.format !== undefined && cell.format !== 'default' ? cell.format : undefined;
  switch (cell.type) {
    case 'number':
      return 'a number';
    case 'integer':
      return 'a whole number';
    case 'boolean':
      return `${(cell.trueValues ?? ['true'])[0] ?? 'true'} or ${(cell.falseValues ?? ['false'])[0] ?? 'false'}`;
    case 'date':
      return pattern === undefined ? 'a date such as 2024-03-31' : `a date of the form ${pattern}`;
    case 'yearmonth':
      return 'a month such as 2024-03';
    case 'year':
      return 'a year of four digits';
    case 'string':
      return pattern === undefined ? 'a text' : `a text of the format ${pattern}`;
    default:
      return unreachable(cell.type);
  }
}

function explainNumber(cell: CellFormat, text: string, expected: string): CellFault {
  const code = `${cell.type}-expected` as const;
  const give = (...hints: string[]): CellFault => ({ code, expected, hints });
  const write = (plain: string, reason: string) =>
    fits(cell, plain) ? give(`write ${plain}; ${reason}`) : undefined;
  if (/^[+-]?0\d+$/.test(text)) {
    return {
      code: 'leading-zero',
      expected: `${expected} without leading zeros`,
      hints: ['if it is a code, declare the field as a string, or the zeros are lost'],
    };
  }
  if (/^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(text)) {
    return {
      code: 'scientific-notation',
      expected: `${expected} in plain digits`,
      hints: [
        'the spreadsheet has cut digits off; give the column a number format, widen it and export it again',
      ],
    };
  }
  if (/^(?:nan|[+-]?inf(?:inity)?)$/i.test(text)) {
    return give('leave the cell empty, or declare a labelled missing value for it');
  }
  if (cell.type === 'integer' && /^[+-]?\d+$/.test(text)) {
    return {
      code: 'number-too-large',
      expected: 'a whole number of at most 15 digits',
      hints: ['if it is a code, declare the field as a string'],
    };
  }
  if (/[\u2212\u2012\u2013\u2014]/.test(text)) {
    const plain = text.replace(/[\u2212\u2012\u2013\u2014]\s*/g, '-');
    return write(plain, 'the minus sign must be the hyphen of the keyboard') ?? give('a range is no number');
  }
  if (/^\(.*\)$/.test(text)) {
    const inner = explainedPlain(text.slice(1, -1));
    return write(`-${inner}`, 'brackets do not make a number negative here') ?? give();
  }
  if (text.endsWith('%')) {
    return (
      write(
        explainedPlain(text.slice(0, -1)),
        'the percent sign belongs into the field\'s unit, "percent"',
      ) ?? give()
    );
  }
  const currency = /^([+-]?)\s*(?:US\$|MX\$|CA\$|\p{Sc}|[A-Z]{3}(?=[\s\d]))\s*|\s*(?:\p{Sc}|[A-Z]{3})$/u;
  if (currency.test(text)) {
    return (
      write(explainedPlain(text.replace(currency, '$1')), "the currency belongs into the field's unit") ??
      give()
    );
  }
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) && !/^[+-]?0,/.test(text)) {
    const plain = text.replaceAll(',', '');
    const asDecimal = text.replace(',', '.');
    const doubt = /^[+-]?\d{1,3},\d{3}$/.test(text) && cell.type === 'number';
    return give(
      `write ${plain}; thousands are not separated here`,
      ...(doubt ? [`or ${asDecimal}, if the comma is a decimal mark`] : []),
    );
  }
  if (/^[+-]?\d{1,3}(?:[ '\u2019\u00a0\u202f\u2009]\d{3})+(?:[.,]\d+)?$/.test(text)) {
    const plain = text.replace(/[ '\u2019\u00a0\u202f\u2009]/g, '').replace(',', '.');
    return write(plain, 'thousands are not separated here') ?? give();
  }
  if (/^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/.test(text)) {
    const plain = text.replaceAll('.', '').replace(',', '.');
    return write(plain, 'thousands are not separated, and a comma is not a decimal mark here') ?? give();
  }
  if (/^[+-]?\d*,\d+$/.test(text)) {
    const plain = text.replace(',', '.');
    return write(plain, 'a comma is not a decimal mark here') ?? give(`${plain} is not a whole number`);
  }
  if (cell.type === 'integer' && /^[+-]?\d+\.\d*$/.test(text)) {
    const value = Number(text);
    return Number.isSafeInteger(value)
      ? give(`write ${value}`)
      : give('declare the field as a number if parts of a whole are meant');
  }
  const notes = /^([+-]?[\d.]+)\s*(?:\*+|\[\w+\]|\(\w+\)|[a-z†‡])$/i.exec(text);
  if (notes?.[1] !== undefined && fits(cell, notes[1])) {
    return give(`write ${notes[1]}; say what the mark means in the table's notes`);
  }
  if (/^(?:n\/?a|n\.a\.|-+|\.+|x|none|null|not available|\[\w+\])$/i.test(text)) {
    return give(`leave the cell empty, or declare ${JSON.stringify(text)} among the missing values`);
  }
  return give();
}

/** A number as people write it, without separators, for a hint. */
function explainedPlain(text: string): string {
  const trimmed = trimSpaces(text);
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(trimmed)) return trimmed.replaceAll(',', '');
  return trimmed.replace(/^([+-]?\d+),(\d+)$/, '$1.$2');
}

function explainDate(cell: CellFormat, text: string, expected: string): CellFault {
  const code = `${cell.type}-expected` as const;
  const give = (...hints: string[]): CellFault => ({ code, expected, hints });
  const isPlain = cell.format === undefined || cell.format === 'default';
  if (cell.type === 'year') {
    if (/^\d{4}[-–/](?:\d{2}|\d{4})$/.test(text) && !fits({ type: 'yearmonth' }, text)) {
      return give('declare the field as a string if it names spans of years');
    }
    if (/^\d{4}\.0*$/.test(text)) return give(`write ${text.slice(0, 4)}`);
    if (/^'?\d{2}$/.test(text)) return give('write the year with four digits');
    if (/^(?:FY|CY)\s*\d{4}$/i.test(text)) {
      return give(`write ${text.slice(-4)}; say in the notes that the years are fiscal years`);
    }
  }
  const named = namedDate(text);
  if (named !== undefined) {
    return named.day === undefined && cell.type === 'date'
      ? give('add the day, or declare the field as a yearmonth')
      : give(`write ${cut(cell.type, named.iso)}`);
  }
  if (/^\d{5}(?:\.\d+)?$/.test(text)) {
    const iso = dateOfSerial(Math.floor(Number(text)));
    return {
      code: 'spreadsheet-date',
      expected,
      hints: [
        `the spreadsheet has turned a date into a count of days; ${text} would be ${cut(cell.type, iso)}`,
      ],
    };
  }
  const slashes = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  if (slashes !== null) {
    const [, a = '', b = '', yearText = ''] = slashes;
    const year = yearText.length === 4 ? yearText : undefined;
    if (year === undefined) return give('write the year with four digits, then month and day: 2024-03-31');
    const monthFirst = isoOf(Number(year), Number(a), Number(b));
    const dayFirst = isoOf(Number(year), Number(b), Number(a));
    if (monthFirst !== undefined && dayFirst !== undefined && monthFirst !== dayFirst) {
      return {
        code: 'ambiguous-date',
        expected,
        hints: [`write ${cut(cell.type, monthFirst)} or ${cut(cell.type, dayFirst)}, whichever is meant`],
      };
    }
    const only = monthFirst ?? dayFirst;
    return only === undefined ? give('there is no such day') : give(`write ${cut(cell.type, only)}`);
  }
  const parts = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ].*)?$/.exec(text);
  if (parts !== null && isPlain) {
    const [, year = '', month = '', day] = parts;
    if (Number(month) < 1 || Number(month) > 12) return give('months run from 01 to 12');
    if (day === undefined) {
      if (cell.type === 'date') return give('add the day, or declare the field as a yearmonth');
      return give(`write ${cut(cell.type, `${year}-${month.padStart(2, '0')}-01`)}`);
    }
    const iso = isoOf(Number(year), Number(month), Number(day));
    return iso === undefined ? give('there is no such day') : give(`write ${cut(cell.type, iso)}`);
  }
  if (/^\d{4}$/.test(text)) {
    return give(
      `add the ${cell.type === 'date' ? 'month and the day' : 'month'}, or declare the field as a year`,
    );
  }
  return give();
}

/** A date with the month's English name: `May 1998`, `15 Jan 2024`, `January 15, 2024`. */
function namedDate(text: string): { readonly iso: string; readonly day: number | undefined } | undefined {
  const match = /^(?:(\d{1,2})\s+)?([a-z]{3,9})\.?(?:\s+(\d{1,2}))?,?\s+(\d{4})$/i.exec(text);
  if (match === null) return undefined;
  const [, before, name = '', after, year] = match;
  const month = monthNames.findIndex((month) => month.startsWith(name.toLowerCase())) + 1;
  const written = before ?? after;
  const day = written === undefined ? undefined : Number(written);
  const iso = month === 0 ? undefined : isoOf(Number(year), month, day ?? 1);
  return iso === undefined ? undefined : { iso, day };
}

function cut(type: FieldType, iso: string): string {
  return type === 'year' ? iso.slice(0, 4) : type === 'yearmonth' ? iso.slice(0, 7) : iso;
}

function isoOf(year: number, month: number, day: number): string | undefined {
  if (!isDay(year, month, day)) return undefined;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * Spreadsheet programs count days from 1899-12-30, so that 60 is the day that 1900 did not have.
 * The calendar by eras of 400 years that begin on a 1 March: H. Hinnant, "chrono-compatible low-level date algorithms".
 */
function dateOfSerial(days: number): string {
  const daysFromEpochToMarch0000 = 693_899; // from 0000-03-01 to 1899-12-30
  const z = days + daysFromEpochToMarch0000;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return isoOf(year, month, day) ?? '';
}

function fits(cell: CellFormat, text: string): boolean {
  if (text === '') return true;
  const value = cellParserOf(cell)?.(text);
  return value !== undefined && value !== fault;
}

function unreachable(type: never): never {
  throw new Error(`no such field type: ${String(type)}`);
}
