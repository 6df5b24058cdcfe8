/** Turns a manuscript into one in which definitions stand beside the paragraphs that first use their terms, each once in the book. */
import { isWhole, isWord, literalForm } from './findTerms.ts';
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
  /** Its letters; absent of a name that is known only where it is emphasized. */
  readonly pattern?: RegExp;
  /** It may begin a sentence, where any word has a capital. */
  readonly isKnownWithin: boolean;
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
function patternsOf(
  name: string,
  plurals: readonly string[],
): Pick<Term, 'pattern' | 'isKnownWithin' | 'emphasized'> {
  const form = literalForm(name);
  const isPlain = isWord(name);
  const isKnownWithin = isPlain && /^\p{Lu}/u.test(name);
  return {
    ...(isPlain && !isKnownWithin ? {} : { pattern: new RegExp(form, 'gu') }),
    isKnownWithin,
    emphasized: isPlain ? new RegExp(`^${form}(?:${plurals.join('|')})?$`, 'iu') : /(?!)/u,
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
      const found = firstUse(term, text);
      if (found !== undefined) return [found];
      const marked = emphasized.find((words) => term.emphasized.test(words));
      const from = marked === undefined ? -1 : text.indexOf(marked);
      return marked === undefined || from === -1 ? [] : [{ term, from, to: from + marked.length }];
    })
    .toSorted((a, b) => a.from - b.from);
}

/** As it stands in a sentence, of names that are known by their letters. */
function firstUse(term: Term, text: string): Use | undefined {
  const { pattern, isKnownWithin } = term;
  if (pattern === undefined) return undefined;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const from = match.index;
    const to = from + match[0].length;
    if (isWhole(text, from, to) && (!isKnownWithin || goesOn(text, from))) return { term, from, to };
    // Never into a pair of surrogates, from which a pattern goes back.
    pattern.lastIndex = from + ((text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1);
  }
  return undefined;
}

/** Whether a sentence has begun before a place in it. */
function goesOn(text: string, at: number): boolean {
  const before = text.slice(0, at).trimEnd();
  return before.length < at && /[\p{L}\p{N},;)’]$/u.test(before.slice(-2));
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
