/** Turns a number of pages into a layout of that many full pages of prose and tables, for speed and size. */
import type { FontSet } from '../../pipeline/fonts/loadFonts.ts';
import type { TextStyle } from '../../pipeline/fonts/Measurer.ts';
import type { Layout, TagNode } from '../../pipeline/layout/Layout.ts';
import { Sketch, specimenBook } from './specimenLayout.ts';

const body: TextStyle = { font: 'serif-400', size: 10, features: [], tracking: 0 };
const cell: TextStyle = { font: 'sans-400', size: 9, features: ['tnum'], tracking: 0 };
const head: TextStyle = { font: 'sans-600', size: 14, features: [], tracking: 0 };

const syllables = 'tra de of fi ce por ta ción rea li ty mex i co bor der ex flow ship ment ware house'.split(
  ' ',
);

/** Two pages in three hold 44 justified lines, the third a table of 50 rows by 5 columns. */
export function drawnBook(fonts: FontSet, pages: number): Layout {
  const sketch = new Sketch(fonts);
  const chapters: TagNode[] = [];
  let seed = 1;
  const next = (below: number): number => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const word = (): string =>
    Array.from({ length: 1 + next(3) }, () => syllables[next(syllables.length)] ?? '').join('');
  for (let page = 0; page < pages; page++) {
    const heading: TagNode = { role: 'H1', children: [sketch.text(`Section ${page}`, 72, 60, head)] };
    if (page % 3 === 2) {
      const rows = Array.from({ length: 50 }, (_, row): TagNode => {
        const y = 80 + row * 14;
        const numbers = [150, 240, 330, 420].map((x): TagNode => {
          const text = `${next(9999)}.${next(10)}`;
          return { role: 'TD', children: [sketch.text(text, x, y, cell)] };
        });
        const stub: TagNode = { role: 'TH', scope: 'Row', children: [sketch.text(word(), 72, y, cell)] };
        return { role: 'TR', children: [stub, ...numbers] };
      });
      chapters.push({ role: 'Sect', children: [heading, { role: 'Table', children: rows }] });
    } else {
      const paragraphs = Array.from({ length: 4 }, (_, at): TagNode => {
        const content = sketch.content();
        for (let line = 0; line < 11; line++) {
          const text = Array.from({ length: 11 }, word).join(' ');
          sketch.put(text, 72, 90 + (at * 11 + line) * 15, body, { content, wordSpace: (line % 5) * 0.31 });
        }
        return { role: 'P', children: [content] };
      });
      chapters.push({ role: 'Sect', children: [heading, ...paragraphs] });
    }
    sketch.artifact(String(page + 1), 290, 810, body);
    sketch.endPage(String(page + 1));
  }
  return {
    title: specimenBook.title,
    language: 'en-US',
    pages: sketch.pages,
    tree: { role: 'Document', children: chapters },
    bookmarks: [],
    destinations: new Map(),
    ledgerPages: new Map(),
    bleed: 0,
  };
}
