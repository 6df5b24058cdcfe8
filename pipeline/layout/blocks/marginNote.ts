/** Turns what a line says in the margin into a note for the outer column: open points of a draft, what stood there before. */
import type { Inline } from '../../compose/Manuscript.ts';
import { openPointAnchor } from '../../compose/openPointAnchors.ts';
import type { Words } from '../../language/Words.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import type { SideNote } from './Galley.ts';
import type { Setting } from './Setting.ts';
import { setSideNote } from './sideNote.ts';

/** The numbers of open points that are marked in a line; they lead to their list. */
export function openPointNote(numbers: readonly number[], { draft }: Words): readonly Inline[] {
  const [first] = numbers;
  if (first === undefined) return [];
  const text: Inline = { type: 'text', text: draft.inMargin(numbers) };
  return [{ type: 'link', to: { type: 'anchor', anchor: openPointAnchor(first) }, children: [text] }];
}

/** Undefined where there is nothing to say, and where the pages have no outer column. */
export function setMarginNote(
  note: readonly Inline[],
  setting: Setting,
  parent: TagDraft,
): SideNote | undefined {
  if (note.length === 0 || setting.theme.page.sideWidth === 0) return undefined;
  return setSideNote(
    { type: 'sideNote', children: [{ type: 'paragraph', role: 'body', children: note }] },
    setting,
    parent,
  );
}
