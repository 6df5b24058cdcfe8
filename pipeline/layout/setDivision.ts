/** Turns one part of a manuscript into pages, with what is known so far of the numbers that it prints. */
import type { TermFinder } from '../compose/findTerms.ts';
import type { IndexEntry } from '../compose/Manuscript.ts';
import type { Language } from '../language/Language.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Theme } from '../theme/Theme.ts';
import { SetBefore } from './blocks/SetBefore.ts';
import type { ChapterSetting, Setting } from './blocks/Setting.ts';
import type { DivisionSource } from './divisions.ts';
import { breakDivision, type Division, leastPages } from './pages/Division.ts';
import type { EntryPage } from './pages/entryPages.ts';
import { textHeightOf } from './pages/Geometry.ts';
import type { PagedDivision } from './pages/numberPages.ts';
import type { TypeMeasurer } from './text/TypeMeasurer.ts';

/** What every division of a book is set with. */
export interface DivisionInput {
  readonly language: Language;
  readonly theme: Theme;
  /** Worksheet of each table, where a list of the book names it. */
  readonly sheets: ReadonlyMap<string, string> | undefined;
  /** Where the book prints an index: its entries, and what finds them in a text. */
  readonly index: readonly IndexEntry[] | undefined;
  readonly findEntries: TermFinder | undefined;
}

/** What is known of pages once divisions have been broken into them. */
export interface KnownPages {
  /** By anchor. */
  readonly labels: ReadonlyMap<string, string>;
  /** By entry of the index. */
  readonly entries: ReadonlyMap<string, readonly EntryPage[]>;
}

export const nothingKnown: KnownPages = { labels: new Map(), entries: new Map() };

/** A division as far as others depend on it, and the numbers that it depends on. */
export interface OutlinedDivision extends PagedDivision {
  readonly type: 'outlined';
  /** Pages that it fills at least. */
  readonly least: number;
  /** Page numbers that it prints, as they were when it was set. */
  readonly asked: ReadonlyMap<string, string>;
  /** Pages of entries of the index that it prints, likewise. */
  readonly askedEntries: ReadonlyMap<string, readonly EntryPage[]>;
}

export interface SetDivision {
  readonly type: 'set';
  readonly outline: OutlinedDivision;
  readonly division: Division;
}

/** Known by its height, before it is broken into pages. */
export interface TooLong {
  readonly type: 'too long';
  readonly pages: number;
}

/** Until it is known, a page number is taken to have two digits. */
export function labelOf(labels: ReadonlyMap<string, string>, anchor: string): string {
  return labels.get(anchor) ?? '00';
}

export function isStale({ asked, askedEntries }: OutlinedDivision, { labels, entries }: KnownPages): boolean {
  for (const [anchor, label] of asked) if (labelOf(labels, anchor) !== label) return true;
  for (const [id, pages] of askedEntries) {
    const now = entries.get(id) ?? [];
    const isSame = ({ anchor, label }: EntryPage, at: number) =>
      now[at]?.anchor === anchor && now[at]?.label === label;
    if (now.length !== pages.length || !pages.every(isSame)) return true;
  }
  return false;
}

/** Of the distance between lines, beside the plain one: tighter first. */
const stepsOfLists = [0.97, 0.94, 0.91, 1.04, 1.08, 1.12] as const;
/** Part of its last page that a list fills. */
const leastEndOfList = 1 / 3;

/** The first of a list's steps whose last page is worth turning to; the plain one where none is. `room` is the number of pages left. */
export function setDivision(
  source: DivisionSource,
  known: KnownPages,
  room: number,
  input: DivisionInput,
  measurer: TypeMeasurer,
  before = new SetBefore(),
): SetDivision | TooLong {
  const plain = setDivisionOnce(source, known, room, input, measurer, before);
  if (source.isList !== true || endsWell(plain)) return plain;
  for (const step of stepsOfLists) {
    const { theme } = input;
    const entry = theme.type.contentsEntry;
    const contentsEntry = { ...entry, leading: entry.leading * step };
    const stepped = { ...input, theme: { ...theme, type: { ...theme.type, contentsEntry } } };
    const set = setDivisionOnce(source, known, room, stepped, measurer, new SetBefore());
    if (endsWell(set)) return set;
  }
  return plain;
}

function endsWell(set: SetDivision | TooLong): boolean {
  if (set.type === 'too long' || set.division.pages.length === 1) return true;
  const { pages, frame } = set.division;
  const last = pages.at(-1)?.plan;
  return last?.type !== 'text' || last.used >= frame.height * leastEndOfList;
}

function setDivisionOnce(
  source: DivisionSource,
  known: KnownPages,
  room: number,
  { language, theme, sheets, findEntries }: DivisionInput,
  measurer: TypeMeasurer,
  before: SetBefore,
): SetDivision | TooLong {
  const asked = new Map<string, string>();
  const askedEntries = new Map<string, readonly EntryPage[]>();
  const problems: Problem[] = [];
  const chapter: ChapterSetting = {
    id: source.id,
    pageHeight: textHeightOf(theme),
    before,
    pageOf: (anchor) => {
      before.asks += 1;
      const label = labelOf(known.labels, anchor);
      asked.set(anchor, label);
      return label;
    },
    sheetOf: (table) => sheets?.get(table),
    ...(findEntries === undefined || source.isIndexed !== true ? {} : { findEntries }),
    entryAnchors: [],
    pagesOfEntry: (id) => {
      before.asks += 1;
      const entries = known.entries.get(id) ?? [];
      askedEntries.set(id, entries);
      return entries;
    },
    ...(source.head === undefined ? {} : { head: source.head }),
    footnotes: source.footnotes,
    floats: [],
    notes: new Map(),
    pictures: [],
    problems,
  };
  const setting: Setting = {
    theme,
    measurer,
    words: language.words,
    language,
    width: theme.page.textWidth,
    x: 0,
    textRole: 'text',
    headingDepth: source.headingDepth,
    outermost: true,
    place: source.place,
    chapter,
  };
  const matter = source.set(setting);
  const pages = leastPages(matter.galley, theme);
  if (pages > room) return { type: 'too long', pages };
  const division = breakDivision(source, matter, theme, { problems, pictures: chapter.pictures });
  const { numbering, startsRecto, place, anchors } = division;
  const { length } = division.pages;
  const paged = { numbering, startsRecto, place, anchors, pages: { length } };
  return {
    type: 'set',
    outline: { type: 'outlined', ...paged, least: pages, asked, askedEntries },
    division,
  };
}
