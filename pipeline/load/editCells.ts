/** Turns the text of a CSV file into one with other values in some cells; everything else in it stays as it is. */
import { TextLines } from '../problems/TextLines.ts';
import type { CsvText } from './BookSource.ts';
import { csvCell } from './csvRecord.ts';
import { fieldEnd } from './fieldPosition.ts';

/** Puts `text` into a cell of a CSV file. */
export interface CellEdit {
  readonly path: string;
  /** Record and column, from 0. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** `text` is that of the file, with the line ends that it has there. */
export function editCells(text: string, file: CsvText, cells: readonly CellEdit[]): string {
  const lines = new TextLines(text);
  const parts: string[] = [];
  let at = 0;
  const inOrder = cells.toSorted((a, b) => a.row - b.row || a.column - b.column);
  for (const cell of inOrder) {
    const { line, column } = file.positionOf(cell.row, cell.column);
    const start = lines.startOf(line) + column - 1;
    const isQuoted = text[start] === file.dialect.quoteChar;
    parts.push(text.slice(at, start), csvCell(cell.text, file.dialect, isQuoted));
    at = fieldEnd(text, start, file.dialect);
  }
  return parts.join('') + text.slice(at);
}
