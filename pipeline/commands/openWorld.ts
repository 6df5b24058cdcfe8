/** Turns the options that all commands share into the outside world that they work in. */
import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import type { BuildWorld } from '../build.ts';
import { readFontFile, readPackagedFont } from '../fonts/readFontFile.ts';
import { defaultLimits, type Limits } from '../limits/Limits.ts';
import { openStore } from '../memo/openStore.ts';
import type { Memo } from '../memo/Shelf.ts';
import { outputLinked } from '../problems/catalogue/publish.ts';
import type { Problem } from '../problems/Problem.ts';
import { countInWords, countProblems, printProblems } from '../problems/printProblems.ts';
import type { BookCopy } from '../publish/BookCopy.ts';
import { mendOutputFolder } from '../publish/changeOutputFolder.ts';
import type { Patience } from '../publish/lockFolder.ts';
import { isDataPath } from '../publish/outputPaths.ts';
import { type ManifestHead, readManifestHead } from '../publish/readManifest.ts';
import { startThread } from '../thread/startThread.ts';
import { isLinkOutOf, isWithin, localDisk } from '../world/Disk.ts';
import { openBookFolder } from '../world/World.ts';
import { showProgress } from './showProgress.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './UsageError.ts';

export interface CommonOptions {
  readonly book: string;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly format: 'text' | 'github';
  /** Limits other than the defaults. */
  readonly limit: Limits | undefined;
  /** Folder in which results are kept from run to run, `false` for none; by default the user's own. */
  readonly cache: string | false | undefined;
}

/** Throws the file system's error where the book's folder does not exist. */
export function openWorld(options: CommonOptions, terminal: Terminal): BuildWorld {
  statSync(options.book);
  const limits = options.limit ?? defaultLimits;
  // An import that was killed while files changed places is undone before anything is read.
  const data = join(options.book, 'data');
  const mended = mendOutputFolder(localDisk, data, patienceOf(terminal), isDataPath);
  // It is no part of any result.
  reportProblems(mended, { ...options, json: false }, terminal);
  const quiet = options.quiet || options.json;
  const memo = memoOf(options);
  return {
    files: openBookFolder(options.book, limits.fileBytes),
    readFont: readFontFile,
    readPackagedFont,
    memo: memo.of,
    startThread: (purpose) =>
      startThread({ ...purpose, ...memo.elsewhere }, (log) => memo.of.log.push(...log)),
    limits,
    version: packageJson.version,
    progress: showProgress(terminal, quiet, () => performance.now()),
  };
}

/** Without a name of the code that runs nothing can be kept: an entry would outlive what made it. */
function memoOf({ cache: given, book }: CommonOptions) {
  const code = process.env['BRIEFING_CODE'] ?? '';
  // Among the sources, what is kept would be read as some.
  const source = ['data', 'templates'].find((name) => given && isWithin(resolve(given), join(book, name)));
  if (source !== undefined)
    throw new UsageError(`--cache takes a folder apart from the sources; found "${given}" in ${source}`);
  const folder = given ?? userCacheFolder(process.env, process.platform, homedir());
  const cache = code === '' || folder === false ? undefined : folder;
  const owner = resolve(book);
  const store = cache === undefined ? {} : { store: openStore(cache, () => Date.now()) };
  const of: Memo = { code, owner, log: [], ...store };
  return { of, elsewhere: { code, owner, cache } };
}

/** Where a system wants programs to keep what they can make again. */
export function userCacheFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: string,
  home: string,
): string {
  const named = platform === 'win32' ? environment['LOCALAPPDATA'] : environment['XDG_CACHE_HOME'];
  const usual = platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
  return join(named === undefined || named === '' ? usual : named, 'briefing');
}

/** Folder of the outputs: `--out`, else `output` in the book's folder. */
export function outputFolder(options: { readonly book: string; readonly out: string | undefined }): string {
  return options.out === undefined ? resolve(options.book, 'output') : resolve(options.out);
}

export interface EarlierOutputs {
  readonly folder: string;
  readonly manifest: ManifestHead | undefined;
  readonly problems: readonly Problem[];
}

/**
 * What an earlier build left, mended where it was cut short. A folder `output` of the book's own that is a link out of the
 * book is neither read nor written through: it is the book that says where it leads, while `--out` is the user's word.
 */
export function earlierOutputs(
  options: { readonly book: string; readonly out: string | undefined; readonly copy?: BookCopy },
  terminal: Terminal,
): EarlierOutputs {
  const folder = outputFolder(options);
  if (options.out === undefined && isLinkOutOf(folder, options.book)) {
    return { folder, manifest: undefined, problems: [outputLinked(basename(folder))] };
  }
  const problems = mendOutputFolder(localDisk, folder, patienceOf(terminal));
  return { folder, manifest: readManifestHead(folder, options.copy), problems };
}

/** A path of the machine as problems name it, from the book's folder. */
export function fromBook(book: string, path: string): string {
  return relative(book, path).replaceAll('\\', '/');
}

/** How long a command waits for another one that writes to the same folder, which takes it less than a second. */
export function patienceOf(terminal: Terminal): Patience {
  return {
    most: 60_000,
    sleep: (milliseconds) => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
    },
    say: (text) => terminal.progress(text, false),
  };
}

/** Problems for people go to standard error, where they cannot be mistaken for a result. */
export function reportProblems(
  problems: readonly Problem[],
  options: CommonOptions,
  terminal: Terminal,
): void {
  if (problems.length === 0 || options.json) return;
  const folder = options.book === '.' ? undefined : options.book.replaceAll('\\', '/').replace(/\/$/, '');
  const text = printProblems(problems, {
    format: options.format,
    colour: terminal.colour,
    ...(folder === undefined ? {} : { folder }),
  });
  if (options.format === 'github') terminal.result(text.trimEnd());
  else terminal.error(text.trimEnd());
}

/** Says what keeps a command from its result, of which with `--json` the problems take the place. */
export function refuse(problems: readonly Problem[], options: CommonOptions, terminal: Terminal): false {
  reportProblems(problems, options, terminal);
  if (options.json) terminal.result(JSON.stringify({ problems }, null, 2));
  return false;
}

export function problemSummary(problems: readonly Problem[]): string {
  return countInWords(countProblems(problems));
}
