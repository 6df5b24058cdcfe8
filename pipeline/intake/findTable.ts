/** Finds the one table of a sheet: the rows of its head, its rows, and the notes around it. */
import * as catalogue from '../problems/catalogue/intake.ts';
import type { Problem, StageResult } from '../problems/Problem.ts';
import { columnLetters } from '../workbook/cellAddress.ts';
import type { ImportOptions } from './ImportOptions.ts';
import { isMissingCode } from './missingCodes.ts';
import { isBlank, isDate, type RawRange, type RawSheet, type RawValue, rawText } from './RawSheet.ts';
import { writtenNumberOf } from './readNumber.ts';

export interface FoundTable {
  /** Heads as they are written, those of several rows joined; empty where a column has none. */
  readonly heads: readonly string[];
  readonly rows: readonly (readonly RawValue[])[];
  /** `lines[r]` is the line or row of the file. */
  readonly lines: readonly number[];
  /** `columns[c]` is the column of the sheet, from 0. */
  readonly columns: readonly number[];
  /** `rowsOfSheet[r]` is the index of the row in the sheet. */
  readonly rowsOfSheet: readonly number[];
  /** Texts above and below the table that are no rows. */
  readonly notes: readonly { readonly line: number; readonly text: string }[];
  readonly said: readonly string[];
}

export function findTable(
  file: string,
  sheet: RawSheet,
  range: RawRange | undefined,
  { headerRows, missing }: Pick<ImportOptions, 'headerRows' | 'missing'>,
): StageResult<FoundTable> {
  return new TableFinder(file, sheet, range, headerRows, missing).find();
}

interface GridRow {
  /** Index in the sheet. */
  readonly at: number;
  readonly line: number;
  readonly cells: readonly RawValue[];
  readonly filled: number;
}

class TableFinder {
  readonly #file: string;
  readonly #sheet: RawSheet;
  readonly #headerRows: number | undefined;
  readonly #missing: readonly string[];
  readonly #columns: readonly number[];
  readonly #rows: readonly GridRow[];
  readonly #range: RawRange | undefined;
  readonly #said: string[] = [];

  constructor(
    file: string,
    sheet: RawSheet,
    range: RawRange | undefined,
    headerRows: number | undefined,
    missing: readonly string[],
  ) {
    this.#file = file;
    this.#sheet = sheet;
    this.#range = range;
    this.#headerRows = headerRows;
    this.#missing = missing;
    const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
    const within = Array.from({ length: width }, (_, column) => column).filter(
      (column) => range === undefined || (column >= range.firstColumn && column <= range.lastColumn),
    );
    const rows = sheet.rows.flatMap((cells, at) => {
      const isIn = range === undefined || (at >= range.firstRow && at <= range.lastRow);
      return isIn ? [{ at, cells }] : [];
    });
    // Columns without anything are no part of a table, wherever they stand.
    this.#columns = within.filter((column) => rows.some(({ cells }) => !isBlank(cells[column])));
    this.#rows = rows.map(({ at, cells }) => {
      const own = this.#columns.map((column) => cells[column] ?? null);
      return {
        at,
        line: sheet.lines[at] ?? at + 1,
        cells: own,
        filled: own.filter((cell) => !isBlank(cell)).length,
      };
    });
  }

  find(): StageResult<FoundTable> {
    const isRemark = ({ filled: count, cells }: GridRow) => count === 1 && rawText(cells[0]).startsWith('#');
    const remarks = this.#rows.filter(isRemark);
    const filled = this.#rows.filter((row) => row.filled > 0 && !isRemark(row));
    const none = (problem: Problem) => ({ value: undefined, problems: [problem] });
    const from = { place: { file: this.#file, line: filled[0]?.line ?? 1 } };
    if (filled.length === 0) return none(catalogue.intakeNoTable(from));
    const head = this.#headRows(filled);
    if (head === undefined) return none(catalogue.intakeNoHead(from));
    const [first, last] = head;
    const above = filled.slice(0, first);
    const body = this.#bodyOf(filled.slice(last + 1));
    if (!Array.isArray(body)) return none(body);
    if (body.length === 0) return none(catalogue.intakeNoTable(from));
    const lastBody = body.at(-1)?.at ?? 0;
    const below = filled.slice(last + 1).filter(({ at }) => at > lastBody);
    const heads = this.#joinHeads(filled.slice(first, last + 1));
    const long = body.find(({ cells }) =>
      cells.some(
        (cell, column) => !isBlank(cell) && (heads[column] ?? '') === '' && !this.#hasHeadGap(column, heads),
      ),
    );
    if (long !== undefined)
      return none(
        catalogue.intakeRagged(
          { place: { file: this.#file, line: long.line } },
          heads.filter((name) => name !== '').length,
        ),
      );
    const merged = this.#mergedIn(body);
    if (merged !== undefined)
      return none(
        catalogue.intakeMerged({ place: { file: this.#file, line: merged.line } }, merged.reference),
      );
    const sections = body.filter((row) => row.filled === 1 && row.cells.length > 2 && !isBlank(row.cells[0]));
    if (sections.length > 0 && sections.length < body.length) {
      const lines = sections
        .slice(0, 5)
        .map(({ line }) => line)
        .join(', ');
      this.#said.push(
        `rows with nothing but their first cell (${sections.length}, at ${lines}${sections.length > 5 ? ', …' : ''}) are kept as rows without values`,
      );
    }
    const blankBetween = body.some((row, index) => index > 0 && row.at - (body[index - 1]?.at ?? row.at) > 1);
    if (blankBetween) this.#said.push('empty rows between its rows are left out');
    const notes = [...above, ...remarks, ...below].map(({ line, cells }) => ({
      line,
      text: cells
        .map(rawText)
        .filter((text) => text !== '')
        .join(' '),
    }));
    // Where only a title or a note stands there is no column.
    const kept = heads.flatMap((name, column) =>
      name !== '' || body.some(({ cells }) => !isBlank(cells[column])) ? [column] : [],
    );
    return {
      value: {
        heads: kept.map((column) => heads[column] ?? ''),
        rows: body.map(({ cells }) => kept.map((column) => cells[column] ?? null)),
        lines: body.map(({ line }) => line),
        columns: kept.map((column) => this.#columns[column] ?? column),
        rowsOfSheet: body.map(({ at }) => at),
        notes,
        said: this.#said,
      },
      problems: [],
    };
  }

  /** First and last row of the head, as indexes of the filled rows. */
  #headRows(filled: readonly GridRow[]): readonly [first: number, last: number] | undefined {
    if (this.#sheet.isNamed) return [0, 0];
    // Of a range its first rows are the head.
    if (this.#headerRows !== undefined || this.#range !== undefined) {
      const count = this.#headerRows ?? 1;
      if (count === 0) return undefined;
      if (this.#range !== undefined) return [0, Math.min(count, filled.length) - 1];
      const first = this.#firstHead(filled);
      if (first === undefined) return undefined;
      const above = this.#headsAbove(filled, first);
      return [above, Math.min(above + count, filled.length) - 1];
    }
    const first = this.#firstHead(filled);
    if (first === undefined) return undefined;
    return [this.#headsAbove(filled, first), this.#lastHead(filled, first)];
  }

  /** The first row that names most of the columns. */
  #firstHead(filled: readonly GridRow[]): number | undefined {
    const widths = filled.map((row) => row.filled).filter((count) => count > 1);
    const usual = widths.length === 0 ? 1 : mode(widths);
    const enough = Math.max(1, Math.ceil(usual * 0.6));
    const first = filled.findIndex((row) => row.filled >= enough && (row.filled > 1 || usual === 1));
    const row = filled[first];
    if (row === undefined) return undefined;
    const next = filled[first + 1];
    if (next === undefined) return undefined;
    const cells = row.cells.filter((cell) => !isBlank(cell));
    // Years and days alone are values; over a column of names without a head of its own they are names.
    const hasWord =
      cells.some((cell) => typeof cell === 'string' && /\p{L}/u.test(cell)) || isBlank(row.cells[0]);
    const isHead = hasWord && cells.every((cell) => this.#isName(cell));
    return isHead ? first : undefined;
  }

  /** A name is a text, a year or a date; a number of another kind is a value. */
  #isName(cell: RawValue): boolean {
    if (isDate(cell)) return true;
    if (typeof cell === 'number') return Number.isInteger(cell) && cell >= 1500 && cell <= 2200;
    if (typeof cell !== 'string') return false;
    const text = cell.trim();
    if (/^(?:1[5-9]|2[01])\d\d$/.test(text)) return true;
    return (
      writtenNumberOf(text) === undefined && /\p{L}|^[#%$€£]$|\d{4}/u.test(text) && !/^[-\d.,\s]+$/.test(text)
    );
  }

  /** Rows right above that name groups of columns: of more than one cell, or merged over several columns but not over all. */
  #headsAbove(filled: readonly GridRow[], first: number): number {
    let at = first;
    while (at > 0) {
      const row = filled[at - 1];
      const below = filled[at];
      if (row === undefined || below === undefined || below.at - row.at > 1) break;
      const groups = this.#mergesOf(row.at).filter(
        ({ firstColumn, lastColumn }) =>
          lastColumn > firstColumn && lastColumn - firstColumn + 1 < this.#columns.length,
      );
      const isGroups =
        row.filled > 1 || groups.some(({ firstColumn }) => firstColumn > (this.#columns[0] ?? 0));
      if (!isGroups || !row.cells.every((cell) => isBlank(cell) || this.#isName(cell))) break;
      at -= 1;
    }
    return at;
  }

  /** Rows right below that go on with the names, such as units: texts alone in columns whose later values are numbers. */
  #lastHead(filled: readonly GridRow[], first: number): number {
    let last = first;
    for (let at = first + 1; at < Math.min(filled.length - 1, first + 4); at += 1) {
      const row = filled[at];
      const rest = filled.slice(at + 1);
      if (row === undefined || rest.length === 0) break;
      const numeric = row.cells.map((_, column) => this.#isNumeric(rest, column));
      const above = numeric.flatMap((is, column) => (is ? [row.cells[column] ?? null] : []));
      const texts = above.filter((cell) => !isBlank(cell));
      const goesOn =
        above.length > 0 &&
        (texts.length === above.length || (texts.length >= 2 && texts.length >= above.length / 2)) &&
        texts.every(
          (cell) =>
            typeof cell === 'string' &&
            writtenNumberOf(cell) === undefined &&
            !isMissingCode(cell.trim(), this.#missing),
        );
      if (!goesOn) break;
      last = at;
    }
    return last;
  }

  #isNumeric(rows: readonly GridRow[], column: number): boolean {
    let numbers = 0;
    let others = 0;
    for (const { cells } of rows) {
      const cell = cells[column] ?? null;
      if (isBlank(cell) || (typeof cell === 'string' && isMissingCode(cell.trim(), this.#missing))) continue;
      const isNumber =
        typeof cell === 'number' || (typeof cell === 'string' && writtenNumberOf(cell) !== undefined);
      if (isNumber) numbers += 1;
      else others += 1;
    }
    return numbers > 0 && numbers >= others * 4;
  }

  /** The rows up to the last that is one; what follows are notes. A second table is for the user to choose from. */
  #bodyOf(rows: readonly GridRow[]): GridRow[] | Problem {
    if (this.#sheet.isNamed) return [...rows];
    const numeric = this.#columns.map((_, column) => this.#isNumeric(rows, column));
    const hasNumbers = numeric.some(Boolean);
    const usual = mode(rows.map((row) => row.filled).filter((count) => count > 1));
    const isRow = (row: GridRow) => {
      if (this.#columns.length === 1) return true;
      if (!hasNumbers) return row.filled >= Math.max(2, Math.ceil(usual * 0.5));
      return row.cells.some((cell, column) => {
        if (!(numeric[column] ?? false) || isBlank(cell)) return false;
        if (typeof cell !== 'string') return typeof cell === 'number';
        return (
          writtenNumberOf(cell) !== undefined || (row.filled > 1 && isMissingCode(cell.trim(), this.#missing))
        );
      });
    };
    let last = rows.findLastIndex(isRow);
    // A note stands in the first column, alone, and reads like one; all else right below is a row without numbers.
    for (let next = rows[last + 1]; next !== undefined; next = rows[last + 1]) {
      const isNext = next.at - (rows[last]?.at ?? next.at) === 1;
      if (!isNext || (next.filled === 1 && !isBlank(next.cells[0]) && isNote(rawText(next.cells[0])))) break;
      last += 1;
    }
    const body = rows.slice(0, last + 1);
    // After an empty row, a row of names over columns of numbers begins another table.
    for (const [index, row] of body.entries()) {
      const before = body[index - 1];
      if (before === undefined || row.at - before.at <= 1 || row.filled < Math.max(2, usual * 0.5)) continue;
      const names = row.cells.filter((cell, column) => (numeric[column] ?? false) && !isBlank(cell));
      const isHead =
        names.length > 0 &&
        names.every(
          (cell) =>
            typeof cell === 'string' &&
            writtenNumberOf(cell) === undefined &&
            !isMissingCode(cell.trim(), this.#missing),
        );
      if (isHead)
        return catalogue.intakeSeveralTables({ place: { file: this.#file, line: row.line } }, row.line);
    }
    return body;
  }

  #mergesOf(row: number): readonly RawRange[] {
    return this.#sheet.merged.filter(({ firstRow, lastRow }) => firstRow <= row && lastRow >= row);
  }

  /** A merged cell among the rows: which of them the value is of, is not written. */
  #mergedIn(body: readonly GridRow[]): { readonly line: number; readonly reference: string } | undefined {
    const rows = new Map(body.map((row) => [row.at, row.line]));
    for (const { firstRow, lastRow, firstColumn, lastColumn } of this.#sheet.merged) {
      const isWithin = firstColumn >= (this.#columns[0] ?? 0) && firstColumn <= (this.#columns.at(-1) ?? 0);
      const line = rows.get(firstRow);
      if (line === undefined || !isWithin) continue;
      return {
        line,
        reference: `${columnLetters(firstColumn + 1)}${firstRow + 1}:${columnLetters(lastColumn + 1)}${lastRow + 1}`,
      };
    }
    return undefined;
  }

  /** A column without a name is let pass where it is the first one, that of the rows' names. */
  #hasHeadGap(column: number, heads: readonly string[]): boolean {
    return column === 0 && heads.length > 1;
  }

  #joinHeads(rows: readonly GridRow[]): readonly string[] {
    const parts = rows.map((row, index) => {
      const texts = row.cells.map(rawText);
      const isLast = index === rows.length - 1;
      if (isLast) return texts;
      const merges = this.#mergesOf(row.at).filter(({ firstColumn, lastColumn }) => lastColumn > firstColumn);
      // A name of several columns stands in the first of them: by the merge, or where no merge is known up to the next name.
      let open = '';
      return this.#columns.map((column, position) => {
        const own = texts[position] ?? '';
        if (own !== '') {
          open = own;
          return own;
        }
        if (this.#sheet.merged.length === 0) return position === 0 ? '' : open;
        const merge = merges.find(
          ({ firstColumn, lastColumn }) => column > firstColumn && column <= lastColumn,
        );
        return merge === undefined ? '' : rawText(this.#sheet.rows[merge.firstRow]?.[merge.firstColumn]);
      });
    });
    if (rows.length > 1) {
      this.#said.push(
        `the head is joined of ${rows.length} rows (${rows.map(({ line }) => line).join(', ')})`,
      );
    }
    return this.#columns.map((_, column) => {
      const words = parts.map((row) => row[column] ?? '').filter((text) => text !== '');
      return [...new Set(words)].join(' ');
    });
  }
}

/** Words that notes begin with, marks of notes, or a sentence. */
function isNote(text: string): boolean {
  return (
    text.length > 40 ||
    /^(?:notes?|sources?|quellen?|fuentes?|notas?|fontes?|anmerkungen?|remarks?|legend|footnotes?|updated?|last updated?|data from|copyright|©|\*|†|‡|#|=+|-{3,}|\(?[0-9a-z]\)|\[[0-9a-z]\]|[0-9] - )/i.test(
      text,
    )
  );
}

/** The most frequent number; the greatest of several. */
function mode(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || b - a)[0]?.[0] ?? 0;
}
