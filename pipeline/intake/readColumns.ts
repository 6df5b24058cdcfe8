/** Turns the raw values of a table's columns into typed ones, and asks where they may be read in several ways. */

import * as catalogue from '../problems/catalogue/intake.ts';
import type { Place, Problem, StageResult } from '../problems/Problem.ts';
import { trimSpaces } from '../validate/CellFault.ts';
import type { FieldType } from '../validate/Dataset.ts';
import { isSpreadsheetError } from '../validate/explainCell.ts';
import {
  cellParserOf,
  fault,
  isDay,
  MOST_DIGITS,
  monthNames,
  significantDigits,
} from '../validate/parseCell.ts';
import type { FoundTable } from './findTable.ts';
import type { ImportedColumn } from './ImportedTable.ts';
import type { DateOrder, ExpectedField, ImportOptions } from './ImportOptions.ts';
import { isMissingCode } from './missingCodes.ts';
import type { NamedHead } from './nameColumns.ts';
import { formatNumberText } from './plainNumber.ts';
import { isBlank, isDate, type RawSheet, type RawValue } from './RawSheet.ts';
import { type DecimalMark, decimalEvidence, plainNumberOf, writtenNumberOf } from './readNumber.ts';

export interface ReadColumns {
  readonly columns: readonly ImportedColumn[];
  readonly said: readonly string[];
}

export function readColumns(
  file: string,
  sheet: RawSheet,
  table: FoundTable,
  heads: readonly NamedHead[],
  options: ImportOptions,
  /** Fields that columns are for, by the names of the columns. */
  expected: ReadonlyMap<string, ExpectedField> = new Map(),
): StageResult<ReadColumns> {
  const problems: Problem[] = [];
  const said: string[] = [];
  const decimal = decimalMark(file, table, options, problems);
  const columns = heads.map((head, index) => {
    const own = withField(options, head.name, expected.get(head.name));
    const reader = new ColumnReader({
      file,
      sheet,
      table,
      head,
      index,
      options: own,
      decimal,
      said,
      problems,
    });
    return reader.read();
  });
  if (problems.length > 0) return { value: undefined, problems };
  return { value: { columns, said }, problems };
}

/** What the command line says of a column goes before what its field says. */
function withField(options: ImportOptions, name: string, field: ExpectedField | undefined): ImportOptions {
  if (field === undefined) return options;
  const missing = [...options.missing, ...field.missing.filter((text) => text !== '')];
  return { ...options, types: new Map([[name, field.type], ...options.types]), missing };
}

/** The mark of decimals that the texts of the whole file have. */
function decimalMark(
  file: string,
  table: FoundTable,
  options: ImportOptions,
  problems: Problem[],
): DecimalMark | undefined {
  if (options.decimal !== undefined) return options.decimal;
  const found = new Map<DecimalMark, { readonly text: string; readonly line: number }>();
  table.heads.forEach((_, column) => {
    const texts = table.rows.map((row) => row[column] ?? null);
    const written = texts.map((cell) => (typeof cell === 'string' ? writtenNumberOf(cell) : undefined));
    const filled = texts.filter((cell) => !isBlank(cell)).length;
    // In a column of words a number tells nothing of the file.
    if (written.filter((number) => number !== undefined).length < filled / 2) return;
    written.forEach((number, row) => {
      const mark = number === undefined ? undefined : decimalEvidence(number.body);
      if (mark !== undefined && !found.has(mark)) {
        found.set(mark, { text: String(texts[row]), line: table.lines[row] ?? 1 });
      }
    });
  });
  const [point, comma] = [found.get('.'), found.get(',')];
  if (point !== undefined && comma !== undefined) {
    problems.push(
      catalogue.intakeDecimalOpen(
        { place: { file, line: comma.line } },
        `both ${JSON.stringify(point.text)} and ${JSON.stringify(comma.text)}`,
      ),
    );
  }
  return point !== undefined ? '.' : comma !== undefined ? ',' : undefined;
}

interface ColumnContext {
  readonly file: string;
  readonly sheet: RawSheet;
  readonly table: FoundTable;
  readonly head: NamedHead;
  readonly index: number;
  readonly options: ImportOptions;
  readonly decimal: DecimalMark | undefined;
  readonly said: string[];
  readonly problems: Problem[];
}

/** Of a column of so many numbers for each text, the texts are faults or marks; of fewer it is a column of texts. */
const NUMBERS_PER_TEXT = 1;

class ColumnReader {
  readonly #context: ColumnContext;
  readonly #cells: readonly RawValue[];
  readonly #missing = new Set<string>();

  constructor(context: ColumnContext) {
    this.#context = context;
    this.#cells = context.table.rows.map((row) => {
      const cell = row[context.index] ?? null;
      return typeof cell === 'string' ? trimSpaces(cell) : cell;
    });
  }

  read(): ImportedColumn {
    const { head, options, problems } = this.#context;
    const wanted = options.types.get(head.name);
    const error = this.#cells.findIndex(
      (cell) => typeof cell === 'string' && isSpreadsheetError(cell) && !/^#N\/A$/i.test(cell),
    );
    if (error >= 0) {
      problems.push(catalogue.intakeSpreadsheetError(this.#spot(error), String(this.#cells[error])));
      return this.#texts();
    }
    if (wanted === 'string') return this.#texts();
    const filled = this.#cells.map((cell, row) => ({ cell, row })).filter(({ cell }) => !isBlank(cell));
    if (filled.length === 0) {
      this.#say('has no values');
      return this.#texts();
    }
    if (filled.every(({ cell }) => typeof cell === 'boolean' || /^(?:true|false)$/i.test(String(cell)))) {
      return this.#made('boolean', (cell) => String(cell).toLowerCase());
    }
    return (
      this.#dates(filled, wanted) ??
      this.#numbers(filled, wanted) ??
      this.#mixed(filled, wanted) ??
      this.#texts()
    );
  }

  #spot(row: number): { readonly place: Place } {
    const { file, sheet, table, head, index } = this.#context;
    const own = sheet.lineOfCell?.(table.rowsOfSheet[row] ?? 0, table.columns[index] ?? 0);
    return { place: { file, line: own ?? table.lines[row] ?? 1, field: head.name } };
  }

  #say(words: string): void {
    this.#context.said.push(`${this.#context.head.name}: ${words}`);
  }

  #isCode(cell: RawValue): cell is string {
    return typeof cell === 'string' && isMissingCode(cell, this.#context.options.missing);
  }

  #made(type: FieldType, textOf: (cell: RawValue, row: number) => string, unit?: string): ImportedColumn {
    const { head, options } = this.#context;
    const texts = this.#cells.map((cell, row) => {
      if (isBlank(cell)) return '';
      if (type !== 'string' && this.#isCode(cell)) {
        this.#missing.add(cell);
        return cell;
      }
      return textOf(cell, row);
    });
    const asked = options.units.get(head.name) ?? head.unit ?? unit;
    return { name: head.name, title: head.title, type, unit: asked, missing: [...this.#missing], texts };
  }

  #texts(): ImportedColumn {
    const { options } = this.#context;
    const filled = this.#cells.filter((cell) => !isBlank(cell));
    if (filled.length > 0 && filled.every((cell) => /^'.*'$/s.test(String(cell))))
      this.#say('values stand between single quotes, which are kept');
    for (const code of options.missing) if (this.#cells.includes(code)) this.#missing.add(code);
    return this.#made('string', (cell) => {
      if (typeof cell === 'number') return formatNumberText(cell);
      return isDate(cell) ? cell.date : tidyText(String(cell));
    });
  }

  #dates(
    filled: readonly { cell: RawValue; row: number }[],
    wanted: FieldType | undefined,
  ): ImportedColumn | undefined {
    const { problems, options } = this.#context;
    const values = filled.filter(({ cell }) => !this.#isCode(cell));
    if (values.length === 0) return undefined;
    if (wanted !== undefined && !['date', 'yearmonth', 'year'].includes(wanted)) return undefined;
    if (values.every(({ cell }) => isDate(cell))) {
      const isWhole = values.every(({ cell }) => isDate(cell) && !cell.date.includes('T'));
      if (isWhole) {
        return this.#days(
          new Map(values.map(({ cell, row }) => [row, isDate(cell) ? cell.date : ''])),
          wanted,
        );
      }
      this.#say('holds times of day, which are kept as texts');
      return this.#made('string', (cell) => (isDate(cell) ? cell.date.replace('T', ' ') : ''));
    }
    if (!values.every(({ cell }) => typeof cell === 'string')) return undefined;
    const texts = values.map(({ cell, row }) => ({ text: String(cell), row }));
    if (texts.every(({ text }) => /^\d{4}-\d{2}$/.test(text) && monthOf(text.slice(5)) !== undefined)) {
      return this.#made('yearmonth', String);
    }
    const days = texts.map(({ text }) => dayParts(text));
    if (days.every((day) => day !== undefined)) {
      const order = options.dates ?? orderOf(days);
      const bad = texts[days.findIndex((day) => day.twoDigits)];
      if (bad !== undefined) {
        problems.push(catalogue.intakeShortYear(this.#spot(bad.row), bad.text));
        return this.#texts();
      }
      if (order === undefined) {
        const first = texts[0];
        problems.push(catalogue.intakeDateOrder(this.#spot(first?.row ?? 0), first?.text ?? ''));
        return this.#texts();
      }
      const read = days.map((day) => isoOf(day, order));
      const wrong = read.indexOf(undefined);
      if (wrong >= 0) {
        problems.push(
          catalogue.intakeNoDate(this.#spot(texts[wrong]?.row ?? 0), texts[wrong]?.text ?? '', order),
        );
        return this.#texts();
      }
      if (!texts.every(({ text }) => /^\d{4}-/.test(text))) this.#say(`dates are read as ${order}`);
      return this.#days(new Map(texts.map(({ row }, index) => [row, read[index] ?? ''])), wanted);
    }
    const months = texts.map(({ text }) => namedMonth(text));
    if (months.every((month) => month !== undefined)) {
      this.#say('months are written as 2024-03');
      const byRow = new Map(texts.map(({ row }, index) => [row, months[index] ?? '']));
      return this.#made('yearmonth', (_, row) => byRow.get(row) ?? '');
    }
    return undefined;
  }

  /** Days by row; a database gives a month as its first day, and a year likewise. */
  #days(days: ReadonlyMap<number, string>, wanted: FieldType | undefined): ImportedColumn {
    const { name } = this.#context.head;
    const type = wanted ?? (isYearName(name) ? 'year' : isMonthName(name) ? 'yearmonth' : 'date');
    const rest = type === 'year' ? '-01-01' : type === 'yearmonth' ? '-01' : '';
    if (![...days.values()].every((day) => day.endsWith(rest)))
      return this.#made('date', (_, row) => days.get(row) ?? '');
    if (wanted === undefined && type !== 'date')
      this.#say(`first days are read as the ${type === 'year' ? 'years' : 'months'} that they begin`);
    return this.#made(type, (_, row) => (days.get(row) ?? '').slice(0, -rest.length || undefined));
  }

  #numbers(
    filled: readonly { cell: RawValue; row: number }[],
    wanted: FieldType | undefined,
  ): ImportedColumn | undefined {
    const { head, problems, sheet, table, index, decimal } = this.#context;
    const values = filled.filter(({ cell }) => !this.#isCode(cell));
    if (values.length === 0) return undefined;
    const plain = new Map<number, string>();
    const units = new Set<string>();
    const percent = new Set<boolean>();
    let brackets = false;
    let shortened = 0;
    let open: { readonly text: string; readonly row: number } | undefined;
    for (const { cell, row } of values) {
      if (typeof cell === 'number') {
        const isShare = sheet.percentages.has(
          `${table.rowsOfSheet[row] ?? -1},${table.columns[index] ?? -1}`,
        );
        percent.add(isShare);
        if (Number(formatNumberText(cell)) !== cell) shortened += 1;
        plain.set(row, formatNumberText(isShare ? Number((cell * 100).toPrecision(15)) : cell));
        continue;
      }
      const written = typeof cell === 'string' ? writtenNumberOf(cell) : undefined;
      if (written === undefined) return undefined;
      percent.add(false);
      units.add(written.unit);
      if (String(cell).startsWith('(')) brackets = true;
      const own = decimal ?? decimalEvidence(written.body);
      // Of a number without any mark both readings are the same.
      if (own === undefined && /[.,]/.test(written.body)) open ??= { text: String(cell), row };
      const text = plainNumberOf(written, own ?? '.');
      const double = text === undefined ? undefined : doubleOf(text);
      if (double !== undefined) {
        shortened += 1;
        plain.set(row, double);
        continue;
      }
      if (text === undefined) {
        problems.push(catalogue.intakeDecimalOpen(this.#spot(row), JSON.stringify(String(cell))));
        return this.#texts();
      }
      plain.set(row, text);
    }
    const codes = values.filter(({ cell }) => typeof cell === 'string' && /^0\d+$/.test(cell));
    if (codes.length > 0 && wanted === undefined) {
      this.#say('has zeros at the front, so it is a text of codes');
      return this.#texts();
    }
    if (open !== undefined) {
      problems.push(catalogue.intakeDecimalOpen(this.#spot(open.row), JSON.stringify(open.text)));
      return this.#texts();
    }
    const long = [...plain].find(([, text]) => significantDigits(text) > MOST_DIGITS);
    if (long !== undefined) {
      problems.push(catalogue.intakeDigits(this.#spot(long[0]), long[1], head.name));
      return this.#texts();
    }
    const [unit = ''] = units;
    if (units.size > 1 || percent.size > 1) {
      problems.push(catalogue.intakeMixedUnits(this.#spot(values[0]?.row ?? 0), head.name));
      return this.#texts();
    }
    const texts = [...plain.values()];
    const isWhole = texts.every((text) => /^-?\d+$/.test(text));
    if (isWhole && wanted === undefined && isCodeName(head.name) && areCutCodes(texts)) {
      problems.push(catalogue.intakeLostZeros(this.#spot(values[0]?.row ?? 0), head.name, texts));
      return this.#texts();
    }
    if (shortened > 0) this.#say(`${shortened} numbers have more than 15 digits, and are kept to 15`);
    if (brackets) this.#say('numbers in brackets are read as negative');
    const isShare = percent.has(true);
    if (isShare) this.#say('shares shown as percentages are written as percent: 15.7, not 0.157');
    const text = (_: RawValue, row: number) => plain.get(row) ?? '';
    const isYear =
      wanted === 'year' || (wanted === undefined && isWhole && isYearName(head.name) && areYears(texts));
    if (isYear) return this.#made('year', text);
    const ofUnit = isShare || unit === '%' ? 'percent' : unit;
    const type = wanted === 'number' || !isWhole ? 'number' : 'integer';
    return this.#made(type, text, ofUnit === '' ? undefined : ofUnit);
  }

  /** A column of numbers with other texts among them is not read by guess. */
  #mixed(
    filled: readonly { cell: RawValue; row: number }[],
    wanted: FieldType | undefined,
  ): ImportedColumn | undefined {
    const { head, problems } = this.#context;
    const isNumber = (cell: RawValue) =>
      typeof cell === 'number' ||
      isDate(cell) ||
      (typeof cell === 'string' && writtenNumberOf(cell) !== undefined);
    const texts = filled.filter(({ cell }) => !isNumber(cell) && !this.#isCode(cell));
    const numbers = filled.filter(({ cell }) => isNumber(cell));
    const typed = numbers.some(({ cell }) => typeof cell !== 'string');
    const asked = wanted !== undefined && wanted !== 'string';
    const isMixed = numbers.length >= texts.length * NUMBERS_PER_TEXT || (typed && texts.length > 0);
    if (!asked && (numbers.length === 0 || !isMixed)) return undefined;
    const [first] = texts.length > 0 ? texts : filled;
    const parse = cellParserOf({ type: wanted ?? 'number' });
    const odd = asked
      ? filled.find(({ cell }) => !this.#isCode(cell) && parse?.(String(cell)) === fault)
      : first;
    const examples = [...new Set(texts.map(({ cell }) => String(cell)))].slice(0, 5);
    problems.push(
      catalogue.intakeMixedColumn(
        this.#spot(odd?.row ?? first?.row ?? 0),
        head.name,
        numbers.length,
        examples,
        wanted,
      ),
    );
    return this.#texts();
  }
}

/** A text on as many lines as it has, without what a book's cell may not hold at its ends. */
function tidyText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u202f\u2007\u2009\t]/g, ' ')
    .replace(/[\u200b\ufeff]|(?!\n)\p{Cc}/gu, '');
}

/** Programs print a double with up to 17 digits; those after the fifteenth are noise. */
const DIGITS_OF_DOUBLE = 17;

function doubleOf(text: string): string | undefined {
  const digits = significantDigits(text);
  const isPrinted = text.includes('.') && digits > MOST_DIGITS && digits <= DIGITS_OF_DOUBLE;
  return isPrinted ? formatNumberText(Number(text)) : undefined;
}

function isYearName(name: string): boolean {
  return (
    /(?:^|_)(?:years?|yr|jahr|annee|ano|anio|period|time)(?:_|$)/.test(name) ||
    /^(?:1[5-9]|2[01])\d\d$/.test(name)
  );
}

function isMonthName(name: string): boolean {
  return /(?:^|_)(?:months?|monat|mois|mes)(?:_|$)/.test(name);
}

function areYears(texts: readonly string[]): boolean {
  return texts.every((text) => /^(?:1[5-9]|2[01])\d\d$/.test(text));
}

function isCodeName(name: string): boolean {
  return /(?:^|_)(?:zip|zipcode|postal|postcode|plz|fips|geoid|naics|sic|hs|hs\d)(?:_|$)/.test(name);
}

/** Codes have one length; of some the zeros at the front were lost. */
function areCutCodes(texts: readonly string[]): boolean {
  return new Set(texts.map(({ length }) => length)).size > 1;
}

interface DayParts {
  readonly parts: readonly [string, string, string];
  readonly twoDigits: boolean;
  readonly named: boolean;
}

/** `31/12/2020`, `2020-12-31`, `31 Dec 2020`, `Dec 31, 2020`. */
function dayParts(text: string): DayParts | undefined {
  const plain = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})$/.exec(text);
  if (plain !== null) {
    const [, a = '', , b = '', c = ''] = plain;
    if (a.length === 3 || c.length === 3 || (a.length === 4 && c.length > 2)) return undefined;
    const twoDigits = a.length <= 2 && c.length <= 2;
    return { parts: [a, b, c], twoDigits, named: false };
  }
  const day = /^(\d{1,2})[-. ]\s*([A-Za-z]{3,9})\.?[-, ]\s*(\d{4}|\d{2})$/.exec(text);
  const american = /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})$/.exec(text);
  const [d, m, y] =
    day !== null
      ? [day[1], day[2], day[3]]
      : american !== null
        ? [american[2], american[1], american[3]]
        : [];
  const month = m === undefined ? undefined : monthNamed(m);
  if (d === undefined || y === undefined || month === undefined) return undefined;
  return { parts: [y, month, d], twoDigits: y.length === 2, named: true };
}

/** The one order in which all of them are days; undefined where several are. */
function orderOf(days: readonly DayParts[]): DateOrder | undefined {
  if (days.every(({ parts: [a], named }) => named || a.length === 4)) return 'ymd';
  const fits = (order: DateOrder) => days.every((day) => isoOf(day, order) !== undefined);
  const orders = (['dmy', 'mdy'] as const).filter(fits);
  // Of 01/01/2001 both orders say the same.
  const isSame = days.every((day) => isoOf(day, 'dmy') === isoOf(day, 'mdy'));
  return orders.length === 1 || isSame ? orders[0] : undefined;
}

function isoOf({ parts: [a, b, c], named }: DayParts, order: DateOrder): string | undefined {
  const isFirstYear = named || a.length === 4;
  const [y, m, d] = isFirstYear ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b];
  if (y.length !== 4) return undefined;
  if (!isDay(Number(y), Number(m), Number(d))) return undefined;
  return `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
}

function monthNamed(word: string): string | undefined {
  const lower = word.toLowerCase();
  const at = monthNames.findIndex(
    (name, index) => name === lower || name.slice(0, 3) === lower || (lower === 'sept' && index === 8),
  );
  return at < 0 ? undefined : String(at + 1).padStart(2, '0');
}

function monthOf(text: string): string | undefined {
  const month = Number(text);
  return month >= 1 && month <= 12 ? text.padStart(2, '0') : undefined;
}

/** `Jan 2020`, `2020 Jan`, `January-2020`, `2020M01` as `2020-01`. */
export function namedMonth(text: string): string | undefined {
  const [, word = '', year = ''] = /^([A-Za-z]{3,9})\.?[ -](\d{4})$/.exec(text) ?? [];
  const [, year2 = '', word2 = ''] = /^(\d{4})[ -]([A-Za-z]{3,9})\.?$/.exec(text) ?? [];
  const [, year3 = '', digits = ''] = /^(\d{4})M(\d{2})$/.exec(text) ?? [];
  const month = digits === '' ? monthNamed(word || word2) : monthOf(digits);
  const of = year || year2 || year3;
  return month === undefined || of === '' ? undefined : `${of}-${month}`;
}
