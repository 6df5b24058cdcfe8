/** Finds figures typed into the words of a chart, where only figures from data belong. */

const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec';

/** Calendar years from 1800 to 2199, alone or as a range (`2018–24`), and days beside a month's name. */
const dates = new RegExp(
  `\\b(?:1[89]|2[01])\\d\\d(?:[–-]\\d{2,4})?\\b|\\b(?:${MONTHS})\\.? \\d{1,2}\\b|\\b\\d{1,2} (?:${MONTHS})\\b`,
  'g',
);

/** Whether `text` holds a digit that is neither part of a date nor of one of the book's terms, e.g. `Title 42`. */
export function hasTypedNumber(text: string, terms: readonly string[]): boolean {
  const rest = terms.reduce((left, term) => left.replaceAll(term, ''), text);
  return /\d/.test(rest.replace(dates, ''));
}

/** Positions that say nothing about the data: the ends of a share, and years with their parts (2020.5 is July 2020). */
export function isPlainPosition(value: number): boolean {
  return value === 0 || value === 1 || value === 100 || (value >= 1800 && value < 2200);
}
