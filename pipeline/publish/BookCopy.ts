/** What may be made of a book beside the book itself, and the names of its files, which no other output has. */
import { slug } from '../compose/outline.ts';
import { LONGEST_NAME } from './outputPaths.ts';

/** A handout holds chapters and parts of the book; none of either is the whole book. */
export interface BookCopy {
  readonly chapters?: readonly string[];
  readonly parts?: readonly string[];
}

export function isHandout({ chapters = [], parts = [] }: BookCopy): boolean {
  return chapters.length + parts.length > 0;
}

/** Stands after the book's file name in that of a handout and of its data pack, e.g. `-trade-jobs`, `-part-ties`. */
export function suffixOfHandout({ chapters = [], parts = [] }: BookCopy): string {
  return [
    ...parts.map((id) => `-part-${plainName(id)}`),
    ...chapters.map((name) => `-${plainName(name)}`),
  ].join('');
}

/** Each copy has a manifest of its own, so that the book's and those of others stay. */
export function manifestOf(copy: BookCopy): string {
  return `manifest${suffixOfHandout(copy)}.json`;
}

export function isNameTooLong(copy: BookCopy): boolean {
  return suffixOfHandout(copy).length > LONGEST_NAME;
}

/** Letters that not every system has in its names become their code points. */
function plainName(name: string): string {
  return slug(name).replace(/[^a-z0-9-]/gu, (letter) => `u${(letter.codePointAt(0) ?? 0).toString(16)}`);
}
