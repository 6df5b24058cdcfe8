/** Turns the texts of cells into a record of a CSV file (RFC 4180); `load/` reads it back as the same texts. */

export function csvCell(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** With the end of the line, e.g. `\r\n`. */
export function csvRecord(cells: readonly string[], end: string): string {
  // A record of one empty cell would be an empty line, which readers skip.
  if (cells.length === 1 && cells[0] === '') return `""${end}`;
  return cells.map(csvCell).join(',') + end;
}
