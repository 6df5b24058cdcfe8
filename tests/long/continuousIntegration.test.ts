/** The commands of the README for continuous integration, taken out of it and run as they stand. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { minimalBook, temporaryFolder } from '../build/runBriefing.ts';

const section =
  /## In continuous integration\n([\s\S]*?)\n## /.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
const blocks = [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, commands = '']) => commands);

test('the-commands-for-continuous-integration-do-what-the-manual-says', () => {
  expect(blocks).toHaveLength(2);
  const book = temporaryFolder();
  const bin = temporaryFolder();
  for (const part of [minimalBook, 'tests/fixtures/parameter-book', 'tests/fixtures/edition-book/first'])
    cpSync(part, book, { recursive: true });
  rmSync(join(book, 'data/trade/derived.yaml'));
  rmSync(join(book, 'templates/partials'), { recursive: true });
  // `npx briefing` where the package is not installed.
  const npx = join(bin, 'npx');
  writeFileSync(
    npx,
    `#!/bin/sh\nshift\nexec "${process.execPath}" "${resolve('pipeline/briefing.js')}" "$@"\n`,
  );
  chmodSync(npx, 0o755);
  const run = (commands: string) =>
    spawnSync('sh', ['-e', '-c', commands], {
      cwd: book,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${bin}:${process.env['PATH']}`, TAG: '2024-03' },
    });
  const identity = '-c user.name=A -c user.email=a@example.org -c commit.gpgsign=false';
  const prepared = run(
    `git init -q -b main . && git add . && git ${identity} commit -qm First && git checkout -qb change`,
  );
  expect(prepared.status, prepared.stderr).toBe(0);
  const csv = join(book, 'data/trade/state-exports.csv');
  writeFileSync(csv, readFileSync(csv, 'utf8').replace('Ohio,2023,8.2', 'Ohio,2023,8.3'));

  const [proposed = '', tagged = ''] = blocks;
  const checked = run(proposed);
  expect(checked.status, checked.stderr).toBe(0);
  const comment = readFileSync(join(book, 'difference.md'), 'utf8');
  expect(comment).toContain('## A Minimal Book: main (2024-03-31) → the working state (2024-03-31)');
  expect(comment).toContain(
    '| revised | state-exports\\[Ohio, 2023\\].exports | 8.2 US$ billion | 8.3 US$ billion |',
  );

  const released = run(tagged);
  expect(released.status, released.stderr).toBe(0);
  expect(readFileSync(join(book, 'data/editions/2024-03.jsonl'), 'utf8')).toContain('"name":"2024-03"');
  expect(JSON.parse(readFileSync(join(book, 'verified.json'), 'utf8'))).toMatchObject({
    same: true,
    inputs: [],
  });
}, 120_000);
