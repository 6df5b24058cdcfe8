/** Turns a manuscript into one in which definitions stand beside the paragraphs that first use their terms, chapter by chapter. */
import type { Block, Chapter, DefinitionEntry, Manuscript, SideNoteBlock } from './Manuscript.ts';
import { plainText } from './plainText.ts';

export function noteTerms(manuscript: Manuscript): Manuscript {
  const { termNotes, parts, book } = manuscript;
  if (termNotes === undefined) return manuscript;
  const terms = termNotes.entries.flatMap((entry) => termOf(entry, book.language.plurals));
  const noted = (chapter: Chapter): Chapter => ({
    ...chapter,
    blocks: withNotes(chapter.blocks, terms, termNotes.most),
  });
  return { ...manuscript, parts: parts.map((part) => ({ ...part, chapters: part.chapters.map(noted) })) };
}

interface Term {
  readonly name: string;
  readonly pattern: RegExp;
  readonly note: SideNoteBlock;
}

/** A definition with a footnote or a figure belongs to its chapter. */
function termOf({ term, definition }: DefinitionEntry, plurals: readonly string[]): readonly Term[] {
  const [only, ...others] = definition;
  if (only?.type !== 'paragraph' || others.length > 0) return [];
  if (only.children.some(({ type }) => type === 'noteRef' || type === 'figure')) return [];
  const name = plainText(term);
  return [
    {
      name,
      pattern: patternOf(name, plurals),
      note: { type: 'sideNote', title: term, children: definition, optional: true },
    },
  ];
}

/** Abbreviations stand as they are; a word may begin a sentence, or be one of several. */
function patternOf(name: string, plurals: readonly string[]): RegExp {
  const escaped = name.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&').replace(/\s+/gu, '[\\s\\u00a0]+');
  const isWord = !/\p{Lu}.*[\p{Lu}\d]|\d/u.test(name);
  const end = isWord ? `(?:${plurals.join('|')})?` : '';
  return new RegExp(`(?<![\\p{L}\\p{N}-])${escaped}${end}(?![\\p{L}\\p{N}-])`, isWord ? 'iu' : 'u');
}

function withNotes(blocks: readonly Block[], terms: readonly Term[], most: number): readonly Block[] {
  const titles = blocks.flatMap((block) =>
    block.type === 'sideNote' && block.title !== undefined ? [plainText(block.title)] : [],
  );
  // A chapter that explains a term itself needs no other words for it.
  let waiting = terms.filter(({ name }) => !titles.some((title) => title.includes(name)));
  let left = most;
  return blocks.flatMap((block): readonly Block[] => {
    if (block.type !== 'paragraph' || block.role !== 'body' || left === 0) return [block];
    const text = plainText(block.children);
    const found = waiting
      .map((term) => ({ term, at: text.search(term.pattern) }))
      .filter(({ at }) => at !== -1)
      .toSorted((a, b) => a.at - b.at)
      .slice(0, Math.min(left, mostTogether));
    const used = new Set(found.map(({ term }) => term));
    waiting = waiting.filter((term) => !used.has(term));
    left -= found.length;
    return [...found.map(({ term }) => term.note), block];
  });
}

/** Beside one paragraph. */
const mostTogether = 2;
