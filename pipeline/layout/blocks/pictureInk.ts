/** Turns a picture into ink of a size, with its slot in the structure tree. */
import type { Picture } from '../../charts/Chart.ts';
import { appendSlot, type TagDraft } from '../tags/TagDraft.ts';
import type { PictureInk } from './Galley.ts';
import type { ChapterSetting } from './Setting.ts';

/** `figure` is the element that holds it; a picture without one only decorates. */
export function pictureInk(
  picture: Picture,
  scale: number,
  figure: TagDraft | undefined,
  chapter: ChapterSetting,
  x = 0,
): PictureInk {
  return {
    type: 'picture',
    x,
    y: 0,
    width: picture.width * scale,
    height: picture.height * scale,
    picture: numberOf(picture, chapter),
    slot: figure && appendSlot(figure),
    figure,
  };
}

/** By which ink names a picture. */
export function numberOf(picture: Picture, { pictures }: ChapterSetting): number {
  return pictures.push(picture) - 1;
}
