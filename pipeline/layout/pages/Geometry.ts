/** Where the text block, the side column, heads and folios stand on a page of a theme. */

import type { Theme } from '../../theme/Theme.ts';
import { landscapeFrame } from '../blocks/table.ts';
import { linesIn } from '../grid.ts';
import type { Page } from '../Layout.ts';

/** Points from the media box's top left corner. */
export interface Geometry {
  readonly side: Page['side'];
  readonly turned: boolean;
  readonly width: number;
  readonly height: number;
  /** Of the trim box from the media box. */
  readonly bleed: number;
  readonly textX: number;
  readonly textWidth: number;
  readonly textTop: number;
  readonly textHeight: number;
  /** Left edge of what spans text block and side column, and of the side column. */
  readonly wideX: number;
  readonly wideWidth: number;
  readonly sideX: number;
  readonly headBaseline: number;
  readonly folioBaseline: number;
}

/** Lines from the head's baseline to the text, and from the text to the folio's: both clear of what office printers cannot reach. */
const headGap = 1.15;
const folioGap = 1.45;

/** Room for crop marks outside the bleed. */
const cropMarkRoom = 20;

export function bleedOf({ page }: Theme): number {
  return page.cropMarks ? page.bleed + cropMarkRoom : 0;
}

export function markRoomOf({ page }: Theme): number {
  return page.cropMarks ? cropMarkRoom : 0;
}

/** A whole number of lines. */
export function textHeightOf({ page }: Theme): number {
  return linesIn(page.height - page.marginTop - page.marginBottom, page.baseline) * page.baseline;
}

export function geometryOf(theme: Theme, side: Page['side'], turned: boolean): Geometry {
  const { page } = theme;
  const bleed = bleedOf(theme);
  const wide = page.textWidth + page.sideGap + page.sideWidth;
  const outer = page.width - page.marginInner - wide;
  const isVerso = page.facing && side === 'verso';
  if (turned) {
    const frame = landscapeFrame(page);
    const textX = bleed + (page.height - frame.width) / 2;
    return {
      side,
      turned,
      width: page.height + 2 * bleed,
      height: page.width + 2 * bleed,
      bleed,
      textX,
      textWidth: frame.width,
      textTop: bleed + page.marginInner,
      textHeight: frame.height,
      wideX: textX,
      wideWidth: frame.width,
      sideX: textX + frame.width,
      headBaseline: bleed + page.marginInner - page.baseline * 2,
      folioBaseline: bleed + page.width - outer / 2,
    };
  }
  const wideX = bleed + (isVerso ? outer : page.marginInner);
  return {
    side,
    turned,
    width: page.width + 2 * bleed,
    height: page.height + 2 * bleed,
    bleed,
    textX: isVerso ? wideX + page.sideWidth + page.sideGap : wideX,
    textWidth: page.textWidth,
    textTop: bleed + page.marginTop,
    textHeight: textHeightOf(theme),
    wideX,
    wideWidth: wide,
    sideX: isVerso ? wideX : wideX + page.textWidth + page.sideGap,
    headBaseline: bleed + page.marginTop - page.baseline * headGap,
    folioBaseline: bleed + page.height - page.marginBottom + page.baseline * folioGap,
  };
}
