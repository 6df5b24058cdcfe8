/** Finds what a CSV text holds too much of, before it is taken apart. */
import type { LimitName, Limits } from '../limits/Limits.ts';
import { type CsvDialect, plainDialect } from './CsvDialect.ts';

export interface CsvExcess {
  readonly limit: LimitName;
  readonly found: number;
  /** Line (from 1) that is too much, or too long. */
  readonly line: number;
}

/** The first excess, in one pass over the text. Line feeds within quotes count as well: they only make the count safer. */
export function excessOfCsv(
  text: string,
  limits: Limits,
  { delimiter, headerRows }: CsvDialect = plainDialect,
): CsvExcess | undefined {
  const headerLine = Math.max(1, ...headerRows);
  let line = 1;
  let columns = 0;
  for (let start = 0; start <= text.length; line += 1) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    if (end - start > limits.lineCharacters) return { limit: 'lineCharacters', found: end - start, line };
    // A header and an end of file are no rows.
    if (line > limits.rows + 2) return { limit: 'rows', found: line - 1, line };
    if (line === headerLine) {
      columns = namesIn(text, start, end, delimiter);
      if (columns > limits.columns) return { limit: 'columns', found: columns, line };
    }
    // A row that is short is filled up with gaps, so that every row is as long as the first.
    const cells = columns * (line - 2);
    if (cells > limits.cells) return { limit: 'cells', found: cells, line };
    start = end + 1;
  }
  return undefined;
}

function namesIn(text: string, start: number, lineEnd: number, delimiter: string): number {
  // Rows may end in a carriage return alone.
  const carriage = text.indexOf('\r', start);
  const end = carriage < 0 ? lineEnd : Math.min(carriage, lineEnd);
  let count = 1;
  for (let at = text.indexOf(delimiter, start); at >= 0 && at < end; at = text.indexOf(delimiter, at + 1)) {
    count += 1;
  }
  return count;
}
