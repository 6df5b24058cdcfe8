/** Sentences for specimens: they say what a careful eye looks for on a page. */
const sentences = [
  'A page is read before its first word is: as a block of grey that stands well in its margins, or does not.',
  'Lines of seventy characters or so carry the eye to their end and back without losing it on the way.',
  'Where a line ends in the middle of a word, a hyphen says so; three such lines in a row are one too many.',
  'Nobody notices a well-set table, since everybody is busy reading the figures that stand in it.',
  'The last line of a paragraph does not begin a page, nor does the first one end it, unless there is no other way.',
  'Headings belong to the text beneath them, and go with it when it goes over the leaf.',
  'A figure may stand at the top of the next page while the text goes on; it may not run ahead of its mention.',
];

/** So many sentences, beginning with another one each time. */
export function prose(count: number, from = 0): string {
  return Array.from({ length: count }, (_, index) => sentences[(from + index) % sentences.length]).join(' ');
}
