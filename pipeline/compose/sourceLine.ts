/** Turns the sources of a table or chart into the line that stands beneath it, and those of a chapter into a list. */

import { compareNames } from '../language/compareNames.ts';
import type { Language } from '../language/Language.ts';
import type { NumberLocale } from '../language/NumberLocale.ts';
import { groupBy } from '../lists/groupBy.ts';
import { datePrecision, formatDate } from '../numbers/formatNumber.ts';
import type { Dataset, Source } from '../validate/Dataset.ts';
import type { BookEnvironment } from './BookEnvironment.ts';
import { gradeMark, markedGrade } from './gradeMark.ts';
import type { DefinitionEntry, DefinitionListBlock, Inline } from './Manuscript.ts';

/**
 * e.g. `Sources: US Census Bureau; Opportimes (as of February 7, 2024)`. A publisher is named once, and leads to
 * its document where only one is used; the letter of its grade follows where the book marks grades.
 */
export function sourceLine(
  ids: readonly string[],
  asOf: string | undefined,
  book: BookEnvironment,
): readonly Inline[] {
  const { dataset } = book.world;
  const { words, numbers } = book.language;
  const sources = [...new Set(ids)]
    .map((id) => dataset.sources.get(id))
    .filter((source) => source !== undefined);
  if (sources.length === 0) return [];
  const byPublisher = groupBy(sources, ({ publisher }) => publisher);
  const label = byPublisher.size === 1 ? words.source : words.sources;
  const names = [...byPublisher].flatMap(([publisher, documents], index): readonly Inline[] => {
    const [only, ...others] = documents;
    const name: Inline = { type: 'text', text: publisher };
    const linked: Inline =
      only?.address === undefined || others.length > 0
        ? name
        : { type: 'link', to: { type: 'url', url: only.address }, children: [name] };
    const named = [linked, ...gradeMark(markedGrade(documents, book))];
    return index === 0 ? named : [{ type: 'text', text: words.semicolon }, ...named];
  });
  const date: readonly Inline[] =
    asOf === undefined || asOf === ''
      ? []
      : [{ type: 'text', text: ` (${words.asOf(formatDate(asOf, numbers), datePrecision(asOf))})` }];
  return [{ type: 'text', text: `${label}${words.colon}` }, ...names, ...date];
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
      definition: [...groupBy(published, ([{ id, series }]) => series ?? `\n${id}`).values()].flatMap(
        (together) =>
          entryOf(together, remarks).map((children) => ({ type: 'paragraph', role: 'entry', children })),
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
 * The paragraphs of a document, or of a series: a year of releases each, whose words lead to them as sites would take
 * most of the room. The series is named once, and what rests on it follows the last.
 */
function entryOf(together: readonly Twins[], remarks: SourceRemarks): readonly (readonly Inline[])[] {
  const [first, ...others] = together;
  if (first === undefined) return [];
  if (others.length === 0) {
    const [document] = first;
    const remark = [...remarks.document(first, siteOf(document)), ...remarks.end(first)];
    return [[...titled(document.title), { type: 'quiet', children: remark }]];
  }
  const all: Twins = [first[0], ...first.slice(1), ...others.flat()];
  const years = [...groupBy(together, ([{ period }]) => period?.slice(0, 4) ?? '').values()];
  return years.map((releases, year) =>
    releases.flatMap((twins, index): readonly Inline[] => {
      const [{ title, series = '', address }] = twins;
      const words = titled(twins === first ? title : partOf(title, series));
      const isLast = year === years.length - 1 && index === releases.length - 1;
      const remark = remarks.document(twins, []);
      return [
        ...(index === 0 ? [] : [{ type: 'text' as const, text: ' ' }]),
        ...(address === undefined
          ? words
          : [{ type: 'link' as const, to: { type: 'url' as const, url: address }, children: words }]),
        { type: 'quiet', children: isLast ? [...remark, ...remarks.end(all)] : remark },
      ];
    }),
  );
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
  const date = read === undefined ? '' : `, ${formatDate(read, locale).replaceAll(' ', '\u00a0')}`;
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
  return [{ type: 'link', to: { type: 'url', url: address }, children: [{ type: 'text', text: site }] }];
}
