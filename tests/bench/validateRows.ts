/** Turns a book of one table into how many rows and problems it has, as every command of the pipeline reads it. */
import { american } from '../../pipeline/language/english.ts';
import { loadBook } from '../../pipeline/load/loadBook.ts';
import { validateBook } from '../../pipeline/validate/validateBook.ts';
import type { BookFiles } from '../../pipeline/world/World.ts';

export async function validateRows(
  files: BookFiles,
): Promise<{ readonly rowCount: number; readonly problems: number }> {
  const loaded = loadBook(files);
  if (loaded.value === undefined) throw new Error(JSON.stringify(loaded.problems, null, 2));
  const { value, problems } = await validateBook(loaded.value, { asStated: false, language: american });
  const rowCount = value?.tables.get('rows')?.rowCount ?? 0;
  return { rowCount, problems: loaded.problems.length + problems.length };
}
