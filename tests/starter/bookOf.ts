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
import type { PageName } from '../../pipeline/theme/papers.ts';
import { bookFilesOf } from '../../pipeline/world/World.ts';
import { noOptions } from '../intake/readFile.ts';

export interface Wanted {
  readonly language?: Language;
  readonly paper?: PageName;
  readonly title?: string;
  /** A file by its name; the sample where it is left out. */
  readonly data?: readonly [file: string, content: string | Uint8Array];
}

async function readTable(file: string, content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return readUserTable(file, bytes, starterWordsOf(american), noOptions);
}

export async function tableOf(file: string, content: string | Uint8Array): Promise<StarterTable> {
  const { value, problems } = await readTable(file, content);
  if (value === undefined) throw new Error(printProblems(problems, { format: 'text' }));
  return value;
}

/** The report on data of which no book can be made. */
export async function reportOn(file: string, content: string): Promise<string> {
  const { problems } = await readTable(file, content);
  return printProblems(problems, { format: 'text' });
}

export async function filesOf({
  language = american,
  paper = 'A4',
  title,
  data,
}: Wanted): Promise<ReadonlyMap<string, string>> {
  const words = starterWordsOf(language);
  const table = data === undefined ? sampleTable(words) : await tableOf(...data);
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
