/** Turns a list of works into the chapter that closes a book, or a handout of one. */
import type { Language } from '../language/Language.ts';
import type { Place } from '../problems/Problem.ts';
import type { Block, Matter } from './Manuscript.ts';

/** No file of a book has such a name. */
const WORKS_CHAPTER = '.bibliography';

export function worksMatter(blocks: readonly Block[], { citations }: Language, place: Place): Matter {
  const title = citations.references;
  return {
    type: 'chapter',
    chapter: {
      id: WORKS_CHAPTER,
      title: [{ type: 'text', text: title }],
      shortTitle: title,
      blocks,
      footnotes: new Map(),
      place,
    },
  };
}
