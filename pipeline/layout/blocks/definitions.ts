/** Turns a definition list into terms beside their definitions, or above them in a narrow column. */
import type { DefinitionListBlock, Inline } from '../../compose/Manuscript.ts';
import type { TypeRole } from '../../theme/Theme.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import { appendTag, tag } from '../tags/TagDraft.ts';
import type { Box, GalleyItem } from './Galley.ts';
import { box, glue, penalty } from './Galley.ts';
import type { Piece } from './Piece.ts';
import { piece } from './Piece.ts';
import type { Setting } from './Setting.ts';
import { unindexed, wideWidth } from './Setting.ts';
import { setBlocks } from './setBlocks.ts';
import { beside, besideWhole } from './sideBySide.ts';
import { stack, widened, withoutSlots } from './stack.ts';
import { textBoxes } from './textBoxes.ts';

const termPart = 0.26;
/** Of the wide measure: names of publishers may take two lines. */
const publisherPart = 0.2;
const gutter = 12;
/** Points. */
const narrow = 130;
const costBetween = 5;
const costAtEdge = 60;
/** The first entry is not left alone with what leads up to it. */
const costAfterFirst = 500;
/** What goes on overleaf is lower than the term beside it, and would stand beneath it. */
const costOfShortRest = 400;
/** Entries of so many lines are never parted. */
const mostWhole = 5;

export function setDefinitions(block: DefinitionListBlock, setting: Setting, parent: TagDraft): Piece {
  if (block.of !== 'sources') {
    return setEntries(
      block,
      { style: setting.theme.type[setting.textRole], part: termPart, apart: 0.25 },
      setting,
      parent,
    );
  }
  const { baseline } = setting.theme.page;
  const measure = setting.outermost ? wideWidth(setting.theme) : setting.width;
  const style = setting.theme.type.contentsEntry;
  const set = setEntries(
    block,
    { style, part: publisherPart, apart: 0.6 },
    { ...unindexed(setting), width: measure },
    parent,
  );
  return setting.outermost ? { ...set, items: set.items.map((item) => widened(item, baseline)) } : set;
}

/** After a page that ends within an entry its term stands again, beside what follows. */
function withTermAgain(
  lines: readonly GalleyItem[],
  term: readonly Box[],
  { theme }: Setting,
): readonly GalleyItem[] {
  const { baseline } = theme.page;
  const again = withoutSlots(stack(term, { baseline }));
  let rest = 0;
  return lines
    .toReversed()
    .map((item, fromEnd) => {
      if (item.type !== 'penalty' || item.forced) return item;
      // The label takes no room of its own where what is left of the entry is as high, as it is before any later place.
      if (rest < again.height) rest = stack(lines.slice(lines.length - fromEnd), { baseline }).height;
      const cost = item.cost + (rest < again.height ? costOfShortRest : 0);
      return { ...item, cost, resume: box(Math.max(0, again.height - rest), again.ink) };
    })
    .toReversed();
}

function wholeIfShort(body: readonly GalleyItem[]): readonly GalleyItem[] {
  const lines = body.filter(({ type }) => type === 'box').length;
  return lines > mostWhole ? body : body.filter((item) => item.type !== 'penalty' || item.forced);
}

interface TermLook {
  readonly style: TypeRole;
  /** Of the measure. */
  readonly part: number;
  /** Space between entries, in lines. */
  readonly apart: number;
}

function setEntries(
  block: DefinitionListBlock,
  { style, part, apart }: TermLook,
  setting: Setting,
  parent: TagDraft,
): Piece {
  const list = appendTag(parent, 'L', { listNumbering: 'None' });
  const isNarrow = setting.width < narrow;
  const termWidth = isNarrow ? setting.width : setting.width * part;
  const indent = isNarrow ? 0 : termWidth + gutter;
  const inner: Setting = {
    ...setting,
    x: setting.x + indent,
    width: setting.width - indent,
    outermost: false,
  };
  const items: GalleyItem[] = [];
  for (const [index, { term, definition }] of block.entries.entries()) {
    const entry = appendTag(list, 'LI');
    const label = textBoxes([{ type: 'strong', children: term }], appendTag(entry, 'Lbl'), entry, setting, {
      style,
      width: termWidth,
      hyphenate: true,
    });
    const body = setBlocks(definition, inner, appendTag(entry, 'LBody')).items;
    const atEdge = index === block.entries.length - 1;
    const cost = index === 1 ? costAfterFirst : atEdge ? costAtEdge : costBetween;
    if (index > 0) items.push(penalty(cost), glue(style.leading * apart));
    if (isNarrow) items.push(...label, ...body);
    else if (block.of === 'sources') {
      const again: readonly Inline[] = [...term, { type: 'text', text: ` (${setting.words.continued})` }];
      const resumed = textBoxes([{ type: 'strong', children: again }], tag('Lbl'), entry, setting, {
        style,
        width: termWidth,
        hyphenate: true,
      });
      items.push(...withTermAgain(besideWhole(label, body), resumed, setting));
    } else items.push(...beside(label, wholeIfShort(body)));
  }
  const half = style.leading / 2;
  return piece(items, {
    before: { height: half, snap: false },
    after: { height: half, snap: setting.outermost },
  });
}
