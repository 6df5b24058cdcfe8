/** What may be made of a book beside the book itself, and the names of its files, which no other output has. */
import { slug } from '../compose/outline.ts';
import { LONGEST_NAME, type OutputName } from './outputPaths.ts';

/** A handout holds chapters and parts of the book; none of either is the whole book. */
export interface BookCopy {
  readonly chapters?: readonly string[];
  readonly parts?: readonly string[];
  /** A proof of the pages in grey. */
  readonly grey?: boolean;
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

/** Follows in the name of the PDF alone: the data pack is that of the pages in colour. */
export function suffixOfPages({ grey = false }: BookCopy): string {
  return grey ? '-grey' : '';
}

function suffixOf(copy: BookCopy): string {
  return `${suffixOfHandout(copy)}${suffixOfPages(copy)}`;
}

/** Each copy has a manifest of its own, so that the book's and those of others stay. */
export function manifestOf(copy: BookCopy): string {
  return `manifest${suffixOf(copy)}.json`;
}

export function isNameTooLong(copy: BookCopy): boolean {
  return suffixOf(copy).length > LONGEST_NAME;
}

/** Of the book itself all; charts stand in files of their own already, and a copy of the pages has the same data pack. */
export function outputsOf(copy: BookCopy): readonly OutputName[] {
  if (suffixOfPages(copy) !== '') return ['pdf'];
  return isHandout(copy) ? ['pdf', 'xlsx'] : ['pdf', 'xlsx', 'charts'];
}

/** Letters that not every system has in its names become their code points. */
function plainName(name: string): string {
  return slug(name).replace(/[^a-z0-9-]/gu, (letter) => `u${(letter.codePointAt(0) ?? 0).toString(16)}`);
}
