/** Turns the dataset itself into lists and tables: sources, checks, registers, facts and corrections. */

import { formatDate } from '../numbers/formatNumber.ts';
import type { Place } from '../problems/Problem.ts';
import { unreachable } from '../problems/unreachable.ts';
import type { BookEnvironment } from './BookEnvironment.ts';
import { composeList, listedTable, originOfCheck } from './composeList.ts';
import type { BlockCall } from './Expansion.ts';
import type { Block, Inline, TableBlock, TableRow } from './Manuscript.ts';
import { gradeAndDate, sourceList, type Twins } from './sourceLine.ts';

type ListCall = Exclude<BlockCall, { type: 'chart' | 'image' | 'plate' | 'table' }>;

export function makeListedBlocks(
  call: ListCall,
  chapter: string,
  place: Place,
  book: BookEnvironment,
): readonly Block[] {
  switch (call.type) {
    case 'sources':
      return call.all ? allSources(book, call.read, place) : sourcesOf(chapter, book);
    case 'checksTable':
      return checksTable(book, place);
    case 'list': {
      const block = composeList(call.list, chapter, place, book);
      if (block === undefined) return call.list.records.of === 'changes' ? noChanges(place, book) : [];
      book.addCaptioned(block);
      return [block];
    }
    default:
      return unreachable(call);
  }
}

/** A heading with nothing beneath it would leave the reader to wonder. */
function noChanges(place: Place, { words }: BookEnvironment): readonly Block[] {
  const children: readonly Inline[] = [{ type: 'text', text: words.noChanges }];
  return [{ type: 'paragraph', role: 'body', children, place }];
}

function sourcesOf(chapter: string, book: BookEnvironment): readonly Block[] {
  const ids = (book.sourcesByChapter.get(chapter) ?? []).flatMap(({ sources }) => sources);
  return ids.length === 0 ? [] : [sourceList(ids, book.world.dataset, book.language)];
}

/**
 * Every source once, with its grade, the date on which it was read and the figures and tables that rest on it. The dates
 * stand above in one sentence if that is wanted and each has one.
 */
function allSources(book: BookEnvironment, read: 'once' | undefined, place: Place): readonly Block[] {
  const { dataset, locale } = book.world;
  const ids = [...book.sourcesByChapter.values()].flat().flatMap(({ sources }) => sources);
  const days = read === 'once' ? daysOfReading(ids, book) : undefined;
  const list = sourceList(ids, dataset, book.language, {
    document: (twins, site) => [
      { type: 'text', text: days === undefined ? gradeAndDate(twins[0], locale) : ` ${twins[0].grade}` },
      ...(site.length === 0 ? [] : [{ type: 'text' as const, text: ', ' }, ...site]),
      { type: 'text', text: '.' },
    ],
    end: (twins) => [{ type: 'text', text: ' ' }, ...placesOf(twins, book), { type: 'text', text: '.' }],
  });
  if (ids.length === 0) return [];
  return days === undefined
    ? [list]
    : [{ type: 'paragraph', role: 'body', children: [{ type: 'text', text: days }], place }, list];
}

/** From the first to the last; nothing where the day of one is not known. */
function daysOfReading(ids: readonly string[], book: BookEnvironment): string | undefined {
  const days = ids.map((id) => book.world.dataset.sources.get(id)?.read).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return book.words.sourcesRead(formatDate(first, book.world.locale), formatDate(last, book.world.locale));
}

/**
 * e.g. `Figures 2.1, 3.4; Table 2.5; Chapter 9`, each of which leads there. A chapter is named where its text alone rests
 * on the document; front and back matter without numbers only where nothing else does.
 */
function placesOf(twins: Twins, book: BookEnvironment): readonly Inline[] {
  const { words } = book;
  const resting = [...book.sourcesByChapter.values()].flatMap((places) => {
    const found = places.filter(({ sources }) => twins.some(({ id }) => sources.includes(id)));
    return found.length > 1 ? found.filter(({ target }) => !target.startsWith('ch:')) : found;
  });
  const named = resting.map(({ target }) => ({ target, text: book.anchors.get(target) ?? target }));
  const kinds = [
    [words.figure, words.listOfFigures],
    [words.table, words.listOfTables],
    [words.chapter, words.chapters],
  ] as const;
  const byKind = kinds.map(([one, many]) => {
    const prefix = `${one}${NO_BREAK}`;
    const ofKind = named.filter(({ text }) => text.startsWith(prefix));
    return ofKind.length < 2
      ? ofKind
      : ofKind.map(({ target, text }, index) => ({
          target,
          text: text.slice(prefix.length),
          ...(index === 0 ? { label: `${many}${NO_BREAK}` } : {}),
        }));
  });
  const groups = byKind.filter((group) => group.length > 0);
  return (groups.length === 0 ? [named] : groups).flatMap((group, at) =>
    group.flatMap((entry, index): readonly Inline[] => {
      const separator = index > 0 ? ', ' : at > 0 ? '; ' : '';
      const before = `${separator}${'label' in entry ? entry.label : ''}`;
      const reference: Inline = { type: 'ref', target: entry.target, text: entry.text, page: false };
      return before === '' ? [reference] : [{ type: 'text', text: before }, reference];
    }),
  );
}

const NO_BREAK = '\u00a0';

function checksTable(book: BookEnvironment, place: Place): readonly Block[] {
  const { words } = book;
  if (!book.held.areAny) return [];
  const rows: TableRow[] = [];
  const table = listedTable(
    {
      id: 'checks',
      list: 'checks',
      title: [{ type: 'text', text: words.checks }],
      columns: [
        { name: 'statement', heading: words.relation },
        { name: 'computed', heading: words.computation },
        { name: 'outcome', heading: words.outcome },
      ],
      rows: [],
      place,
    },
    book,
  );
  const block: TableBlock = { ...table, rows };
  // Chapters that stand after this table bring checks of their own.
  book.atEnd(() => {
    for (const check of book.held.all().values()) {
      const texts = [check.statement, check.computed, words[check.outcome]];
      const origin = originOfCheck(check);
      rows.push({ kind: 'body', cells: texts.map((text) => ({ text, value: text, origin })) });
    }
  });
  book.addCaptioned(block);
  return [block];
}
