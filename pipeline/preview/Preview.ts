/** What a watch has come to, as those who look at it in a browser ask for it: the last good pages, problems, changes and traces. */
import type { Edition } from '../editions/Edition.ts';
import type { Rect } from '../layout/Layout.ts';
import { excerptWithCaret } from '../problems/excerptWithCaret.ts';
import type { Place, Problem } from '../problems/Problem.ts';
import { countInWords, countProblems, sortProblems } from '../problems/printProblems.ts';
import type { BuiltBook } from './BuiltBook.ts';
import { KnownPlaces } from './KnownPlaces.ts';
import type {
  PageMarks,
  PreviewPlace,
  PreviewProblem,
  PreviewState,
  PreviewStatus,
  PreviewTrace,
} from './PreviewState.ts';
import { comparableEdition, type PlacedChange, placeChanges } from './placeChanges.ts';
import { type BoxOnPage, type PlacedFigure, placeFigures } from './placeFigures.ts';
import { tellTrace } from './tellTrace.ts';

/** Opens places where whoever watches writes. */
export interface PlaceOpener {
  /** Undefined where the place was opened; else what kept it from being. Undefined itself where there is no command. */
  readonly open: ((place: Place) => Promise<string | undefined>) | undefined;
  /** Undefined where no editor answers to links. */
  readonly linkOf: (place: Place) => string | undefined;
}

/** Beyond it a list is no help. */
const MOST_PROBLEMS = 500;
const MOST_CHANGES = 500;

/** Of letters of one width that stand side by side in the panel. */
const COLUMNS = 44;

interface Shown {
  readonly build: number;
  readonly book: BuiltBook;
  readonly figures: ReadonlyMap<string, PlacedFigure>;
  readonly changes: readonly PlacedChange[];
}

export class Preview {
  readonly #opener: PlaceOpener;
  readonly #places: KnownPlaces;
  readonly #listeners = new Set<() => void>();
  #first: Edition | undefined;
  #shown: Shown | undefined;
  #status: PreviewStatus = { type: 'building', text: 'building …' };
  #problems: readonly Problem[] = [];

  constructor(opener: PlaceOpener) {
    this.#opener = opener;
    this.#places = new KnownPlaces(opener.linkOf);
  }

  /** Calls back whenever something else is to be seen; gives what ends that. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get status(): PreviewStatus {
    return this.#status;
  }

  tell(status: PreviewStatus): void {
    this.#status = status;
    for (const listener of this.#listeners) listener();
  }

  /** What a build came to; `book` is undefined where there are no other pages than before. */
  show(status: PreviewStatus, problems: readonly Problem[], book: BuiltBook | undefined): void {
    this.#problems = sortProblems(problems);
    if (book !== undefined) {
      this.#first ??= comparableEdition(book);
      const figures = placeFigures(book.layout, book.manuscript, book.dataset);
      const changes = placeChanges(this.#first, book, figures);
      this.#shown = { build: (this.#shown?.build ?? 0) + 1, book, figures: byName(figures), changes };
    }
    this.tell(status);
  }

  state(): PreviewState {
    const { build = 0, book, changes = [] } = this.#shown ?? {};
    const changed = new Set(changes.flatMap(({ boxes }) => boxes.map(({ page }) => page)));
    return {
      book: book?.layout.title ?? '',
      build,
      pages: (book?.layout.pages ?? []).map(({ index, label, width, height }) => ({
        label,
        width,
        height,
        isChanged: changed.has(index),
      })),
      status: this.#status,
      problems: this.#problems.slice(0, MOST_PROBLEMS).map((problem) => this.#tellProblem(problem)),
      problemsInWords: countInWords(countProblems(this.#problems)),
      changes: changes.slice(0, MOST_CHANGES).map(({ boxes: _, ...change }) => change),
      moreChanges: Math.max(0, changes.length - MOST_CHANGES),
      hasEditor: this.#opener.open !== undefined,
    };
  }

  /** All of these are undefined where another build is shown than the one that is asked about, or it has no such thing. */
  pdf(build: number): Uint8Array | undefined {
    return this.#of(build)?.book.pdf;
  }

  marks(build: number, page: number): PageMarks | undefined {
    const shown = this.#of(build);
    if (shown?.book.layout.pages[page] === undefined) return undefined;
    const here = (boxes: readonly BoxOnPage[]) =>
      boxes.filter((each) => each.page === page).map(({ box }) => box);
    return {
      figures: [...shown.figures]
        .map(([name, { label, boxes }]) => ({ name, label, boxes: here(boxes) }))
        .filter(({ boxes }) => boxes.length > 0)
        .sort((one, other) => compareBoxes(one.boxes[0], other.boxes[0])),
      changes: shown.changes
        .map(({ type, before, boxes }, index) => ({
          index,
          type,
          ...(before === undefined ? {} : { before }),
          boxes: here(boxes),
        }))
        .filter(({ boxes }) => boxes.length > 0),
    };
  }

  trace(build: number, figure: string): PreviewTrace | undefined {
    const shown = this.#of(build);
    const placed = shown?.figures.get(figure);
    if (shown === undefined || placed === undefined) return undefined;
    return tellTrace(placed, shown.book, (place) => this.#tellPlace(place));
  }

  /** Gives what kept a place from being opened, undefined where nothing did. */
  async open(place: number): Promise<string | undefined> {
    const known = this.#places.get(place);
    if (known === undefined) return 'the watch has not named this place';
    if (this.#opener.open === undefined) return 'the watch was told of no editor';
    return this.#opener.open(known);
  }

  #of(build: number): Shown | undefined {
    return this.#shown?.build === build ? this.#shown : undefined;
  }

  #tellPlace(place: Place): PreviewPlace {
    return this.#places.tell(place);
  }

  #tellProblem({ severity, code, message, hints, excerpt, place, related }: Problem): PreviewProblem {
    return {
      severity,
      code,
      message,
      hints,
      ...(excerpt === undefined ? {} : { excerpt: excerptOf(excerpt, place) }),
      ...(place === undefined ? {} : { place: this.#tellPlace(place) }),
      related: (related ?? []).map((each) => ({
        message: each.message,
        ...(each.place === undefined ? {} : { place: this.#tellPlace(each.place) }),
      })),
    };
  }
}

/** The line around the column, and what points at it. */
function excerptOf(text: string, place: Place | undefined): string {
  const { line, carets } = excerptWithCaret(text, place?.column, place?.endColumn, COLUMNS);
  return carets === '' ? line : `${line}\n${carets}`;
}

/** As they are read: from the top down, and on a line from the left. */
function compareBoxes(one: Rect | undefined, other: Rect | undefined): number {
  if (one === undefined || other === undefined) return 0;
  return one.y - other.y || one.x - other.x;
}

/** Should two places have one name, the later is told from the earlier by a number. */
function byName(figures: readonly PlacedFigure[]): ReadonlyMap<string, PlacedFigure> {
  const named = new Map<string, PlacedFigure>();
  for (const figure of figures) {
    let { name } = figure;
    for (let turn = 2; named.has(name); turn += 1) name = `${figure.name} ${turn}`;
    named.set(name, figure);
  }
  return named;
}
