/** Turns the book's title and credits into the lines of its imprint page. */

import type { Words } from '../language/Words.ts';
import { formatDate } from '../numbers/formatNumber.ts';
import type { Block, BookTitle, HandoutTitle } from './Manuscript.ts';

export function imprint(book: BookTitle, handout?: HandoutTitle): readonly Block[] {
  const { words, numbers } = book.language;
  const date = formatDate(book.edition, numbers);
  const full = book.subtitle === '' ? book.title : `${book.title}${words.colon}${book.subtitle}`;
  const authors = joined(book.authors, words);
  // Who publishes their own book is named once.
  const publisher = book.publisher === authors ? '' : book.publisher;
  const cite = [authors, `${full}.`, publisher, book.edition.slice(0, 4)].filter((part) => part !== '');
  const lines = [
    ...(handout === undefined
      ? []
      : [`${words.handout.label(handout.of)}. ${words.handout.about(book.title)}`]),
    book.subtitle,
    authors,
    publisher,
    book.credit,
    `${words.edition}${words.colon}${date}`,
    book.licence === '' ? '' : `${words.licence}${words.colon}${book.licence}`,
    book.contact === '' ? '' : `${words.contact}${words.colon}${book.contact}`,
    `${words.dataPack}${words.colon}${book.fileName}.xlsx`,
    `${words.howToCite}${words.colon}${cite.join(', ').replace('.,', '.')}`,
  ];
  return lines
    .filter((line) => line !== '')
    .map((text) => ({ type: 'paragraph', role: 'body', children: [{ type: 'text', text }] }));
}

function joined(names: readonly string[], words: Words): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${words.and} ${names.at(-1)}`;
}
