/** `briefing migrate`: rewrites a book of an older form, as far as a machine can. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadBook } from '../load/loadBook.ts';
import { migrateBook } from '../migrate/migrateBook.ts';
import { PRESENT_FORM } from '../migrate/presentForm.ts';
import { rewrittenFiles } from '../migrate/rewrittenFiles.ts';
import { hasErrors } from '../problems/Problem.ts';
import { type CommonOptions, openWorld, refuse, reportProblems } from './openWorld.ts';
import type { Terminal } from './terminal.ts';

export interface MigrateOptions extends CommonOptions {
  /** Say what would be rewritten, and write nothing. */
  readonly dryRun: boolean;
}

/** Gives false where the book cannot be read; then nothing has changed. */
export async function migrateCommand(options: MigrateOptions, terminal: Terminal): Promise<boolean> {
  const { files } = openWorld(options, terminal);
  const loaded = loadBook(files);
  const migration = loaded.value === undefined ? undefined : migrateBook(loaded.value);
  const { isOlder = false, left = [] } = migration ?? {};
  // That the book is of an older form is why it is here.
  const found = isOlder ? [] : (migration?.problems ?? []);
  const problems = [...loaded.problems, ...found, ...left];
  if (loaded.value === undefined || migration?.source === undefined || hasErrors(problems))
    return refuse(problems, options, terminal);
  reportProblems(problems, options, terminal);
  const pathOf = (path: string) => join(options.book, ...path.split('/'));
  const rewritten = isOlder
    ? rewrittenFiles(loaded.value, migration, (path) => readFileSync(pathOf(path), 'utf8'))
    : new Map<string, string>();
  if (!options.dryRun) {
    // The form is written last: a run that is cut short is taken up again by the next.
    for (const [path, text] of [...rewritten].toSorted(([a], [b]) => last(a) - last(b))) {
      writeFileSync(`${pathOf(path)}.new`, text);
      renameSync(`${pathOf(path)}.new`, pathOf(path));
    }
  }
  if (options.json) {
    const paths = [...rewritten.keys()];
    terminal.result(JSON.stringify({ form: PRESENT_FORM, rewritten: paths, left }, null, 2));
  } else if (rewritten.size === 0) terminal.result(`the book is of form ${PRESENT_FORM}; nothing to rewrite`);
  else {
    for (const path of rewritten.keys()) terminal.result(path);
    const verb = options.dryRun ? 'would be rewritten' : 'rewritten';
    const rest = left.length === 0 ? '' : `; ${left.length} left to do by hand`;
    terminal.result(`${rewritten.size} files ${verb} in form ${PRESENT_FORM}${rest}`);
  }
  return true;
}

function last(path: string): number {
  return Number(path === 'templates/book.yaml');
}
