/** Turns CSV text into columns of text that remember their lines, and reports what is malformed. */
import * as catalogue from '../problems/catalogue/load.ts';
import type { Problem } from '../problems/Problem.ts';
import { type Spot, spotAt } from '../problems/spot.ts';
import type { CsvText, Position } from './BookSource.ts';
import { splitRecords } from './splitRecords.ts';
import { TextLines } from './TextLines.ts';

export interface ParsedCsv {
  /** Undefined where there is no header. */
  readonly csv: CsvText | undefined;
  readonly problems: readonly Problem[];
}

/** Reads a whole file at once. */
export function parseCsv(path: string, text: string): ParsedCsv {
  const problems: Problem[] = [];
  let csv: CsvText | undefined;
  for (const batch of parseCsvPieces(path, [text], problems)) csv = batch;
  return { csv, problems };
}

/** A quoted value may not be longer than this: an unclosed quote would else swallow a large file whole. */
const longestRecord = 1 << 22; // characters

/**
 * Reads a file piece by piece into batches of whole records. The first batch comes even when it has no records,
 * unless the file has no header; problems are added to `problems` before the batch they stand in is yielded.
 */
export function* parseCsvPieces(
  path: string,
  pieces: Iterable<string>,
  problems: Problem[],
): Generator<CsvText> {
  const reader = new BatchReader(path, problems);
  let rest = '';
  let waiting: string | undefined;
  for (const piece of pieces) {
    if (waiting !== undefined) {
      const text = rest + waiting;
      const batch = reader.read(text, text.length > longestRecord + waiting.length);
      if (batch !== undefined) yield batch;
      rest = reader.rest;
    }
    waiting = piece;
  }
  const last = reader.read(rest + (waiting ?? ''), true);
  reader.finish();
  if (last !== undefined && (last.rowCount > 0 || last.firstRow === 0)) yield last;
}

/** A file that has the same fault in every row is reported this often; the rest is counted. */
const reportedOfAKind = 20;

/** A piece of text as split into records. */
interface Split {
  readonly rows: readonly (readonly string[])[];
  /** 1 where the first record is the header. */
  readonly first: number;
  /** The line of each record, and of the one after the last. */
  readonly rowLines: Uint32Array;
  readonly lines: TextLines;
  readonly hasQuotes: boolean;
  readonly faultyRows: ReadonlySet<number>;
}

class BatchReader {
  readonly #path: string;
  readonly #problems: Problem[];
  #header: readonly string[] | undefined;
  #headerText = '';
  #rows = 0;
  /** Line on which the next piece of text begins. */
  #line = 1;
  #lineEnd: string | undefined;
  #mixedReported = false;
  #ended = false;
  readonly #counts = new Map<string, number>();
  rest = '';

  constructor(path: string, problems: Problem[]) {
    this.#path = path;
    this.#problems = problems;
  }

  read(raw: string, isLast: boolean): CsvText | undefined {
    if (this.#ended) return undefined;
    // A CR at the very end may be half of a CR LF; it waits for the next piece.
    const held = !isLast && raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const hasReturns = held.includes('\r');
    const text = hasReturns ? held.replace(/\r\n?/g, '\n') : held;
    const { rows, length, faults } = splitRecords(text, isLast);
    const lines = new TextLines(text, this.#line);
    this.rest = length === text.length ? raw.slice(held.length) : unreadOf(raw, text, length, hasReturns);
    const spot = (line: number, position: Omit<Position, 'line'>): Spot =>
      spotAt({ path: this.#path, text: '' }, { line, ...position });
    const spotOf = (position: Position): Spot => ({
      ...spot(position.line, position),
      excerpt: lines.text(position.line),
    });

    const rowLines = new Uint32Array(rows.length + 1);
    let line = this.#line;
    const hasQuotes = text.includes('"');
    // A line feed more than there are records stands in a value; most files have none, and no value is searched.
    const recordEnds = text[length - 1] === '\n' ? rows.length : rows.length - 1;
    const hasLineFeeds = hasQuotes && countOf(text, '\n') > recordEnds;
    rows.forEach((row, index) => {
      rowLines[index] = line;
      line += 1;
      if (hasLineFeeds) for (const value of row) line += countOf(value, '\n');
    });
    rowLines[rows.length] = line;
    const faultyRows = new Set<number>();
    for (const fault of faults) {
      // After the first quote out of place the rest of the record is guesswork.
      if (faultyRows.has(fault.row)) continue;
      faultyRows.add(fault.row);
      const position = lines.positionAt(fault.offset);
      const make = fault.type === 'unclosed' ? catalogue.unclosedQuote : catalogue.strayQuote;
      this.#report(make(spotOf({ ...position, endColumn: position.column + 1 })));
    }
    if (hasReturns || this.#lineEnd === '\r\n') this.#checkLineEnds(held, rowLines, lines);

    let first = 0;
    if (this.#header === undefined) {
      const [header] = rows;
      if (header === undefined || (header.length === 1 && header[0] === '' && rows.length === 1)) {
        if (isLast) this.#problems.push(catalogue.emptyCsv({ place: { file: this.#path } }));
        return undefined;
      }
      this.#headerText = lines.text(1);
      const delimiter = otherDelimiter(text);
      if (delimiter !== undefined) {
        const position = { line: 1, column: this.#headerText.indexOf(delimiter) + 1 };
        const endColumn = position.column + 1;
        this.#problems.push(catalogue.otherDelimiter(spotOf({ ...position, endColumn }), delimiter));
        // Read by commas, every row would be a fault of its own.
        this.#ended = true;
        return undefined;
      }
      this.#header = header;
      this.#checkHeader(header);
      first = 1;
    }
    const batch = this.#batch(this.#header, { rows, first, rowLines, lines, hasQuotes, faultyRows });
    this.#rows += batch.rowCount;
    this.#line = line;
    return batch;
  }

  /** Reports how many faults were not shown one by one. */
  finish(): void {
    for (const [code, count] of this.#counts) {
      if (count <= reportedOfAKind) continue;
      const spot = { place: { file: this.#path } };
      this.#problems.push(catalogue.moreFaultyRows(spot, code, count - reportedOfAKind));
    }
  }

  #report(problem: Problem): void {
    const count = (this.#counts.get(problem.code) ?? 0) + 1;
    this.#counts.set(problem.code, count);
    if (count <= reportedOfAKind) this.#problems.push(problem);
  }

  #batch(header: readonly string[], { rows, first, rowLines, lines, hasQuotes, faultyRows }: Split): CsvText {
    const width = header.length;
    const kept = new Uint32Array(rows.length);
    const spotOfRow = (index: number): Spot => {
      const line = rowLines[index] ?? 1;
      return { place: { file: this.#path, line, column: 1 }, excerpt: lines.text(line) };
    };
    /** Where the first value too many stands, or where the missing one should. */
    const spotOfEdge = (index: number, found: number): Spot => {
      const line = rowLines[index] ?? 1;
      const last = lines.fieldPosition(line, Math.min(found - 1, width));
      const end = { line: last.line, column: last.endColumn ?? last.column };
      const position = found > width ? last : end;
      return { place: { file: this.#path, ...position }, excerpt: lines.text(position.line) };
    };
    let count = 0;
    for (let index = first; index < rows.length; index += 1) {
      const row = rows[index] ?? [];
      if (row.length === 1 && row[0] === '' && width > 1) {
        this.#report(catalogue.blankLine(spotOfRow(index)));
        continue;
      }
      if (row.length !== width && !faultyRows.has(index)) {
        this.#report(catalogue.raggedRow(spotOfEdge(index, row.length), width, row.length));
      }
      kept[count] = index;
      count += 1;
    }
    const columns = header.map((_, column) => {
      const values = new Array<string>(count);
      for (let row = 0; row < count; row += 1) values[row] = rows[kept[row] ?? 0]?.[column] ?? '';
      return values;
    });
    const keptLines = Uint32Array.from({ length: count }, (_, row) => rowLines[kept[row] ?? 0] ?? 1);
    const headerLines = new TextLines(this.#headerText, 1);
    const positionOf = (row: number, column: number) =>
      row < 0 ? headerLines.fieldPosition(1, column) : lines.fieldPosition(keptLines[row] ?? 1, column);
    const batch: CsvText = {
      path: this.#path,
      header,
      firstRow: this.#rows,
      rowCount: count,
      columns,
      lines: keptLines,
      columnOf: (row, column) => positionOf(row, column).column,
      positionOf,
      lineText: (line) => (line === 1 ? this.#headerText : lines.text(line)),
    };
    if (hasQuotes) this.#checkQuotes(batch, lines);
    return batch;
  }

  /** A value that holds a double quote must itself stand in double quotes. */
  #checkQuotes(batch: CsvText, lines: TextLines): void {
    batch.columns.forEach((values, column) => {
      values.forEach((value, row) => {
        if (!value.includes('"')) return;
        const position = batch.positionOf(row, column);
        const text = lines.text(position.line);
        if (text[position.column - 1] === '"') return;
        const at = text.indexOf('"', position.column - 1) + 1;
        const place = { file: this.#path, line: position.line, column: at, endColumn: at + 1 };
        this.#report(catalogue.strayQuote({ place, excerpt: text }));
      });
    });
  }

  #checkHeader(header: readonly string[]): void {
    const lines = new TextLines(this.#headerText, 1);
    const first = new Map<string, number>();
    header.forEach((name, column) => {
      const earlier = first.get(name);
      if (earlier === undefined) first.set(name, column);
      if (name.trim() !== '' && earlier === undefined) return;
      const place = { file: this.#path, ...lines.fieldPosition(1, column) };
      const spot = { place, excerpt: this.#headerText };
      if (name.trim() === '') this.#problems.push(catalogue.emptyHeader(spot, column + 1));
      else this.#problems.push(catalogue.duplicateHeader(spot, name, (earlier ?? 0) + 1));
    });
  }

  /** Only the ends of records are compared: within quoted values spreadsheet programs write a bare LF. */
  #checkLineEnds(raw: string, rowLines: Uint32Array, lines: TextLines): void {
    const ends = raw.match(/\r\n?|\n/g) ?? [];
    for (let index = 1; index < rowLines.length; index += 1) {
      const line = (rowLines[index] ?? 0) - 1;
      const end = ends[line - this.#line];
      if (end === undefined) continue;
      const column = lines.text(line).length + 1;
      const spot = { place: { file: this.#path, line, column }, excerpt: lines.text(line) };
      if (this.#lineEnd === undefined) {
        this.#lineEnd = end;
      } else if (end !== this.#lineEnd && !this.#mixedReported) {
        this.#mixedReported = true;
        this.#problems.push(catalogue.mixedLineEnds(spot, nameOf(this.#lineEnd), nameOf(end)));
      }
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

/** The part of the raw text after the first `length` characters of the text with its line ends made LF. */
function unreadOf(raw: string, text: string, length: number, hasReturns: boolean): string {
  if (!hasReturns) return raw.slice(length);
  // Each CR LF before the cut is one character shorter in `text`.
  const endsBefore = countOf(text.slice(0, length), '\n');
  let offset = 0;
  for (let passed = 0; passed < endsBefore; passed += 1) {
    const match = /\r\n?|\n/g;
    match.lastIndex = offset;
    match.exec(raw);
    offset = match.lastIndex;
  }
  return raw.slice(offset);
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}
