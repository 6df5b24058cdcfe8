/** Turns a timeline into dated events along a thin rule. */
import type { TimelineBlock } from '../../compose/Manuscript.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import { appendTag } from '../tags/TagDraft.ts';
import type { Box, Frame, GalleyItem, Ink } from './Galley.ts';
import { glue, penalty } from './Galley.ts';
import type { Piece } from './Piece.ts';
import { piece } from './Piece.ts';
import { withBreaks } from './paragraph.ts';
import type { Setting } from './Setting.ts';
import { beside } from './sideBySide.ts';
import { baselineOf, textBoxes } from './textBoxes.ts';

/** Part of the width that dates may take, and the room on either side of the rule. */
const mostForDates = 0.28;
const gutter = 12;
const dot = 5;
const costBetween = 15;
const costWithin = 50;

export function setTimeline(block: TimelineBlock, setting: Setting, parent: TagDraft): Piece {
  const { theme } = setting;
  const dateStyle = theme.type.timelineDate;
  const textStyle = theme.type[setting.textRole];
  const list = appendTag(parent, 'L', { listNumbering: 'None' });
  const most = setting.width * mostForDates;
  const dateWidth = block.events.reduce(
    (width, { date }) => Math.max(width, dateWidthOf(date, setting, most)),
    0,
  );
  const ruleX = setting.x + dateWidth + gutter;
  const rule: Frame = { x: ruleX - 0.375, width: 0.75, ground: theme.colours.rule, rule: undefined };
  const items: GalleyItem[] = [];
  for (const [index, event] of block.events.entries()) {
    const entry = appendTag(list, 'LI');
    const label = textBoxes(event.date, appendTag(entry, 'Lbl'), entry, setting, {
      style: { ...dateStyle, leading: textStyle.leading },
      width: dateWidth,
      align: 'end',
      heading: true,
    });
    const body = appendTag(entry, 'LBody');
    const lines = textBoxes(event.children, body, body, setting, {
      style: textStyle,
      x: ruleX + gutter,
      width: setting.x + setting.width - ruleX - gutter,
      place: block.place,
    });
    const mark: Ink = {
      type: 'rect',
      x: ruleX - dot / 2,
      y: baselineOf(textStyle, setting) - textStyle.size * 0.32 - dot / 2,
      width: dot,
      height: dot,
      fill: theme.colours.accent,
    };
    if (index > 0) items.push(penalty(costBetween), glue(textStyle.leading * 0.4));
    const eventItems = beside(label, withBreaks(lines, costWithin));
    items.push(...eventItems.map((item, at) => dotted(item, at === 0 ? mark : undefined, rule)));
  }
  return piece(items, {
    before: { height: theme.page.baseline / 2, snap: setting.outermost },
    after: { height: theme.page.baseline, snap: setting.outermost },
  });
}

function dotted(item: GalleyItem, mark: Ink | undefined, frame: Frame): GalleyItem {
  if (item.type !== 'box') return item;
  const ink = mark === undefined ? item.ink : [mark, ...item.ink];
  return { ...item, ink, frame } satisfies Box;
}

function dateWidthOf(date: TimelineBlock['events'][number]['date'], setting: Setting, most: number): number {
  const style = setting.theme.type.timelineDate;
  const width = date.reduce(
    (sum, inline) => sum + ('text' in inline ? setting.measurer.width(inline.text, style) : 0),
    0,
  );
  return width === 0 ? most : Math.min(width + 1, most);
}
