/** `briefing diff`: what has changed between two editions, builds or revisions of a book, or since one of them. */
import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { checkBook, markBook, recordBook } from '../build.ts';
import type { CheckedBook } from '../CheckedBook.ts';
import { compareEditions } from '../editions/compareEditions.ts';
import type { Edition } from '../editions/Edition.ts';
import type { EditionDifference } from '../editions/EditionDifference.ts';
import { readEdition } from '../editions/readEdition.ts';
import { differenceAsMarkdown, differenceAsText } from '../editions/renderDifference.ts';
import { statedEditions } from '../editions/statedEditions.ts';
import { defaultLimits } from '../limits/Limits.ts';
import { decodeText } from '../load/decodeText.ts';
import { EDITION_ENDING, namedInBook, pathOfEdition, recordedEditions } from '../load/recordedEditions.ts';
import { fileRefused } from '../problems/catalogue/load.ts';
import { nothingBefore, nothingToCompare, nothingToMark } from '../problems/catalogue/release.ts';
import { hasErrors, type Problem } from '../problems/Problem.ts';
import { unreachable } from '../problems/unreachable.ts';
import { editionOfManifest } from '../publish/editionOfManifest.ts';
import { laterFormOf, readManifestFile } from '../publish/readManifest.ts';
import { isWithin, localDisk } from '../world/Disk.ts';
import { readRevision } from '../world/readRevision.ts';
import { type CommonOptions, openWorld, reportProblems } from './openWorld.ts';
import { readGivenFile } from './readGivenFile.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './UsageError.ts';

export type DifferenceFormat = 'text' | 'markdown' | 'json';

export interface DiffOptions extends CommonOptions {
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Parameters of the working state. */
  readonly set: readonly string[];
  readonly as: DifferenceFormat;
  /** Path of a PDF of the later book, in which what has changed is marked. */
  readonly marked?: string | undefined;
  /** Says in it what stood there before. */
  readonly oldValues?: boolean;
}

/** Gives false where one of the two cannot be had. */
export async function diffCommand(options: DiffOptions, terminal: Terminal): Promise<boolean> {
  if (options.marked !== undefined) refuseBookFolders(options.marked, options.book);
  const opener = new Opener(options, terminal);
  const { before, after } = (await opener.stated()) ?? (await opener.both());
  reportProblems(opener.problems, options, terminal);
  if (before === undefined || after === undefined) {
    if (options.as === 'json') terminal.result(JSON.stringify({ problems: opener.problems }, null, 2));
    return false;
  }
  const difference = compareEditions(before, after);
  const { problems } = opener;
  const told = problems.length;
  const isMarked = await opener.mark(difference);
  reportProblems(problems.slice(told), options, terminal);
  if (!isMarked && options.as !== 'json') return false;
  switch (options.as) {
    case 'text':
      terminal.result(differenceAsText(difference).trimEnd());
      return true;
    case 'markdown':
      terminal.result(differenceAsMarkdown(difference).trimEnd());
      return true;
    case 'json':
      terminal.result(JSON.stringify({ ...difference, problems }, null, 2));
      return isMarked;
    default:
      return unreachable(options.as);
  }
}

/** Among the sources it would be read as one; among the outputs it would take the place of what was built. */
function refuseBookFolders(path: string, book: string): void {
  const within = ['data', 'templates', 'output'].find((name) =>
    isWithin(dirname(resolve(path)), join(book, name)),
  );
  if (within !== undefined)
    throw new UsageError(
      `--marked takes a path apart from sources and outputs; found "${path}" in ${within}`,
    );
}

interface Sides {
  readonly before?: Edition | undefined;
  readonly after?: Edition | undefined;
}

const WORKING = 'the working state';

/** Finds what a name on the command line stands for. */
class Opener {
  readonly problems: Problem[] = [];
  readonly #options: DiffOptions;
  readonly #world: ReturnType<typeof openWorld>;
  #book: CheckedBook | undefined;

  constructor(options: DiffOptions, terminal: Terminal) {
    this.#options = options;
    this.#world = openWorld({ ...options, quiet: options.quiet || options.as === 'json' }, terminal);
  }

  /** What another document states and what the book holds in its place, where that document's table is named. */
  async stated(): Promise<Sides | undefined> {
    const { before, after } = this.#options;
    const { files } = this.#world;
    if (before === undefined || after !== undefined || namedInBook(files, 'asStated') !== before)
      return undefined;
    const { dataset, problems } = await checkBook(
      { asStated: false, page: undefined, reach: 'dataset' },
      this.#world,
    );
    this.problems.push(...problems);
    this.#world.progress.end();
    return dataset?.stated === undefined ? {} : statedEditions(before, WORKING, dataset);
  }

  async both(): Promise<Sides> {
    const before = await this.before();
    return before === undefined ? {} : { before, after: await this.after() };
  }

  /** Where nothing is named: the working state without the parameters that are set, or the edition before. */
  async before(): Promise<Edition | undefined> {
    const { before, set } = this.#options;
    if (before !== undefined) return this.#named(before);
    if (set.length > 0) return this.#working([]);
    const previous = namedInBook(this.#world.files, 'previousEdition');
    if (previous !== undefined) return this.#named(previous);
    this.problems.push(nothingBefore());
    return undefined;
  }

  async after(): Promise<Edition | undefined> {
    const { after, set } = this.#options;
    // Pages are those of the later of the two.
    this.#book = undefined;
    return after === undefined ? this.#working(set) : this.#named(after);
  }

  /** Puts the marked book where it is asked for; gives false where it cannot be made. */
  async mark(difference: EditionDifference): Promise<boolean> {
    const { marked: path, oldValues: withOldValues = false } = this.#options;
    if (path === undefined) return true;
    if (this.#book === undefined) {
      this.problems.push(nothingToMark(difference.after.name));
      return false;
    }
    const { value, problems } = await markBook(this.#book, { difference, withOldValues }, this.#world);
    this.problems.push(...problems);
    this.#world.progress.end();
    if (value === undefined) return false;
    const unfinished = `${path}.${localDisk.process}`;
    localDisk.remove(unfinished);
    try {
      localDisk.writeNew(unfinished, value);
      localDisk.rename(unfinished, path);
    } finally {
      localDisk.remove(unfinished);
    }
    return true;
  }

  async #working(set: readonly string[]): Promise<Edition | undefined> {
    const name = set.length === 0 ? WORKING : `${WORKING} with ${set.join(', ')}`;
    const { edition, problems, book } = await recordBook(
      { asStated: false, page: undefined, set, name },
      this.#world,
    );
    this.#book = hasErrors(problems) ? undefined : book;
    this.problems.push(...problems);
    this.#world.progress.end();
    return edition;
  }

  async #named(name: string): Promise<Edition | undefined> {
    const { files, limits } = this.#world;
    const known = recordedEditions(files);
    if (known.includes(name)) {
      const path = pathOfEdition(name);
      const [bytes, refused] = [files.read(path), files.refusal(path)];
      if (refused !== undefined) this.problems.push(fileRefused(path, refused));
      return bytes === undefined ? undefined : this.#record(path, bytes);
    }
    if (statSync(name, { throwIfNoEntry: false })?.isFile() === true) {
      if (name.endsWith(EDITION_ENDING))
        return this.#record(name, readGivenFile(name, this.#world.limits ?? defaultLimits));
      const manifest = readManifestFile(name);
      if (manifest !== undefined) return editionOfManifest(manifest, name);
      const form = laterFormOf(name);
      const why =
        form === undefined
          ? 'it is neither the record of an edition nor the manifest of a build'
          : `it is a manifest of the later form ${form}; a newer briefing is needed to read it`;
      this.problems.push(nothingToCompare(basename(name), why, known));
      return undefined;
    }
    const revision = readRevision(this.#options.book, name, limits?.fileBytes ?? Number.POSITIVE_INFINITY);
    if (revision.type === 'none') {
      this.problems.push(nothingToCompare(name, revision.why, known));
      return undefined;
    }
    const world = { ...this.#world, files: revision.files };
    const { edition, problems, book } = await recordBook({ asStated: false, page: undefined, name }, world);
    this.#book = hasErrors(problems) ? undefined : book;
    if (edition === undefined) this.problems.push(...problems);
    this.#world.progress.end();
    return edition;
  }

  #record(path: string, bytes: Uint8Array): Edition | undefined {
    const { source, problems } = decodeText(path, bytes);
    const read = source === undefined ? undefined : readEdition(source, this.#world.limits);
    this.problems.push(...problems, ...(read?.problems ?? []));
    return read?.value;
  }
}
