/** Turns a migration into the new texts of the files that it changes, with everything else in them as it was. */
import type { BookSource } from '../load/BookSource.ts';
import { editCells } from '../load/editCells.ts';
import type { Migration } from './migrateBook.ts';
import { PRESENT_FORM } from './presentForm.ts';

/** `textOf` gives the text of a file of the book. By path, in the order of paths; the form is added to `book.yaml`. */
export function rewrittenFiles(
  book: BookSource,
  { texts, cells }: Migration,
  textOf: (path: string) => string,
): ReadonlyMap<string, string> {
  const files = new Map(texts);
  for (const { csv } of book.topics) {
    for (const file of csv.values()) {
      const own = cells.filter(({ path }) => path === file.path);
      if (own.length > 0) files.set(file.path, editCells(textOf(file.path), file, own));
    }
  }
  files.set(book.book.path, withForm(texts.get(book.book.path) ?? book.book.text));
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Before the first key, so that remarks at the head of the file stay there. */
function withForm(text: string): string {
  if (/^briefing:/m.test(text)) return text.replace(/^briefing:.*$/m, `briefing: ${PRESENT_FORM}`);
  const head = /^(?:(?:#.*|---|%.*|[ \t]*)\r?\n)*/.exec(text)?.[0].length ?? 0;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  return `${text.slice(0, head)}briefing: ${PRESENT_FORM}${end}${text.slice(head)}`;
}
