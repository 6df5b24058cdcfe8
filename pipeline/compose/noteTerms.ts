/** Turns a manuscript into one in which definitions stand beside the paragraphs that first use their terms, each once in the book. */
import { bounded, isWord, literalForm } from './findTerms.ts';
import type { Block, Chapter, DefinitionEntry, Inline, Manuscript, SideNoteBlock } from './Manuscript.ts';
import { plainText } from './plainText.ts';

export function noteTerms(manuscript: Manuscript): Manuscript {
  const { termNotes, parts, book } = manuscript;
  if (termNotes === undefined) return manuscript;
  const terms = termNotes.entries.flatMap((entry) => termOf(entry, book.language.plurals));
  const known = new Set<Term>();
  const noted = (chapter: Chapter): Chapter => ({
    ...chapter,
    blocks: withNotes(chapter.blocks, terms, termNotes.most, known),
  });
  return { ...manuscript, parts: parts.map((part) => ({ ...part, chapters: part.chapters.map(noted) })) };
}

interface Term {
  readonly name: string;
  /** As it stands in a sentence; absent of what is known where it is emphasized alone. */
  readonly pattern?: RegExp;
  /** The longest of its words, without which a text need not be searched. */
  readonly word: string;
  /** The whole of what is emphasized. */
  readonly emphasized: RegExp;
  /** Words of its definition other than its own, in small letters. */
  readonly meaning: readonly string[];
  readonly entry: DefinitionEntry;
}

/** A definition with a footnote or a figure belongs to its chapter. */
function termOf(entry: DefinitionEntry, plurals: readonly string[]): readonly Term[] {
  const [only, ...others] = entry.definition;
  if (only?.type !== 'paragraph' || others.length > 0) return [];
  if (only.children.some(({ type }) => type === 'noteRef' || type === 'figure')) return [];
  const name = plainText(entry.term);
  const own = new Set(wordsIn(name));
  const meaning = wordsIn(plainText(only.children)).filter((word) => !own.has(word));
  return [{ name, ...patternsOf(name, plurals), meaning, entry }];
}

/**
 * An abbreviation, or a name with a capital within it, is known by its letters. Of other terms the small letters may mean
 * anything, and so may a capital that begins a sentence: the capital within one is a name, and all else is marked by its writer.
 */
function patternsOf(name: string, plurals: readonly string[]): Pick<Term, 'pattern' | 'word' | 'emphasized'> {
  const escaped = literalForm(name);
  const isPlain = isWord(name);
  const within = isPlain && /^\p{Lu}/u.test(name) ? '(?<=[\\p{L}\\p{N},;)’][\\s\\u00a0]+)' : '';
  const isFoundByLetters = !isPlain || within !== '';
  const byLength = name.split(/[\s'’]+/u).toSorted((a, b) => b.length - a.length);
  return {
    ...(isFoundByLetters ? { pattern: new RegExp(`${within}${bounded(escaped)}`, 'u') } : {}),
    word: byLength[0] ?? '',
    emphasized: isPlain ? new RegExp(`^${escaped}(?:${plurals.join('|')})?$`, 'iu') : /(?!)/u,
  };
}

interface Use {
  readonly term: Term;
  readonly from: number;
  readonly to: number;
}

function withNotes(
  blocks: readonly Block[],
  terms: readonly Term[],
  most: number,
  known: Set<Term>,
): readonly Block[] {
  const titles = blocks.flatMap((block) =>
    block.type === 'sideNote' && block.title !== undefined ? [plainText(block.title)] : [],
  );
  // A chapter that explains a term itself needs no other words for it.
  for (const term of terms) if (titles.some((title) => title.includes(term.name))) known.add(term);
  let left = most;
  return blocks.flatMap((block): readonly Block[] => {
    if (block.type !== 'paragraph') return [block];
    const text = plainText(block.children);
    const uses = usesIn(text, emphasizedIn(block.children), terms);
    const said = new Set(wordsIn(text));
    for (const { term } of uses) if (isSpelledOut(term, said)) known.add(term);
    if (block.role !== 'body') return [block];
    const notes: SideNoteBlock[] = [];
    for (const group of enumerations(uses, text)) {
      // Of names in a row all are told of or none: one alone would seem to be chosen.
      if (group.length > Math.min(left, mostTogether) || group.some((term) => known.has(term))) continue;
      if (notes.length === mostNotes) break;
      for (const term of group) known.add(term);
      left -= group.length;
      notes.push(noteOn(group));
    }
    return [...notes, block];
  });
}

/** The first use of each, in the order of the text. */
function usesIn(text: string, emphasized: readonly string[], terms: readonly Term[]): readonly Use[] {
  return terms
    .flatMap((term): readonly Use[] => {
      const found = text.includes(term.word) ? term.pattern?.exec(text) : undefined;
      if (found !== null && found !== undefined)
        return [{ term, from: found.index, to: found.index + found[0].length }];
      const marked = emphasized.find((words) => term.emphasized.test(words));
      const from = marked === undefined ? -1 : text.indexOf(marked);
      return marked === undefined || from === -1 ? [] : [{ term, from, to: from + marked.length }];
    })
    .toSorted((a, b) => a.from - b.from);
}

function emphasizedIn(inlines: readonly Inline[]): readonly string[] {
  return inlines.flatMap((inline) =>
    inline.type === 'emphasis'
      ? [plainText(inline.children)]
      : 'children' in inline
        ? emphasizedIn(inline.children)
        : [],
  );
}

/** Most of the definition's words stand in the paragraph already. */
function isSpelledOut({ meaning }: Term, said: ReadonlySet<string>): boolean {
  return (
    meaning.length > 0 && meaning.filter((word) => said.has(word)).length >= meaning.length * mostOfMeaning
  );
}

/** Terms with no more than a comma or a short word between them. */
function enumerations(uses: readonly Use[], text: string): readonly (readonly Term[])[] {
  const groups: Term[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { term, from, to } of uses) {
    const between = text.slice(Math.max(0, end), from);
    if (end > 0 && /^[\s,;/]*\p{Ll}{0,3}\s*$/u.test(between)) groups.at(-1)?.push(term);
    else groups.push([term]);
    end = to;
  }
  return groups;
}

function noteOn(group: readonly Term[]): SideNoteBlock {
  const [only, ...others] = group;
  if (only !== undefined && others.length === 0)
    return { type: 'sideNote', title: only.entry.term, children: only.entry.definition, optional: true };
  const children = group.flatMap(({ entry }): readonly Block[] =>
    entry.definition.map((block) =>
      block.type === 'paragraph'
        ? {
            ...block,
            children: [
              { type: 'strong', children: entry.term },
              { type: 'text', text: ' ' },
              ...block.children,
            ],
          }
        : block,
    ),
  );
  return { type: 'sideNote', children, optional: true };
}

/** Of four letters or more, in small letters: the others say little. */
function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
}

/** Terms of one note, and notes beside one paragraph. */
const mostTogether = 3;
const mostNotes = 2;
/** Part of a definition's words. */
const mostOfMeaning = 0.6;
