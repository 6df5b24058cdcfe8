/** Turns columns into one box, or into one below the other where they are too narrow or taller than a page. */
import type { Block } from '../../compose/Manuscript.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import { appendTag } from '../tags/TagDraft.ts';
import type { Box, BoxMarks, GalleyItem } from './Galley.ts';
import { besideEachOther } from './keyFigures.ts';
import type { Piece } from './Piece.ts';
import { piece } from './Piece.ts';
import type { Setting } from './Setting.ts';
import { wideWidth } from './Setting.ts';
import { type Neighbours, setBlocks } from './setBlocks.ts';
import { shifted, stack, widened } from './stack.ts';

const gutter = 18;
/** Narrower columns than a side note's are hard to read. Points. */
const leastWidth = 70;

export function setColumns(
  block: Extract<Block, { type: 'columns' }>,
  setting: Setting,
  parent: TagDraft,
  { previous, next }: Neighbours,
): Piece {
  const { baseline } = setting.theme.page;
  const isWide = block.wide === true && setting.outermost;
  const whole = isWide ? wideWidth(setting.theme) : setting.width;
  const count = Math.max(block.columns.length, 1);
  const share = (whole - (count - 1) * gutter) / count;
  const isNarrow = share < leastWidth;
  const width = isNarrow ? whole : share;
  // Columns beneath columns have no text beside them that would want the grid.
  const spaceTo = (neighbour: Block | undefined) => ({
    height: baseline / 2,
    snap: setting.outermost && neighbour?.type !== 'columns',
  });
  const space = { before: spaceTo(previous), after: spaceTo(next) };
  // Trial settings must leave nothing behind, so the height is looked at before anything is hung into the tree.
  const element = appendTag(parent, 'Div');
  const set = block.columns.map((blocks, index) => {
    const x = isNarrow ? setting.x : setting.x + index * (width + gutter);
    const inner: Setting = { ...setting, x, width, outermost: false };
    return setBlocks(blocks, inner, appendTag(element, 'Div')).items;
  });
  const columns = isNarrow ? set : levelled(set);
  const boxes = columns.map((items) => stack(items, { baseline }));
  const tallest = Math.max(0, ...boxes.map(({ height }) => height));
  if (!isNarrow && tallest <= setting.chapter.pageHeight * 0.9) {
    return piece([{ ...besideEachOther(boxes), wide: isWide }], space);
  }
  // Too tall to stand whole: the columns follow one another, each still in its own measure.
  const items = columns.flat().map((item) => (isWide ? widened(item, baseline) : item));
  return piece(items, space);
}

/** Rules and rows of tables side by side meet: their captions and heads are as high as the highest beside them. */
function levelled(columns: readonly (readonly GalleyItem[])[]): readonly (readonly GalleyItem[])[] {
  const heights = columns.map((items) =>
    items.flatMap((item) => (levelOf(item) === undefined ? [] : heightOf(item))),
  );
  const [first] = heights;
  if (first === undefined || heights.some(({ length }) => length !== first.length)) return columns;
  const highest = first.map((_, at) => Math.max(...heights.map((own) => own[at] ?? 0)));
  return columns.map((items) => {
    let at = -1;
    return items.map((item) => {
      const level = levelOf(item);
      if (item.type !== 'box' || level === undefined) return item;
      at += 1;
      return deepened(item, (highest[at] ?? 0) - item.height, level);
    });
  });
}

function levelOf(item: GalleyItem): BoxMarks['level'] {
  return item.type === 'box' ? item.marks?.level : undefined;
}

function heightOf(item: GalleyItem): number {
  return item.type === 'box' ? item.height : 0;
}

/** A head stands at the foot of its room, beneath the rule above it. */
function deepened(given: Box, by: number, level: NonNullable<BoxMarks['level']>): Box {
  const isHead = level === 'head';
  const ink = given.ink.map((piece) =>
    !isHead || (piece.type === 'line' && piece.y1 === 0) ? piece : shifted(piece, 0, by),
  );
  return { ...given, height: given.height + by, ink };
}
