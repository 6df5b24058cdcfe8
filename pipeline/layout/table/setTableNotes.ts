/** Turns a table's signs, remarks, notes and source into the lines beneath it. */

import type { Inline, TableBlock } from '../../compose/Manuscript.ts';
import type { Language } from '../../language/Language.ts';
import type { TypeRole } from '../../theme/Theme.ts';
import type { SetLine } from '../text/Line.ts';
import type { SetParagraph } from '../text/ParagraphOptions.ts';
import { setParagraph } from '../text/setParagraph.ts';
import type { TypeMeasurer } from '../text/TypeMeasurer.ts';
import type { SetNote } from './PlacedTable.ts';

export interface TableNotes {
  readonly signs: readonly SetLine[];
  readonly remarks: readonly SetLine[];
  readonly notes: readonly SetNote[];
  readonly source: readonly SetLine[];
  readonly parts: readonly SetParagraph[];
}

export function setTableNotes(
  block: TableBlock,
  width: number,
  style: TypeRole,
  language: Language,
  measurer: TypeMeasurer,
): TableNotes {
  const set = (inlines: readonly Inline[]) =>
    setParagraph(
      inlines,
      { style, width, align: 'start', language, hyphenate: false, place: block.place },
      measurer,
    );
  const text = (content: string): readonly Inline[] => [{ type: 'text', text: content }];
  const meanings = block.signs.map(({ sign, meaning }) => `${sign}\u00a0${meaning}`);
  const signs = set(text(meanings.join(language.words.semicolon)));
  const remarks = set(text(block.remarks.join(' ')));
  const notes = block.notes.map((note) => ({
    number: note.number,
    set: set(text(`[${note.number}]\u00a0${note.text}`)),
  }));
  const source = set(block.source);
  return {
    signs: signs.lines,
    remarks: remarks.lines,
    notes: notes.map((note) => ({ number: note.number, lines: note.set.lines })),
    source: source.lines,
    parts: [signs, remarks, ...notes.map((note) => note.set), source],
  };
}
