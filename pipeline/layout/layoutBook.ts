/** Turns a manuscript into pages of positioned items and one structure tree. */
import type { HyphenationPatterns } from 'hyphen';
import { entryFinder } from '../compose/composeIndex.ts';
import { hasMatter } from '../compose/hasMatter.ts';
import type { Manuscript } from '../compose/Manuscript.ts';
import { noteTerms } from '../compose/noteTerms.ts';
import { noticesOf } from '../compose/noticesOf.ts';
import { titleOfDocument } from '../compose/titleOfDocument.ts';
import type { Measurer } from '../fonts/Measurer.ts';
import { defaultLimits, type Limits } from '../limits/Limits.ts';
import { overLimit } from '../problems/catalogue/limits.ts';
import type { StageResult } from '../problems/Problem.ts';
import type { Theme } from '../theme/Theme.ts';
import { bookmarksOf } from './bookmarks.ts';
import { divisionSources } from './divisions.ts';
import type { KeptDivisions } from './keepDivision.ts';
import type { Layout } from './Layout.ts';
import { gatherScripts } from './lint/gatherScripts.ts';
import { lintImages } from './lint/lintImages.ts';
import { lintPages } from './lint/lintPages.ts';
import { entryPages, isEntryAnchor } from './pages/entryPages.ts';
import { bleedOf, markRoomOf } from './pages/Geometry.ts';
import type { ContentIds } from './pages/Painter.ts';
import { paintPages } from './pages/paintPages.ts';
import type { DivisionInput } from './setDivision.ts';
import { settlePages } from './settlePages.ts';
import { documentTag } from './tags/documentTag.ts';
import { freezeTags } from './tags/freezeTags.ts';
import { createTypeMeasurer } from './text/TypeMeasurer.ts';

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
  readonly kept?: KeptDivisions | undefined;
}

export function layoutBook(given: LayoutInput): StageResult<Layout> {
  const { theme } = given;
  // Without a side column definitions would interrupt the text.
  const manuscript = theme.page.sideWidth === 0 ? given.manuscript : noteTerms(given.manuscript);
  const { index } = manuscript;
  const findEntries =
    index === undefined || !hasMatter(manuscript, 'index')
      ? undefined
      : entryFinder(index, manuscript.book.language);
  const input: LayoutInput & DivisionInput = { ...given, manuscript, findEntries };
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
  const settled = settlePages(sources, input, measurer, most, input.kept);
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
