/** Builds a draft of each book of the fixtures whose faults are none of the data: it must give pages. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hasErrors } from '../../pipeline/problems/Problem.ts';
import { forPurpose } from '../../pipeline/problems/severity.ts';
import { openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';
import { buildInMemory } from '../build/buildInMemory.ts';
import { problemsOf } from '../problems/reportOf.ts';

const fixtures = join(import.meta.dirname, '../fixtures');
const minimalBook = openBookFolder(join(fixtures, 'minimal-book'));
const names = readdirSync(join(fixtures, 'problems')).filter((name) => !name.startsWith('.'));
const marked: string[] = [];

test.each(names)('what-a-draft-marks-does-not-stop-it: %s', async (name) => {
  const files = overlayBookFiles(minimalBook, openBookFolder(join(fixtures, 'problems', name, 'input')));
  const taken = (await problemsOf(files)).flatMap((problem) => forPurpose(problem, 'draft'));
  const draft = await buildInMemory(files, 'draft');
  if (hasErrors(taken)) expect(draft.outputs).toBeUndefined();
  else {
    expect(draft.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(draft.outputs?.has('minimal-book.pdf')).toBe(true);
  }
  if (taken.some(({ severity }) => severity === 'open') && !hasErrors(taken)) marked.push(name);
});

test('many-fixtures-are-of-what-a-draft-marks', () => {
  expect(marked.length).toBeGreaterThan(45);
});
