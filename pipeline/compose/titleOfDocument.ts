/** Names a document: a book by its title, a handout by what it holds and the book that it is of. */
import type { Manuscript } from './Manuscript.ts';

export function titleOfDocument({ book, handout }: Manuscript): string {
  return handout === undefined ? book.title : `${handout.title} · ${book.title}`;
}
