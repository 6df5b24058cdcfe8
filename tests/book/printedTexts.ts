/** Turns a book that has been checked into all the texts that its two documents print, each with where it stands. */
import type { CheckedBook } from '../../pipeline/CheckedBook.ts';
import type { Block, Chapter, Matter, Part } from '../../pipeline/compose/Manuscript.ts';
import { blockTexts, plainText } from '../../pipeline/compose/plainText.ts';
import type { Dataset, Table } from '../../pipeline/validate/Dataset.ts';

export interface PrintedText {
  /** For people who look for it, e.g. `chapter trade` or `table us-mexico-goods`. */
  readonly where: string;
  readonly text: string;
}

export function printedTexts({ manuscript, dataset }: CheckedBook): readonly PrintedText[] {
  const { book } = manuscript;
  const { words } = book.language;
  const ownWords = [
    ...Object.values(words).filter((word) => typeof word === 'string'),
    ...Object.values(words.statuses),
    words.cutTable('two', 'ten'),
    words.asOf('May', 'month'),
  ];
  const title = [book.title, book.subtitle, book.publisher, book.credit, ...book.authors, ...book.keywords];
  return [
    ...at('title', title),
    ...at('words of the pipeline', ownWords),
    ...[...manuscript.front, ...manuscript.back].flatMap(matterTexts),
    ...manuscript.parts.flatMap(partTexts),
    ...manuscript.charts.flatMap(({ chart, id, alt }) =>
      at(id, [alt, ...chart.picture.marks.flatMap((mark) => (mark.type === 'text' ? [mark.text] : []))]),
    ),
    ...datasetTexts(dataset),
  ].filter(({ text }) => text.trim() !== '');
}

function at(where: string, texts: readonly (string | undefined)[]): readonly PrintedText[] {
  return texts.flatMap((text) => (text === undefined ? [] : [{ where, text }]));
}

function partTexts(part: Part): readonly PrintedText[] {
  const opener = at(`part ${part.id}`, [plainText(part.title), ...textsOf(part.introduction)]);
  return [...opener, ...part.chapters.flatMap(chapterTexts)];
}

function chapterTexts({ id, title, shortTitle, blocks, footnotes }: Chapter): readonly PrintedText[] {
  const notes = [...footnotes.values()].flatMap(({ children }) => textsOf(children));
  return at(`chapter ${id}`, [plainText(title), shortTitle, ...textsOf(blocks), ...notes]);
}

function matterTexts(matter: Matter): readonly PrintedText[] {
  switch (matter.type) {
    case 'cover':
      return [];
    case 'imprint':
      return at('imprint', textsOf(matter.blocks));
    case 'generated':
      return at(matter.matter, [matter.title]);
    case 'chapter':
      return chapterTexts(matter.chapter);
    default:
      return unreachable(matter);
  }
}

/** What `blockTexts` gives, and the units and shorthands of tables, which stand outside their cells. */
function textsOf(blocks: readonly Block[]): readonly string[] {
  const outside = blocks.flatMap((block) =>
    block.type === 'table'
      ? [
          ...block.columns.map(({ unit }) => unit ?? ''),
          ...block.signs.map(({ meaning }) => meaning),
          ...block.remarks,
        ]
      : [],
  );
  return [...blockTexts(blocks), ...outside];
}

/** What the workbook prints beside the tables' figures, also of tables that the book leaves out. */
function datasetTexts({ tables, facts, sources, checks, topics }: Dataset): readonly PrintedText[] {
  return [
    ...at('topics', [...topics.values()]),
    ...[...tables.values()].flatMap((table) => at(`table ${table.id}`, tableTexts(table))),
    ...[...facts.values()].flatMap(({ id, label, unit, note }) => at(`fact ${id}`, [label, unit, note])),
    ...[...sources.values()].flatMap(({ id, publisher, title }) => at(`source ${id}`, [publisher, title])),
    ...[...checks.values()].flatMap(({ id, statement, waiver, correction }) =>
      at(`check ${id}`, [statement, waiver, correction?.stated, correction?.holds, correction?.why]),
    ),
  ];
}

function tableTexts(table: Table): readonly (string | undefined)[] {
  const head = table.columns.flatMap(({ field }) => [
    field.title,
    field.unit,
    field.description,
    ...(field.categories?.values() ?? []),
  ]);
  const cells = table.columns
    .filter(({ field }) => field.type === 'string' && field.reference === undefined)
    .flatMap(({ values }) =>
      values.flatMap((value) => (typeof value === 'string' && !isName(value) ? [value] : [])),
    );
  const labels = table.columns.flatMap(({ statuses }) =>
    (statuses ?? []).flatMap((status) => status?.label ?? []),
  );
  return [
    table.title,
    table.description,
    ...head,
    ...cells,
    ...labels,
    ...table.notes.map(({ text }) => text),
  ];
}

/** Codes, ids and addresses of the data, such as `nafta`, `no_health_access` and `us-mexico-goods[year=2023].total`. */
function isName(text: string): boolean {
  return /^([a-z]+:)?[a-z0-9]+([-_/][a-z0-9]+)*(\[.*\]\.\w+)?$/.test(text);
}

function unreachable(value: never): never {
  throw new Error(`unknown kind ${JSON.stringify(value)}`);
}
