/** Builds a book of texts in memory, and says how that ended. */
import { buildBook } from '../../pipeline/build.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { bookFilesOf } from '../../pipeline/world/World.ts';
import type { BookTexts } from './mutateBook.ts';

export interface Ending {
  readonly type: 'built' | 'refused';
  readonly codes: readonly string[];
  /** Messages of errors that name no file. */
  readonly placeless: readonly string[];
  /** Codes of errors that name a file of the book and no line of it. */
  readonly lineless: readonly string[];
}

/** Throws what the pipeline throws: a bug, whatever the texts. */
export async function buildTexts(texts: BookTexts): Promise<Ending> {
  const { problems, outputs } = await buildBook(
    { asStated: false, page: undefined, only: ['pdf', 'xlsx', 'charts'] },
    {
      files: bookFilesOf(texts),
      readFont: readFontFile,
      version: '0.0.0',
      progress: { stage: () => {}, step: () => {}, end: () => [] },
    },
  );
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (outputs === undefined && errors.length === 0) throw new Error('refused without an error');
  return {
    type: outputs === undefined ? 'refused' : 'built',
    codes: [...new Set(errors.map(({ code }) => code))],
    placeless: errors.flatMap(({ code, message, place }) =>
      place?.file === undefined ? [`${code}: ${message}`] : [],
    ),
    lineless: [
      ...new Set(
        errors.flatMap(({ code, place }) =>
          place !== undefined && place.line === undefined && (texts[place.file] ?? '') !== '' ? [code] : [],
        ),
      ),
    ],
  };
}
