/** Turns a listing into lines on a ground of their own; a line that goes on is marked, and a page may end between lines. */
import type { ListingBlock } from '../../compose/Manuscript.ts';
import { missingGlyph } from '../../problems/catalogue/layoutText.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import { appendSlot, appendTag, type Slot } from '../tags/TagDraft.ts';
import { breakCode } from '../text/breakCode.ts';
import { codeType } from '../text/codeType.ts';
import { captionLines } from './caption.ts';
import type { Box, Frame, GalleyItem } from './Galley.ts';
import { box, penalty } from './Galley.ts';
import type { Piece } from './Piece.ts';
import { piece } from './Piece.ts';
import { plainInk } from './plainInk.ts';
import type { Setting } from './Setting.ts';

const padding = { side: 9, top: 6, bottom: 6 };
const ruleWidth = 1;
/** Of letters of code, per size of the text and per size of the code. */
const smaller = 0.92;
const leadingPerSize = 1.4;
/** Before a piece of a line that goes on, in place of the indent that it would have. */
const goesOn = '\u00bb';
/** Of a page that ends within a listing. */
const costWithin = 40;

export function setListing(block: ListingBlock, setting: Setting, parent: TagDraft): Piece {
  const { theme, measurer } = setting;
  const { baseline } = theme.page;
  const base = theme.type[setting.textRole];
  const type = codeType(base, measurer);
  const size = type.size * smaller;
  const style = { ...base, ...type, size, leading: size * leadingPerSize };
  const element = appendTag(parent, 'Div');
  const caption =
    block.title.length === 0
      ? []
      : [
          ...captionLines(
            { number: block.number, title: block.title, subtitle: [], marks: [], place: block.place },
            appendTag(element, 'Caption'),
            setting,
          ),
          box(padding.top / 2),
        ];
  const frame: Frame = {
    x: setting.x,
    width: setting.width,
    ground: theme.colours.accentTint,
    rule: { width: ruleWidth, colour: theme.colours.rule },
  };
  const slot = appendSlot(appendTag(appendTag(element, 'P'), 'Code'));
  const lines = codeLines(block, style, slot, frame, setting);
  const head = box(padding.top, [], { frame });
  const foot = box(padding.bottom, [], { frame });
  const anchors = block.id === '' ? {} : { anchors: [block.id] };
  const first = box(0, [], { marks: { ...anchors, place: block.place } });
  return piece([first, ...caption, head, ...withBreaks(lines, head, foot), foot], {
    before: { height: baseline / 2, snap: false },
    after: { height: baseline / 2, snap: setting.outermost },
    costBefore: 5,
  });
}

interface CodeLine {
  readonly box: Box;
  readonly isContinued: boolean;
}

function codeLines(
  { lines, place }: ListingBlock,
  style: Setting['theme']['type']['text'],
  slot: Slot,
  frame: Frame,
  setting: Setting,
): readonly CodeLine[] {
  const { measurer } = setting;
  const left = setting.x + ruleWidth + padding.side;
  const room = setting.width - ruleWidth - 2 * padding.side;
  const em = measurer.width('0', style);
  const ruler = measurer.ruler(style);
  const { capHeight } = measurer.metrics(style.font);
  const y = style.leading / 2 + (capHeight * style.size) / 2;
  const lacking = new Set<number>();
  const set = lines.flatMap((line) => {
    for (const word of line.split(' ')) {
      measurer.width(word, style);
      ruler.width(word);
      for (const codePoint of ruler.missing(word)) lacking.add(codePoint);
    }
    const indent = Math.min((/^ */.exec(line)?.[0].length ?? 0) * em + 2 * em, room / 2);
    const pieces = breakCode(line, {
      first: room,
      next: room - indent,
      widthOf: (character) => ruler.width(character),
    });
    return pieces.map((text, index): CodeLine => {
      const isContinued = index > 0;
      const x = left + (isContinued ? indent : 0);
      // The end of each line is white space to whoever reads or copies it.
      const said = index === pieces.length - 1 ? `${text} ` : text;
      const mark = { ...style, colour: setting.theme.colours.grey };
      return {
        box: box(
          style.leading,
          [
            plainInk({ text: said, style, x, y, slot }, measurer),
            ...(isContinued ? [plainInk({ text: goesOn, style: mark, x: x - 1.6 * em, y }, measurer)] : []),
          ],
          { frame, marks: { place } },
        ),
        isContinued,
      };
    });
  });
  for (const codePoint of lacking) setting.chapter.problems.push(missingGlyph(codePoint, style.font, place));
  return set;
}

/** After the second and before the last line but one, and not within a line that goes on. */
function withBreaks(lines: readonly CodeLine[], head: Box, foot: Box): readonly GalleyItem[] {
  const breakable = penalty(costWithin, foot, head);
  return lines.flatMap(({ box: line, isContinued }, index): readonly GalleyItem[] =>
    index >= 2 && index <= lines.length - 2 && !isContinued ? [breakable, line] : [line],
  );
}
