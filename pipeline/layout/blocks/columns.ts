/** Turns columns into one box, or into one below the other where they are too narrow or taller than a page. */
import type { Block } from '../../compose/Manuscript.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import { appendTag } from '../tags/TagDraft.ts';
import { besideEachOther } from './keyFigures.ts';
import type { Piece } from './Piece.ts';
import { piece } from './Piece.ts';
import type { Setting } from './Setting.ts';
import { wideWidth } from './Setting.ts';
import { setBlocks } from './setBlocks.ts';
import { stack, widened } from './stack.ts';

const gutter = 18;
/** Narrower columns than a side note's are hard to read. Points. */
const leastWidth = 70;

export function setColumns(
  block: Extract<Block, { type: 'columns' }>,
  setting: Setting,
  parent: TagDraft,
): Piece {
  const { baseline } = setting.theme.page;
  const isWide = block.wide === true && setting.outermost;
  const whole = isWide ? wideWidth(setting.theme) : setting.width;
  const count = Math.max(block.columns.length, 1);
  const share = (whole - (count - 1) * gutter) / count;
  const isNarrow = share < leastWidth;
  const width = isNarrow ? whole : share;
  const half = { height: baseline / 2, snap: setting.outermost };
  // Trial settings must leave nothing behind, so the height is looked at before anything is hung into the tree.
  const element = appendTag(parent, 'Div');
  const columns = block.columns.map((blocks, index) => {
    const x = isNarrow ? setting.x : setting.x + index * (width + gutter);
    const inner: Setting = { ...setting, x, width, outermost: false };
    return setBlocks(blocks, inner, appendTag(element, 'Div')).items;
  });
  const boxes = columns.map((items) => stack(items, { baseline }));
  const tallest = Math.max(0, ...boxes.map(({ height }) => height));
  if (!isNarrow && tallest <= setting.chapter.pageHeight * 0.9) {
    return piece([{ ...besideEachOther(boxes), wide: isWide }], { before: half, after: half });
  }
  // Too tall to stand whole: the columns follow one another, each still in its own measure.
  const items = columns.flat().map((item) => (isWide ? widened(item, baseline) : item));
  return piece(items, { before: half, after: half });
}
