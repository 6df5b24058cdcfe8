/** Turns a table typed in Markdown into a printed table; its figures, if any, are references like all others. */
import type { FigureOrigin } from '../validate/Dataset.ts';
import type { BookEnvironment } from './BookEnvironment.ts';
import type { TextTable } from './composeBlocks.ts';
import type { Inline, TableBlock, TableCell } from './Manuscript.ts';
import { textTableAnchor } from './outline.ts';
import { plainText } from './plainText.ts';

export function composeTextTable(table: TextTable, book: BookEnvironment): TableBlock {
  const id = textTableAnchor(table.id, table.offset);
  const block: TableBlock = {
    type: 'table',
    table: id.slice('tbl:'.length),
    id,
    number: book.numbers.get(id) ?? '',
    title: table.title,
    columns: table.head.map((heading, index) => ({
      field: `column-${index + 1}`,
      heading: plainText(heading),
      align: 'start',
      stub: index === 0,
      notes: [],
    })),
    rows: table.rows.map((cells) => ({ kind: 'body', cells: cells.map((cell) => cellOf(cell, book)) })),
    notes: [],
    titleNotes: [],
    signs: [],
    remarks: [],
    source: [],
    width: table.wide ? 'wide' : 'text',
    place: table.place,
  };
  book.addCaptioned(block);
  return block;
}

/** A cell that quotes a figure leads to it. */
function cellOf(inlines: readonly Inline[], book: BookEnvironment): TableCell {
  const text = plainText(inlines);
  const ledger = firstFigure(inlines);
  const entry = ledger === undefined ? undefined : book.ledger.entry(ledger);
  if (ledger === undefined || entry === undefined) return { text, value: text, origin: NOWHERE };
  return { text, value: entry.value, origin: entry.origin, ledger };
}

/** Text of a cell that comes from no table. */
const NOWHERE: FigureOrigin = { type: 'computed', expression: '', figures: [] };

function firstFigure(inlines: readonly Inline[]): string | undefined {
  for (const inline of inlines) {
    if (inline.type === 'figure') return inline.ledger;
    const inner = 'children' in inline ? firstFigure(inline.children) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}
