/** Builds the small book with charts and a table in memory, as the preview is handed it. */
import type { BuiltBook } from '../../pipeline/preview/BuiltBook.ts';
import { parseManifest } from '../../pipeline/publish/readManifest.ts';
import { bookFilesOf, overlayBookFiles } from '../../pipeline/world/World.ts';
import { buildInMemory } from '../build/buildInMemory.ts';
import { filesOf, memoBook } from '../memo/memoBook.ts';

/** Texts in the place of others, by path: `{ 'data/trade/state-exports.csv': ['8.2', '8.4'] }`. */
export type Edits = Readonly<Record<string, readonly [from: string, to: string]>>;

export const exportsOfStates = 'data/trade/state-exports.csv';
export const chapterOfTrade = 'templates/chapters/trade.md.hbs';

let unedited: Promise<BuiltBook> | undefined;

export function builtBook(edits?: Edits): Promise<BuiltBook> {
  if (edits !== undefined) return build(edits);
  // Most tests look at it as it is.
  unedited ??= build({});
  return unedited;
}

async function build(edits: Edits): Promise<BuiltBook> {
  const files = filesOf(memoBook);
  const edited = Object.entries(edits).map(([path, [from, to]]) => {
    const text = new TextDecoder().decode(files.read(path));
    if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
    return [path, text.replace(from, to)];
  });
  const { book, layout, outputs, record, problems } = await buildInMemory(
    overlayBookFiles(files, bookFilesOf(Object.fromEntries(edited))),
    'final',
  );
  const pdf = outputs?.get('minimal-book.pdf');
  if (book === undefined || layout === undefined || pdf === undefined || record === undefined)
    throw new Error(JSON.stringify(problems));
  const manifest = parseManifest(new TextDecoder().decode(outputs?.get('manifest.json')));
  if (manifest === undefined) throw new Error('the manifest cannot be read');
  const { manuscript, dataset } = book;
  return { pdf, layout, manuscript, dataset, manifest, record: await record('now') };
}
