/** Turns a manuscript into pages of positioned items and one structure tree. */
import type { HyphenationPatterns } from 'hyphen';
import { entryFinder } from '../compose/composeIndex.ts';
import type { TermFinder } from '../compose/findTerms.ts';
import { hasMatter } from '../compose/hasMatter.ts';
import type { Manuscript } from '../compose/Manuscript.ts';
import { noteTerms } from '../compose/noteTerms.ts';
import { noticesOf } from '../compose/noticesOf.ts';
import { titleOfDocument } from '../compose/titleOfDocument.ts';
import type { Measurer } from '../fonts/Measurer.ts';
import { defaultLimits, type Limits } from '../limits/Limits.ts';
import type { Shelf } from '../memo/Shelf.ts';
import { pageNumbersUnstable } from '../problems/catalogue/layout.ts';
import { overLimit } from '../problems/catalogue/limits.ts';
import type { Place, Problem, StageResult } from '../problems/Problem.ts';
import type { Theme } from '../theme/Theme.ts';
import type { ChapterSetting, Setting } from './blocks/Setting.ts';
import { bookmarksOf } from './bookmarks.ts';
import { bookPlace, type DivisionSource, divisionSources } from './divisions.ts';
import type { Layout } from './Layout.ts';
import { gatherScripts } from './lint/gatherScripts.ts';
import { lintImages } from './lint/lintImages.ts';
import { lintPages } from './lint/lintPages.ts';
import { breakDivision, type Division, leastPages } from './pages/Division.ts';
import { type EntryPage, entryPages, isEntryAnchor } from './pages/entryPages.ts';
import { bleedOf, markRoomOf, textHeightOf } from './pages/Geometry.ts';
import { labelsOf, type NumberedPage, numberPages } from './pages/numberPages.ts';
import type { ContentIds } from './pages/Painter.ts';
import { paintPages } from './pages/paintPages.ts';
import { documentTag } from './tags/documentTag.ts';
import { freezeTags } from './tags/freezeTags.ts';
import { createTypeMeasurer, type TypeMeasurer } from './text/TypeMeasurer.ts';

export interface LayoutInput {
  readonly manuscript: Manuscript;
  readonly theme: Theme;
  readonly measurer: Measurer;
  /** Of the book's language; words are not hyphenated without. */
  readonly patterns?: HyphenationPatterns;
  /** Worksheet of each table, for the index of tables. */
  readonly sheetNames?: ReadonlyMap<string, string>;
  /** What these pages are a proof of, at their feet; absent of pages to be published. */
  readonly proof?: string;
  /** Digest of what the book was built from, for the imprint. */
  readonly buildDigest?: string;
  /** The defaults where they are left out. */
  readonly limits?: Limits;
  /** Chapters that were set before. */
  readonly kept?: KeptChapters | undefined;
}

/** With what finds the entries of the index, where the book prints one. */
interface IndexedInput extends LayoutInput {
  readonly findEntries: TermFinder | undefined;
}

export interface KeptChapters {
  /** By chapter, as it was set with one set of page numbers and another. */
  readonly settings: Shelf<readonly SetDivision[]>;
  /** A digest of the files of fonts. */
  readonly fonts: string;
}

/** Page numbers change the contents, and the contents change page numbers: so often may they do so. */
const mostPasses = 5;

export function layoutBook(given: LayoutInput): StageResult<Layout> {
  const { theme } = given;
  // Without a side column definitions would interrupt the text.
  const manuscript = theme.page.sideWidth === 0 ? given.manuscript : noteTerms(given.manuscript);
  const { index } = manuscript;
  const findEntries =
    index === undefined || !hasMatter(manuscript, 'index')
      ? undefined
      : entryFinder(index, manuscript.book.language);
  const input: IndexedInput = { ...given, manuscript, findEntries };
  const notices = [...noticesOf(manuscript), ...(input.proof === undefined ? [] : [input.proof])];
  const measurer = createTypeMeasurer(input.measurer, input.patterns);
  const sources = divisionSources(manuscript, {
    chaptersStartRecto: theme.page.chaptersStartRecto,
    partOpeners: theme.page.partOpeners,
    sheetNames: input.sheetNames ?? new Map(),
    buildDigest: input.buildDigest ?? '',
    notices,
  });
  const { pages: most } = input.limits ?? defaultLimits;
  const settled = settle(sources, input, measurer, most);
  if (settled.type === 'too many pages') {
    return {
      value: undefined,
      problems: [overLimit({ place: settled.place }, 'pages', most, settled.found)],
    };
  }
  const { divisions, numbered, problems } = settled;
  // Nothing leads to the second line of a page that names an entry of the index.
  const leadTo = new Set(
    [...entryPages(numbered).values()].flatMap((pages) => pages.map(({ anchor }) => anchor)),
  );
  const ids: ContentIds = { next: 0, pieces: new Map(), boxes: new Map(), ledgerPages: new Map() };
  const { pages, destinations } = paintPages(numbered, ids, {
    theme,
    measurer,
    bookTitle: manuscript.book.title,
    headImage: manuscript.headImage?.picture,
    notices,
  });
  const layout: Layout = {
    title: titleOfDocument(manuscript),
    language: manuscript.book.language.tag,
    pages,
    tree: freezeTags(documentTag(divisions, manuscript), ids),
    bookmarks: bookmarksOf(manuscript),
    destinations: new Map(
      [...destinations].filter(([anchor]) => !isEntryAnchor(anchor) || leadTo.has(anchor)),
    ),
    ledgerPages: ledgerPagesOf(manuscript, ids.ledgerPages, destinations),
    bleed: bleedOf(theme),
    markRoom: markRoomOf(theme),
  };
  return {
    value: layout,
    problems: [
      ...gatherScripts(divisions.flatMap((division) => division.problems)),
      ...problems,
      ...lintPages(numbered),
      ...lintImages(pages),
    ],
  };
}

/** A figure that stands only in the words for those who cannot see a chart is found on the chart's page. */
function ledgerPagesOf(
  { ledger }: Manuscript,
  printed: ReadonlyMap<string, number>,
  destinations: Layout['destinations'],
): ReadonlyMap<string, number> {
  const pages = new Map(printed);
  for (const { id, within } of ledger) {
    const page = destinations.get(within)?.page;
    if (page !== undefined && !pages.has(id)) pages.set(id, page);
  }
  return pages;
}

interface Settled {
  readonly type: 'settled';
  readonly divisions: readonly Division[];
  readonly numbered: readonly NumberedPage[];
  readonly problems: readonly Problem[];
}

/** The first division by which there are more pages than a book may have. */
interface TooManyPages {
  readonly type: 'too many pages';
  readonly place: Place;
  readonly found: number;
}

/** Sets all divisions, and again those that print a page number which has changed, until none does. */
function settle(
  sources: readonly DivisionSource[],
  input: IndexedInput,
  measurer: TypeMeasurer,
  mostPages: number,
): Settled | TooManyPages {
  const { theme } = input;
  let known: KnownPages = { labels: new Map(), entries: new Map() };
  let set: SetDivision[] = [];
  let pages = 0;
  const setters = sources.map((source) => divisionSetter(source, input, measurer));
  for (const [index, source] of sources.entries()) {
    const next = setters[index]?.(known, mostPages - pages);
    if (next === undefined) continue;
    pages += next.type === 'set' ? next.division.pages.length : next.pages;
    if (pages > mostPages || next.type === 'too long') {
      return { type: 'too many pages', place: source.place, found: pages };
    }
    set.push(next);
  }
  for (let pass = 1; ; pass += 1) {
    const divisions = set.map(({ division }) => division);
    const numbered = numberPages(divisions, theme.page.facing);
    const excess = numbered[mostPages];
    if (excess !== undefined) {
      const place = excess.content?.division.place ?? bookPlace;
      return { type: 'too many pages', place, found: numbered.length };
    }
    known = { labels: labelsOf(numbered), entries: entryPages(numbered) };
    const stale = set.filter((each) => isStale(each, known));
    if (stale.length === 0) return { type: 'settled', divisions, numbered, problems: [] };
    if (pass === mostPasses) {
      const anchors = stale.flatMap(({ asked }) =>
        [...asked.keys()].filter((anchor) => asked.get(anchor) !== labelOf(known.labels, anchor)),
      );
      const place = stale[0]?.division.place ?? bookPlace;
      const problems = [pageNumbersUnstable(mostPasses, anchors, place)];
      return { type: 'settled', divisions, numbered, problems };
    }
    set = set.map((each, index) => {
      const again = stale.includes(each) ? setters[index]?.(known, Number.POSITIVE_INFINITY) : undefined;
      return again?.type === 'set' ? again : each;
    });
  }
}

export interface SetDivision {
  readonly type: 'set';
  readonly division: Division;
  /** Pages that it fills at least. */
  readonly least: number;
  /** Page numbers that it prints, as they were when it was set. */
  readonly asked: ReadonlyMap<string, string>;
  /** Pages of entries of the index that it prints, likewise. */
  readonly askedEntries: ReadonlyMap<string, readonly EntryPage[]>;
}

/** What is known of pages once divisions have been broken into them. */
interface KnownPages {
  /** By anchor. */
  readonly labels: ReadonlyMap<string, string>;
  /** By entry of the index. */
  readonly entries: ReadonlyMap<string, readonly EntryPage[]>;
}

function isStale({ asked, askedEntries }: SetDivision, { labels, entries }: KnownPages): boolean {
  for (const [anchor, label] of asked) if (labelOf(labels, anchor) !== label) return true;
  for (const [id, pages] of askedEntries) {
    const now = entries.get(id) ?? [];
    const isSame = ({ anchor, label }: EntryPage, at: number) =>
      now[at]?.anchor === anchor && now[at]?.label === label;
    if (now.length !== pages.length || !pages.every(isSame)) return true;
  }
  return false;
}

/** Until it is known, a page number is taken to have two digits. */
function labelOf(labels: ReadonlyMap<string, string>, anchor: string): string {
  return labels.get(anchor) ?? '00';
}

/** Known by its height, before it is broken into pages. */
interface TooLong {
  readonly type: 'too long';
  readonly pages: number;
}

/** `room` is the number of pages that are left. */
type DivisionSetter = (known: KnownPages, room: number) => SetDivision | TooLong;

/** A chapter is set once for all of its page numbers, as long as nothing else that it is set from has changed. */
function divisionSetter(source: DivisionSource, input: IndexedInput, measurer: TypeMeasurer): DivisionSetter {
  const { kept } = input;
  if (kept === undefined || source.of === undefined)
    return (known, room) => setDivision(source, known, room, input, measurer);
  const { manuscript, theme, sheetNames, findEntries } = input;
  const { set: _, of: text, ...kind } = source;
  const { value, keep } = kept.settings.ask(source.id, {
    source: [text, kind, manuscript.book.language.tag, findEntries && manuscript.index],
    theme,
    fonts: kept.fonts,
    sheets: listsSheets(manuscript) ? sheetNames : undefined,
  });
  let before = value ?? [];
  return (known, room) => {
    const fitting = before.find((each) => !isStale(each, known));
    if (fitting !== undefined)
      return fitting.least > room ? { type: 'too long', pages: fitting.least } : fitting;
    const next = setDivision(source, known, room, input, measurer);
    if (next.type === 'set') {
      before = [next, ...before].slice(0, mostPasses);
      keep(before);
    }
    return next;
  };
}

/** Of the distance between lines, beside the plain one: tighter first. */
const stepsOfLists = [0.97, 0.94, 0.91, 1.04, 1.08, 1.12] as const;
/** Part of its last page that a list fills. */
const leastEndOfList = 1 / 3;

/** The first of a list's steps whose last page is worth turning to; the plain one where none is. */
function setDivision(
  source: DivisionSource,
  known: KnownPages,
  room: number,
  input: IndexedInput,
  measurer: TypeMeasurer,
): SetDivision | TooLong {
  const plain = setDivisionOnce(source, known, room, input, measurer);
  if (source.isList !== true || endsWell(plain)) return plain;
  for (const step of stepsOfLists) {
    const { theme } = input;
    const entry = theme.type.contentsEntry;
    const contentsEntry = { ...entry, leading: entry.leading * step };
    const stepped = { ...input, theme: { ...theme, type: { ...theme.type, contentsEntry } } };
    const set = setDivisionOnce(source, known, room, stepped, measurer);
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
  { manuscript, theme, sheetNames, findEntries }: IndexedInput,
  measurer: TypeMeasurer,
): SetDivision | TooLong {
  const asked = new Map<string, string>();
  const askedEntries = new Map<string, readonly EntryPage[]>();
  const problems: Problem[] = [];
  const chapter: ChapterSetting = {
    id: source.id,
    pageHeight: textHeightOf(theme),
    pageOf: (anchor) => {
      const label = labelOf(known.labels, anchor);
      asked.set(anchor, label);
      return label;
    },
    sheetOf: listsSheets(manuscript) ? (table) => sheetNames?.get(table) : () => undefined,
    ...(findEntries === undefined || source.isIndexed !== true ? {} : { findEntries }),
    entryAnchors: [],
    pagesOfEntry: (id) => {
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
    words: manuscript.book.language.words,
    language: manuscript.book.language,
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
  return {
    type: 'set',
    division: breakDivision(source, matter, theme, { problems, pictures: chapter.pictures }),
    least: pages,
    asked,
    askedEntries,
  };
}

/** Where a table's worksheet leads to. */
function listsSheets(manuscript: Manuscript): boolean {
  return hasMatter(manuscript, 'sheetIndex') || hasMatter(manuscript, 'listOfTables');
}
