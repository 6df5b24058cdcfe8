/** Turns a table's cells into the widths that each column wants, at the theme's size. */
import type { Inline, TableBlock } from '../../compose/Manuscript.ts';
import type { Ruler } from '../text/TypeMeasurer.ts';
import { cellWords } from './cellWords.ts';
import { parseNumber } from './parseNumber.ts';

/** Points at the size that was measured; they grow and shrink with the size. */
export interface ColumnMeasure {
  readonly align: 'start' | 'decimal' | 'end';
  /** Widest parts of its numbers before and after the decimal mark. */
  readonly lead: number;
  readonly trail: number;
  /** The widest that must not be broken. */
  readonly longestWord: number;
  /** Widest and mean cell, unbroken. */
  readonly longest: number;
  readonly mean: number;
}

export interface CellRulers {
  readonly body: Ruler;
  readonly total: Ruler;
}

export interface MeasuredCells {
  readonly columns: readonly ColumnMeasure[];
  /** Width of each cell, broken only where its text is, by row, column after column: `widths[row * columns + column]`. */
  readonly widths: Float64Array;
  /** For numbers the width before the decimal mark; -1 for other text. */
  readonly leads: Float64Array;
  /** Code points that the fonts lack. */
  readonly lacking: ReadonlySet<number>;
}

interface Extent {
  readonly width: number;
  readonly lead: number;
  readonly longestWord: number;
}

export function measureCells(
  block: TableBlock,
  rulers: CellRulers,
  decimal: string,
  measureWords: (words: readonly Inline[]) => Pick<Extent, 'width' | 'longestWord'>,
): MeasuredCells {
  const count = block.columns.length;
  const widths = new Float64Array(block.rows.length * count);
  const leads = new Float64Array(block.rows.length * count).fill(-1);
  const lacking = new Set<number>();
  const columns = block.columns.map((column, index): ColumnMeasure => {
    let lead = 0;
    let trail = 0;
    let longestWord = 0;
    let longest = 0;
    let sum = 0;
    block.rows.forEach((row, number) => {
      const cell = row.cells[index];
      const text = cellWords(cell);
      if (text === '') return;
      const ruler = row.kind === 'total' ? rulers.total : rulers.body;
      const extent: Extent =
        cell?.words === undefined
          ? measureCell(text, column.align === 'decimal', ruler, decimal, lacking)
          : { ...measureWords(cell.words), lead: -1 };
      const span = cell?.span;
      if (span !== undefined) {
        // It is set in lines of its own; each of its columns bears a part of the longest word.
        longestWord = Math.max(longestWord, extent.longestWord / span.columns);
        longest = Math.max(longest, span.columns === 1 ? extent.width : 0);
        return;
      }
      widths[number * count + index] = extent.width;
      leads[number * count + index] = extent.lead;
      if (extent.lead >= 0) {
        lead = Math.max(lead, extent.lead);
        trail = Math.max(trail, extent.width - extent.lead);
      }
      longestWord = Math.max(longestWord, extent.longestWord);
      longest = Math.max(longest, extent.width);
      sum += extent.width;
    });
    // Numbers of many digits may stand over others of many decimals.
    const numbers = lead + trail;
    return {
      align: column.align,
      lead,
      trail,
      longestWord: Math.max(longestWord, numbers),
      longest: Math.max(longest, numbers),
      mean: block.rows.length === 0 ? 0 : sum / block.rows.length,
    };
  });
  return { columns, widths, leads, lacking };
}

function measureCell(
  text: string,
  aligned: boolean,
  ruler: Ruler,
  decimal: string,
  lacking: Set<number>,
): Extent {
  const parts = aligned ? parseNumber(text, decimal) : undefined;
  if (parts !== undefined) {
    const width = ruler.tabularWidth(text);
    note(lacking, ruler.missing(text));
    // Measured together, so that both parts add up to what is drawn.
    const lead = parts.trail === '' ? width : width - ruler.tabularWidth(parts.trail);
    return { width, lead, longestWord: width };
  }
  let widest = 0;
  let longestWord = 0;
  for (const line of text.split('\n')) {
    let width = 0;
    for (const [index, word] of line.split(' ').entries()) {
      if (index > 0) width += ruler.space;
      if (word === '') continue;
      const wordWidth = ruler.tabularWidth(word);
      note(lacking, ruler.missing(word));
      width += wordWidth;
      if (wordWidth > longestWord) longestWord = wordWidth;
    }
    if (width > widest) widest = width;
  }
  return { width: widest, lead: -1, longestWord };
}

function note(lacking: Set<number>, codePoints: readonly number[]): void {
  for (const codePoint of codePoints) lacking.add(codePoint);
}
