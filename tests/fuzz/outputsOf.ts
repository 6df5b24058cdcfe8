/** Builds a sound book for its outputs. */
import { buildBook } from '../../pipeline/build.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { bookFilesOf } from '../../pipeline/world/World.ts';
import type { BookTexts } from './mutateBook.ts';
import type { Outputs } from './targets.ts';

export async function outputsOf(texts: BookTexts): Promise<Outputs> {
  const built = await buildBook(
    { asStated: false, page: undefined, only: ['pdf', 'xlsx'] },
    {
      files: bookFilesOf(texts),
      readFont: readFontFile,
      version: '0.0.0',
      progress: { stage: () => {}, step: () => {}, end: () => [] },
    },
  );
  const bytes = (ending: string) => [...(built.outputs ?? [])].find(([path]) => path.endsWith(ending))?.[1];
  const [pdf, xlsx] = [bytes('.pdf'), bytes('.xlsx')];
  if (pdf === undefined || xlsx === undefined) throw new Error(JSON.stringify(built.problems, null, 2));
  return { pdf, xlsx };
}
