/** Turns destinations, bookmarks and page labels into what a reader moves about with. */
import type { Bookmark, Layout, Page } from '../layout/Layout.ts';
import type { DrawnPage } from './drawPage.ts';
import type { PdfDocument, PdfRef } from './pdfkitDocument.ts';
import { pdfDictionary, pdfNumber, pdfString } from './pdfSyntax.ts';
import { nameTree, numberTree } from './pdfTrees.ts';

export function writeNavigation(layout: Layout, drawn: readonly DrawnPage[], document: PdfDocument): void {
  document.setNames('Dests', nameTree(destinations(layout, drawn), document));
  if (layout.bookmarks.length > 0) {
    document.setCatalogue('Outlines', writeOutline(layout.bookmarks, document));
    document.setCatalogue('PageMode', '/UseOutlines');
  }
  document.setCatalogue('PageLabels', numberTree(pageLabels(layout.pages), document));
}

function destinations(layout: Layout, drawn: readonly DrawnPage[]): readonly (readonly [string, string])[] {
  return [...layout.destinations].map(([anchor, { page, x, y }]) => {
    const height = layout.pages[page]?.height;
    const ref = drawn[page]?.ref;
    if (height === undefined || ref === undefined)
      throw new Error(`${anchor} leads to page ${page}, which is none`);
    return [anchor, `[${ref} /XYZ ${pdfNumber(x)} ${pdfNumber(height - y)} null]`];
  });
}

/** The chapters are shown, what is within them is folded. */
function writeOutline(bookmarks: readonly Bookmark[], document: PdfDocument): PdfRef {
  const root = document.reserve();
  const ends = writeEntries(bookmarks, root.ref, document);
  root.write(pdfDictionary({ Type: '/Outlines', ...ends, Count: String(bookmarks.length) }));
  return root.ref;
}

function writeEntries(
  bookmarks: readonly Bookmark[],
  parent: PdfRef,
  document: PdfDocument,
): { readonly First?: string; readonly Last?: string } {
  const entries = bookmarks.map((bookmark) => ({ bookmark, object: document.reserve() }));
  for (const [at, { bookmark, object }] of entries.entries()) {
    const children = writeEntries(bookmark.children, object.ref, document);
    object.write(
      pdfDictionary({
        Title: pdfString(bookmark.title),
        Parent: parent,
        Prev: entries[at - 1]?.object.ref,
        Next: entries[at + 1]?.object.ref,
        Dest: pdfString(bookmark.anchor),
        ...children,
        Count: bookmark.children.length === 0 ? undefined : String(-bookmark.children.length),
      }),
    );
  }
  const first = entries[0]?.object.ref;
  const last = entries.at(-1)?.object.ref;
  return first === undefined || last === undefined ? {} : { First: first, Last: last };
}

interface Label {
  readonly style?: 'D' | 'r' | 'R';
  readonly prefix: string;
  readonly number: number;
}

/** One entry for each run of pages whose labels count on; e.g. pages 0 to 7 are `i` to `viii`, then `1` onwards. */
function pageLabels(pages: readonly Page[]): readonly (readonly [number, string])[] {
  const labels = pages.map((page) => parseLabel(page.label));
  return labels.flatMap((label, index): [number, string][] => {
    const before = labels[index - 1];
    const continues =
      before !== undefined &&
      label.style !== undefined &&
      before.style === label.style &&
      before.prefix === label.prefix &&
      before.number + 1 === label.number;
    if (continues) return [];
    const entry = pdfDictionary({
      S: label.style === undefined ? undefined : `/${label.style}`,
      P: label.prefix === '' ? undefined : pdfString(label.prefix),
      St: label.style === undefined || label.number === 1 ? undefined : String(label.number),
    });
    return [[index, entry]];
  });
}

function parseLabel(label: string): Label {
  const decimal = /^(.*?)([1-9]\d*)$/.exec(label);
  if (decimal !== null) return { style: 'D', prefix: decimal[1] ?? '', number: Number(decimal[2]) };
  for (const style of ['r', 'R'] as const) {
    const number = romanNumber(style === 'R' ? label.toLowerCase() : label);
    if (number !== undefined && (style === 'R') === /^[A-Z]/.test(label))
      return { style, prefix: '', number };
  }
  return { prefix: label, number: 0 };
}

const romanValues = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 } as const;

function romanNumber(label: string): number | undefined {
  if (!/^m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/.test(label) || label === '')
    return undefined;
  let total = 0;
  let next = 0;
  for (const letter of [...label].reverse()) {
    const value = romanValue(letter);
    total += value < next ? -value : value;
    next = value;
  }
  return total;
}

function romanValue(letter: string): number {
  return Object.entries(romanValues).find(([name]) => name === letter)?.[1] ?? 0;
}
