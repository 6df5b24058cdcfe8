/** Each folder of `tests/fixtures/problems` is a fault laid over the minimal book, and the exact text it is met with. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cellFaultCodes } from '../../pipeline/validate/CellFault.ts';
import { type BookFiles, openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';
import { problemsOf, reportOf } from './reportOf.ts';

const root = join(import.meta.dirname, '../..');
const fixtures = join(root, 'tests/fixtures/problems');
const minimalBook = openBookFolder(join(root, 'tests/fixtures/minimal-book'));
/** Folders are named after the code; `code--what` is a further case of it. */
const names = readdirSync(fixtures).filter((name) => !name.startsWith('.'));

test('minimal-book-has-no-problems', async () => {
  expect(await problemsOf(minimalBook)).toEqual([]);
});

test.each(names)('fault-is-reported-in-these-words: %s', async (name) => {
  const files = overlayBookFiles(withoutAbsent(name), openBookFolder(join(fixtures, name, 'input')));
  const report = await reportOf(files);
  expect(report).toContain(`${name.replace(/--.*/, '')}: `);
  await expect(report).toMatchFileSnapshot(join(fixtures, name, 'expected.txt'));
});

test('each-code-of-the-catalogue-has-a-fixture', () => {
  const stages = [
    'address',
    'migrate',
    'load',
    'images',
    'citations',
    'validate',
    'labels',
    'shapes',
    'expression',
    'derive',
    'checks',
    'editions',
  ];
  const codes = stages.flatMap((stage) => {
    const text = readFileSync(join(root, `pipeline/problems/catalogue/${stage}.ts`), 'utf8');
    return [...text.matchAll(/problem(?:At)?\(\s*'([a-z0-9-]+)'/g)].map((match) => match[1]);
  });
  expect(codes.length).toBeGreaterThan(40);
  const shown = new Set(names.map((name) => name.replace(/--.*/, '')));
  expect([...codes, ...cellFaultCodes].filter((code) => !shown.has(code ?? ''))).toEqual([]);
});

/** The minimal book without the files and folders that the fixture's `absent.txt` names, a line each. */
function withoutAbsent(name: string): BookFiles {
  const list = join(fixtures, name, 'absent.txt');
  if (!existsSync(list)) return minimalBook;
  const absent = readFileSync(list, 'utf8').trim().split('\n');
  const isAbsent = (path: string) => absent.some((entry) => path === entry || path.startsWith(`${entry}/`));
  return {
    read: (path) => (isAbsent(path) ? undefined : minimalBook.read(path)),
    refusal: () => undefined,
    list: (folder) =>
      minimalBook.list(folder).filter((entry) => !isAbsent(`${folder}/${entry.replace(/\/$/, '')}`)),
  };
}
