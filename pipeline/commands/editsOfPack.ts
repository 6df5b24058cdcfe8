/** Turns an edited data pack and its book into edits of cells: the pack is made again, and laid beside the edited one. */
import type { BuildWorld } from '../build.ts';
import type { CheckedBook } from '../CheckedBook.ts';
import type { BookTable } from '../intake/BookTable.ts';
import { readWorkbookSheets } from '../intake/readers/readWorkbookSheets.ts';
import { readPack } from '../intake/readPack.ts';
import { offered } from '../language/languages.ts';
import type { Limits } from '../limits/Limits.ts';
import type { CellEdit } from '../load/editCells.ts';
import { Products } from '../Products.ts';
import type { StageResult } from '../problems/Problem.ts';

/** Whether a file is a workbook with the sheets that every data pack has, in one language. */
export function isPack(file: string, bytes: Uint8Array, limits: Limits): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  const names = readWorkbookSheets(file, bytes, limits).value?.sheets.map(({ name }) => name) ?? [];
  return offered.some(({ pack }) => {
    const { contents, columns, sources, figures } = pack.sheets;
    return [contents, columns, sources, figures].every((name) => names.includes(name));
  });
}

export async function editsOfPack(
  file: string,
  bytes: Uint8Array,
  book: CheckedBook,
  tables: ReadonlyMap<string, BookTable>,
  world: BuildWorld,
  limits: Limits,
): Promise<StageResult<readonly CellEdit[]>> {
  const edited = readWorkbookSheets(file, bytes, limits);
  if (edited.value === undefined) return { value: undefined, problems: edited.problems };
  const products = new Products({ book, world, thread: undefined, hasDataZip: false });
  const plan = await products.plan();
  const pack = await products.workbook();
  if (plan === undefined || pack === undefined) return { value: undefined, problems: products.problems };
  const made = readWorkbookSheets(file, pack, limits);
  if (made.value === undefined) return { value: undefined, problems: made.problems };
  return readPack({
    file,
    edited: edited.value.sheets,
    made: made.value.sheets,
    plan,
    digest: await products.digest(),
    dataset: book.dataset,
    tables,
  });
}
