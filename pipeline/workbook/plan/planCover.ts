/** Turns the book's title data into the cover sheet. */
import type { LinePlan, SheetPlan } from '../WorkbookPlan.ts';
import {
  dateText,
  headingLine,
  type PlanContext,
  PORTRAIT_TEXT_WIDTH,
  sheetLink,
  textLine,
  titleLine,
  webLink,
} from './PlanContext.ts';

export function planCover(context: PlanContext): SheetPlan {
  const { book } = context.manuscript;
  const { cover, sheets } = context.words;
  const edition = dateText(context, book.edition);
  const authors = book.authors.join(', ');
  const section = (heading: string, ...lines: readonly (LinePlan | undefined)[]): readonly LinePlan[] => {
    const found = lines.filter((line) => line !== undefined && line.text !== '');
    return found.length === 0 ? [] : [headingLine(heading), ...found.flatMap((line) => line ?? [])];
  };
  const lines: LinePlan[] = [
    titleLine(book.title),
    ...(book.subtitle === '' ? [] : [textLine(book.subtitle)]),
    ...section(
      cover.holds,
      textLine(
        cover.holdsText(context.tables.length, context.charts.length, context.manuscript.ledger.length),
      ),
      textLine(cover.valuesText),
      textLine(cover.toContents, sheetLink(sheets.contents)),
    ),
    ...section(cover.period, periodLine(context), currentLine(context)),
    ...section(
      cover.edition,
      textLine(edition),
      textLine(cover.statusText),
      textLine(cover.toChanges, sheetLink(sheets.changes)),
    ),
    ...section(cover.published, textLine(book.publisher)),
    ...section(cover.authors, textLine(authors), textLine(book.credit)),
    ...section(cover.licence, textLine(book.licence)),
    ...section(cover.contact, contactLine(book.contact)),
    ...section(
      cover.cite,
      textLine(cover.citeText(authors || book.publisher, book.title, book.publisher, edition)),
    ),
    ...section(
      cover.book,
      textLine(cover.bookText(context.bookFile), { type: 'file', name: context.bookFile }),
    ),
    ...(context.digest === undefined
      ? []
      : section(cover.digest, textLine(cover.digestText(context.digest)))),
  ];
  return { kind: 'cover', name: sheets.cover, lines, textWidth: PORTRAIT_TEXT_WIDTH, landscape: false };
}

function contactLine(contact: string): LinePlan {
  const address = contact.includes('@') && !contact.includes(':') ? `mailto:${contact}` : contact;
  return textLine(contact, webLink(address));
}

/** First and last year found in the tables' columns of years, months and dates. */
function periodLine(context: PlanContext): LinePlan | undefined {
  let first: string | undefined;
  let last: string | undefined;
  for (const table of context.tables) {
    for (const { field, values } of table.columns) {
      if (!table.key.includes(field.name)) continue;
      if (field.type !== 'year' && field.type !== 'date' && field.type !== 'yearmonth') continue;
      for (const value of values) {
        if (value === null) continue;
        const year = String(value).slice(0, 4);
        if (first === undefined || year < first) first = year;
        if (last === undefined || year > last) last = year;
      }
    }
  }
  if (first === undefined || last === undefined) return undefined;
  return textLine(context.words.cover.periodText(first, last));
}

function currentLine(context: PlanContext): LinePlan | undefined {
  const dates = context.tables.map((table) => table.asOf).sort();
  const first = dates[0];
  const last = dates.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return textLine(context.words.cover.currentText(dateText(context, first), dateText(context, last)));
}
