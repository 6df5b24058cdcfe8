/** Turns the numbers of open points that are marked in a line into a note for the outer column, which leads to their list. */
import type { Inline } from '../../compose/Manuscript.ts';
import { openPointAnchor } from '../../compose/openPointAnchors.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import type { SideNote } from './Galley.ts';
import type { Setting } from './Setting.ts';
import { setSideNote } from './sideNote.ts';

/** Undefined where the pages have no outer column; the marks stand in the lines themselves as well. */
export function setOpenPointNote(
  numbers: readonly number[],
  setting: Setting,
  parent: TagDraft,
): SideNote | undefined {
  const [first] = numbers;
  if (first === undefined || setting.theme.page.sideWidth === 0) return undefined;
  const text: Inline = { type: 'text', text: setting.words.draft.inMargin(numbers) };
  const link: Inline = {
    type: 'link',
    to: { type: 'anchor', anchor: openPointAnchor(first) },
    children: [text],
  };
  return setSideNote(
    { type: 'sideNote', children: [{ type: 'paragraph', role: 'body', children: [link] }] },
    setting,
    parent,
  );
}
