/** Commands that find no bundle of their sources make one, however many do so at once. */
import { spawn } from 'node:child_process';
import { cpSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../build/runBriefing.ts';

const root = join(import.meta.dirname, '../..');

test('commands-that-start-at-once-after-a-change-of-the-sources-leave-one-bundle', async () => {
  const copy = temporaryFolder();
  for (const path of ['pipeline', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(join(root, path), join(copy, path), {
      recursive: true,
      filter: (source) => source !== join(root, 'pipeline/dist'),
    });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const list = () =>
    new Promise<{ readonly status: number | null; readonly said: string }>((resolve) => {
      const book = join(root, 'tests/fixtures/minimal-book');
      const child = spawn(process.execPath, [
        join(copy, 'pipeline/briefing.js'),
        'list',
        'tables',
        '--book',
        book,
        '--no-cache',
      ]);
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (said += piece));
      child.on('close', (status) => resolve({ status, said }));
    });
  const [first, ...others] = await Promise.all([list(), list(), list()]);
  expect(first).toMatchObject({ status: 0, said: expect.stringContaining('state-exports') });
  for (const other of others) expect(other).toEqual(first);
  expect(readdirSync(join(copy, 'pipeline/dist'))).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/)]);
});
