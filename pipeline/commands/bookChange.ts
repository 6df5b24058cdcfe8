/** Turns new contents of a book's data into what they change, in words for people and for programs, and puts them in place. */
import { join } from 'node:path';
import { type BookCheck, type BuildWorld, checkBook } from '../build.ts';
import { compareTables } from '../difference/compareTables.ts';
import { printDifference } from '../difference/printDifference.ts';
import { isSame, keyedTableOf, type TableDifference } from '../difference/TableDifference.ts';
import type { Problem } from '../problems/Problem.ts';
import { placeText } from '../problems/placeText.ts';
import { changeOutputFolder } from '../publish/changeOutputFolder.ts';
import { isDataPath } from '../publish/outputPaths.ts';
import { publishOutputs } from '../publish/publishOutputs.ts';
import { localDisk } from '../world/Disk.ts';
import { bookFilesOf, overlayBookFiles } from '../world/World.ts';
import { type BookEffect, effectOf, printEffect } from './bookEffect.ts';
import { patienceOf } from './openWorld.ts';
import type { Terminal } from './terminal.ts';

/** New contents by path in the book, e.g. `data/trade/goods.csv`. */
export type NewContents = ReadonlyMap<string, Uint8Array>;

export interface BookChange {
  readonly problems: readonly Problem[];
  readonly differences?: readonly TableDifference[];
  readonly effect?: BookEffect;
  /** What the book still lacks of the tables. */
  readonly left?: readonly Problem[];
  readonly files: NewContents;
}

/** The book as it would be, beside the book as it is. */
export async function changeOfBook(
  files: NewContents,
  before: BookCheck,
  world: BuildWorld,
  names: readonly string[],
): Promise<BookChange> {
  if (files.size === 0) return { problems: [], files };
  const overlaid = overlayBookFiles(world.files, bookFilesOf(Object.fromEntries(files)));
  const after = await checkBook({ asStated: false, page: undefined }, { ...world, files: overlaid });
  // A check that fails is what the figures say, and for the reader to judge; what is no value is not taken.
  const said = new Set(before.problems.map(keyOfProblem));
  const problems = after.problems.filter(
    (problem) =>
      problem.severity === 'error' &&
      problem.place !== undefined &&
      files.has(problem.place.file) &&
      problem.check === undefined &&
      !said.has(keyOfProblem(problem)),
  );
  // One that fails is told among those that turn; one that cannot be worked out any more is told here.
  const left = after.problems.filter(
    (problem) =>
      problem.severity === 'error' &&
      problem.code !== 'check-failed' &&
      !problems.includes(problem) &&
      !said.has(keyOfProblem(problem)),
  );
  const differences = names.flatMap((name) => {
    const [was, is] = [before.dataset?.tables.get(name), after.dataset?.tables.get(name)];
    return was === undefined || is === undefined ? [] : [compareTables(keyedTableOf(was), keyedTableOf(is))];
  });
  return {
    problems,
    differences: [...differences, ...factDifferences(before, after)],
    effect: effectOf(before, after),
    left,
    files,
  };
}

function keyOfProblem({ code, message, place }: Problem): string {
  return `${code}\n${message}\n${place?.file ?? ''}\n${place?.row ?? place?.line ?? ''}`;
}

/** Facts are compared as a table of one field. */
function factDifferences(before: BookCheck, after: BookCheck): readonly TableDifference[] {
  const keyed = (check: BookCheck) => {
    const facts = [...(check.dataset?.facts.values() ?? [])];
    return {
      name: 'facts',
      key: ['id'],
      rowCount: facts.length,
      columns: new Map([
        ['id', facts.map(({ id }) => id)],
        ['value', facts.map(({ value }) => value)],
      ]),
      placeOf: (row: number) => facts[row]?.place ?? { file: 'data' },
    };
  };
  if (before.dataset === undefined || after.dataset === undefined) return [];
  const difference = compareTables(keyed(before), keyed(after));
  return isSame(difference) ? [] : [difference];
}

/** All of the files or none, by way of a journal: whoever is killed meanwhile leaves the earlier ones. */
export function applyChange(book: string, files: NewContents, terminal: Terminal): readonly Problem[] {
  const folder = join(book, 'data');
  const inFolder = new Map([...files].map(([path, bytes]) => [path.replace(/^data\//, ''), bytes]));
  const publish = () => publishOutputs(localDisk, folder, inFolder, [], isDataPath);
  return changeOutputFolder(localDisk, folder, patienceOf(terminal), publish, isDataPath);
}

/** Lines; `book` is the folder of the book as the command line names it. */
export function printChange(change: BookChange, book: string, isApplied: boolean): readonly string[] {
  const { left = [], differences = [], effect, files } = change;
  const folder = book === '.' ? undefined : book.replaceAll('\\', '/').replace(/\/$/, '');
  const lines = differences.map((difference) => printDifference(difference, folder).trimEnd());
  if (effect !== undefined) lines.push(...printEffect(effect));
  for (const { message, place } of left) {
    const elsewhere = place === undefined || files.has(place.file) ? undefined : placeText(place);
    const where = elsewhere ?? place?.field;
    lines.push(`  left to say: ${where === undefined ? '' : `${where}: `}${message}`);
  }
  if (files.size === 0) return [...lines, 'nothing to change'];
  for (const path of files.keys()) lines.push(`${isApplied ? 'written' : 'would be written'}: ${path}`);
  return isApplied ? lines : [...lines, 'write it with --apply'];
}
