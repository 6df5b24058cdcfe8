/** Turns the book's title data into the cover sheet. */
import { titleOfDocument } from '../../compose/titleOfDocument.ts';
import { dataPeriod } from '../../validate/dataPeriod.ts';
import type { LinePlan, SheetPlan } from '../WorkbookPlan.ts';
import {
  dateText,
  headingLine,
  type PlanContext,
  PORTRAIT_TEXT_WIDTH,
  sheetLink,
  textLine,
  titleLines,
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
    ...titleLines(context, titleOfDocument(context.manuscript)),
    ...(book.subtitle === '' ? [] : [textLine(book.subtitle)]),
    ...section(
      cover.holds,
      textLine(holdsText(context)),
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

/** What the pack holds, as the properties of the file say it, too. */
export function holdsText({ words, tables, charts, manuscript }: PlanContext): string {
  return words.cover.holdsText(tables.length, charts.length, manuscript.ledger.length);
}

function contactLine(contact: string): LinePlan {
  const address = contact.includes('@') && !contact.includes(':') ? `mailto:${contact}` : contact;
  return textLine(contact, webLink(address));
}

/** First and last year of the tables' figures. */
function periodLine(context: PlanContext): LinePlan | undefined {
  const periods = context.tables.flatMap((table) => dataPeriod(table) ?? []);
  const first = periods.map((period) => period.first.slice(0, 4)).toSorted()[0];
  const last = periods
    .map((period) => period.last.slice(0, 4))
    .toSorted()
    .at(-1);
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
