/** Turns the sources of a table or chart into the line that stands beneath it, and those of a chapter into a list. */

import { compareNames } from '../language/compareNames.ts';
import type { Language } from '../language/Language.ts';
import type { NumberLocale } from '../language/NumberLocale.ts';
import { groupBy } from '../lists/groupBy.ts';
import { datePrecision, formatDate } from '../numbers/formatNumber.ts';
import type { Dataset, Source } from '../validate/Dataset.ts';
import type { BookEnvironment } from './BookEnvironment.ts';
import { gradeMark } from './gradeMark.ts';
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
    const named = [linked, ...gradeMark(documents, book)];
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

/** The documents behind some sources beside their publishers: the title of each, and what `remark` says of it, given its site. */
export function sourceList(
  ids: readonly string[],
  dataset: Dataset,
  language: Language,
  remark: (twins: Twins, site: readonly Inline[]) => readonly Inline[] = (_, site) =>
    site.length === 0 ? [] : [{ type: 'text', text: ' (' }, ...site, { type: 'text', text: ').' }],
): DefinitionListBlock {
  const sources = [...new Set(ids)]
    .map((id) => dataset.sources.get(id))
    .filter((source) => source !== undefined);
  const documents = withTwins(sources).sort(
    ([a], [b]) =>
      compareNames(a.publisher, b.publisher, language) || compareNames(a.title, b.title, language),
  );
  const entries = [...groupBy(documents, ([{ publisher }]) => publisher)].map(
    ([publisher, published]): DefinitionEntry => ({
      term: [{ type: 'text', text: publisher }],
      definition: published.map((twins) => ({
        type: 'paragraph',
        role: 'entry',
        children: [...titleOf(twins[0]), { type: 'quiet', children: remark(twins, siteOf(twins[0])) }],
      })),
    }),
  );
  return { type: 'definitionList', of: 'sources', entries };
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
function titleOf({ title }: Source): readonly Inline[] {
  return [{ type: 'text', text: /[.?!…]$/.test(title) ? title : `${title}.` }];
}

/** The name of the site, e.g. `census.gov`, which leads to the document. */
function siteOf({ address }: Source): readonly Inline[] {
  if (address === undefined) return [];
  const site = new URL(address).hostname.replace(/^www\./, '');
  return [{ type: 'link', to: { type: 'url', url: address }, children: [{ type: 'text', text: site }] }];
}
