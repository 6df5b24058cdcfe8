/** Turns a book's files into the report that a user sees, by the stages of the build up to the first with errors. */
import { loadBook } from '../../pipeline/load/loadBook.ts';
import { hasErrors, type Problem } from '../../pipeline/problems/Problem.ts';
import { printProblems } from '../../pipeline/problems/printProblems.ts';
import { readTables } from '../../pipeline/validate/readTables.ts';
import type { BookFiles } from '../../pipeline/world/World.ts';

export async function problemsOf(files: BookFiles): Promise<readonly Problem[]> {
  const load = loadBook(files);
  if (load.value === undefined || hasErrors(load.problems)) return load.problems;
  const read = readTables(load.value);
  return [...load.problems, ...read.problems];
}

export async function reportOf(files: BookFiles): Promise<string> {
  return printProblems(await problemsOf(files), { format: 'text' });
}
