/** Turns a manuscript into its paragraphs, headings and lines of captions, each under the name of the place where it stands. */
import { unreachable } from '../problems/unreachable.ts';
import type {
  Block,
  Chapter,
  Inline,
  Manuscript,
  Matter,
  RefInline,
  TableBlock,
  TableCell,
} from './Manuscript.ts';
import { plainText } from './plainText.ts';

export interface PrintedText {
  /** As the slot of a figure there would begin: `sec:trade/growth`, `fig:goods/title`, `note:trade/census`. */
  readonly where: string;
  readonly text: string;
}

/**
 * In the order of the book. References stand by their names, which stay when numbers move; cells that are those of the data
 * and what the book says of its own changes are left out.
 */
export function printedTexts({ book, front, parts, back }: Manuscript): readonly PrintedText[] {
  const { title, subtitle, authors, publisher, credit } = book;
  return [
    ...[title, subtitle, authors.join(', '), publisher, credit].map((text) => ({ where: 'cover', text })),
    ...front.flatMap(textsOfMatter),
    ...parts.flatMap(({ id, title: ofPart, introduction, chapters }) => [
      textOf(`part:${id}/title`, ofPart),
      ...textsOf(introduction, `part:${id}`),
      ...chapters.flatMap(textsOfChapter),
    ]),
    ...back.flatMap(textsOfMatter),
  ].filter(({ text }) => text !== '');
}

function textsOfMatter(matter: Matter): readonly PrintedText[] {
  switch (matter.type) {
    case 'chapter':
      return textsOfChapter(matter.chapter);
    case 'imprint':
      return textsOf(matter.blocks, 'imprint');
    case 'cover':
    case 'generated':
      return [];
    default:
      return unreachable(matter);
  }
}

function textsOfChapter({ id, title, blocks, footnotes }: Chapter): readonly PrintedText[] {
  return [
    textOf(`ch:${id}/title`, title),
    ...textsOf(blocks, `ch:${id}`),
    ...[...footnotes.values()].flatMap((note) => textsOf(note.children, note.id)),
  ];
}

/** A heading begins a section, whose name the texts after it have. */
function textsOf(blocks: readonly Block[], where: string): readonly PrintedText[] {
  let section = where;
  return blocks.flatMap((block) => {
    if (block.type === 'heading' && block.id !== '') section = block.id;
    return textsOfBlock(block, section);
  });
}

function textsOfBlock(block: Block, where: string): readonly PrintedText[] {
  const line = (inlines: readonly Inline[] | undefined) =>
    inlines === undefined ? [] : [textOf(where, inlines)];
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return line(block.children);
    case 'list':
      return block.items.flatMap((item) => textsOf(item, where));
    case 'quote':
      return [...textsOf(block.children, where), ...line(block.attribution)];
    case 'definitionList':
      return block.entries.flatMap(({ term, definition }) => [...line(term), ...textsOf(definition, where)]);
    case 'callout':
    case 'sideNote':
      return [...line(block.title), ...textsOf(block.children, where)];
    case 'keyFigures':
      return block.tiles.flatMap(({ figure, label, detail }) => [
        textOf(where, [...figure, { type: 'text', text: ' ' }, ...label]),
        ...line(detail),
      ]);
    case 'findings':
      return block.items.map((item) => textOf(where, item));
    case 'timeline':
      return block.events.map(({ date, children }) =>
        textOf(where, [...date, { type: 'text', text: ' ' }, ...children]),
      );
    case 'columns':
      return block.columns.flatMap((column) => textsOf(column, where));
    case 'chart':
      return [
        textOf(`${block.id}/title`, block.title),
        textOf(`${block.id}/subtitle`, block.subtitle),
        ...block.notes.map(({ children }) => textOf(`${block.id}/note`, children)),
        { where: `${block.id}/alt`, text: block.alt },
      ];
    case 'table':
      if (block.list === 'changes') return [];
      return [
        textOf(`${block.id}/title`, block.title),
        ...wordsOfTable(block),
        ...block.remarks.map((text) => ({ where: `${block.id}/remark`, text })),
        ...block.notes.map(({ text }) => ({ where: `${block.id}/note`, text })),
      ];
    case 'bibliography':
      return block.entries.map(({ id, label = [], text }) => textOf(id, [...label, ...text]));
    case 'plate':
      return [textOf(`${block.id}/title`, block.title)];
    case 'equation':
      return line([block.formula]);
    case 'listing':
      return [
        ...(block.id === '' ? [] : [textOf(`${block.id}/title`, block.title)]),
        ...line([{ type: 'code', text: block.lines.join('\n') }]),
      ];
    case 'image':
    case 'pageBreak':
      return [];
    default:
      return unreachable(block);
  }
}

/** Its heads, and the rows of one that was typed; those of the data are told of as rows, and checks as checks. */
function wordsOfTable({ id, list, columns, rows }: TableBlock): readonly PrintedText[] {
  const heads = columns.filter(({ isTaken }) => isTaken !== true);
  const typed = list === 'checks' ? [] : rows.filter(({ cells }) => cells.some(isTyped));
  return [
    ...heads.map(({ heading, unit = '' }) => ({
      where: `${id}/head`,
      text: unit === '' ? heading : `${heading}, ${unit}`,
    })),
    ...typed.map(({ cells }) => ({
      where: `${id}/row`,
      text: cells.flatMap(({ text, isTaken }) => (isTaken === true ? [] : [text])).join(' | '),
    })),
  ];
}

function isTyped({ origin }: TableCell): boolean {
  return origin.type === 'computed' && origin.expression === '';
}

function textOf(where: string, inlines: readonly Inline[]): PrintedText {
  return { where, text: plainText(inlines, textOfRef) };
}

/** What stands for a reference in a text that is kept. */
export function textOfRef({ target }: RefInline): string {
  return `[${target}]`;
}
