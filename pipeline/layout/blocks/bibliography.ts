/** Turns a list of works into entries whose later lines are set in, or that stand beside their numbers. */
import type { BibliographyBlock, BibliographyEntry } from '../../compose/Manuscript.ts';
import { plainText } from '../../compose/plainText.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import { appendTag } from '../tags/TagDraft.ts';
import type { GalleyItem } from './Galley.ts';
import { glue, penalty } from './Galley.ts';
import type { Piece } from './Piece.ts';
import { piece } from './Piece.ts';
import { withBreaks } from './paragraph.ts';
import type { Setting } from './Setting.ts';
import { unindexed } from './Setting.ts';
import { beside } from './sideBySide.ts';
import { textBoxes } from './textBoxes.ts';

const costBetween = 2;
const costAtEdge = 60;
const costWithin = 45;

export function setBibliography(block: BibliographyBlock, outer: Setting, parent: TagDraft): Piece {
  const setting = unindexed(outer);
  const style = setting.theme.type[setting.textRole];
  const labels = block.entries.map(({ label }) => plainText(label ?? []).trimEnd());
  const widest = Math.max(...labels.map((label) => setting.measurer.width(label, style)));
  const indent = widest > 0 ? widest + style.size * 0.6 : block.hanging ? style.size * 1.35 : 0;
  const items: GalleyItem[] = [];
  for (const [index, entry] of block.entries.entries()) {
    const atEdge = index === 1 || index === block.entries.length - 1;
    if (index > 0) items.push(penalty(atEdge ? costAtEdge : costBetween), glue(style.leading / 4));
    items.push(...entryLines(entry, indent, setting, parent));
  }
  const half = style.leading / 2;
  return piece(items, {
    before: { height: half, snap: false },
    after: { height: half, snap: setting.outermost },
  });
}

function entryLines(
  { id, label, text }: BibliographyEntry,
  indent: number,
  setting: Setting,
  parent: TagDraft,
): readonly GalleyItem[] {
  const style = setting.theme.type[setting.textRole];
  const element = appendTag(appendTag(parent, 'P'), 'BibEntry');
  const numbered =
    label === undefined
      ? []
      : textBoxes(label, appendTag(element, 'Lbl'), parent, setting, {
          style,
          width: indent,
          hyphenate: false,
        });
  const lines = textBoxes(text, element, parent, setting, {
    style,
    x: setting.x + indent,
    width: setting.width - indent,
    indent: label === undefined ? -indent : 0,
    marks: { anchors: [id] },
  });
  return beside(numbered, withBreaks(lines, costWithin));
}
