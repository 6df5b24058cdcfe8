/** Turns the index as `book.yaml` lists it into entries in the order of the language, each of which the text bears out. */
import { compareNames } from '../language/compareNames.ts';
import type { Language } from '../language/Language.ts';
import { indexEntryNotFound, indexEntryTwice, unknownBook } from '../problems/catalogue/compose.ts';
import type { Problem } from '../problems/Problem.ts';
import { type Term, type TermFinder, termFinder } from './findTerms.ts';
import type { Chapter, IndexEntry, Inline, Manuscript, Matter } from './Manuscript.ts';
import { mapTexts } from './mapTexts.ts';
import { plainText } from './plainText.ts';
import type { IndexEntryConfig } from './readBookConfig.ts';

export function composeIndex(
  configured: readonly IndexEntryConfig[],
  manuscript: Manuscript,
  report: (problem: Problem) => void,
): readonly IndexEntry[] {
  const { language } = manuscript.book;
  const ids = new Map(configured.map(({ heading }, index) => [heading, String(index)]));
  const entries = numbered(configured, '', ids, report);
  reportTwice(configured, report);
  const found = entriesFound(manuscript, entryFinder(entries, language));
  const reportUnfound = (entry: IndexEntry, { place, entries: within }: IndexEntryConfig): void => {
    if (entry.words.length > 0 && !found.has(entry.id))
      report(indexEntryNotFound(place, entry.heading, entry.words));
    within.forEach((config, at) => {
      const own = entry.entries[at];
      if (own !== undefined) reportUnfound(own, config);
    });
  };
  configured.forEach((config, at) => {
    const entry = entries[at];
    if (entry !== undefined) reportUnfound(entry, config);
  });
  return sorted(entries, language);
}

/** Finds the entries in a text by their words. */
export function entryFinder(entries: readonly IndexEntry[], { plurals }: Language): TermFinder {
  return termFinder(entries.flatMap(termsOf), plurals);
}

function termsOf({ id, words, entries }: IndexEntry): readonly Term[] {
  return [...words.map((name) => ({ id, name })), ...entries.flatMap(termsOf)];
}

function numbered(
  configured: readonly IndexEntryConfig[],
  prefix: string,
  ids: ReadonlyMap<string, string>,
  report: (problem: Problem) => void,
): readonly IndexEntry[] {
  return configured.map(({ heading, words, also, entries }, index) => ({
    id: `${prefix}${index}`,
    heading,
    words,
    also: also.flatMap(({ heading: to, place }) => {
      const id = ids.get(to);
      if (id === undefined) report(unknownBook('heading', to, ids.keys(), place, 'the index'));
      return id === undefined ? [] : [{ heading: to, id }];
    }),
    entries: numbered(entries, `${prefix}${index}.`, ids, report),
  }));
}

function reportTwice(configured: readonly IndexEntryConfig[], report: (problem: Problem) => void): void {
  const seen = new Set<string>();
  for (const { heading, place, entries } of configured) {
    if (seen.has(heading)) report(indexEntryTwice(place, heading));
    seen.add(heading);
    reportTwice(entries, report);
  }
}

/** What may bear an entry out: all texts but the glossary, and the lists of sources, which name publishers everywhere. */
function entriesFound(manuscript: Manuscript, find: TermFinder): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (inlines: readonly Inline[]): readonly Inline[] => {
    for (const { id } of find(plainText(inlines))) found.add(id);
    return inlines;
  };
  mapTexts(withoutGlossary(manuscript), {
    text: ({ inlines }) => look(inlines),
    beside: (inlines, where) => (where.endsWith('/source') ? inlines : look(inlines)),
  });
  return found;
}

function withoutGlossary(manuscript: Manuscript): Manuscript {
  const { front, parts, back, termNotes } = manuscript;
  const isOther = ({ id }: Chapter): boolean => id !== termNotes?.chapter;
  const others = (matters: readonly Matter[]): readonly Matter[] =>
    matters.filter((matter) => matter.type !== 'chapter' || isOther(matter.chapter));
  return {
    ...manuscript,
    front: others(front),
    parts: parts.map((part) => ({ ...part, chapters: part.chapters.filter(isOther) })),
    back: others(back),
  };
}

function sorted(entries: readonly IndexEntry[], language: Language): readonly IndexEntry[] {
  return entries
    .map((entry) => ({ ...entry, entries: sorted(entry.entries, language) }))
    .toSorted((a, b) => compareNames(a.heading, b.heading, language));
}
