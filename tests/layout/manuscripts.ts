/** Builds manuscripts for tests of layout from a few words. */

import type { Chart, ChartSize, Picture } from '../../pipeline/charts/Chart.ts';
import type {
  Block,
  BookTitle,
  Chapter,
  ChartBlock,
  Footnote,
  HeadingBlock,
  Inline,
  Manuscript,
  Matter,
  ParagraphBlock,
  Part,
  TableBlock,
  TableColumn,
} from '../../pipeline/compose/Manuscript.ts';
import { american } from '../../pipeline/language/english.ts';

export const place = { file: 'templates/chapters/test.md.hbs', line: 1 };

export const text = (content: string): Inline => ({ type: 'text', text: content });

export const words = (content: string | readonly Inline[]): readonly Inline[] =>
  typeof content === 'string' ? [text(content)] : content;

export function paragraph(
  content: string | readonly Inline[],
  role: ParagraphBlock['role'] = 'body',
): ParagraphBlock {
  return { type: 'paragraph', role, children: words(content), place };
}

export function heading(level: HeadingBlock['level'], title: string): HeadingBlock {
  return {
    type: 'heading',
    level,
    id: title.toLowerCase().replaceAll(' ', '-'),
    children: words(title),
    place,
  };
}

export function list(items: readonly (string | readonly Block[])[], ordered = false): Block {
  return {
    type: 'list',
    ordered,
    start: 1,
    tight: true,
    items: items.map((item) => (typeof item === 'string' ? [paragraph(item)] : item)),
    place,
  };
}

export const ref = (target: string, said: string, page = false): Inline => ({
  type: 'ref',
  target,
  text: said,
  page,
});

export const noteRef = (note: string, mark: string): Inline => ({ type: 'noteRef', note, mark });

/** Words of five letters, each one unlike the others: `aaaaa baaaa caaaa …`. */
export function filler(count: number): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  return Array.from({ length: count }, (_, index) => {
    let left = index;
    let word = '';
    for (let at = 0; at < 5; at += 1) {
      word += letters[left % 26];
      left = Math.floor(left / 26);
    }
    return word;
  }).join(' ');
}

export function picture(width: number, height: number, said = 'label'): Picture {
  return {
    width,
    height,
    marks: [
      {
        type: 'path',
        segments: [
          { type: 'move', x: 0, y: height - 10 },
          { type: 'line', x: width, y: 10 },
        ],
        fillOpacity: 1,
        stroke: '#0e6073',
        strokeOpacity: 1,
        strokeWidth: 1.5,
        strokeDash: [],
        strokeCap: 'butt',
        strokeJoin: 'miter',
      },
      {
        type: 'text',
        text: said,
        x: 4,
        y: height - 4,
        matrix: [1, 0, 0, 1, 0, 0],
        font: 'sans-400',
        size: 8,
        fill: '#1b1f24',
        opacity: 1,
        width: said.length * 4,
      },
    ],
  };
}

export function chart(id: string, size: ChartSize, width: number, height: number): Chart {
  return {
    id,
    size,
    svg: '<svg xmlns="http://www.w3.org/2000/svg"/>',
    picture: picture(width, height),
    title: id,
    claim: '',
    subtitle: '',
    alt: `${id} in words`,
    tables: [],
    encodings: [],
    facts: [],
    drawn: [],
    place,
  };
}

export interface ChartWords {
  readonly number?: string;
  readonly title?: string;
  readonly size?: ChartSize;
  readonly width?: number;
  readonly height?: number;
  readonly source?: string;
}

export function chartBlock(id: string, words_: ChartWords = {}): ChartBlock {
  const {
    number = `Figure ${id}`,
    title = `Title of ${id}`,
    size = 'text',
    source = 'Source: test.',
  } = words_;
  return {
    type: 'chart',
    chart: chart(id, size, words_.width ?? 300, words_.height ?? 150),
    id: `fig:${id}`,
    number,
    title: words(title),
    subtitle: words('Measure, place, period'),
    source: words(source),
    notes: [],
    alt: `What ${id} shows, in words.`,
    place,
  };
}

export function column(field: string, align: TableColumn['align'], stub = false, unit?: string): TableColumn {
  return { field, heading: field, align, stub, notes: [], ...(unit === undefined ? {} : { unit }) };
}

export interface TableWords {
  readonly total?: boolean;
  readonly columns?: number;
  readonly width?: TableBlock['width'];
  readonly cell?: (row: number, column: number) => string;
}

/** A stub column and columns of numbers. */
export function tableBlock(id: string, rowCount: number, words_: TableWords = {}): TableBlock {
  const numbers = words_.columns ?? 3;
  const cell = words_.cell ?? ((row, index) => (index === 0 ? `Row ${row + 1}` : `${row * 10 + index}.5`));
  const names = ['Name', ...Array.from({ length: numbers }, (_, index) => `Value ${index + 1}`)];
  return {
    type: 'table',
    table: id,
    id: `tbl:${id}`,
    number: `Table ${id}`,
    title: words(`Title of table ${id}`),
    columns: names.map((name, index) =>
      index === 0 ? column(name, 'start', true) : column(name, 'decimal', false, 'US$ billion'),
    ),
    rows: Array.from({ length: rowCount }, (_, row) => ({
      kind: words_.total === true && row === rowCount - 1 ? 'total' : 'body',
      cells: names.map((name, index) => ({
        text: cell(row, index),
        value: cell(row, index),
        origin: { type: 'cell', table: id, row, field: name },
      })),
    })),
    titleNotes: [],
    signs: [],
    remarks: [],
    notes: [{ number: 1, text: 'A note on the data.' }],
    source: words('Source: test.'),
    width: words_.width ?? 'text',
    place,
  };
}

export interface ChapterWords {
  readonly number?: string;
  readonly title?: string;
  readonly footnotes?: readonly Footnote[];
}

export function footnote(id: string, mark: string, content: string): Footnote {
  return { id, mark, children: [paragraph(content)] };
}

export function chapter(id: string, blocks: readonly Block[], words_: ChapterWords = {}): Chapter {
  const title = words_.title ?? `Chapter ${id}`;
  return {
    id,
    ...(words_.number === undefined ? {} : { number: words_.number }),
    title: words(title),
    shortTitle: title,
    blocks,
    footnotes: new Map((words_.footnotes ?? []).map((note) => [note.id, note])),
    place,
  };
}

export const bookTitle: BookTitle = {
  title: 'A Test of Pages',
  subtitle: 'Every kind of block',
  authors: ['A. Author'],
  publisher: 'Test Press',
  credit: 'After a deck by B. Author',
  edition: '2024-03-31',
  language: american,
  keywords: ['test'],
  licence: 'CC BY 4.0',
  contact: 'test@example.org',
  fileName: 'test',
};

/** One part without an opener. */
export function body(chapters: readonly Chapter[]): readonly Part[] {
  return [{ id: 'body', title: [], introduction: [], chapters }];
}

export function manuscript(
  parts: readonly Part[],
  front: readonly Matter[] = [],
  back: readonly Matter[] = [],
): Manuscript {
  const chapters = [
    ...[...front, ...back].flatMap((matter) => (matter.type === 'chapter' ? [matter.chapter] : [])),
    ...parts.flatMap((part) => part.chapters),
  ];
  const blocks = chapters.flatMap((each) => each.blocks);
  return {
    book: bookTitle,
    front,
    parts,
    back,
    ledger: [],
    claims: [],
    tables: blocks.filter((block) => block.type === 'table'),
    charts: blocks.filter((block) => block.type === 'chart'),
    figures: blocks.filter((block) => block.type === 'chart' || block.type === 'plate'),
    checks: new Map(),
  };
}
