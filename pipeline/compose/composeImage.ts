/** Turns an image that a template asks for into a block or inline, with its words composed. */
import { imageAltMissing } from '../problems/catalogue/images.ts';
import type { Place } from '../problems/Problem.ts';
import type { BookEnvironment } from './BookEnvironment.ts';
import { composeGiven } from './composeCaption.ts';
import { withoutLedger } from './composeChart.ts';
import type { GivenWords, ImageRequest, PlateRequest } from './Expansion.ts';
import type { ImageBlock, ImageInline, Inline, PlateBlock } from './Manuscript.ts';
import { plainText } from './plainText.ts';

/** None where the image could not be read, which the stage that reads them has reported. */
export function composeImage(
  request: ImageRequest,
  chapter: string,
  place: Place,
  book: BookEnvironment,
): readonly ImageBlock[] {
  const image = book.images.get(request.image);
  const alt = altOf(request, chapter, 'prose', book);
  const { width } = request;
  return image === undefined
    ? []
    : [{ type: 'image', image, alt, ...(width === undefined ? {} : { width }), place }];
}

/** In a line an image is as high as its letters, unless a width in points is given. */
export function composeInlineImage(
  request: ImageRequest,
  chapter: string,
  book: BookEnvironment,
): ImageInline | undefined {
  const image = book.images.get(request.image);
  const alt = altOf(request, chapter, 'prose', book);
  const { width } = request;
  return image === undefined
    ? undefined
    : { type: 'image', image, alt, ...(typeof width === 'number' ? { width } : {}) };
}

export function composePlate(
  request: PlateRequest,
  chapter: string,
  place: Place,
  book: BookEnvironment,
): readonly PlateBlock[] {
  const id = `fig:${request.image}`;
  const words = (given: GivenWords, part: 'title' | 'source') =>
    composeGiven(
      given,
      { what: `the ${part} of the figure`, chapter, within: id, slot: `${id}/${part}` },
      book,
    );
  const title = words(request.title, 'title');
  const source = request.source === undefined ? [] : words(request.source, 'source');
  const alt = altOf(request, chapter, id, book);
  if (alt.trim() === '') book.report(imageAltMissing(place, 'figure', request.image));
  const image = book.images.get(request.image);
  if (image === undefined) return [];
  const label: Inline = { type: 'text', text: `${book.words.source}${book.words.colon}` };
  const plate: PlateBlock = {
    type: 'plate',
    image,
    size: request.size,
    id,
    number: book.numbers.get(id) ?? '',
    title,
    source: source.length === 0 ? [] : [label, ...source],
    alt,
    place,
  };
  book.addCaptioned(plate);
  return [plate];
}

/** It is read aloud, not printed: its figures stay out of the ledger. */
function altOf(
  { alt, image }: ImageRequest | PlateRequest,
  chapter: string,
  within: string,
  book: BookEnvironment,
): string {
  if (alt.text.trim() === '') return '';
  const about = { what: `the alt of the image ${image}`, chapter, within, slot: `img:${image}/alt` };
  return plainText(composeGiven(alt, about, withoutLedger(book)));
}
