/** Turns a manuscript and what it still lacks into the manuscript of a draft: marks at their places, a list at the end. */
import type { Place, Problem } from '../problems/Problem.ts';
import { sortProblems } from '../problems/printProblems.ts';
import type {
  BookTitle,
  Inline,
  Manuscript,
  Matter,
  OpenPoint,
  OpenPointInline,
  TableBlock,
} from './Manuscript.ts';
import { firstPlace, mapTexts, type TextSite } from './mapTexts.ts';
import { openPlaceAnchor } from './openPointAnchors.ts';

export interface DraftMarks {
  /** The open points among them are marked. */
  readonly problems: readonly Problem[];
  /** The text of a line (from 1) of one of the book's files. */
  readonly lineOf: (file: string, line: number) => string | undefined;
  /** Whether the fonts of the book have a character. */
  readonly canPrint: (character: string) => boolean;
}

/** A place in the book at which an open point is marked. */
interface Spot {
  /** Index of the text in the order of the book. */
  readonly site: number;
  /** Undefined for the end of a caption. */
  readonly place: Place | undefined;
  readonly row?: number;
  readonly anchor: string | undefined;
}

interface Located {
  readonly problem: Problem;
  readonly spots: readonly Spot[];
}

export function markOpenPoints(manuscript: Manuscript, marks: DraftMarks): Manuscript {
  const sites: TextSite[] = [];
  mapTexts(manuscript, {
    text: (site) => {
      sites.push(site);
      return site.inlines;
    },
  });
  const open = sortProblems(marks.problems).filter(({ severity }) => severity === 'open');
  const located = open.map((problem): Located => ({ problem, spots: spotsOf(problem, sites, marks) }));
  const inOrder = located.toSorted((one, other) => compareSpots(one.spots[0], other.spots[0]));
  const openPoints = inOrder.map(({ problem, spots }, index) =>
    openPointOf(problem, spots, index + 1, marks),
  );
  const numbered = inOrder.flatMap(({ spots }, index) => spots.map((spot) => ({ spot, number: index + 1 })));
  let at = -1;
  const marked = mapTexts(manuscript, {
    text: (site) => {
      at += 1;
      const here = numbered.filter(({ spot }) => spot.site === at && spot.row === undefined);
      // From the end, so that what is cut for one mark does not move the others.
      const backwards = here.toSorted((one, other) => compareSpots(other.spot, one.spot));
      return (here.some(({ spot }) => spot.place !== undefined) ? backwards : here).reduce(
        (inlines, { spot, number }) =>
          withMark(inlines, { type: 'openPoint', number, at: 'place' }, spot.place, marks),
        site.inlines,
      );
    },
    table: (table) => {
      const here = numbered.filter(({ spot }) => spot.site === at && spot.row !== undefined);
      return here.reduce((block, { spot, number }) => withMarkAtRow(block, spot.row ?? 0, number), table);
    },
  });
  const { language, title, ...book } = marked.book;
  return {
    ...marked,
    book: { ...book, language, title: language.words.draft.title(title) },
    openPoints,
    back: [...marked.back, openPointsChapter(openPoints, manuscript.book)],
  };
}

// ------------------------------------------------------------- places

/** Where its own place is printed, or what it says of itself; of a check the sentences that rest on it. */
function spotsOf(problem: Problem, sites: readonly TextSite[], marks: DraftMarks): readonly Spot[] {
  const places = [problem.place, ...(problem.related ?? []).map(({ place }) => place)];
  const spots = [
    ...(problem.names ?? []).flatMap((name) => captionSpot(name, sites) ?? []),
    ...places.flatMap((place) => (place === undefined ? [] : (spotOf(place, sites, marks) ?? []))),
  ];
  const keyOf = ({ site, place, row }: Spot) => [site, place?.line, place?.column, row].join();
  return [...new Map(spots.map((spot) => [keyOf(spot), spot])).values()].toSorted(compareSpots);
}

function captionSpot(anchor: string, sites: readonly TextSite[]): Spot | undefined {
  const site = sites.findIndex((each) => each.caption?.id === anchor);
  return site === -1 ? undefined : { site, place: undefined, anchor };
}

/** In the last text of the file that begins before its end; in the first after it where it is a directive, or none does. */
function spotOf(place: Place, sites: readonly TextSite[], marks: DraftMarks): Spot | undefined {
  const end = { ...place, column: Math.max(place.column ?? 0, (place.endColumn ?? 1) - 1) };
  const isDirective =
    marks
      .lineOf(place.file, place.line ?? 0)
      ?.trimStart()
      .startsWith(':::') === true;
  let before: Candidate | undefined;
  let after: Candidate | undefined;
  for (const [site, { starts }] of sites.entries()) {
    for (const start of starts) {
      if (start.file !== place.file) continue;
      if (comparePlaces(start, isDirective ? place : end) >= 0) {
        if (after === undefined || comparePlaces(start, after.start) < 0) after = { site, start };
      }
      if (comparePlaces(start, end) > 0) continue;
      if (before === undefined || comparePlaces(start, before.start) > 0) before = { site, start };
    }
  }
  const { site } = (isDirective ? (after ?? before) : (before ?? after)) ?? {};
  const text = site === undefined ? undefined : sites[site];
  if (site === undefined || text === undefined) return undefined;
  const { caption } = text;
  if (caption === undefined) return { site, place: end, anchor: undefined };
  const row = caption.type === 'table' ? rowAt(place, caption, marks) : undefined;
  return { site, place: undefined, anchor: caption.id, ...(row === undefined ? {} : { row }) };
}

interface Candidate {
  readonly site: number;
  readonly start: Place;
}

/** The row of a table typed in Markdown: its head and the line of dashes stand before the first. */
function rowAt({ line = 0 }: Place, table: TableBlock, { lineOf }: DraftMarks): number | undefined {
  const { file, line: from = 0 } = table.place;
  const isRow = (at: number) => lineOf(file, at)?.trimStart().startsWith('|') === true;
  if (!isRow(line)) return undefined;
  let rows = -3;
  for (let at = from + 1; at <= line; at += 1) {
    if (isRow(at)) rows += 1;
  }
  return rows >= 0 && rows < table.rows.length ? rows : undefined;
}

function compareSpots(one: Spot | undefined, other: Spot | undefined): number {
  if (one === undefined || other === undefined)
    return Number(one === undefined) - Number(other === undefined);
  return (
    one.site - other.site || comparePlaces(one.place, other.place) || (one.row ?? -1) - (other.row ?? -1)
  );
}

function comparePlaces(one: Place | undefined, other: Place | undefined): number {
  return (one?.line ?? 0) - (other?.line ?? 0) || (one?.column ?? 0) - (other?.column ?? 0);
}

// -------------------------------------------------------------- marks

function withMark(
  inlines: readonly Inline[],
  mark: OpenPointInline,
  place: Place | undefined,
  marks: DraftMarks,
): readonly Inline[] {
  if (place === undefined) return [...inlines, mark];
  const at = inlines.findLastIndex((inline) => {
    const start = firstPlace([inline]);
    return start !== undefined && start.file === place.file && comparePlaces(start, place) <= 0;
  });
  const inline = inlines[at];
  const end = at === -1 ? inlines.length : at + 1;
  if (inline === undefined || inline.type === 'openPoint') return inlines.toSpliced(end, 0, mark);
  // A link within a link is none: the mark stands behind it.
  if ('children' in inline && inline.type !== 'link') {
    const children = withMark(inline.children, mark, place, marks);
    return inlines.with(at, { ...inline, children });
  }
  if (inline.type !== 'text' || inline.place === undefined) return inlines.toSpliced(end, 0, mark);
  const cut = endOfWord(inline.text, wordsBetween(inline.place, place, marks));
  const [before, after] = [inline.text.slice(0, cut), inline.text.slice(cut)];
  return inlines.toSpliced(
    at,
    1,
    { ...inline, text: before },
    mark,
    ...(after === '' ? [] : [{ ...inline, text: after, place }]),
  );
}

/** A text as set has the words of the text as typed, whatever became of its marks and spaces. */
function wordsBetween(from: Place, to: Place, { lineOf }: DraftMarks): number {
  const [first, last] = [from.line ?? 1, to.line ?? 1];
  const end = Math.max(to.endColumn ?? 0, (to.column ?? 1) + 1) - 1;
  const lines = Array.from(
    { length: last - first + 1 },
    (_, index) => lineOf(from.file, first + index) ?? '',
  );
  const cutAtEnd = lines.map((line, index) => (index === lines.length - 1 ? line.slice(0, end) : line));
  const typed = cutAtEnd.map((line, index) => (index === 0 ? line.slice((from.column ?? 1) - 1) : line));
  return typed
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '').length;
}

function endOfWord(text: string, count: number): number {
  let seen = 0;
  for (const { 0: word, index } of text.matchAll(/[^ \n\t]+/g)) {
    seen += 1;
    if (seen === count) return index + word.length;
  }
  return text.trimEnd().length;
}

/** Cells are plain text: the number stands beside the last, as the mark of a note does. */
function withMarkAtRow(table: TableBlock, at: number, number: number): TableBlock {
  const rows = table.rows.map((row, index) => {
    if (index !== at) return row;
    const cells = row.cells.map((cell, column) =>
      column === row.cells.length - 1 ? { ...cell, beside: [...(cell.beside ?? []), `[${number}]`] } : cell,
    );
    return { ...row, cells };
  });
  return { ...table, rows };
}

// --------------------------------------------------------------- list

/** Id of the chapter that lists them. */
export const OPEN_POINTS = 'open-points';

function openPointOf(
  { code, message, place }: Problem,
  spots: readonly Spot[],
  number: number,
  { canPrint }: DraftMarks,
): OpenPoint {
  const [spot] = spots;
  const printable = (text: string) =>
    [...text].map((character) => (canPrint(character) ? character : '\u00b7')).join('');
  return {
    number,
    code,
    message: printable(message),
    where:
      place === undefined
        ? ''
        : printable([place.file, place.line].filter((part) => part !== undefined).join(':')),
    ...(spot === undefined ? {} : { anchor: spot.anchor ?? openPlaceAnchor(number) }),
  };
}

/** A chapter of its own at the end, each entry of which leads to where it is marked. */
export function openPointsChapter(openPoints: readonly OpenPoint[], { language }: BookTitle): Matter {
  const { draft } = language.words;
  const paragraph = (...children: readonly Inline[]) =>
    ({ type: 'paragraph', role: 'body', children }) as const;
  const entries = openPoints.map(({ number, message, where, anchor }) => {
    const source: Inline =
      anchor === undefined
        ? { type: 'text', text: where }
        : { type: 'ref', target: anchor, text: where, page: true };
    const term: readonly Inline[] = [{ type: 'openPoint', number, at: 'list' }];
    const said: Inline = { type: 'text', text: message };
    return {
      term,
      definition: [where === '' ? paragraph(said) : paragraph(said, { type: 'lineBreak' }, source)],
    };
  });
  const list = entries.length === 0 ? [] : [{ type: 'definitionList' as const, entries }];
  return {
    type: 'chapter',
    chapter: {
      id: OPEN_POINTS,
      title: [{ type: 'text', text: draft.openPoints }],
      shortTitle: draft.openPoints,
      blocks: [paragraph({ type: 'text', text: draft.openPointsIntro }), ...list],
      footnotes: new Map(),
      place: { file: 'templates/book.yaml' },
    },
  };
}
