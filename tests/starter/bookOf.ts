/** Makes a new book in memory, and builds it as `briefing new` does. */
import { buildBook } from '../../pipeline/build.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { american } from '../../pipeline/language/english.ts';
import type { Language } from '../../pipeline/language/Language.ts';
import { starterWordsOf } from '../../pipeline/language/starter/starterWordsOf.ts';
import type { Problem } from '../../pipeline/problems/Problem.ts';
import { printProblems } from '../../pipeline/problems/printProblems.ts';
import { readUserTable } from '../../pipeline/starter/readUserTable.ts';
import type { StarterTable } from '../../pipeline/starter/StarterTable.ts';
import { sampleTable } from '../../pipeline/starter/sampleTable.ts';
import { starterBook } from '../../pipeline/starter/starterBook.ts';
import { bookFilesOf } from '../../pipeline/world/World.ts';

export interface Wanted {
  readonly language?: Language;
  readonly paper?: 'A4' | 'Letter';
  readonly title?: string;
  /** CSV text by file name; the sample where it is left out. */
  readonly data?: readonly [file: string, text: string];
}

export function tableOf(file: string, text: string): StarterTable {
  const { value, problems } = readUserTable(file, new TextEncoder().encode(text), starterWordsOf(american));
  if (value === undefined) throw new Error(printProblems(problems, { format: 'text' }));
  return value;
}

/** The report on data of which no book can be made. */
export function reportOn(file: string, text: string): string {
  const { problems } = readUserTable(file, new TextEncoder().encode(text), starterWordsOf(american));
  return printProblems(problems, { format: 'text' });
}

export function filesOf({
  language = american,
  paper = 'A4',
  title,
  data,
}: Wanted): ReadonlyMap<string, string> {
  const words = starterWordsOf(language);
  const table = data === undefined ? sampleTable(words) : tableOf(...data);
  return starterBook(
    { title: title ?? words.bookTitle, language, paper, edition: '2024-12-31' },
    table,
    words,
  );
}

export async function problemsOfBuild(
  files: ReadonlyMap<string, string>,
): Promise<{ readonly problems: readonly Problem[]; readonly pages: number | undefined }> {
  const built = await buildBook(
    { asStated: false, page: undefined, only: ['pdf', 'xlsx'], set: [], earlier: new Map() },
    {
      files: bookFilesOf(Object.fromEntries(files)),
      readFont: readFontFile,
      version: '0',
      progress: { stage: () => {}, step: () => {}, end: () => [] },
    },
  );
  return { problems: built.problems, pages: built.pageCount };
}
