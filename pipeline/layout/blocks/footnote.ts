/** Turns a footnote into lines for the foot of its page. */
import type { TagDraft } from '../tags/TagDraft.ts';
import { appendSlot, appendTag } from '../tags/TagDraft.ts';
import type { Box, Ink } from './Galley.ts';
import { box } from './Galley.ts';
import { looseLines } from './looseLines.ts';
import type { Setting } from './Setting.ts';
import { setBlocks } from './setBlocks.ts';
import { baselineOf } from './textBoxes.ts';

export function noteAnchor(chapter: string, note: string): string {
  return `note:${chapter}/${note}`;
}

/** Room for the mark, before the note's text. */
export const noteIndent = 12;

/** Sets a note at its first mark; further marks lead to the same note. */
export function setNote(id: string, parent: TagDraft, setting: Setting): void {
  const { chapter, theme, measurer } = setting;
  const note = chapter.footnotes.get(id);
  if (note === undefined || chapter.notes.has(id)) return;
  // Entered before its blocks are set, for a note whose own text marks it again.
  chapter.notes.set(id, []);
  const element = appendTag(parent, 'Note', { id: noteAnchor(chapter.id, id) });
  const label = appendSlot(appendTag(element, 'Lbl'));
  const style = theme.type.footnote;
  const inner: Setting = {
    ...setting,
    x: noteIndent,
    width: theme.page.textWidth - noteIndent,
    textRole: 'footnote',
    outermost: false,
  };
  const { baseline } = theme.page;
  // A page takes them below the space for the rule.
  const most = chapter.pageHeight - baseline;
  const lines = looseLines(setBlocks(note.children, inner, element).items, { baseline, most });
  const mark: Ink = {
    type: 'text',
    x: 0,
    y: baselineOf(style, setting),
    text: note.mark,
    style: { ...style },
    wordSpace: 0,
    width: measurer.width(note.mark, style),
    slot: label,
    actualText: undefined,
    ledger: undefined,
  };
  const [first, ...rest] = lines.length === 0 ? [box(style.leading)] : lines;
  if (first === undefined) return;
  const anchored: Box = {
    ...first,
    ink: [mark, ...first.ink],
    marks: { ...first.marks, anchors: [noteAnchor(chapter.id, id), ...(first.marks?.anchors ?? [])] },
  };
  chapter.notes.set(id, [anchored, ...rest]);
}
