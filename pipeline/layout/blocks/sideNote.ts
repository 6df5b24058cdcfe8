/** Turns a side note into lines for the outer column. */
import type { SideNoteBlock } from '../../compose/Manuscript.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import { appendTag } from '../tags/TagDraft.ts';
import type { SideNote } from './Galley.ts';
import { looseLines } from './looseLines.ts';
import type { Setting } from './Setting.ts';
import { setBlocks } from './setBlocks.ts';
import { baselineOf, textBoxes } from './textBoxes.ts';

export function setSideNote(block: SideNoteBlock, setting: Setting, parent: TagDraft): SideNote | undefined {
  const { theme } = setting;
  const style = theme.type.sideNote;
  const inner: Setting = {
    ...setting,
    x: 0,
    width: theme.page.sideWidth,
    textRole: 'sideNote',
    outermost: false,
  };
  const element = appendTag(parent, 'Aside');
  const title =
    block.title === undefined
      ? []
      : textBoxes(block.title, appendTag(element, 'P'), element, inner, {
          style: { ...theme.type.calloutTitle, size: style.size, leading: style.leading },
          heading: true,
          place: block.place,
        });
  const body = setBlocks(block.children, inner, element).items;
  // One line at a time may go on to the next page, should the column of this one be full.
  const { baseline } = theme.page;
  const lines = looseLines([...title, ...body], { baseline, most: setting.chapter.pageHeight });
  if (lines.length === 0) return undefined;
  return {
    lines,
    height: lines.reduce((sum, line) => sum + line.height, 0),
    baseline: baselineOf(style, setting),
    place: block.place,
    ...(block.optional === true ? { optional: true } : {}),
  };
}
