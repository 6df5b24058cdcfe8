/** Turns a table typed in Markdown into a printed table; its figures, if any, are references like all others. */
import { unknownSource } from '../problems/catalogue/validate.ts';
import { nearest } from '../problems/nearest.ts';
import type { FigureOrigin } from '../validate/Dataset.ts';
import type { BookEnvironment } from './BookEnvironment.ts';
import type { TextTable, TypedCell } from './composeBlocks.ts';
import type { Inline, TableBlock, TableCell, TableColumn } from './Manuscript.ts';
import { NoteNumbers } from './markNotes.ts';
import { textTableAnchor } from './outline.ts';
import { plainText } from './plainText.ts';
import { sourceLine } from './sourceLine.ts';
import type { CellSpan } from './spansOf.ts';

export function composeTextTable(table: TextTable, book: BookEnvironment): TableBlock {
  const id = textTableAnchor(table.id, table.offset);
  const notes = new NoteNumbers();
  // As one reads: title, heads, then row by row.
  const titleNotes = marksOf(table.title, table, notes);
  const columns = table.head.map((cell, index): TableColumn => {
    const numbers = cell.span === undefined ? [] : marksOf(cell.words, table, notes);
    return {
      field: `column-${index + 1}`,
      heading: cell.span === undefined ? '' : plainText(cell.words),
      align: 'start',
      stub: index === 0,
      notes: numbers,
      ...spanned(cell.span),
    };
  });
  const rows = table.rows.map((cells) => ({
    kind: 'body' as const,
    cells: cells.map((cell) => cellOf(cell, table, notes, book)),
  }));
  const block: TableBlock = {
    type: 'table',
    table: id.slice('tbl:'.length),
    id,
    number: book.numbers.get(id) ?? '',
    title: withoutMarks(table.title),
    columns,
    rows,
    notes: notes.notes,
    titleNotes,
    signs: [],
    remarks: [],
    source: sourceLine(knownSources(table, book), new Map(), book),
    width: table.wide ? 'wide' : 'text',
    place: table.place,
  };
  book.addCaptioned(block);
  return block;
}

function knownSources({ sources, place }: TextTable, { world, report }: BookEnvironment): readonly string[] {
  const known = world.dataset.sources;
  for (const id of sources) {
    if (!known.has(id)) report(unknownSource({ place }, id, nearest(id, known.keys())));
  }
  return sources;
}

/** A cell that quotes a figure leads to it. */
function cellOf(
  { words, span }: TypedCell,
  table: TextTable,
  notes: NoteNumbers,
  book: BookEnvironment,
): TableCell {
  if (span === undefined) return { text: '', value: '', origin: NOWHERE, ...spanned(span) };
  const text = plainText(words);
  const numbers = marksOf(words, table, notes);
  const own = {
    text,
    ...(numbers.length === 0 ? {} : { beside: numbers.map((number) => `[${number}]`) }),
    ...(holdsMore(words) && span.columns === 1 && span.rows === 1
      ? { words: withMarks(words, numbers) }
      : {}),
    ...spanned(span),
  };
  const ledger = firstFigure(words);
  const entry = ledger === undefined ? undefined : book.ledger.entry(ledger);
  if (ledger === undefined || entry === undefined) return { ...own, value: text, origin: NOWHERE };
  return { ...own, value: entry.value, origin: entry.origin, ledger };
}

/** The marks of its notes hold on to the last word. */
function withMarks(words: readonly Inline[], numbers: readonly number[]): readonly Inline[] {
  const marks = numbers.map((number) => `\u00a0[${number}]`).join('');
  const kept = words.filter(({ type }) => type !== 'noteRef');
  return marks === '' ? kept : [...kept, { type: 'text', text: marks }];
}

/** More than letters in the style of the cell. */
function holdsMore(inlines: readonly Inline[]): boolean {
  return holds(inlines, 'formula') || holds(inlines, 'code');
}

export function holdsFormula(inlines: readonly Inline[]): boolean {
  return holds(inlines, 'formula');
}

function holds(inlines: readonly Inline[], type: Inline['type']): boolean {
  return inlines.some(
    (inline) => inline.type === type || ('children' in inline && holds(inline.children, type)),
  );
}

/** Text of a cell that comes from no table. */
const NOWHERE: FigureOrigin = { type: 'computed', expression: '', figures: [] };

function spanned(span: CellSpan): Pick<TableCell, 'span' | 'isTaken'> {
  if (span === undefined) return { isTaken: true };
  return span.columns === 1 && span.rows === 1 ? {} : { span };
}

/** The numbers of the notes that are marked among the words. */
function marksOf(
  words: readonly Inline[],
  { noteOf }: Pick<TextTable, 'noteOf'>,
  notes: NoteNumbers,
): readonly number[] {
  return words.flatMap((inline): readonly number[] => {
    if (inline.type === 'noteRef') return [notes.mark(noteOf(inline.note))];
    return 'children' in inline ? marksOf(inline.children, { noteOf }, notes) : [];
  });
}

function withoutMarks(words: readonly Inline[]): readonly Inline[] {
  return words.flatMap((inline): readonly Inline[] => {
    if (inline.type === 'noteRef') return [];
    return 'children' in inline ? [{ ...inline, children: withoutMarks(inline.children) }] : [inline];
  });
}

function firstFigure(inlines: readonly Inline[]): string | undefined {
  for (const inline of inlines) {
    if (inline.type === 'figure') return inline.ledger;
    if (inline.type === 'formula' && inline.figures[0] !== undefined) return inline.figures[0];
    const inner = 'children' in inline ? firstFigure(inline.children) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}
