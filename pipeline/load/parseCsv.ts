/** Turns CSV text into columns of text that remember their lines, and reports what is malformed. */
import * as catalogue from '../problems/catalogue/load.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Spot } from '../problems/spot.ts';
import { TextLines, type TextPosition } from '../problems/TextLines.ts';
import type { CsvText } from './BookSource.ts';
import { fieldPosition } from './fieldPosition.ts';
import { splitRecords } from './splitRecords.ts';

export interface ParsedCsv {
  /** Undefined where there is no header. */
  readonly csv: CsvText | undefined;
  readonly problems: readonly Problem[];
}

export function parseCsv(path: string, text: string): ParsedCsv {
  const reader = new CsvReader(path, text);
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
  readonly #problems: Problem[] = [];
  readonly #counts = new Map<string, number>();

  constructor(path: string, raw: string) {
    this.#path = path;
    this.#raw = raw;
    this.#text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
    this.#lines = new TextLines(this.#text);
  }

  /** What was found, and how many faults were not shown one by one. */
  problems(): readonly Problem[] {
    const more = [...this.#counts].filter(([, count]) => count > reportedOfAKind);
    const spot = { place: { file: this.#path } };
    return [
      ...this.#problems,
      ...more.map(([code, count]) => catalogue.moreFaultyRows(spot, code, count - reportedOfAKind)),
    ];
  }

  read(): CsvText | undefined {
    const { rows, faults } = splitRecords(this.#text);
    const rowLines = this.#linesOf(rows);
    const faultyRows = new Set<number>();
    for (const fault of faults) {
      // After the first quote out of place the rest of the record is guesswork.
      if (faultyRows.has(fault.row)) continue;
      faultyRows.add(fault.row);
      const make = fault.type === 'unclosed' ? catalogue.unclosedQuote : catalogue.strayQuote;
      this.#report(make(this.#spotOf(this.#lines.positionOf(fault.offset, fault.offset + 1))));
    }
    if (this.#raw !== this.#text) this.#checkLineEnds(rowLines);

    const [header] = rows;
    if (header === undefined || (header.length === 1 && header[0] === '' && rows.length === 1)) {
      this.#problems.push(catalogue.emptyCsv({ place: { file: this.#path } }));
      return undefined;
    }
    const delimiter = otherDelimiter(this.#text);
    if (delimiter !== undefined) {
      const at = this.#lines.text(1).indexOf(delimiter);
      // Read by commas, every row would be a fault of its own.
      this.#problems.push(
        catalogue.otherDelimiter(this.#spotOf(this.#lines.positionOf(at, at + 1)), delimiter),
      );
      return undefined;
    }
    this.#checkHeader(header);
    const csv = this.#csvOf(header, rows, rowLines, faultyRows);
    if (this.#text.includes('"')) this.#checkQuotes(csv);
    return csv;
  }

  /** The line on which each record begins, and of the one after the last. */
  #linesOf(rows: readonly (readonly string[])[]): Uint32Array {
    const rowLines = new Uint32Array(rows.length + 1);
    // A line feed more than there are records stands in a value; most files have none, and no value is searched.
    const recordEnds = this.#text.endsWith('\n') ? rows.length : rows.length - 1;
    const hasLineFeeds = this.#text.includes('"') && countOf(this.#text, '\n') > recordEnds;
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
    const count = (this.#counts.get(problem.code) ?? 0) + 1;
    this.#counts.set(problem.code, count);
    if (count <= reportedOfAKind) this.#problems.push(problem);
  }

  #spotOf(position: TextPosition): Spot {
    return { place: { file: this.#path, ...position }, excerpt: this.#lines.text(position.line) };
  }

  #csvOf(
    header: readonly string[],
    rows: readonly (readonly string[])[],
    rowLines: Uint32Array,
    faultyRows: ReadonlySet<number>,
  ): CsvText {
    const width = header.length;
    const kept = new Uint32Array(rows.length);
    let count = 0;
    for (let index = 1; index < rows.length; index += 1) {
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
    const lines = Uint32Array.from({ length: count }, (_, row) => rowLines[kept[row] ?? 0] ?? 1);
    return {
      path: this.#path,
      header,
      rowCount: count,
      columns,
      lines,
      positionOf: (row, column) => this.#fieldPosition(row < 0 ? 1 : (lines[row] ?? 1), column),
      lineText: (line) => this.#lines.text(line),
    };
  }

  #fieldPosition(line: number, column: number): TextPosition {
    return fieldPosition(this.#text, this.#lines, line, column);
  }

  /** Where the first value too many stands, or where the missing one should. */
  #spotOfEdge(line: number, width: number, found: number): Spot {
    const last = this.#fieldPosition(line, Math.min(found - 1, width));
    return this.#spotOf(found > width ? last : { line: last.line, column: last.endColumn ?? last.column });
  }

  /** A value that holds a double quote must itself stand in double quotes. */
  #checkQuotes(csv: CsvText): void {
    csv.columns.forEach((values, column) => {
      values.forEach((value, row) => {
        if (!value.includes('"')) return;
        const { line, column: from } = csv.positionOf(row, column);
        const text = csv.lineText(line);
        if (text[from - 1] === '"') return;
        const at = text.indexOf('"', from - 1) + 1;
        this.#report(catalogue.strayQuote(this.#spotOf({ line, column: at, endColumn: at + 1 })));
      });
    });
  }

  #checkHeader(header: readonly string[]): void {
    const first = new Map<string, number>();
    header.forEach((name, column) => {
      const earlier = first.get(name);
      if (earlier === undefined) first.set(name, column);
      if (name.trim() !== '' && earlier === undefined) return;
      const spot = this.#spotOf(this.#fieldPosition(1, column));
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

/** The mark that stands equally often in each of the first lines, where commas do not: a file that is separated by it. */
function otherDelimiter(text: string): string | undefined {
  const lines = text
    .split('\n', LINES_SEEN + 1)
    .slice(0, LINES_SEEN)
    .filter((line) => line.trim() !== '')
    // A mark within quotes separates nothing.
    .map((line) => line.replaceAll(/"[^"]*"/g, ''));
  const [header] = lines;
  if (header === undefined) return undefined;
  const isEven = (mark: string) => lines.every((line) => countOf(line, mark) === countOf(header, mark));
  if (header.includes(',') && isEven(',')) return undefined;
  return [';', '\t', '|'].find((mark) => header.includes(mark) && isEven(mark));
}

function nameOf(lineEnd: string): string {
  return lineEnd === '\r\n' ? 'CR LF' : lineEnd === '\r' ? 'CR' : 'LF';
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}
