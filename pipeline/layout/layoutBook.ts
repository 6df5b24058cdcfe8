/** Turns a manuscript into pages of positioned items and one structure tree. */
import type { HyphenationPatterns } from 'hyphen';
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
import { DivisionSetter } from './DivisionSetter.ts';
import { divisionInput } from './divisionInput.ts';
import { divisionSources, type MatterOptions, plainOf } from './divisions.ts';
import { askForDivisions, type KeptDivisions } from './keepDivision.ts';
import type { Layout } from './Layout.ts';
import { gatherScripts } from './lint/gatherScripts.ts';
import { lintImages } from './lint/lintImages.ts';
import { lintPages } from './lint/lintPages.ts';
import type { OtherSetter } from './OtherSetter.ts';
import { entryPages, isEntryAnchor } from './pages/entryPages.ts';
import { bleedOf, markRoomOf } from './pages/Geometry.ts';
import type { ContentIds } from './pages/Painter.ts';
import { paintPages } from './pages/paintPages.ts';
import type { DivisionInput } from './setDivision.ts';
import {
  type Settled,
  settlePages,
  settlePagesWith,
  type TooManyPages,
  type Unsettled,
} from './settlePages.ts';
import { TwoSetters, withLightCharts } from './TwoSetters.ts';
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
  readonly kept?: KeptDivisions | undefined;
}

export function layoutBook(given: LayoutInput): StageResult<Layout> {
  const book = openBook(given);
  return paintBook(book, settlePages(book));
}

/** The same pages, for which `other` sets divisions at the same time. */
export async function layoutBookWith(given: LayoutInput, other: OtherSetter): Promise<StageResult<Layout>> {
  const book = openBook(given);
  const { manuscript, options } = book;
  const plain = () => divisionSources(withLightCharts(manuscript), options).map(plainOf);
  const both = TwoSetters.begin({ ...book, plain }, other);
  const settled =
    both === undefined ? settlePages(book) : await settlePagesWith(book, (pass) => both.set(pass));
  return paintBook(book, settled);
}

/** A book whose divisions are still to be set. */
interface OpenBook extends Unsettled {
  readonly manuscript: Manuscript;
  readonly theme: Theme;
  readonly measurer: TypeMeasurer;
  readonly input: DivisionInput;
  readonly options: MatterOptions;
}

function openBook(given: LayoutInput): OpenBook {
  const { theme, sheetNames = new Map(), kept } = given;
  // Without a side column definitions would interrupt the text.
  const manuscript = theme.page.sideWidth === 0 ? given.manuscript : noteTerms(given.manuscript);
  const input = divisionInput(manuscript, theme, sheetNames);
  const measurer = createTypeMeasurer(given.measurer, given.patterns);
  const options: MatterOptions = {
    chaptersStartRecto: theme.page.chaptersStartRecto,
    partOpeners: theme.page.partOpeners,
    sheetNames,
    buildDigest: given.buildDigest ?? '',
    notices: [...noticesOf(manuscript), ...(given.proof === undefined ? [] : [given.proof])],
  };
  const sources = divisionSources(manuscript, options);
  const asked = kept && askForDivisions(sources, input, kept);
  const setters = sources.map((source, index) => new DivisionSetter(source, input, measurer, asked?.[index]));
  const { pages: mostPages } = given.limits ?? defaultLimits;
  return { setters, facing: theme.page.facing, mostPages, manuscript, theme, measurer, input, options };
}

function paintBook(
  { manuscript, theme, measurer, mostPages, options: { notices } }: OpenBook,
  settled: Settled | TooManyPages,
): StageResult<Layout> {
  if (settled.type === 'too many pages') {
    return {
      value: undefined,
      problems: [overLimit({ place: settled.place }, 'pages', mostPages, settled.found)],
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
