/** Builds a book from memory, as the command does short of putting files in place. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOutcome, buildBook } from '../../pipeline/build.ts';
import type { Purpose } from '../../pipeline/problems/severity.ts';
import type { BookCopy } from '../../pipeline/publish/BookCopy.ts';
import type { OutputName } from '../../pipeline/publish/outputPaths.ts';
import type { BookFiles } from '../../pipeline/world/World.ts';

const root = join(import.meta.dirname, '../..');

export function buildInMemory(
  files: BookFiles,
  purpose: Purpose,
  only: readonly OutputName[] = ['pdf'],
  copy: BookCopy = {},
): Promise<BuildOutcome> {
  return buildBook(
    { asStated: false, page: undefined, only, purpose, copy, holdsPages: true },
    {
      files,
      readFont: (path) => readFileSync(join(root, 'node_modules', path)),
      version: '0.0.0',
      progress: { stage: () => {}, step: () => {}, end: () => [] },
    },
  );
}

/** Codes of the problems of a severity, each once, in the order of the alphabet. */
export function codesOf({ problems }: BuildOutcome, severity: string): readonly string[] {
  return [
    ...new Set(problems.filter((problem) => problem.severity === severity).map(({ code }) => code)),
  ].sort();
}
