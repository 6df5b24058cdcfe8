/** Turns a formula on lines of its own into one box: in the middle of the column, its number at the right edge. */
import type { EquationBlock } from '../../compose/Manuscript.ts';
import { formulaWide } from '../../problems/catalogue/layout.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import { appendSlot, appendTag } from '../tags/TagDraft.ts';
import { formulaPicture } from '../text/formulaPicture.ts';
import { formulaTag } from './formulaTag.ts';
import type { Ink } from './Galley.ts';
import { box } from './Galley.ts';
import type { Piece } from './Piece.ts';
import { piece } from './Piece.ts';
import { numberOf } from './pictureInk.ts';
import { plainInk } from './plainInk.ts';
import type { Setting } from './Setting.ts';

/** Of a page that ends between a formula and the words that lead up to it. */
const costBefore = 60;
/** Ems between formula and number. */
const gap = 1;

export function setEquation(block: EquationBlock, setting: Setting, parent: TagDraft): Piece {
  const { theme, measurer, chapter } = setting;
  const style = theme.type[setting.textRole];
  const label = labelOf(block.number);
  const labelWidth = label === '' ? 0 : measurer.width(label, style) + gap * style.size;
  const room = setting.width - labelWidth;
  const natural = formulaPicture(block.formula.formula, style, measurer);
  const scale = Math.min(1, room / natural.width);
  if (scale < 1) chapter.problems.push(formulaWide(natural.width - room, block.place));
  const { picture, width, height, depth } = formulaPicture(
    block.formula.formula,
    { ...style, size: style.size * scale },
    measurer,
  );
  // In the middle of the column, unless it would come too close to its number.
  const left = Math.min((setting.width - width) / 2, room - width);
  const paragraph = appendTag(parent, 'P');
  const figure = formulaTag(paragraph, block.formula);
  const { ascender, descender } = measurer.metrics(style.font);
  const baseline = Math.max(height - depth, label === '' ? 0 : ascender * style.size);
  const below = Math.max(depth, label === '' ? 0 : -descender * style.size);
  const ink: Ink[] = [
    {
      type: 'picture',
      x: setting.x + left,
      y: baseline + depth - height,
      width,
      height,
      picture: numberOf(picture, chapter),
      slot: appendSlot(figure),
      figure,
      ledger: block.formula.figures,
    },
  ];
  if (label !== '') {
    const x = setting.x + setting.width;
    const slot = appendSlot(paragraph);
    ink.push(plainInk({ text: label, style, x, y: baseline, align: 'end', slot }, measurer));
  }
  const anchors = block.id === '' ? {} : { anchors: [block.id] };
  const marks = { ...anchors, baseline, place: block.place };
  const space = { height: theme.page.baseline / 2, snap: false };
  return piece([box(baseline + below, ink, { marks })], {
    before: space,
    after: { ...space, snap: setting.outermost },
    costBefore,
  });
}

/** `(2.1)` of `Equation 2.1`. */
function labelOf(number: string): string {
  return number === '' ? '' : `(${number.slice(number.lastIndexOf('\u00a0') + 1)})`;
}
