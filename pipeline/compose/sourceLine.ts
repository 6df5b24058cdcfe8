/** Turns the sources of a table or chart into the line that stands beneath it, and those of a chapter into a list. */

import { compareNames } from '../language/compareNames.ts';
import type { Language } from '../language/Language.ts';
import type { NumberLocale } from '../language/NumberLocale.ts';
import { groupBy } from '../lists/groupBy.ts';
import { datePrecision, formatDate } from '../numbers/formatNumber.ts';
import type { Dataset, Source } from '../validate/Dataset.ts';
import type { BookEnvironment } from './BookEnvironment.ts';
import type { SourceDates } from './datesOfSources.ts';
import { gradeMark, markedGrade } from './gradeMark.ts';
import type { DefinitionEntry, DefinitionListBlock, Inline } from './Manuscript.ts';

/**
 * e.g. `Sources: US Census Bureau (as of February 7, 2024); World Bank (as of June 30, 2025)`, or with one date at the
 * end where all have the same. A publisher is named once, and leads to its document where only one is used; the letter
 * of its grade follows where the book marks grades.
 */
export function sourceLine(
  ids: readonly string[],
  dates: SourceDates,
  book: BookEnvironment,
): readonly Inline[] {
  const { dataset } = book.world;
  const { words } = book.language;
  const sources = [...new Set(ids)]
    .map((id) => dataset.sources.get(id))
    .filter((source) => source !== undefined);
  if (sources.length === 0) return [];
  const byPublisher = groupBy(sources, ({ publisher }) => publisher);
  const label = byPublisher.size === 1 ? words.source : words.sources;
  const dated = [...byPublisher].map(([publisher, documents]) => {
    const [only, ...others] = documents;
    const name: Inline = { type: 'text', text: publisher };
    const linked: Inline =
      only?.address === undefined || others.length > 0
        ? name
        : { type: 'link', to: { type: 'url', url: only.address }, children: [name] };
    const used = documents.flatMap(({ id }) => [...(dates.get(id) ?? [])]);
    return { named: [linked, ...gradeMark(markedGrade(documents, book))], date: datesText(used, book) };
  });
  const all = new Set(dated.map(({ date }) => date));
  const names = dated.flatMap(({ named, date }, index): readonly Inline[] => {
    const isLast = index === dated.length - 1;
    const text = (all.size > 1 || isLast ? date : '') + (isLast ? '' : words.semicolon);
    return text === '' ? named : [...named, { type: 'text', text }];
  });
  return [{ type: 'text', text: `${label}${words.colon}` }, ...names];
}

/** e.g. ` (as of February 7, 2024 and June 30, 2025)`; of more dates than two, the first and the last. */
function datesText(dates: readonly string[], { language: { words, numbers } }: BookEnvironment): string {
  const ascending = [...new Set(dates)].sort();
  const [first, ...rest] = ascending;
  const last = rest.at(-1);
  if (first === undefined) return '';
  const asOf = (date: string, text: string) => words.asOf(text, datePrecision(date));
  const [from, to] = [first, last ?? first].map((date) => formatDate(date, numbers));
  if (last === undefined) return ` (${asOf(first, from ?? '')})`;
  if (datePrecision(first) !== datePrecision(last))
    return ` (${asOf(first, from ?? '')} ${words.and} ${asOf(last, to ?? '')})`;
  return ` (${asOf(first, `${from} ${rest.length === 1 ? words.and : '\u2013'} ${to}`)})`;
}

/** One document, as each topic that uses it declares it. */
export type Twins = [Source, ...Source[]];

/** What a list says of documents beside their titles. */
export interface SourceRemarks {
  /** Of one, given its site. */
  readonly document: (twins: Twins, site: readonly Inline[]) => readonly Inline[];
  /** At the end, of one or of all of a series. */
  readonly end: (twins: Twins) => readonly Inline[];
}

const siteAlone: SourceRemarks = {
  document: (_, site) =>
    site.length === 0 ? [] : [{ type: 'text', text: ' (' }, ...site, { type: 'text', text: ').' }],
  end: () => [],
};

/** The documents behind some sources beside their publishers: the title of each, and what `remarks` says of it. */
export function sourceList(
  ids: readonly string[],
  dataset: Dataset,
  language: Language,
  remarks: SourceRemarks = siteAlone,
): DefinitionListBlock {
  const sources = [...new Set(ids)]
    .map((id) => dataset.sources.get(id))
    .filter((source) => source !== undefined);
  const documents = withTwins(sources).sort(
    ([a], [b]) =>
      compareNames(listedUnder(a.publisher), listedUnder(b.publisher), language) ||
      compareNames(a.series ?? a.title, b.series ?? b.title, language) ||
      compareNames(a.period ?? '', b.period ?? '', language) ||
      compareNames(a.title, b.title, language),
  );
  const entries = [...groupBy(documents, ([{ publisher }]) => publisher)].map(
    ([publisher, published]): DefinitionEntry => ({
      term: [{ type: 'text', text: publisher }],
      definition: [...groupBy(published, ([{ id, series }]) => series ?? `\n${id}`).values()].map(
        (together) => ({ type: 'paragraph', role: 'entry', children: entryOf(together, remarks) }),
      ),
    }),
  );
  return { type: 'definitionList', of: 'sources', entries };
}

/** A person, whose name begins with an initial, stands under the last of the names. */
function listedUnder(publisher: string): string {
  return /^\p{Lu}\. /u.test(publisher) ? (publisher.split(' ').at(-1) ?? publisher) : publisher;
}

/**
 * A document, or the releases of a series, a line for each year. The series is named once, and what rests on it follows
 * the last; a release leads to where it was read by the words that say so, as a site for each would fill the list.
 */
function entryOf(together: readonly Twins[], remarks: SourceRemarks): readonly Inline[] {
  const [first, ...others] = together;
  if (first === undefined) return [];
  const all: Twins = [first[0], ...first.slice(1), ...others.flat()];
  return together.flatMap((twins, index): readonly Inline[] => {
    const [document] = twins;
    const { title, series, address } = document;
    const part = series !== undefined && index > 0 ? partOf(title, series) : title;
    const [, words = part, reading] = /^(.*); (.*)$/.exec(part) ?? [];
    const isRead = others.length > 0 && address !== undefined && reading !== undefined;
    const remark = isRead
      ? [linkTo(address, `${reading}.`), ...remarks.document(twins, [])]
      : remarks.document(twins, siteOf(document));
    const isLast = index === together.length - 1;
    return [
      ...separator(document, together[index - 1]?.[0]),
      ...(isRead ? [{ type: 'text' as const, text: `${words}; ` }] : titled(part)),
      { type: 'quiet', children: isLast ? [...remark, ...remarks.end(all)] : remark },
    ];
  });
}

function separator({ period }: Source, before: Source | undefined): readonly Inline[] {
  if (before === undefined) return [];
  const isOfThatYear = period?.slice(0, 4) === before.period?.slice(0, 4);
  return [isOfThatYear ? { type: 'text', text: ' ' } : { type: 'lineBreak' }];
}

/** `First quarter of 2017` of `Survey of safety, first quarter of 2017`. */
export function partOf(title: string, series: string): string {
  const part = title.startsWith(series) ? title.slice(series.length).replace(/^[\s,;:]+/, '') : title;
  return part === '' ? title : part.charAt(0).toUpperCase() + part.slice(1);
}

/** A reader wants a document listed once. */
function withTwins(sources: readonly Source[]): Twins[] {
  const seen = new Map<string, Twins>();
  for (const source of sources) {
    const key = [source.publisher, source.title, source.address].join('\n');
    const twins = seen.get(key);
    if (twins === undefined) seen.set(key, [source]);
    else twins.push(source);
  }
  return [...seen.values()];
}

/** e.g. ` A, November 23, 2026`: how near the copy stands to the publisher, and when it was read. */
export function gradeAndDate({ grade, read }: Source, locale: NumberLocale): string {
  const date = read === undefined ? '' : `,\u00a0${formatDate(read, locale).replaceAll(' ', '\u00a0')}`;
  return ` ${grade}${date}`;
}

/** A title that ends in a mark of its own needs no other. */
function titled(title: string): readonly Inline[] {
  return [{ type: 'text', text: /[.?!…]$/.test(title) ? title : `${title}.` }];
}

/** The name of the site, e.g. `census.gov`, which leads to the document. */
function siteOf({ address }: Source): readonly Inline[] {
  if (address === undefined) return [];
  const site = new URL(address).hostname.replace(/^www\./, '');
  return [linkTo(address, site)];
}

function linkTo(url: string, text: string): Inline {
  return { type: 'link', to: { type: 'url', url }, children: [{ type: 'text', text }] };
}
