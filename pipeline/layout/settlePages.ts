/** Turns the divisions of a book into numbered pages: sets those that print a page number again until no number changes. */
import { pageNumbersUnstable } from '../problems/catalogue/layout.ts';
import type { Place, Problem } from '../problems/Problem.ts';
import { DivisionSetter } from './DivisionSetter.ts';
import { bookPlace, type DivisionSource } from './divisions.ts';
import { askForDivisions, type KeptDivisions } from './keepDivision.ts';
import type { Division } from './pages/Division.ts';
import { entryPages } from './pages/entryPages.ts';
import { labelsOf, type NumberedPage, numberPages } from './pages/numberPages.ts';
import {
  type DivisionInput,
  isStale,
  type KnownPages,
  labelOf,
  type OutlinedDivision,
} from './setDivision.ts';
import type { TypeMeasurer } from './text/TypeMeasurer.ts';

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

export function settlePages(
  sources: readonly DivisionSource[],
  input: DivisionInput,
  measurer: TypeMeasurer,
  mostPages: number,
  kept: KeptDivisions | undefined,
): Settled | TooManyPages {
  const { facing } = input.theme.page;
  const asked = kept && askForDivisions(sources, input, kept);
  const setters = sources.map((source, index) => new DivisionSetter(source, input, measurer, asked?.[index]));
  let known: KnownPages = { labels: new Map(), entries: new Map() };
  let outlines: OutlinedDivision[] = [];
  let pages = 0;
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
    outlines = outlines.map((each, index) => {
      const again = stale.includes(each)
        ? setters[index]?.outline(known, Number.POSITIVE_INFINITY)
        : undefined;
      return again?.type === 'outlined' ? again : each;
    });
  }
}
