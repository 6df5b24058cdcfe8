/** Turns a paragraph into lines with places to break that leave no widow and no orphan. */
import type { Block, ParagraphBlock } from '../../compose/Manuscript.ts';
import type { TypeRole, TypeRoleName } from '../../theme/Theme.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import { appendTag } from '../tags/TagDraft.ts';
import type { Box, GalleyItem } from './Galley.ts';
import { penalty } from './Galley.ts';
import type { Piece } from './Piece.ts';
import { piece } from './Piece.ts';
import type { Setting } from './Setting.ts';
import type { Neighbours } from './setBlocks.ts';
import { textBoxes } from './textBoxes.ts';

/** Of a page that ends within a paragraph, between its second and its last line but one. */
const costWithin = 8;
/** In ems: text in narrower columns is set ragged. */
const leastMeasure = 28;

export function setParagraphBlock(
  block: ParagraphBlock,
  setting: Setting,
  parent: TagDraft,
  { previous, next }: Neighbours,
): Piece {
  const { theme } = setting;
  const role = roleOf(block, setting);
  const style = theme.type[role];
  // Set to the grid, paragraphs are told apart by their indent; where there is no grid, by half a line.
  const onGrid = role === 'text';
  const indented = onGrid && previous?.type === 'paragraph' && previous.role === 'body';
  const lines = textBoxes(block.children, appendTag(parent, 'P'), parent, setting, {
    style,
    align: theme.text.justify && onGrid && isJustifiable(setting, style) ? 'justify' : 'start',
    indent: indented ? style.leading : 0,
    place: block.place,
  });
  const space = spaceAround(role, setting);
  // A line that a formula made higher leaves the grid, to which the next paragraph returns.
  const isOffGrid = onGrid && lines.some(({ height }) => height > style.leading);
  const afterLead = previous?.type === 'paragraph' && previous.role === 'lead';
  return piece(withBreaks(lines, costWithin), {
    before: afterLead && onGrid ? { height: 0, snap: true } : space,
    after: isOffGrid ? { ...space, snap: true } : space,
    keepWithNext: leadsUpTo(block, next, previous?.type === 'heading' && lines.length === 1),
  });
}

/** Narrow columns of justified text are full of holes. */
function isJustifiable({ width }: Setting, { size }: TypeRole): boolean {
  return width >= leastMeasure * size;
}

function roleOf(block: ParagraphBlock, setting: Setting): TypeRoleName {
  if (block.role === 'source') return 'source';
  if (block.role === 'entry') return 'contentsEntry';
  if (block.role === 'lead' && setting.textRole === 'text') return 'lead';
  return setting.textRole;
}

function spaceAround(role: TypeRoleName, { theme }: Setting): { height: number; snap: boolean } {
  switch (role) {
    case 'text':
      return { height: 0, snap: false };
    case 'lead':
    case 'source':
      return { height: theme.page.baseline / 2, snap: true };
    case 'contentsEntry':
      return { height: theme.type[role].leading / 4, snap: false };
    default:
      return { height: theme.type[role].leading / 2, snap: false };
  }
}

/** "…as follows:" is not parted from its list, nor is a heading by the line between them. */
function leadsUpTo(block: ParagraphBlock, next: Block | undefined, isLineBelowHeading: boolean): boolean {
  if (next?.type !== 'list' && next?.type !== 'timeline' && next?.type !== 'definitionList') return false;
  if (isLineBelowHeading) return true;
  const last = block.children.at(-1);
  return last?.type === 'text' && last.text.trimEnd().endsWith(':');
}

/** Places to break after the second and before the last line but one; lines of three or fewer stay whole. */
export function withBreaks(lines: readonly Box[], cost: number): readonly GalleyItem[] {
  if (lines.length < 4) return lines;
  const breakable = penalty(cost);
  const items: GalleyItem[] = [];
  for (const [index, line] of lines.entries()) {
    if (index >= 2 && index <= lines.length - 2) items.push(breakable);
    items.push(line);
  }
  return items;
}
