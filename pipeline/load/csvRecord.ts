/** Turns the texts of cells into a record of a CSV file (RFC 4180); `load/` reads it back as the same texts. */
import { type CsvDialect, plainDialect } from './CsvDialect.ts';

/** In quotes where it must be, or was before. */
export function csvCell(text: string, dialect: CsvDialect = plainDialect, isQuoted = false): string {
  const { delimiter, quoteChar: quote, commentChar } = dialect;
  const isPlain =
    !isQuoted &&
    !/[\r\n]|^\s|\s$/.test(text) &&
    !text.includes(delimiter) &&
    !text.includes(quote) &&
    (commentChar === undefined || !text.startsWith(commentChar));
  return isPlain ? text : `${quote}${text.replaceAll(quote, quote + quote)}${quote}`;
}

/** With the end of the line, e.g. `\r\n`. */
export function csvRecord(cells: readonly string[], end: string, dialect: CsvDialect = plainDialect): string {
  // A record of one empty cell would be an empty line, which readers skip.
  if (cells.length === 1 && cells[0] === '') return dialect.quoteChar + dialect.quoteChar + end;
  return cells.map((cell) => csvCell(cell, dialect)).join(dialect.delimiter) + end;
}
