/** Turns a call-out into framed lines: a tinted ground, a rule of accent at the left, a heading in the accent. */
import type { CalloutBlock } from '../../compose/Manuscript.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import { appendTag } from '../tags/TagDraft.ts';
import type { Box, Frame, GalleyItem } from './Galley.ts';
import { box } from './Galley.ts';
import type { Piece } from './Piece.ts';
import { piece } from './Piece.ts';
import type { Setting } from './Setting.ts';
import { setBlocks } from './setBlocks.ts';
import { stack } from './stack.ts';
import { textBoxes } from './textBoxes.ts';

const padding = { side: 11, top: 8, bottom: 8 };
const ruleWidth = 2.5;
/** A call-out is better not broken at all. */
const costOfBreak = 90;

export function setCallout(block: CalloutBlock, setting: Setting, parent: TagDraft): Piece {
  const { theme } = setting;
  const { baseline } = theme.page;
  const frame: Frame = {
    x: setting.x,
    width: setting.width,
    ground: theme.colours.accentTint,
    rule: { width: ruleWidth, colour: theme.colours.accent },
  };
  const inner: Setting = {
    ...setting,
    x: setting.x + ruleWidth + padding.side,
    width: setting.width - ruleWidth - 2 * padding.side,
    textRole: 'calloutText',
    outermost: false,
  };
  const element = appendTag(parent, 'Div');
  const title =
    block.title.length === 0
      ? []
      : textBoxes(block.title, appendTag(element, 'P'), element, inner, {
          style: theme.type.calloutTitle,
          heading: true,
          place: block.place,
        });
  const body = setBlocks(block.children, inner, element).items;
  const gap = title.length > 0 && body.length > 0 ? [box(2)] : [];
  const foot = box(padding.bottom, [], { frame });
  const head = box(padding.top, [], { frame });
  const frames = new Nested(frame);
  const items = [...title, ...gap, ...body].map((item) => framed(item, frames, head, foot, baseline));
  return piece([head, ...items, foot], {
    before: { height: baseline, snap: setting.outermost },
    after: { height: baseline * 0.7, snap: setting.outermost },
  });
}

/** Puts the frames of what stands in a call-out into the call-out's own, one for one. */
class Nested {
  readonly #own: Frame;
  readonly #nested = new Map<Frame, Frame>();

  constructor(own: Frame) {
    this.#own = own;
  }

  of(frame: Frame | undefined): Frame {
    if (frame === undefined) return this.#own;
    const known = this.#nested.get(frame);
    if (known !== undefined) return known;
    const nested: Frame = { ...frame, within: this.of(frame.within) };
    this.#nested.set(frame, nested);
    return nested;
  }
}

function framed(item: GalleyItem, frames: Nested, head: Box, foot: Box, baseline: number): GalleyItem {
  const within = (each: Box): Box => ({ ...each, frame: frames.of(each.frame) });
  switch (item.type) {
    case 'box':
      return within(item);
    case 'penalty': {
      const close = item.close === undefined ? foot : stack([within(item.close), foot], { baseline });
      const resume = item.resume === undefined ? head : stack([head, within(item.resume)], { baseline });
      return { ...item, cost: item.cost + costOfBreak, close, resume };
    }
    case 'glue':
    case 'float':
      return item;
    default:
      return unknown(item);
  }
}

function unknown(item: never): GalleyItem {
  return item;
}
