/** Turns the dataset itself into lists and tables: sources, departures, what is untested, checks, slides. */
import type { Place } from '../problems/Problem.ts';
import { cellOf, columnOf } from '../validate/checks/Figures.ts';
import type { CheckResult, Fact, FigureOrigin, Table } from '../validate/Dataset.ts';
import type { BookEnvironment } from './BookEnvironment.ts';
import type { BlockCall } from './Expansion.ts';
import { cellText } from './Figure.ts';
import type { Block, Inline, TableBlock, TableCell, TableColumn } from './Manuscript.ts';
import { captionedBy } from './outline.ts';
import { gradeAndDate, sourceList, type Twins } from './sourceLine.ts';

type ListCall = Exclude<BlockCall, { type: 'chart' | 'table' }>;

export function makeListedBlocks(
  call: ListCall,
  chapter: string,
  place: Place,
  book: BookEnvironment,
): readonly Block[] {
  switch (call.type) {
    case 'sources':
      return call.all ? allSources(book) : sourcesOf(chapter, book);
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
  const ids = book.sourcesByChapter.get(chapter) ?? [];
  return ids.length === 0 ? [] : [sourceList(ids, book.world.dataset)];
}

/** Every source once, with its grade, the date on which it was read and the chapters that rest on it. */
function allSources(book: BookEnvironment): readonly Block[] {
  const { dataset, locale } = book.world;
  const ids = [...book.sourcesByChapter.values()].flat();
  const list = sourceList(ids, dataset, (twins) => [
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

// ------------------------------------------------------------- tables

/** A table made of the dataset: heads, and for each row its texts and the figures behind it. */
interface MadeTable {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly MadeRow[];
}

interface MadeRow {
  readonly texts: readonly string[];
  readonly origin: FigureOrigin;
  /** Anchor whose page is the row's last cell. */
  readonly pageOf?: string;
}

function made(call: ListCall, table: MadeTable, place: Place, book: BookEnvironment): readonly Block[] {
  const id = captionedBy(call)?.anchor;
  if (id === undefined || table.rows.length === 0) return [];
  const pageColumn = table.rows[0]?.pageOf === undefined ? undefined : table.heads.length - 1;
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
        align: index === pageColumn ? 'end' : 'start',
        stub: index === 0,
        notes: [],
      }),
    ),
    rows: table.rows.map(({ texts, origin, pageOf }) => ({
      kind: 'body',
      cells: [
        ...texts.map((text): TableCell => ({ text, value: text, origin })),
        ...(pageOf === undefined ? [] : [{ text: '', value: '', origin, pageOf }]),
      ],
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
  const told = factsTold(book);
  const disputed = [...dataset.facts.values()]
    .filter((fact) => fact.status === 'disputed' && !told.has(fact.id))
    .map((fact) => ({
      texts: ['', slideText(fact.slide), factText(fact, book), words.asStatedInDeck, fact.note ?? ''],
      origin: { type: 'fact' as const, fact: fact.id },
    }));
  return {
    title: words.departures,
    heads: [words.item, words.slide, words.stated, words.holds, words.why],
    rows: [...found, ...disputed],
  };
}

/** Facts that a finding tells of, by name or because its check looked at them. */
function factsTold({ world: { dataset } }: BookEnvironment): ReadonlySet<string> {
  return new Set(
    [...dataset.checks.values()].flatMap((check) =>
      check.finding === undefined ? [] : [...(check.finding.facts ?? []), ...factsOf(check)],
    ),
  );
}

function factsOf({ figures }: { readonly figures: readonly FigureOrigin[] }): readonly string[] {
  return figures.flatMap((origin) => {
    if (origin.type === 'fact') return [origin.fact];
    return origin.type === 'computed' ? factsOf(origin) : [];
  });
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
    heads: [words.slide, words.subject, words.chapter, words.page],
    rows: register === undefined ? [] : rows.map((row) => slideRow(register, row, book)),
  };
}

function slideRow(register: Table, row: number, book: BookEnvironment): MadeRow {
  const said = (field: string) => String(cellOf(register, row, field) ?? '');
  const anchor = said('anchor');
  // An anchor that is not there is reported; the chapter stands in for it.
  const found = anchor === '' ? undefined : book.refer(anchor, true, register.placeOf(row, 'anchor'));
  return {
    texts: [said('slide'), said('label'), chapterText(said('chapter'), book)],
    origin: { type: 'cell', table: register.id, row, field: 'label' },
    pageOf: found?.target ?? `ch:${said('chapter')}`,
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
  if (fact.unit === undefined || fact.unit === '') return text;
  // Money reads as in prose: `$6.2 trillion`.
  const [, amount] = /^US\$ ?(.*)$/.exec(fact.unit) ?? [];
  return amount === undefined ? `${text} ${fact.unit}` : `$${text} ${amount}`.trim();
}

function originOf(check: CheckResult): FigureOrigin {
  return { type: 'computed', expression: check.expression, figures: check.figures };
}

function unreachable(call: never): never {
  throw new Error(`unknown list ${JSON.stringify(call)}`);
}
