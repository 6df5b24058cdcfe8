/** The book of this repository, composed: everything that it will print, before it is laid out. */
import { checkBook } from '../../pipeline/build.ts';
import type { CheckedBook } from '../../pipeline/CheckedBook.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { openBookFolder } from '../../pipeline/world/World.ts';
import { bookRoot } from './realBook.ts';

export async function checkedBook(): Promise<CheckedBook> {
  const { book, problems } = await checkBook(
    { asStated: false, page: undefined },
    {
      files: openBookFolder(bookRoot),
      readFont: readFontFile,
      version: '0.0.0',
      progress: { stage: () => {}, step: () => {}, end: () => [] },
    },
  );
  if (book === undefined) throw new Error(JSON.stringify(problems, null, 2));
  return book;
}
