/** Turns an image without words of its own into one box in the text. */
import type { ImageBlock } from '../../compose/Manuscript.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import { appendTag } from '../tags/TagDraft.ts';
import { box } from './Galley.ts';
import { type Piece, piece } from './Piece.ts';
import { pictureInk } from './pictureInk.ts';
import { type Setting, wideWidth } from './Setting.ts';

/** Part of a page's height that an image takes at most. */
const mostOfPage = 0.97;

export function setImage(block: ImageBlock, setting: Setting, parent: TagDraft): Piece {
  const { picture } = block.image;
  const isWide = block.width === 'wide' && setting.outermost;
  const room = isWide ? wideWidth(setting.theme) : setting.width;
  const scale = Math.min(
    Math.min(widthOf(block, setting, room), room) / picture.width,
    (setting.chapter.pageHeight * mostOfPage) / picture.height,
  );
  const figure = block.alt === '' ? undefined : appendTag(parent, 'Figure', { alt: block.alt });
  const ink = pictureInk(picture, scale, figure, setting.chapter, setting.x);
  const half = { height: setting.theme.page.baseline / 2, snap: false };
  return piece([box(ink.height, [ink], { wide: isWide, marks: { place: block.place } })], {
    before: half,
    after: { ...half, snap: true },
  });
}

function widthOf({ image, width }: ImageBlock, setting: Setting, room: number): number {
  switch (width) {
    case undefined:
      return image.picture.width;
    case 'half':
      return Math.min(setting.theme.charts.widths.half, room);
    case 'text':
    case 'wide':
      return room;
    default:
      return width;
  }
}
