/** What every sheet's planning looks things up in. */

import type { Change } from '../../compose/listChanges.ts';
import type { ChartBlock, Manuscript, TableBlock } from '../../compose/Manuscript.ts';
import type { NoteMarks } from '../../compose/markNotes.ts';
import { noticesOf } from '../../compose/noticesOf.ts';
import type { NumberLocale } from '../../language/NumberLocale.ts';
import type { PackWords } from '../../language/PackWords.ts';
import { parseLink } from '../../links/parseLink.ts';
import { formatDate } from '../../numbers/formatNumber.ts';
import type { Dataset, Source, Table } from '../../validate/Dataset.ts';
import type { Signs } from '../../validate/Signs.ts';
import type { CellLink, LinePlan } from '../WorkbookPlan.ts';

/**
 * Width of a column of text that an A4 page in portrait holds unscaled, in characters of Arial 12
 * pt, nine pixels each: wrapped text that is scaled to a page loses the ends of its lines in LibreOffice.
 */
export const PORTRAIT_TEXT_WIDTH = 76;

/** Printed page labels: of each ledger entry, and of each anchor such as `tbl:state-exports`. */
export interface PageNumbers {
  readonly ledger: ReadonlyMap<string, string>;
  readonly anchors: ReadonlyMap<string, string>;
}

export interface PlanContext {
  readonly dataset: Dataset;
  readonly manuscript: Manuscript;
  readonly pages: PageNumbers;
  readonly words: PackWords;
  readonly locale: NumberLocale;
  /** Where the notes of each table are marked, and what its signs mean, by table id. */
  readonly notes: ReadonlyMap<string, NoteMarks>;
  readonly signs: ReadonlyMap<string, Signs>;
  /** The tables that have a sheet, in order. */
  readonly tables: readonly Table[];
  /** Sheet by table id and by chart id. */
  readonly tableSheets: ReadonlyMap<string, string>;
  readonly chartSheets: ReadonlyMap<string, string>;
  /** Table-object names, by table id and by `sheet:` and the kind of a fixed sheet. */
  readonly tableNames: ReadonlyMap<string, string>;
  /** Tables as printed, by table id. */
  readonly printed: ReadonlyMap<string, readonly TableBlock[]>;
  readonly charts: readonly ChartBlock[];
  readonly filters: boolean;
  readonly freezePanes: boolean;
  readonly changes: readonly Change[];
  /** The book's own list of what `changes` holds, whose title and heads their sheet takes; absent where it prints none. */
  readonly changesInBook: TableBlock | undefined;
  readonly digest: string | undefined;
  readonly bookFile: string;
}

export function dateText(context: PlanContext, iso: string): string {
  return formatDate(iso, context.locale);
}

export function sheetLink(sheet: string): CellLink {
  return { type: 'cell', sheet, cell: 'A1' };
}

export function textLine(text: string, link?: CellLink): LinePlan {
  return link === undefined ? { text, style: 'text' } : { text, style: 'text', link };
}

/** The head of a sheet: its title, and beneath it what stands on every page and sheet. */
export function titleLines({ manuscript }: PlanContext, text: string): readonly LinePlan[] {
  return [{ text, style: 'title' }, ...noticesOf(manuscript).map((notice) => textLine(notice))];
}

export function headingLine(text: string): LinePlan {
  return { text, style: 'heading' };
}

/** One after the other, parted as the language parts them. */
export function listed({ manuscript }: PlanContext, items: Iterable<string>): string {
  return [...items].join(manuscript.book.language.words.semicolon);
}

/** Publishers of sources, each once. */
export function publishers(context: PlanContext, ids: readonly string[]): string {
  const names = ids.map((id) => context.dataset.sources.get(id)?.publisher ?? id);
  return listed(context, new Set(names));
}

/** A link to a web address, where it is one that is allowed. */
export function webLink(address: string | undefined): CellLink | undefined {
  const target = address === undefined ? undefined : parseLink(address);
  return target?.type === 'url' ? target : undefined;
}

/** More would push a table out of sight. */
const MOST_SOURCES = 3;

/** One line a source, linked to its address; of many, one that leads to the list of all. */
export function sourceLines(context: PlanContext, ids: readonly string[]): readonly LinePlan[] {
  const { lines, sheets } = context.words;
  if (ids.length > MOST_SOURCES) {
    return [textLine(lines.manySources(ids.length, publishers(context, ids)), sheetLink(sheets.sources))];
  }
  return ids.flatMap((id) => {
    const source: Source | undefined = context.dataset.sources.get(id);
    if (source === undefined) return [];
    return [textLine(context.words.lines.source(source.publisher, source.title), webLink(source.address))];
  });
}

/** What stands in row 2 of a sheet with one table. */
export function tableLine(context: PlanContext, first: string): LinePlan {
  const { lines } = context.words;
  return textLine(
    [first, ...(context.filters ? [lines.filters] : []), ...(context.freezePanes ? [lines.frozen] : [])].join(
      ' ',
    ),
  );
}

/** `Table 3.1 in the book, page 12.`, or nothing where the anchor is not printed. */
export function bookPlace(context: PlanContext, number: string, anchor: string): string {
  return context.words.lines.inBook(number, context.pages.anchors.get(anchor));
}
