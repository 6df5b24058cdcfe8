/** Turns a few words into a layout with one of each thing that a PDF has to carry. */
import type { Picture, Segment } from '../../pipeline/charts/Chart.ts';
import { parsePath } from '../../pipeline/charts/pathData.ts';
import type { BookTitle } from '../../pipeline/compose/Manuscript.ts';
import type { FontSet } from '../../pipeline/fonts/loadFonts.ts';
import type { TextStyle } from '../../pipeline/fonts/Measurer.ts';
import { american } from '../../pipeline/language/english.ts';
import type { ContentId, Item, Layout, Page, TagNode, TextItem } from '../../pipeline/layout/Layout.ts';

export const specimenBook: BookTitle = {
  title: 'Trade & “Security” <specimen>',
  subtitle: 'One of each thing',
  authors: ['Ana Ñandú', 'B. Author'],
  publisher: 'Test & Sons',
  credit: '',
  edition: '2024-03-31',
  language: american,
  keywords: ['trade', 'ñ'],
  licence: 'CC BY 4.0',
  contact: '',
  fileName: 'specimen',
};

const body: TextStyle = { font: 'serif-400', size: 10, features: [], tracking: 0 };
const bold: TextStyle = { ...body, font: 'sans-600' };
const italic: TextStyle = { ...body, font: 'serif-400-italic' };
const title: TextStyle = { font: 'sans-700', size: 22, features: [], tracking: 0.4 };
const section: TextStyle = { font: 'sans-600', size: 14, features: [], tracking: 0 };
const small: TextStyle = { ...body, size: 8 };
const mark: TextStyle = { ...body, features: ['sups'] };
const caps: TextStyle = { ...body, features: ['smcp'], tracking: 0.5 };
const tabular: TextStyle = { font: 'sans-400', size: 9, features: ['tnum'], tracking: 0 };
const tableHead: TextStyle = { font: 'sans-600', size: 9, features: [], tracking: 0 };

const width = 595.28;
const height = 841.89;

/** Lays items out by hand: numbers content, measures text, and gathers pages. */
export class Sketch {
  readonly pages: Page[] = [];
  #items: Item[] = [];
  #content = 0;
  readonly #fonts: FontSet;

  constructor(fonts: FontSet) {
    this.#fonts = fonts;
  }

  content(): ContentId {
    return this.#content++;
  }

  item(item: Item): void {
    this.#items.push(item);
  }

  /** Draws tagged text and gives its content. */
  text(text: string, x: number, y: number, style: TextStyle, more: Partial<TextItem> = {}): ContentId {
    const content = this.content();
    this.put(text, x, y, style, { content, ...more });
    return content;
  }

  artifact(text: string, x: number, y: number, style: TextStyle): void {
    this.put(text, x, y, style, {});
  }

  put(text: string, x: number, y: number, style: TextStyle, more: Partial<TextItem>): void {
    const spaces = text.split(' ').length - 1;
    const wordSpace = more.wordSpace ?? 0;
    this.#items.push({
      type: 'text',
      x,
      y,
      text,
      ...style,
      wordSpace,
      width: this.#fonts.measurer.width(text, style) + spaces * wordSpace,
      colour: '#1a1a1a',
      ...more,
    });
  }

  endPage(label: string): void {
    const index = this.pages.length;
    const side = index % 2 === 0 ? 'recto' : 'verso';
    this.pages.push({ index, label, side, width, height, items: this.#items, fill: 1 });
    this.#items = [];
  }
}

export function specimenLayout(fonts: FontSet): Layout {
  const sketch = new Sketch(fonts);
  const cover: TagNode = { role: 'P', children: [sketch.text('Specimen', 72, 300, title)] };
  sketch.item({ type: 'rect', x: 0, y: 0, width, height: 40, fill: '#00506b' });
  sketch.endPage('');

  const contents = contentsPage(sketch);
  const { chapter, aside } = proseAndTable(sketch);
  const figure = figurePage(sketch);
  sketch.endPage('');
  return {
    title: specimenBook.title,
    language: 'en-US',
    pages: sketch.pages,
    tree: {
      role: 'Document',
      children: [
        cover,
        contents,
        { role: 'Part', children: [{ role: 'Sect', title: 'Trade', children: [...chapter, figure, aside] }] },
      ],
    },
    bookmarks: [
      { title: 'Contents', anchor: 'contents', children: [] },
      {
        title: 'Trade – «comercio»',
        anchor: 'ch:trade',
        children: [{ title: 'Exports', anchor: 'sec:trade/exports', children: [] }],
      },
    ],
    destinations: new Map([
      ['contents', { page: 1, x: 72, y: 60 }],
      ['ch:trade', { page: 2, x: 72, y: 60 }],
      ['sec:trade/exports', { page: 2, x: 72, y: 200 }],
      ['fn:ñ', { page: 2, x: 72, y: 780 }],
      ['fig:partners', { page: 4, x: 72, y: 60 }],
    ]),
    ledgerPages: new Map(),
    bleed: 0,
  };
}

function contentsPage(sketch: Sketch): TagNode {
  const heading: TagNode = { role: 'H1', children: [sketch.text('Contents', 72, 90, title)] };
  const entry = sketch.text('Trade', 72, 130, body);
  const page = sketch.text('1', 400, 130, { ...body, features: ['tnum'] });
  sketch.item({
    type: 'link',
    x: 72,
    y: 120,
    width: 340,
    height: 14,
    target: { type: 'anchor', anchor: 'ch:trade' },
    content: entry,
    contents: 'Trade, page 1',
  });
  sketch.artifact('ii', 290, 810, small);
  sketch.endPage('ii');
  const link: TagNode = { role: 'Link', children: [entry, page] };
  return {
    role: 'Sect',
    children: [
      heading,
      { role: 'TOC', children: [{ role: 'TOCI', children: [{ role: 'Reference', children: [link] }] }] },
    ],
  };
}

function proseAndTable(sketch: Sketch): { chapter: readonly TagNode[]; aside: TagNode } {
  sketch.artifact('Running head', 72, 40, small);
  sketch.item({ type: 'line', x1: 72, y1: 44, x2: 523, y2: 44, width: 0.5, colour: '#999999' });
  const heading = sketch.text('Trade offices', 72, 90, title);
  const first = sketch.text(
    'The offices of different shippers baffle the official; AVTO waffles on,',
    72,
    120,
    body,
    {
      wordSpace: 3.1,
    },
  );
  const emphasis = sketch.text('first', 72, 134, italic);
  const rest = sketch.content();
  sketch.put(' of all ', 92, 134, body, { content: rest });
  const marked = sketch.text('12', 126, 134, mark);
  const tail = sketch.text(' and then a café\u0301 with an acro', 136, 134, body);
  const broken = sketch.text('nym-', 300, 134, body, { actualText: 'nym' });
  const after = sketch.content();
  sketch.put('ous 25\u202fmillion in the nafta years', 72, 148, body, { content: after });
  const capitals = sketch.text('nafta office', 300, 148, caps);
  const address = sketch.text('census.gov', 420, 148, bold);
  sketch.item({
    type: 'link',
    x: 420,
    y: 138,
    width: 60,
    height: 14,
    target: { type: 'url', url: 'https://www.census.gov/foreign%20trade/%C3%B1?a=(1)' },
    content: address,
    contents: 'census.gov',
  });
  const paragraph: TagNode = {
    role: 'P',
    children: [
      first,
      { role: 'Em', children: [emphasis] },
      rest,
      { role: 'Reference', children: [marked] },
      tail,
      broken,
      after,
      { role: 'Span', language: 'es', children: [capitals] },
      { role: 'Link', children: [{ role: 'Strong', children: [address] }] },
    ],
  };
  const exports: TagNode = { role: 'H2', children: [sketch.text('Exports', 72, 210, section)] };
  const list: TagNode = {
    role: 'L',
    listNumbering: 'Disc',
    children: ['Machinery', 'Vehicles'].map((word, at): TagNode => {
      const bullet: TagNode = { role: 'Lbl', children: [sketch.text('•', 72, 240 + 14 * at, body)] };
      return {
        role: 'LI',
        children: [bullet, { role: 'LBody', children: [sketch.text(word, 84, 240 + 14 * at, body)] }],
      };
    }),
  };
  const side: TagNode = { role: 'P', children: [sketch.text('A side note', 440, 240, small)] };
  const note: TagNode = {
    role: 'Note',
    id: 'fn-12',
    children: [
      { role: 'Lbl', children: [sketch.text('12', 72, 780, { ...small, features: ['sups'] })] },
      { role: 'P', children: [sketch.text('A footnote with 10 percent.', 82, 780, small)] },
    ],
  };
  const table = tableOverTwoPages(sketch);
  return {
    chapter: [{ role: 'H1', children: [heading] }, paragraph, exports, list, table, note],
    aside: { role: 'Aside', children: [side] },
  };
}

function tableOverTwoPages(sketch: Sketch): TagNode {
  const x = [72, 200, 300] as const;
  const head = (text: string, column: 0 | 1 | 2, y: number): TagNode => ({
    role: 'TH',
    scope: 'Column',
    children: [sketch.text(text, x[column], y, tableHead)],
  });
  const row = (name: string, one: string, two: string, y: number): TagNode => ({
    role: 'TR',
    children: [
      { role: 'TH', scope: 'Row', children: [sketch.text(name, x[0], y, tabular)] },
      { role: 'TD', children: [sketch.text(one, x[1], y, tabular)] },
      { role: 'TD', children: two === '' ? [] : [sketch.text(two, x[2], y, tabular)] },
    ],
  });
  const caption: TagNode = { role: 'Caption', children: [sketch.text('Table 1. Trade', 72, 400, bold)] };
  const wide: TagNode = {
    role: 'TR',
    children: [
      { role: 'TH', scope: 'Column', rowSpan: 2, children: [sketch.text('State', x[0], 420, tableHead)] },
      { role: 'TH', scope: 'Column', colSpan: 2, children: [sketch.text('Years', x[1], 420, tableHead)] },
    ],
  };
  const years: TagNode = { role: 'TR', children: [head('2022', 1, 434), head('2023', 2, 434)] };
  const rows = [row('Texas', '1,234.5', '7,111.4', 450), row('Ohio', '8.2', '', 464)];
  // A cell that goes on over the page.
  const long = sketch.content();
  sketch.put('New', x[0], 478, tabular, { content: long });
  sketch.artifact('1', 520, 810, small);
  sketch.endPage('1');
  sketch.artifact('State', x[0], 60, tableHead);
  sketch.put('Mexico', x[0], 80, tabular, { content: long });
  const last: TagNode = {
    role: 'TR',
    children: [
      { role: 'TH', scope: 'Row', children: [long] },
      { role: 'TD', children: [sketch.text('−3.0', x[1], 80, tabular)] },
      { role: 'TD', children: [sketch.text('12', x[2], 80, tabular)] },
    ],
  };
  sketch.endPage('2');
  return {
    role: 'Table',
    children: [
      caption,
      { role: 'THead', children: [wide, years] },
      { role: 'TBody', children: [...rows, last] },
    ],
  };
}

export const specimenPicture: Picture = {
  width: 300,
  height: 200,
  marks: [
    pathMark('M0,0H300V200H0Z', { stroke: '#dddddd', strokeWidth: 0.5 }),
    pathMark('M10,190L60,120L110,150L160,60', {
      stroke: '#00506b',
      strokeWidth: 2,
      strokeDash: [4, 2],
      strokeCap: 'round',
      strokeJoin: 'round',
    }),
    pathMark('M200,190h20v-80h-20Z', { fill: '#c8102e', fillOpacity: 0.5 }),
    pathMark('M165,60A5,5,0,1,1,155,60A5,5,0,1,1,165,60', {
      fill: '#ffffff',
      stroke: '#00506b',
    }),
    pathMark('M230,20C260,20,260,80,290,80S300,10,290,5Q270,0,250,10T240,30', {
      fill: '#3366cc',
      clip: [segmentsOf('M235,0H285V90H235Z'), segmentsOf('M230,0h50a10,10,0,0,1,10,10v80h-60Z')],
    }),
    {
      type: 'text',
      text: 'Mexico’s office, 798.8',
      x: 20,
      y: 20,
      matrix: [1, 0, 0, 1, 0, 0],
      font: 'sans-400',
      size: 9,
      fill: '#333333',
      opacity: 1,
      width: 90,
    },
    {
      type: 'text',
      text: 'US$ billion',
      x: 0,
      y: 0,
      matrix: [0, -1, 1, 0, 8, 150],
      font: 'sans-600',
      size: 8,
      fill: '#333333',
      opacity: 0.8,
      width: 40,
    },
  ],
};

function segmentsOf(path: string): readonly Segment[] {
  const segments = parsePath(path);
  if (segments === undefined) throw new Error(`${path} is a path`);
  return segments;
}

function pathMark(
  path: string,
  mark: Partial<Extract<Picture['marks'][number], { type: 'path' }>>,
): Picture['marks'][number] {
  return {
    type: 'path',
    segments: segmentsOf(path),
    fillOpacity: 1,
    strokeOpacity: 1,
    strokeWidth: 1,
    strokeDash: [],
    strokeCap: 'butt',
    strokeJoin: 'miter',
    ...mark,
  };
}

function figurePage(sketch: Sketch): TagNode {
  const content = sketch.content();
  const rect = { x: 72, y: 100, width: 300, height: 200 };
  const caption: TagNode = {
    role: 'Caption',
    children: [sketch.text('Figure 1. Mexico leads', 72, 80, bold)],
  };
  sketch.item({ type: 'picture', ...rect, picture: specimenPicture, content });
  sketch.endPage('3');
  return {
    role: 'Sect',
    children: [
      caption,
      { role: 'Figure', alt: 'A line that rises & falls', bbox: { page: 4, rect }, children: [content] },
    ],
  };
}
