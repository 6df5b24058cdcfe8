/** Turns the sources of a table or chart into the line that stands beneath it, and those of a chapter into a list. */
import { formatDate } from '../numbers/formatNumber.ts';
import type { NumberLocale } from '../numbers/locale.ts';
import type { Dataset, Source } from '../validate/Dataset.ts';
import type { Words } from '../words/words.ts';
import type { Inline, ListBlock } from './Manuscript.ts';

/**
 * e.g. `Sources: US Census Bureau; Opportimes (as of February 7, 2024)`. A publisher is named once, and leads to
 * its document where only one is used.
 */
export function sourceLine(
  ids: readonly string[],
  asOf: string | undefined,
  dataset: Dataset,
  words: Words,
  locale: NumberLocale,
): readonly Inline[] {
  const sources = [...new Set(ids)]
    .map((id) => dataset.sources.get(id))
    .filter((source) => source !== undefined);
  if (sources.length === 0) return [];
  const byPublisher = groupByPublisher(sources);
  const label = byPublisher.size === 1 ? words.source : words.sources;
  const names = [...byPublisher].flatMap(([publisher, documents], index): readonly Inline[] => {
    const [only, ...others] = documents;
    const name: Inline = { type: 'text', text: publisher };
    const linked: Inline =
      only?.address === undefined || others.length > 0
        ? name
        : { type: 'link', url: only.address, children: [name] };
    return index === 0 ? [linked] : [{ type: 'text', text: '; ' }, linked];
  });
  const date: readonly Inline[] =
    asOf === undefined || asOf === ''
      ? []
      : [{ type: 'text', text: ` (${words.asOf} ${formatDate(asOf, locale)})` }];
  return [{ type: 'text', text: `${label}: ` }, ...names, ...date];
}

function groupByPublisher(sources: readonly Source[]): ReadonlyMap<string, readonly Source[]> {
  const groups = new Map<string, Source[]>();
  for (const source of sources) {
    const group = groups.get(source.publisher);
    if (group === undefined) groups.set(source.publisher, [source]);
    else group.push(source);
  }
  return groups;
}

/** Each source in full: publisher, document, address, date on which it was read. */
export function sourceList(
  ids: readonly string[],
  dataset: Dataset,
  words: Words,
  locale: NumberLocale,
): ListBlock {
  const sources = withoutTwins(
    [...new Set(ids)].map((id) => dataset.sources.get(id)).filter((source) => source !== undefined),
  ).sort((a, b) => compare(a.publisher, b.publisher) || compare(a.title, b.title));
  return {
    type: 'list',
    ordered: false,
    start: 1,
    tight: true,
    items: sources.map((source) => [
      { type: 'paragraph', role: 'source', children: sourceEntry(source, words, locale) },
    ]),
  };
}

/** Topics that use the same document each declare it; a reader wants it listed once. */
function withoutTwins(sources: readonly Source[]): Source[] {
  const seen = new Map<string, Source>();
  for (const source of sources) {
    const key = [source.publisher, source.title, source.address].join('\n');
    if (!seen.has(key)) seen.set(key, source);
  }
  return [...seen.values()];
}

function sourceEntry(source: Source, words: Words, locale: NumberLocale): readonly Inline[] {
  const title: Inline = { type: 'emphasis', children: [{ type: 'text', text: source.title }] };
  const entry: Inline[] = [{ type: 'text', text: `${source.publisher}. ` }];
  entry.push(source.address === undefined ? title : { type: 'link', url: source.address, children: [title] });
  const read = source.read === undefined ? '' : `, ${words.read} ${formatDate(source.read, locale)}`;
  entry.push({ type: 'text', text: `${read}.` });
  return entry;
}

/** By code points, the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
