/** Turns the dataset itself into lists and tables: sources, checks, registers, facts and corrections. */

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
      return call.all ? allSources(book) : sourcesOf(chapter, book);
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
  const ids = book.sourcesByChapter.get(chapter) ?? [];
  return ids.length === 0 ? [] : [sourceList(ids, book.world.dataset, book.language)];
}

/** Every source once, with its grade, the date on which it was read and the chapters that rest on it. */
function allSources(book: BookEnvironment): readonly Block[] {
  const { dataset, locale } = book.world;
  const ids = [...book.sourcesByChapter.values()].flat();
  const list = sourceList(ids, dataset, book.language, (twins) => [
    { type: 'text', text: `${gradeAndDate(twins[0], locale)} ` },
    ...chaptersOf(twins, book),
    { type: 'text', text: '.' },
  ]);
  return ids.length === 0 ? [] : [list];
}

/** e.g. `Chapters 2, 4`, each of which leads there; front and back matter only where no chapter rests on the document. */
function chaptersOf(twins: Twins, book: BookEnvironment): readonly Inline[] {
  const { words } = book;
  const prefix = `${words.chapter}${NO_BREAK}`;
  const all = [...book.sourcesByChapter]
    .filter(([, ids]) => twins.some(({ id }) => ids.includes(id)))
    .map(([name]) => ({ target: `ch:${name}`, text: book.anchors.get(`ch:${name}`) ?? name }));
  const numbered = all.filter(({ text }) => text.startsWith(prefix));
  const references = numbered.length === 0 ? all : numbered;
  const [first] = numbered;
  return references.flatMap(({ target, text }, index): readonly Inline[] => {
    const short = numbered.length > 1 && text.startsWith(prefix) ? text.slice(prefix.length) : text;
    const label = numbered.length > 1 && target === first?.target ? `${words.chapters}${NO_BREAK}` : '';
    const before = `${index === 0 ? '' : ', '}${label}`;
    const reference: Inline = { type: 'ref', target, text: short, page: false };
    return before === '' ? [reference] : [{ type: 'text', text: before }, reference];
  });
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
