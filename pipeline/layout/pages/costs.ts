/** What the page breaker weighs against each other. A cost of 100 is a page that a careful eye would mark. */

export const costs = {
  /** Of each page, so that a chapter takes no more of them than it needs. */
  page: 10,
  /** A figure in its place breaks the text; at the foot it is only a little worse than at the top. */
  figure: { top: 0, here: 14, bottom: 8 },
  /** A table is looked for where it is spoken of. */
  table: { top: 12, here: 0, bottom: 12 },
  aboveHeading: 250,
  /** A figure at the top, above the rest of a paragraph that it could have stood below. */
  cutsParagraph: 160,
  /** Some lines of a paragraph from the page before, and then a figure. */
  scrap: 100,
  /** A page's last paragraph goes on past the figures at its foot; and of each line of white beneath one that goes on. */
  pastFoot: 15,
  whiteBelow: 12,
  /** A word is broken over two pages. */
  brokenWord: 60,
  /** An opener ends within the words that introduce its chapter. */
  brokenIntroduction: 150,
  /** At the top of a page on which a table or call-out goes on. */
  aboveRest: 60,
  /** A figure that waits for the next page, and one that waits for a page after that. */
  deferred: 40,
  deferredAgain: 640,
  /** Taken only where every other way is worse: the section has begun and ended too close to its figure. */
  pastSection: 20_000,
  fewLines: 90,
  /** Of each line that is added around figures and above headings, so that the page is filled. */
  stretchedLine: 2,
  splitNote: 220,
  /** Of each line of a note that does not even begin on the page of its mark: notes are not left to pile up. */
  lateNoteLine: 120,
  sidesOverflow: 350,
  /** A chapter's last page of less than five lines, and what is added for each part that it lacks of what it should fill. */
  almostEmpty: 90,
  shortEnd: 1500,
  /** Parts what belongs together, since no page could hold it. */
  emergency: 100_000,
  /** Does not fit on any page. */
  overfull: 10_000_000,
} as const;

/** Part of a page that a chapter of four pages or more fills at its end, or the white looks like a mistake. */
const leastEnd = 0.47;

/** `filled` is a part of the page's height. */
export function costOfEnd(filled: number): number {
  return costs.shortEnd * Math.max(0, 1 - filled / leastEnd);
}

/** Below this part of a page left empty, nobody looks; beyond it, everybody does. */
const leastFill = 0.9;

export function costOfUnderfill(empty: number): number {
  const allowed = 1 - leastFill;
  if (empty <= 0) return 0;
  if (empty <= allowed) return 60 * (empty / allowed) ** 2;
  return 60 + 8000 * (empty - allowed);
}

/** Of a page that ends within a paragraph, by the white at its foot. */
export function costOfStopping(white: number, baseline: number, figures: number): number {
  return costs.whiteBelow * Math.max(0, white / baseline - 1) + (figures > 0 ? costs.pastFoot : 0);
}
