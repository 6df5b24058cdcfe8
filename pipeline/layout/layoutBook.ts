/** Turns a manuscript into pages of positioned items and one structure tree. */
import type { HyphenationPatterns } from 'hyphen';
import type { Manuscript } from '../compose/Manuscript.ts';
import type { Measurer } from '../fonts/Measurer.ts';
import { defaultLimits, type Limits } from '../limits/Limits.ts';
import { pageNumbersUnstable } from '../problems/catalogue/layout.ts';
import { overLimit } from '../problems/catalogue/limits.ts';
import type { Problem, StageResult } from '../problems/Problem.ts';
import type { Theme } from '../theme/Theme.ts';
import type { ChapterSetting, Setting } from './blocks/Setting.ts';
import { bookmarksOf } from './bookmarks.ts';
import { type DivisionSource, divisionSources } from './divisions.ts';
import type { Layout } from './Layout.ts';
import { lintPages } from './lint/lintPages.ts';
import { breakDivision, type Division } from './pages/Division.ts';
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
  /** Digest of what the book was built from, for the imprint. */
  readonly buildDigest?: string;
  /** The defaults where they are left out. */
  readonly limits?: Limits;
}

/** Page numbers change the contents, and the contents change page numbers: so often may they do so. */
const mostPasses = 5;

export function layoutBook(input: LayoutInput): StageResult<Layout> {
  const { manuscript, theme } = input;
  const measurer = createTypeMeasurer(input.measurer, input.patterns);
  const sources = divisionSources(manuscript, {
    chaptersStartRecto: theme.page.chaptersStartRecto,
    partOpeners: theme.page.partOpeners,
    sheetNames: input.sheetNames ?? new Map(),
    buildDigest: input.buildDigest ?? '',
  });
  const { divisions, numbered, problems } = settle(sources, input, measurer);
  const { pages: most } = input.limits ?? defaultLimits;
  if (numbered.length > most) {
    const spot = { place: { file: 'templates/book.yaml', line: 1, column: 1 } };
    return { value: undefined, problems: [overLimit(spot, 'pages', most, numbered.length)] };
  }
  const ids: ContentIds = { next: 0, ledgerPages: new Map() };
  const { pages, destinations } = paintPages(numbered, ids, {
    theme,
    measurer,
    bookTitle: manuscript.book.title,
  });
  const layout: Layout = {
    title: manuscript.book.title,
    language: manuscript.book.language.tag,
    pages,
    tree: freezeTags(documentTag(divisions, manuscript)),
    bookmarks: bookmarksOf(manuscript),
    destinations,
    ledgerPages: ledgerPagesOf(manuscript, ids.ledgerPages, destinations),
    bleed: bleedOf(theme),
    markRoom: markRoomOf(theme),
  };
  return {
    value: layout,
    problems: [...divisions.flatMap((division) => division.problems), ...problems, ...lintPages(numbered)],
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
  readonly divisions: readonly Division[];
  readonly numbered: readonly NumberedPage[];
  readonly problems: readonly Problem[];
}

/** Sets all divisions, and again those that print a page number which has changed, until none does. */
function settle(sources: readonly DivisionSource[], input: LayoutInput, measurer: TypeMeasurer): Settled {
  const { theme } = input;
  let labels: ReadonlyMap<string, string> = new Map();
  let set = sources.map((source) => setDivision(source, labels, input, measurer));
  for (let pass = 1; ; pass += 1) {
    const divisions = set.map(({ division }) => division);
    const numbered = numberPages(divisions, theme.page.facing);
    labels = labelsOf(numbered);
    const stale = set.filter(({ asked }) => isStale(asked, labels));
    if (stale.length === 0) return { divisions, numbered, problems: [] };
    if (pass === mostPasses) {
      const anchors = stale.flatMap(({ asked }) =>
        [...asked.keys()].filter((anchor) => asked.get(anchor) !== labelOf(labels, anchor)),
      );
      return { divisions, numbered, problems: [pageNumbersUnstable(mostPasses, anchors)] };
    }
    set = set.map((each, index) => {
      const source = sources[index];
      return source !== undefined && stale.includes(each)
        ? setDivision(source, labels, input, measurer)
        : each;
    });
  }
}

interface SetDivision {
  readonly division: Division;
  /** Page numbers that it prints, as they were when it was set. */
  readonly asked: ReadonlyMap<string, string>;
}

function isStale(asked: ReadonlyMap<string, string>, labels: ReadonlyMap<string, string>): boolean {
  for (const [anchor, label] of asked) if (labelOf(labels, anchor) !== label) return true;
  return false;
}

/** Until it is known, a page number is taken to have two digits. */
function labelOf(labels: ReadonlyMap<string, string>, anchor: string): string {
  return labels.get(anchor) ?? '00';
}

function setDivision(
  source: DivisionSource,
  labels: ReadonlyMap<string, string>,
  { manuscript, theme, sheetNames }: LayoutInput,
  measurer: TypeMeasurer,
): SetDivision {
  const asked = new Map<string, string>();
  const problems: Problem[] = [];
  const chapter: ChapterSetting = {
    id: source.id,
    pageHeight: textHeightOf(theme),
    pageOf: (anchor) => {
      const label = labelOf(labels, anchor);
      asked.set(anchor, label);
      return label;
    },
    sheetOf: hasSheetIndex(manuscript) ? (table) => sheetNames?.get(table) : () => undefined,
    footnotes: source.footnotes,
    floats: [],
    notes: new Map(),
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
    chapter,
  };
  return { division: breakDivision(source, source.set(setting), theme, problems), asked };
}

function hasSheetIndex({ front, back }: Manuscript): boolean {
  return [...front, ...back].some((matter) => matter.type === 'generated' && matter.matter === 'sheetIndex');
}
