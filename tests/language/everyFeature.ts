/** The book of every feature, built in one language: all that its pages and its data pack print, as text. */
import { join } from 'node:path';
import { type BuildWorld, checkBook } from '../../pipeline/build.ts';
import type { CheckedBook } from '../../pipeline/CheckedBook.ts';
import { cutHandout } from '../../pipeline/compose/cutHandout.ts';
import type { LanguageOf } from '../../pipeline/compose/readBookConfig.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import type { Layout, TagNode } from '../../pipeline/layout/Layout.ts';
import { Products } from '../../pipeline/Products.ts';
import { printProblems } from '../../pipeline/problems/printProblems.ts';
import type { WorkbookPlan } from '../../pipeline/workbook/WorkbookPlan.ts';
import { bookFilesOf, openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';

const folder = openBookFolder(join(import.meta.dirname, '../fixtures/every-feature-book'));

/** A file of the book as text. */
export function everyFeatureFile(path: string): string {
  return new TextDecoder().decode(folder.read(path));
}

export interface BuiltBook {
  readonly book: CheckedBook;
  readonly layout: Layout;
  readonly plan: WorkbookPlan;
  readonly dataZip: Uint8Array;
  readonly problems: string;
}

/**
 * `files` are laid over those of the book; its language is what `languageOf` makes of its tag. `chapters` are those of a
 * handout; none are the whole book.
 */
export async function builtIn(
  tag: string,
  languageOf: LanguageOf | undefined,
  files: Readonly<Record<string, string>> = {},
  chapters: readonly string[] = [],
): Promise<BuiltBook> {
  const yaml = (files['templates/book.yaml'] ?? everyFeatureFile('templates/book.yaml')).replace(
    'language: en-US',
    `language: ${tag}`,
  );
  const world: BuildWorld = {
    files: overlayBookFiles(folder, bookFilesOf({ ...files, 'templates/book.yaml': yaml })),
    readFont: readFontFile,
    ...(languageOf === undefined ? {} : { languageOf }),
    version: 'test',
    progress: { stage: () => {}, step: () => {}, end: () => [] },
  };
  const { book: whole, problems } = await checkBook({ asStated: false, page: undefined }, world);
  if (whole === undefined) throw new Error(printProblems(problems, { format: 'text' }));
  const cut =
    chapters.length === 0
      ? whole
      : cutHandout(whole.manuscript, whole.dataset, { chapters, parts: [], suffix: '-xhandout' }).value;
  const book = { ...whole, ...cut };
  const products = new Products({ book, world, thread: undefined, hasDataZip: false });
  const [layout, plan] = [await products.layout(), await products.plan()];
  const report = printProblems([...problems, ...products.problems], { format: 'text' });
  if (layout === undefined || plan === undefined) throw new Error(report);
  return { book, layout, plan, dataZip: await products.dataZip(), problems: report };
}

/** A page's lines from top to bottom, columns beside one another; labels of a chart where the chart stands. */
export function pageTexts({ pages }: Layout): readonly string[] {
  return pages.map((page) => {
    const lines = new Map<number, { readonly x: number; readonly text: string }[]>();
    const add = (x: number, y: number, text: string): void => {
      const at = Math.round(y);
      lines.set(at, [...(lines.get(at) ?? []), { x, text }]);
    };
    for (const item of page.items) {
      if (item.type === 'text') add(item.x, item.y, item.actualText ?? item.text);
      if (item.type !== 'picture') continue;
      const words = item.picture.marks.flatMap((mark) => (mark.type === 'text' ? [mark.text] : []));
      add(item.x, item.y, `{${words.join(' | ')}}`);
    }
    return [...lines]
      .sort(([a], [b]) => a - b)
      .map(([, parts]) =>
        parts
          .toSorted((a, b) => a.x - b.x)
          .map(({ text }) => text.trim())
          .filter((text) => text !== '')
          .join(' '),
      )
      .join('\n');
  });
}

/** What is read aloud or shown beside the pages: alternative texts, titles of links and bookmarks. */
export function unseenTexts(layout: Layout): readonly string[] {
  const ofTag = ({ children, ...tag }: TagNode): readonly string[] => [
    ...stringsIn({ ...tag, children: [] }),
    ...children.flatMap((child) => (typeof child === 'number' ? [] : ofTag(child))),
  ];
  return [...stringsIn(layout.bookmarks), ...ofTag(layout.tree)];
}

/** Members that hold names for machines, not words. */
const NAMES = new Set(
  'role type kind style font id anchor target destination table tableName cell url language numberFormat colour color fill hex accents link grid ink sheetId lang listNumbering scope grouping direction align source sheet look'.split(
    ' ',
  ),
);

/** Every text in a value, wherever it stands, but for names of machines. */
export function stringsIn(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') return NAMES.has(key) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((item) => stringsIn(item, key));
  if (value instanceof Map) return [...value.values()].flatMap((item) => stringsIn(item, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => stringsIn(member, name));
}
