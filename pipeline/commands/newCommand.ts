/** `briefing new`: makes a small book that builds, of the user's own table or of one that comes with it. */
import { statSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import { buildBook } from '../build.ts';
import type { ImportOptions } from '../intake/ImportOptions.ts';
import { defaultLanguage, languageOf, languageTags } from '../language/languages.ts';
import { starterWordsOf } from '../language/starter/starterWordsOf.ts';
import { defaultLimits } from '../limits/Limits.ts';
import { outputNames } from '../outputs.ts';
import { hasErrors } from '../problems/Problem.ts';
import { editorFiles } from '../schemas/editorFiles.ts';
import { readUserTable } from '../starter/readUserTable.ts';
import { sampleTable } from '../starter/sampleTable.ts';
import { starterBook } from '../starter/starterBook.ts';
import { type PageName, pageNames } from '../theme/papers.ts';
import { bookFilesOf } from '../world/World.ts';
import { askOnTerminal, type Questions } from './askOnTerminal.ts';
import { type CommonOptions, openWorld, problemSummary, refuse, reportProblems } from './openWorld.ts';
import { placeNewBook, refuseFullFolder } from './placeNewBook.ts';
import { readGivenFile } from './readGivenFile.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './UsageError.ts';

export interface NewOptions extends Omit<CommonOptions, 'book'> {
  readonly dir: string;
  readonly title: string | undefined;
  readonly language: string | undefined;
  readonly paper: PageName | undefined;
  /** A file of any kind that `import` takes. */
  readonly data: string | undefined;
  readonly read: ImportOptions;
  /** The date of the edition. */
  readonly edition: string;
  /** Nothing is asked; what was left open has its default. */
  readonly yes: boolean;
}

/** Regions in which letters are written on Letter paper. */
const ON_LETTER = ['en-US', 'fr-CA', 'es-MX'];

/** Gives false where no book can be made of the data; then there is no new folder. */
export async function newCommand(
  options: NewOptions,
  terminal: Terminal,
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
): Promise<boolean> {
  const folder = resolve(options.dir);
  refuseFullFolder(folder);
  const isAsked = !options.yes && !options.json && input.isTTY === true && output.isTTY === true;
  const questions = isAsked ? askOnTerminal(input, output) : undefined;
  const answers = await answersOf(options, questions).finally(() => questions?.end());
  const { language, data } = answers;
  const words = starterWordsOf(language);
  const limits = options.limit ?? defaultLimits;
  const read =
    data === undefined
      ? { value: sampleTable(words), problems: [] }
      : await readUserTable(basename(data), readGivenFile(data, limits), words, options.read, limits);
  const shared = { ...options, book: '.' };
  if (read.value === undefined) return refuse(read.problems, shared, terminal);
  const files = new Map([
    ...starterBook({ ...answers, edition: options.edition }, read.value, words),
    ...editorFiles(),
  ]);
  // The book is built before it is there, so that nobody begins with an error, and has its pages at once.
  const world = openWorld({ ...shared, quiet: true }, terminal);
  const built = await buildBook(
    { asStated: false, page: undefined, only: outputNames, set: [], earlier: new Map() },
    { ...world, files: bookFilesOf(Object.fromEntries(files)) },
  );
  if (built.outputs === undefined || hasErrors(built.problems)) {
    refuse(built.problems, shared, terminal);
    terminal.error(`no book can be made of ${data ?? 'the sample'} yet; ${options.dir} was not made`);
    return false;
  }
  reportProblems(built.problems, shared, terminal);
  const outputs = [...built.outputs].map(([path, bytes]) => [`output/${path}`, bytes] as const);
  placeNewBook(folder, new Map<string, string | Uint8Array>([...files, ...outputs]));
  const { pageCount } = built;
  if (options.json) {
    const { problems } = built;
    terminal.result(
      JSON.stringify({ done: true, folder, files: [...files.keys()], pageCount, problems }, null, 2),
    );
    return true;
  }
  const shown = relative('.', folder) || '.';
  for (const path of files.keys()) terminal.result(`${shown}/${path}`);
  for (const [path] of outputs.filter(([each]) => /\.(?:pdf|xlsx)$/.test(each)))
    terminal.result(`${shown}/${path}`);
  terminal.result(`a book of ${pageCount} pages, ${problemSummary(built.problems)}`);
  terminal.result(`change it, then: npx briefing build${shown === '.' ? '' : ` --book ${shown}`}`);
  return true;
}

async function answersOf(options: NewOptions, questions: Questions | undefined) {
  const tag =
    options.language ??
    (await questions?.ask(`Language (${languageTags.join(', ')})`, defaultLanguage.tag, faultOfLanguage));
  const language = languageOf(tag ?? defaultLanguage.tag);
  if (language === undefined) throw new UsageError(`--language ${faultOfLanguage(tag ?? '')}`);
  const { bookTitle } = starterWordsOf(language);
  const title = options.title ?? (await questions?.ask('Title', bookTitle)) ?? bookTitle;
  const usual = ON_LETTER.includes(language.tag) ? 'Letter' : 'A4';
  const paper =
    options.paper ??
    paperOf(await questions?.ask(`Paper (${pageNames.join(', ')})`, usual, faultOfPaper)) ??
    usual;
  const data =
    options.data ??
    ((await questions?.ask(
      'File of your own: CSV, XLSX, JSON or Parquet (none for a sample)',
      '',
      faultOfFile,
    )) ||
      undefined);
  if (data !== undefined && faultOfFile(data) !== undefined)
    throw new UsageError(`--data ${faultOfFile(data)}`);
  return { title, language, paper, data } as const;
}

function faultOfLanguage(tag: string): string | undefined {
  return languageOf(tag) === undefined
    ? `takes one of ${languageTags.join(', ')}; found "${tag}"`
    : undefined;
}

function paperOf(answer: string | undefined): PageName | undefined {
  return pageNames.find((paper) => paper.toLowerCase() === answer?.toLowerCase());
}

function faultOfPaper(answer: string): string | undefined {
  return paperOf(answer) === undefined
    ? `takes one of ${pageNames.join(', ')}; found "${answer}"`
    : undefined;
}

function faultOfFile(path: string): string | undefined {
  if (path === '') return undefined;
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  return isFile ? undefined : `takes a file; there is none at "${path}"`;
}
