/** Turns a chapter's findings into large sentences, each marked with a dash of accent. */
import type { FindingsBlock } from '../../compose/Manuscript.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import { appendSlot, appendTag } from '../tags/TagDraft.ts';
import type { GalleyItem, Ink } from './Galley.ts';
import { glue, penalty } from './Galley.ts';
import { withMark } from './list.ts';
import type { Piece } from './Piece.ts';
import { piece } from './Piece.ts';
import type { Setting } from './Setting.ts';
import type { Neighbours } from './setBlocks.ts';
import { baselineOf, textBoxes } from './textBoxes.ts';

const indent = 20;
const costBetween = 60;

export function setFindings(
  block: FindingsBlock,
  setting: Setting,
  parent: TagDraft,
  { next }: Neighbours,
): Piece {
  const { theme } = setting;
  const style = theme.type.finding;
  const list = appendTag(parent, 'L', { listNumbering: 'Disc' });
  const items: GalleyItem[] = [];
  for (const [index, sentence] of block.items.entries()) {
    const entry = appendTag(list, 'LI');
    const mark: Ink = {
      type: 'text',
      x: setting.x,
      y: baselineOf(style, setting),
      text: '–',
      style: { ...style, colour: theme.colours.accent },
      wordSpace: 0,
      width: setting.measurer.width('–', style),
      slot: appendSlot(appendTag(entry, 'Lbl')),
      actualText: undefined,
      ledger: undefined,
    };
    const body = appendTag(entry, 'LBody');
    const lines = textBoxes(sentence, body, body, setting, {
      style,
      x: setting.x + indent,
      width: setting.width - indent,
      hyphenate: false,
      place: block.place,
    });
    if (index > 0) items.push(penalty(costBetween), glue(style.leading / 3));
    items.push(...withMark(lines, mark, style.leading));
  }
  const half = theme.page.baseline / 2;
  return piece(items, {
    before: { height: half, snap: setting.outermost },
    // The strip beneath is as far off on each opener, however many lines the findings have.
    after: { height: theme.page.baseline, snap: setting.outermost && next?.type !== 'keyFigures' },
  });
}
