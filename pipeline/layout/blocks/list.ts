/** Turns a list into marked items; nested lists are set in from their item. */
import type { ListBlock } from '../../compose/Manuscript.ts';
import type { TypeRole } from '../../theme/Theme.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import { appendSlot, appendTag } from '../tags/TagDraft.ts';
import type { Box, GalleyItem, Ink } from './Galley.ts';
import { box, glue, penalty } from './Galley.ts';
import type { Piece } from './Piece.ts';
import { piece } from './Piece.ts';
import type { Setting } from './Setting.ts';
import { wideWidth } from './Setting.ts';
import { setBlocks } from './setBlocks.ts';
import { widened } from './stack.ts';
import { baselineOf } from './textBoxes.ts';

/** Costs of a page that ends between two items, after the first or before the last, and within an item. */
const costBetween = 12;
const costAtEdge = 60;
const costWithin = 45;

export function setList(block: ListBlock, setting: Setting, parent: TagDraft): Piece {
  if (block.wide !== true || !setting.outermost) return setItems(block, setting, parent);
  const set = setItems(block, { ...setting, width: wideWidth(setting.theme) }, parent);
  return { ...set, items: set.items.map((item) => widened(item, setting.theme.page.baseline)) };
}

function setItems(block: ListBlock, setting: Setting, parent: TagDraft): Piece {
  const style = setting.theme.type[setting.textRole];
  const nested = parent.role === 'LBody';
  const element = appendTag(parent, 'L', { listNumbering: block.ordered ? 'Decimal' : 'Disc' });
  const indent = indentOf(block, setting);
  const inner: Setting = {
    ...setting,
    x: setting.x + indent,
    width: setting.width - indent,
    outermost: false,
  };
  const gap = block.tight ? 0 : style.leading / 2;
  const items: GalleyItem[] = [];
  for (const [index, content] of block.items.entries()) {
    const entry = appendTag(element, 'LI');
    const label = appendSlot(appendTag(entry, 'Lbl'));
    const body = setBlocks(content, inner, appendTag(entry, 'LBody')).items;
    if (index > 0) {
      const atEdge = index === 1 || index === block.items.length - 1;
      items.push(penalty(atEdge ? costAtEdge : costBetween), glue(gap));
    }
    const mark = block.ordered ? `${block.start + index}.` : nested ? '–' : '•';
    items.push(...withMark(body, markInk(mark, label, style, setting, indent), style.leading));
  }
  const half = nested ? 0 : style.leading / 2;
  const snap = setting.outermost;
  return piece(items, { before: { height: half, snap: false }, after: { height: half, snap } });
}

/** Numbers of two digits need more room than a bullet. */
function indentOf(block: ListBlock, setting: Setting): number {
  const style = setting.theme.type[setting.textRole];
  if (!block.ordered) return style.size * 1.35;
  const last = `${block.start + Math.max(block.items.length - 1, 0)}.`;
  return setting.measurer.width(last, style) + style.size * 0.6;
}

/** Bullets stand at the start; numbers end where their text begins, so that their points align. */
function markInk(text: string, slot: TextSlot, style: TypeRole, setting: Setting, indent: number): Ink {
  const width = setting.measurer.width(text, style);
  const isNumber = text.endsWith('.');
  return {
    type: 'text',
    x: setting.x + (isNumber ? indent - style.size * 0.6 - width : 0),
    y: baselineOf(style, setting),
    text,
    style,
    wordSpace: 0,
    width,
    slot,
    actualText: undefined,
    ledger: undefined,
  };
}

type TextSlot = ReturnType<typeof appendSlot>;

/** The mark stands on the first line; an item without text is a line of its own. */
export function withMark(items: readonly GalleyItem[], mark: Ink, leading: number): readonly GalleyItem[] {
  const at = items.findIndex((item) => item.type === 'box' && item.height > 0);
  if (at === -1) return [box(leading, [mark]), ...items];
  return items.map((item, index): GalleyItem => {
    if (index === at && item.type === 'box') return marked(item, mark);
    return item.type === 'penalty' && item.cost < costWithin ? { ...item, cost: costWithin } : item;
  });
}

function marked(first: Box, mark: Ink): Box {
  return { ...first, ink: [mark, ...first.ink] };
}
