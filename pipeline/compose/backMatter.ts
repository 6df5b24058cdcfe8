/** Turns the dataset itself into lists and tables: sources, departures, what is untested, checks, slides. */
import type { Place } from '../problems/Problem.ts';
import { cellOf, columnOf } from '../validate/checks/Figures.ts';
import type { CheckResult, Fact, FigureOrigin, Table } from '../validate/Dataset.ts';
import type { BookEnvironment } from './BookEnvironment.ts';
import type { BlockCall } from './Expansion.ts';
import { cellText } from './Figure.ts';
import type { Block, TableBlock, TableCell, TableColumn } from './Manuscript.ts';
import { captionedBy } from './outline.ts';
import { sourceList } from './sourceLine.ts';

type ListCall = Exclude<BlockCall, { type: 'chart' | 'table' }>;

export function makeListedBlocks(
  call: ListCall,
  chapter: string,
  place: Place,
  book: BookEnvironment,
): readonly Block[] {
  switch (call.type) {
    case 'sources':
      return call.all ? sourcesByChapter(place, book) : sourcesOf(chapter, book);
    case 'departures':
      return made(call, departures(book), place, book);
    case 'untested':
      return made(call, untested(book), place, book);
    case 'checksTable':
      return made(call, checksTable(book), place, book);
    case 'slideIndex':
      return made(call, slideIndex(book), place, book);
    default:
      return unreachable(call);
  }
}

function sourcesOf(chapter: string, book: BookEnvironment): readonly Block[] {
  const { dataset, locale } = book.world;
  const ids = book.sourcesByChapter.get(chapter) ?? [];
  return ids.length === 0 ? [] : [sourceList(ids, dataset, book.words, locale)];
}

function sourcesByChapter(place: Place, book: BookEnvironment): readonly Block[] {
  return [...book.chapterTitles].flatMap(([chapter, title]) => {
    const list = sourcesOf(chapter, book);
    if (list.length === 0) return [];
    const id = `sec:sources/${chapter}`;
    return [
      {
        type: 'heading' as const,
        level: 2 as const,
        id,
        children: [{ type: 'text' as const, text: title }],
        place,
      },
      ...list,
    ];
  });
}

// ------------------------------------------------------------- tables

/** A table made of the dataset: heads, and for each row its texts and the figures behind it. */
interface MadeTable {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly { readonly texts: readonly string[]; readonly origin: FigureOrigin }[];
}

function made(call: ListCall, table: MadeTable, place: Place, book: BookEnvironment): readonly Block[] {
  const id = captionedBy(call)?.anchor;
  if (id === undefined || table.rows.length === 0) return [];
  const block: TableBlock = {
    type: 'table',
    table: id.slice('tbl:'.length),
    id,
    number: book.numbers.get(id) ?? '',
    title: [{ type: 'text', text: table.title }],
    columns: table.heads.map(
      (heading, index): TableColumn => ({
        field: `column-${index + 1}`,
        heading,
        align: 'start',
        stub: index === 0,
        notes: [],
      }),
    ),
    rows: table.rows.map(({ texts, origin }) => ({
      kind: 'body',
      cells: texts.map((text): TableCell => ({ text, value: text, origin })),
    })),
    notes: [],
    shorthands: [],
    source: [],
    width: 'wide',
    place,
  };
  book.addCaptioned(block);
  return [block];
}

/** What the source says, what this book says and why: the findings of the checks, then disputed facts. */
function departures(book: BookEnvironment): MadeTable {
  const { words } = book;
  const { dataset } = book.world;
  const found = [...dataset.checks.values()].flatMap((check) => {
    const { finding } = check;
    if (finding === undefined) return [];
    const { id, slide, stated, holds, why } = finding;
    return [{ id, texts: [id, slideText(slide), stated, holds, why], origin: originOf(check) }];
  });
  found.sort((a, b) => compareLabels(a.id, b.id));
  const disputed = [...dataset.facts.values()]
    .filter((fact) => fact.status === 'disputed')
    .map((fact) => ({
      texts: ['', '', factText(fact, book), words.asStatedInDeck, fact.note ?? ''],
      origin: { type: 'fact' as const, fact: fact.id },
    }));
  return {
    title: words.departures,
    heads: [words.item, words.slide, words.stated, words.holds, words.why],
    rows: [...found, ...disputed],
  };
}

function slideText(slide: number | undefined): string {
  return slide === undefined ? '' : String(slide);
}

/** `A2` before `A10`. */
function compareLabels(a: string, b: string): number {
  const [, letterA = '', numberA = '0'] = /^(\D*)(\d*)/.exec(a) ?? [];
  const [, letterB = '', numberB = '0'] = /^(\D*)(\d*)/.exec(b) ?? [];
  if (letterA !== letterB) return letterA < letterB ? -1 : 1;
  return Number(numberA) - Number(numberB);
}

function untested(book: BookEnvironment): MadeTable {
  const { words } = book;
  const facts = [...book.world.dataset.facts.values()].filter((fact) => fact.status === 'untested');
  return {
    title: words.untested,
    heads: [words.subject, words.value, words.note],
    rows: facts.map((fact) => ({
      texts: [fact.label, valueText(fact, book), fact.note ?? ''],
      origin: { type: 'fact', fact: fact.id },
    })),
  };
}

function checksTable(book: BookEnvironment): MadeTable {
  const { words } = book;
  return {
    title: words.checks,
    heads: [words.relation, words.computation, words.outcome],
    rows: [...book.world.dataset.checks.values()].map((check) => ({
      texts: [check.statement, check.computed, words[check.outcome]],
      origin: originOf(check),
    })),
  };
}

/** The table of the source's slides is the register that has a slide, a label and a chapter. */
function slideIndex(book: BookEnvironment): MadeTable {
  const { words } = book;
  const register = [...book.world.dataset.tables.values()].find(isSlideRegister);
  const rows = Array.from({ length: register?.rowCount ?? 0 }, (_, row) => row);
  return {
    title: words.slideIndex,
    heads: [words.slide, words.subject, words.chapter],
    rows:
      register === undefined
        ? []
        : rows.map((row) => {
            const chapter = String(cellOf(register, row, 'chapter') ?? '');
            return {
              texts: [
                String(cellOf(register, row, 'slide') ?? ''),
                String(cellOf(register, row, 'label') ?? ''),
                chapterText(chapter, book),
              ],
              origin: { type: 'cell' as const, table: register.id, row, field: 'label' },
            };
          }),
  };
}

function isSlideRegister(table: Table): boolean {
  return (
    table.role === 'register' &&
    ['slide', 'label', 'chapter'].every((field) => columnOf(table, field) !== undefined)
  );
}

function chapterText(chapter: string, book: BookEnvironment): string {
  const reference = book.anchors.get(`ch:${chapter}`);
  const title = book.chapterTitles.get(chapter);
  if (reference === undefined || title === undefined) return '';
  return reference === title ? title : `${reference}: ${title}`;
}

function factText(fact: Fact, book: BookEnvironment): string {
  return `${fact.label}: ${valueText(fact, book)}`;
}

function valueText(fact: Fact, book: BookEnvironment): string {
  const text = cellText(fact.value, fact, book.world.locale);
  return fact.unit === undefined || fact.unit === '' ? text : `${text} ${fact.unit}`;
}

function originOf(check: CheckResult): FigureOrigin {
  return { type: 'computed', expression: check.expression, figures: check.figures };
}

function unreachable(call: never): never {
  throw new Error(`unknown list ${JSON.stringify(call)}`);
}
