/** Turns a block quote into text set in from both edges, with its attribution beneath. */
import type { Block } from '../../compose/Manuscript.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import { appendTag } from '../tags/TagDraft.ts';
import type { Piece } from './Piece.ts';
import { piece } from './Piece.ts';
import type { Setting } from './Setting.ts';
import { setBlocks } from './setBlocks.ts';
import { textBoxes } from './textBoxes.ts';

export function setQuote(
  block: Extract<Block, { type: 'quote' }>,
  setting: Setting,
  parent: TagDraft,
): Piece {
  const { theme } = setting;
  const { baseline } = theme.page;
  const element = appendTag(parent, 'BlockQuote');
  const inset = Math.min(baseline * 1.5, setting.width / 8);
  const inner: Setting = {
    ...setting,
    x: setting.x + inset,
    width: setting.width - 2 * inset,
    outermost: false,
  };
  const body = setBlocks(block.children, inner, element).items;
  const attribution =
    block.attribution === undefined
      ? []
      : textBoxes(block.attribution, appendTag(element, 'P'), element, inner, {
          style: theme.type.source,
          align: 'end',
          place: block.place,
        });
  const half = baseline / 2;
  return piece([...body, ...attribution], {
    before: { height: half, snap: false },
    after: { height: half, snap: setting.outermost },
  });
}
