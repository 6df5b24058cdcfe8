/** Turns CSV text into columns of text that remember their lines, and reports what is malformed. */
import * as catalogue from '../problems/catalogue/load.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Spot } from '../problems/spot.ts';
import { TextLines, type TextPosition } from '../problems/TextLines.ts';
import type { CsvText } from './BookSource.ts';
import { type CsvDialect, plainDialect } from './CsvDialect.ts';
import type { EncodingName } from './encodings.ts';
import { fieldPosition } from './fieldPosition.ts';
import { splitRecords } from './splitRecords.ts';

export interface ParsedCsv {
  /** Undefined where there is no header. */
  readonly csv: CsvText | undefined;
  readonly problems: readonly Problem[];
}

export interface CsvOptions {
  readonly dialect?: CsvDialect;
  /** Of the file that the text was decoded from. */
  readonly encoding?: EncodingName;
  /** Of the schema, for a file without a row of names. */
  readonly fieldNames?: readonly string[];
}

export function parseCsv(path: string, text: string, options: CsvOptions = {}): ParsedCsv {
  const reader = new CsvReader(path, text, options);
  const csv = reader.read();
  return { csv, problems: reader.problems() };
}

/** A file that has the same fault in every row is reported this often; the rest is counted. */
const reportedOfAKind = 20;

class CsvReader {
  readonly #path: string;
  readonly #raw: string;
  /** With LF line ends. */
  readonly #text: string;
  readonly #lines: TextLines;
  readonly #dialect: CsvDialect;
  readonly #encoding: EncodingName;
  readonly #fieldNames: readonly string[];
  readonly #problems: Problem[] = [];
  readonly #counts = new Map<string, { count: number; last: Spot }>();

  constructor(
    path: string,
    raw: string,
    { dialect = plainDialect, encoding = 'utf-8', fieldNames = [] }: CsvOptions,
  ) {
    this.#dialect = dialect;
    this.#encoding = encoding;
    this.#fieldNames = fieldNames;
    this.#path = path;
    this.#raw = raw;
    this.#text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
    this.#lines = new TextLines(this.#text);
  }

  /** What was found, and how many faults were not shown one by one. */
  problems(): readonly Problem[] {
    const more = [...this.#counts].filter(([, { count }]) => count > reportedOfAKind);
    return [
      ...this.#problems,
      ...more.map(([code, { count, last }]) => catalogue.moreFaultyRows(last, code, count - reportedOfAKind)),
    ];
  }

  read(): CsvText | undefined {
    const comments = this.#commentLines();
    const { rows, faults } = splitRecords(withoutLines(this.#text, comments), this.#dialect);
    const rowLines = this.#linesOf(rows);
    const passedOver = this.#passedOver(rowLines, comments);
    const faultyRows = new Set<number>();
    for (const fault of faults) {
      // After the first quote out of place the rest of the record is guesswork.
      if (faultyRows.has(fault.row) || passedOver.has(fault.row)) continue;
      faultyRows.add(fault.row);
      const make = fault.type === 'unclosed' ? catalogue.unclosedQuote : catalogue.strayQuote;
      this.#report(make(this.#spotOf(this.#lines.positionOf(fault.offset, fault.offset + 1))));
    }
    if (this.#raw !== this.#text) this.#checkLineEnds(rowLines);

    const headings = this.#dialect.headerRows.flatMap((number) => rows[number - 1] ?? []);
    const isNamed = this.#dialect.headerRows.length > 0;
    if (isNamed ? headings.every((name) => name === '') : rows.length === 0) {
      this.#problems.push(catalogue.emptyCsv({ place: { file: this.#path, line: 1, column: 1 } }));
      return undefined;
    }
    const headerLine = rowLines[Math.max(0, ...this.#dialect.headerRows) - 1] ?? 1;
    const seen = rows.flatMap((_, index) => {
      const line = rowLines[index] ?? 1;
      return passedOver.has(index) || line < headerLine ? [] : [line];
    });
    const other = otherDelimiter(
      seen.slice(0, LINES_SEEN).map((line) => [line, this.#lines.text(line)]),
      this.#dialect,
    );
    if (other !== undefined) {
      const at = this.#lines.text(other.line).indexOf(other.delimiter);
      const position = { line: other.line, column: at + 1, endColumn: at + 2 };
      // Read by the wrong mark, every row would be a fault of its own.
      this.#problems.push(catalogue.otherDelimiter(this.#spotOf(position), this.#dialect.delimiter, other));
      return undefined;
    }
    const header = isNamed ? this.#headerOf(rows) : this.#fieldNames;
    if (isNamed) this.#checkHeader(header, headerLine);
    const csv = this.#csvOf(header, rows, rowLines, { faultyRows, passedOver });
    if (this.#text.includes(this.#dialect.quoteChar)) this.#checkQuotes(csv);
    return csv;
  }

  /** Lines that are remarks; none of those that only go on with a quoted value. */
  #commentLines(): ReadonlySet<number> {
    const { commentChar, quoteChar } = this.#dialect;
    const found = new Set<number>();
    if (commentChar === undefined) return found;
    let isQuoted = false;
    this.#text.split('\n').forEach((text, index) => {
      if (!isQuoted && text.startsWith(commentChar)) found.add(index + 1);
      else if (countOf(text, quoteChar) % 2 === 1) isQuoted = !isQuoted;
    });
    return found;
  }

  /** Records that are no rows: remarks, and what stands above the names. */
  #passedOver(rowLines: Uint32Array, comments: ReadonlySet<number>): ReadonlySet<number> {
    const { headerRows, commentRows } = this.#dialect;
    const last = Math.max(0, ...headerRows);
    const isPassed = (index: number) =>
      comments.has(rowLines[index] ?? 0) ||
      commentRows.includes(index + 1) ||
      (index < last && !headerRows.includes(index + 1));
    return new Set(Array.from(rowLines.keys()).filter(isPassed));
  }

  #headerOf(rows: readonly (readonly string[])[]): readonly string[] {
    const { headerRows, headerJoin } = this.#dialect;
    const heads = headerRows.map((number) => rows[number - 1] ?? []);
    const width = heads.reduce((most, head) => Math.max(most, head.length), 0);
    return Array.from({ length: width }, (_, column) =>
      heads
        .map((head) => head[column] ?? '')
        .filter((name) => name !== '')
        .join(headerJoin),
    );
  }

  /** The line on which each record begins, and of the one after the last. */
  #linesOf(rows: readonly (readonly string[])[]): Uint32Array {
    const rowLines = new Uint32Array(rows.length + 1);
    // A line feed more than there are records stands in a value; most files have none, and no value is searched.
    const recordEnds = this.#text.endsWith('\n') ? rows.length : rows.length - 1;
    const hasLineFeeds =
      this.#text.includes(this.#dialect.quoteChar) && countOf(this.#text, '\n') > recordEnds;
    let line = 1;
    rows.forEach((row, index) => {
      rowLines[index] = line;
      line += 1;
      if (hasLineFeeds) for (const value of row) line += countOf(value, '\n');
    });
    rowLines[rows.length] = line;
    return rowLines;
  }

  #report(problem: Problem): void {
    const { place = { file: this.#path } } = problem;
    const counted = this.#counts.get(problem.code) ?? { count: 0, last: { place } };
    counted.count += 1;
    // The rest is told of at the first that is not shown.
    if (counted.count <= reportedOfAKind + 1) counted.last = { place };
    this.#counts.set(problem.code, counted);
    if (counted.count <= reportedOfAKind) this.#problems.push(problem);
  }

  #spotOf(position: TextPosition): Spot {
    return { place: { file: this.#path, ...position }, excerpt: this.#lines.text(position.line) };
  }

  #csvOf(
    header: readonly string[],
    rows: readonly (readonly string[])[],
    rowLines: Uint32Array,
    {
      faultyRows,
      passedOver,
    }: {
      readonly faultyRows: ReadonlySet<number>;
      readonly passedOver: ReadonlySet<number>;
    },
  ): CsvText {
    const width = header.length;
    const kept = new Uint32Array(rows.length);
    let count = 0;
    const first = Math.max(0, ...this.#dialect.headerRows);
    for (let index = first; index < rows.length; index += 1) {
      if (passedOver.has(index)) continue;
      const row = rows[index] ?? [];
      const line = rowLines[index] ?? 1;
      if (row.length === 1 && row[0] === '' && width > 1) {
        this.#report(catalogue.blankLine(this.#spotOf({ line, column: 1 })));
        continue;
      }
      if (row.length !== width && !faultyRows.has(index)) {
        this.#report(catalogue.raggedRow(this.#spotOfEdge(line, width, row.length), width, row.length));
      }
      kept[count] = index;
      count += 1;
    }
    const columns = header.map((_, column) => {
      const values = new Array<string>(count);
      for (let row = 0; row < count; row += 1) values[row] = rows[kept[row] ?? 0]?.[column] ?? '';
      return values;
    });
    const headerLine = rowLines[first - 1] ?? 1;
    const lines = Uint32Array.from({ length: count }, (_, row) => rowLines[kept[row] ?? 0] ?? 1);
    return {
      path: this.#path,
      header,
      rowCount: count,
      columns,
      lines,
      dialect: this.#dialect,
      encoding: this.#encoding,
      positionOf: (row, column) => this.#fieldPosition(row < 0 ? headerLine : (lines[row] ?? 1), column),
      lineText: (line) => this.#lines.text(line),
    };
  }

  #fieldPosition(line: number, column: number): TextPosition {
    return fieldPosition(this.#text, this.#lines, [line, column], this.#dialect);
  }

  /** Where the first value too many stands, or where the missing one should. */
  #spotOfEdge(line: number, width: number, found: number): Spot {
    const last = this.#fieldPosition(line, Math.min(found - 1, width));
    return this.#spotOf(found > width ? last : { line: last.line, column: last.endColumn ?? last.column });
  }

  /** A value that holds a quote must itself stand in quotes. */
  #checkQuotes(csv: CsvText): void {
    const { quoteChar } = this.#dialect;
    csv.columns.forEach((values, column) => {
      values.forEach((value, row) => {
        if (!value.includes(quoteChar)) return;
        const { line, column: from } = csv.positionOf(row, column);
        const text = csv.lineText(line);
        if (text[from - 1] === quoteChar) return;
        const at = text.indexOf(quoteChar, from - 1) + 1;
        this.#report(catalogue.strayQuote(this.#spotOf({ line, column: at, endColumn: at + 1 })));
      });
    });
  }

  #checkHeader(header: readonly string[], line: number): void {
    const first = new Map<string, number>();
    header.forEach((name, column) => {
      const earlier = first.get(name);
      if (earlier === undefined) first.set(name, column);
      if (name.trim() !== '' && earlier === undefined) return;
      const spot = this.#spotOf(this.#fieldPosition(line, column));
      if (name.trim() === '') this.#problems.push(catalogue.emptyHeader(spot, column + 1));
      else this.#problems.push(catalogue.duplicateHeader(spot, name, (earlier ?? 0) + 1));
    });
  }

  /** Only the ends of records are compared: within quoted values spreadsheet programs write a bare LF. */
  #checkLineEnds(rowLines: Uint32Array): void {
    const ends = this.#raw.match(/\r\n?|\n/g) ?? [];
    let usual: string | undefined;
    for (const next of rowLines.subarray(1)) {
      const line = next - 1;
      const end = ends[line - 1];
      usual ??= end;
      if (usual === undefined || end === undefined || end === usual) continue;
      const spot = this.#spotOf({ line, column: this.#lines.text(line).length + 1 });
      this.#problems.push(catalogue.mixedLineEnds(spot, nameOf(usual), nameOf(end)));
      return;
    }
  }
}

/** Lines looked at to tell what stands between values. */
const LINES_SEEN = 10;

export interface OtherDelimiter {
  readonly delimiter: string;
  /** The mark of decimals that the values have, where they have one. */
  readonly decimalChar: string | undefined;
  readonly line: number;
}

/** The mark that stands equally often in each of the first lines, where the dialect's own does not: a file that is separated by it. */
function otherDelimiter(
  seen: readonly (readonly [line: number, text: string])[],
  { delimiter, quoteChar }: CsvDialect,
): OtherDelimiter | undefined {
  const lines = seen
    .filter(([, text]) => text.trim() !== '')
    .map(([line, text]) => [line, withoutQuoted(text, quoteChar)] as const);
  const [first] = lines;
  if (first === undefined) return undefined;
  const [line, header] = first;
  const isEven = (mark: string) => lines.every(([, text]) => countOf(text, mark) === countOf(header, mark));
  if (header.includes(delimiter) && isEven(delimiter)) return undefined;
  const found = [',', ';', '\t', '|'].find(
    (mark) => mark !== delimiter && header.includes(mark) && isEven(mark),
  );
  if (found === undefined) return undefined;
  const values = lines.slice(1).flatMap(([, text]) => text.split(found).map((value) => value.trim()));
  const hasCommas = found !== ',' && values.some((value) => /^[+-]?\d+(?:\.\d{3})*,\d+$/.test(value));
  return { delimiter: found, decimalChar: hasCommas ? ',' : undefined, line };
}

/** A mark within quotes separates nothing. */
function withoutQuoted(text: string, quote: string): string {
  return text
    .split(quote)
    .filter((_, index) => index % 2 === 0)
    .join('');
}

/** Spaces stand for the lines that are not read, so that all others stay where they are. */
function withoutLines(text: string, left: ReadonlySet<number>): string {
  if (left.size === 0) return text;
  return text
    .split('\n')
    .map((line, index) => (left.has(index + 1) ? ' '.repeat(line.length) : line))
    .join('\n');
}

function nameOf(lineEnd: string): string {
  return lineEnd === '\r\n' ? 'CR LF' : lineEnd === '\r' ? 'CR' : 'LF';
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}
