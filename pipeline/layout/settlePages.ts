/** Turns the divisions of a book into numbered pages: sets those that print a page number again until no number changes. */
import { pageNumbersUnstable } from '../problems/catalogue/layout.ts';
import type { Place, Problem } from '../problems/Problem.ts';
import type { DivisionSetter } from './DivisionSetter.ts';
import { bookPlace } from './divisions.ts';
import type { Division } from './pages/Division.ts';
import { entryPages } from './pages/entryPages.ts';
import { labelsOf, type NumberedPage, numberPages } from './pages/numberPages.ts';
import { isStale, type KnownPages, labelOf, nothingKnown, type OutlinedDivision } from './setDivision.ts';

export interface Settled {
  readonly type: 'settled';
  readonly divisions: readonly Division[];
  readonly numbered: readonly NumberedPage[];
  readonly problems: readonly Problem[];
}

/** The first division by which there are more pages than a book may have. */
export interface TooManyPages {
  readonly type: 'too many pages';
  readonly place: Place;
  readonly found: number;
}

/** Page numbers change the contents, and the contents change page numbers: so often may they do so. */
const mostPasses = 5;

/** Divisions that are about to be asked for, all for the page numbers that are known: who has set them by then is not asked. */
export interface Pass {
  readonly setters: readonly DivisionSetter[];
  readonly known: KnownPages;
}

export interface Unsettled {
  readonly setters: readonly DivisionSetter[];
  readonly facing: boolean;
  readonly mostPages: number;
}

export function settlePages(book: Unsettled): Settled | TooManyPages {
  const passes = passesOf(book);
  for (;;) {
    const next = passes.next();
    if (next.done === true) return next.value;
  }
}

/** The same with what somebody else sets before each pass. */
export async function settlePagesWith(
  book: Unsettled,
  setBefore: (pass: Pass) => Promise<void>,
): Promise<Settled | TooManyPages> {
  const passes = passesOf(book);
  for (;;) {
    const next = passes.next();
    if (next.done === true) return next.value;
    await setBefore(next.value);
  }
}

function* passesOf({
  setters,
  facing,
  mostPages,
}: Unsettled): Generator<Pass, Settled | TooManyPages, undefined> {
  let known = nothingKnown;
  let outlines: OutlinedDivision[] = [];
  let pages = 0;
  yield { setters, known };
  for (const setter of setters) {
    const next = setter.outline(known, mostPages - pages);
    pages += next.type === 'outlined' ? next.pages.length : next.pages;
    if (pages > mostPages || next.type === 'too long') {
      return { type: 'too many pages', place: setter.source.place, found: pages };
    }
    outlines.push(next);
  }
  const settled = (problems: readonly Problem[]): Settled => {
    const divisions = setters.flatMap((setter, index) => {
      const outline = outlines[index];
      return outline === undefined ? [] : setter.whole(outline);
    });
    return { type: 'settled', divisions, numbered: numberPages(divisions, facing), problems };
  };
  for (let pass = 1; ; pass += 1) {
    const numbered = numberPages(outlines, facing);
    const excess = numbered[mostPages];
    if (excess !== undefined) {
      const place = excess.content?.division.place ?? bookPlace;
      return { type: 'too many pages', place, found: numbered.length };
    }
    known = { labels: labelsOf(numbered), entries: entryPages(numbered) };
    const stale = outlines.filter((each) => isStale(each, known));
    if (stale.length === 0) return settled([]);
    if (pass === mostPasses) {
      const anchors = stale.flatMap(({ asked }) =>
        [...asked.keys()].filter((anchor) => asked.get(anchor) !== labelOf(known.labels, anchor)),
      );
      return settled([pageNumbersUnstable(mostPasses, anchors, stale[0]?.place ?? bookPlace)]);
    }
    yield { setters: setters.filter((_, index) => stale.some((each) => each === outlines[index])), known };
    outlines = outlines.map((each, index) => {
      const again = stale.includes(each)
        ? setters[index]?.outline(known, Number.POSITIVE_INFINITY)
        : undefined;
      return again?.type === 'outlined' ? again : each;
    });
  }
}
