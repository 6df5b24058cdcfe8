/** What the page breaker knows between two pages, and how the page before came to be. */
import type { Box } from '../blocks/Galley.ts';
import type { PagePlan, TextPage } from './PagePlan.ts';
import { type Stretch, unstretched } from './Pen.ts';

/** How many of the next floats a page takes where. */
export interface Placement {
  readonly top: number;
  /** The item before which those at the top stand: the page's first, or the one after a paragraph that goes on there. */
  readonly topAt: number;
  readonly here: number;
  readonly bottom: number;
}

/** The next page begins with these; of all ways to come here, the cheapest. */
export interface PageState {
  /** Index of an item. */
  readonly at: number;
  readonly float: number;
  /** Line of the notes. */
  readonly note: number;
  /** Painted at the next page's top. */
  readonly resume: Box | undefined;
  /** Of all pages so far. */
  readonly cost: number;
  readonly previous: PageState | undefined;
  /** Of the page that ends here. */
  readonly placement: Placement;
  readonly close: Box | undefined;
  readonly used: number;
  readonly stretch: Stretch;
  /** The page is one of the previous state's float, set on turned pages. */
  readonly turned: TextPage | undefined;
}

export const nothing: Placement = { top: 0, topAt: 0, here: 0, bottom: 0 };

export const beginning: PageState = {
  at: 0,
  float: 0,
  note: 0,
  resume: undefined,
  cost: 0,
  previous: undefined,
  placement: nothing,
  close: undefined,
  used: 0,
  stretch: unstretched,
  turned: undefined,
};

/** The pages on the way to a state. */
export function pagesTo(last: PageState): readonly PagePlan[] {
  const pages: PagePlan[] = [];
  for (let state = last; state.previous !== undefined; state = state.previous) {
    pages.push(pageBetween(state.previous, state));
  }
  return pages.reverse();
}

function pageBetween(from: PageState, to: PageState): PagePlan {
  if (to.turned !== undefined) return { type: 'turned', float: from.float, page: to.turned };
  return {
    type: 'text',
    from: from.at,
    to: to.at,
    // A page of figures alone leaves the table's head to the page on which its rows go on.
    resume: to.at === from.at ? undefined : from.resume,
    close: to.close,
    firstFloat: from.float,
    ...to.placement,
    noteFrom: from.note,
    noteTo: to.note,
    used: to.used,
    stretch: to.stretch,
  };
}
