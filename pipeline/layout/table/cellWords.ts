/** Turns a cell into its text with all that is printed beside it: `12.3 ± 0.4 [p] [1]`. */
import type { TableCell } from '../../compose/Manuscript.ts';

/** What stands beside holds on to the text. */
export function cellWords(cell: TableCell | undefined): string {
  if (cell === undefined) return '';
  return cell.beside === undefined ? cell.text : [cell.text, ...cell.beside].join('\u00a0').trim();
}
