/** `briefing watch` in a process of its own: whatever happens to the files, the outputs end as those of a clean build. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { briefing, copyOfMinimalBook, digestsIn, temporaryFolder } from '../build/runBriefing.ts';
import { memoBook } from '../memo/memoBook.ts';

const root = join(import.meta.dirname, '../..');

interface Told {
  readonly changed?: readonly string[];
  readonly gone?: string;
  readonly done?: boolean;
  readonly unchanged?: boolean;
  readonly milliseconds?: number;
  readonly problems?: readonly { readonly code: string }[];
}

interface Watching {
  readonly child: ChildProcess;
  /** The next thing told that is as wanted; what comes before is passed over. */
  readonly until: (isWanted: (told: Told) => boolean) => Promise<Told>;
  /** Everything told so far. */
  readonly told: readonly Told[];
  readonly errors: () => string;
}

/** Ends with the test, whatever becomes of it. */
function watching(book: string, ...more: readonly string[]): Watching {
  const child = spawn(
    process.execPath,
    [
      join(root, 'pipeline/briefing.js'),
      'watch',
      '--book',
      book,
      '--json',
      '--cache',
      temporaryFolder(),
      ...more,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const told: Told[] = [];
  let errors = '';
  let wake = (): void => undefined;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    told.push(JSON.parse(line));
    wake();
  });
  child.on('exit', () => wake());
  let seen = 0;
  const until = async (isWanted: (each: Told) => boolean): Promise<Told> => {
    for (;;) {
      const each = told[seen];
      if (each === undefined) {
        if (child.exitCode !== null) throw new Error(`the watch has ended: ${errors}`);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      seen += 1;
      if (isWanted(each)) return each;
    }
  };
  return { child, until, told, errors: () => errors };
}

const isBuilt = ({ done }: Told) => done === true;

/** Digests of what a process without a past makes of the book. */
function cleanBuild(book: string): ReadonlyMap<string, string> {
  const out = temporaryFolder();
  expect(briefing(['build', '--book', book, '--out', out, '--quiet', '--no-cache']).code).toBe(0);
  return digestsIn(out);
}

/** The small book with charts and derived tables. */
function bookWithCharts(): string {
  const book = copyOfMinimalBook();
  for (const folder of new Set(Object.keys(memoBook).map((path) => path.slice(0, path.lastIndexOf('/')))))
    mkdirSync(join(book, folder), { recursive: true });
  for (const [path, text] of Object.entries(memoBook)) writeFileSync(join(book, path), text);
  return book;
}

test('after-each-edit-the-outputs-are-those-of-a-clean-build', async () => {
  const book = bookWithCharts();
  const output = join(book, 'output');
  const { child, until, told, errors } = watching(book);
  const edit = (path: string, from: string, to: string) => {
    const file = join(book, path);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(from);
    writeFileSync(file, text.replace(from, to));
  };
  await until(isBuilt);
  expect(digestsIn(output)).toEqual(cleanBuild(book));

  const exports = 'data/trade/state-exports.csv';
  const chapter = 'templates/chapters/trade.md.hbs';
  const edits: readonly (readonly [path: string, from: string, to: string])[] = [
    [exports, 'Ohio,2023,8.2', 'Ohio,2023,8.4'],
    [chapter, 'billion dollars', 'billion US dollars'],
    ['templates/charts/bars.vl.json', '"US$ billion"', '"Billions of dollars"'],
    ['templates/theme.json', '#0e6073', '#0e6074'],
    ['templates/book.yaml', 'year: 2023', 'year: 2022'],
    // Back again: what was remembered of an earlier state is that state's.
    [exports, 'Ohio,2023,8.4', 'Ohio,2023,8.2'],
  ];
  for (const [path, from, to] of edits) {
    edit(path, from, to);
    expect(await until(isBuilt)).toMatchObject({ unchanged: false });
    expect(digestsIn(output), path).toEqual(cleanBuild(book));
  }

  // Saved as it was.
  const last = readFileSync(join(book, chapter));
  writeFileSync(join(book, chapter), last);
  expect(await until(isBuilt)).toMatchObject({ unchanged: true });

  // An editor that saves by renaming.
  writeFileSync(
    join(book, `${chapter}~`),
    readFileSync(join(book, chapter), 'utf8').replace('goods', 'wares'),
  );
  renameSync(join(book, `${chapter}~`), join(book, chapter));
  await until(isBuilt);
  expect(digestsIn(output)).toEqual(cleanBuild(book));

  // Broken: the problem is told and the outputs stay; mended: they follow.
  const before = digestsIn(output);
  edit(exports, 'Ohio,2023,8.2', 'Ohio,2023,"8,2"');
  const broken = await until(({ done }) => done === false);
  expect(broken.problems?.map(({ code }) => code)).toContain('number-expected');
  expect(digestsIn(output)).toEqual(before);
  edit(exports, 'Ohio,2023,"8,2"', 'Ohio,2023,8.3');
  await until(isBuilt);
  expect(digestsIn(output)).toEqual(cleanBuild(book));

  // A burst, which goes on while a build runs, ends in the last state, after few builds.
  const built = told.filter(isBuilt).length;
  for (let turn = 0; turn < 60; turn += 1) {
    const text = readFileSync(join(book, exports), 'utf8');
    writeFileSync(join(book, exports), text.replace(/Ohio,2023,[\d.]+/, `Ohio,2023,${8 + turn / 10}`));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const wanted = cleanBuild(book);
  while (JSON.stringify([...digestsIn(output)]) !== JSON.stringify([...wanted])) await until(isBuilt);
  expect(told.filter(isBuilt).length - built).toBeLessThan(30);

  // A folder that goes is waited for, and what it holds when it is back is built.
  renameSync(join(book, 'data'), join(book, 'aside'));
  expect(await until(({ gone }) => gone !== undefined)).toEqual({ gone: 'data' });
  writeFileSync(
    join(book, 'aside/trade/state-exports.csv'),
    readFileSync(join(book, 'aside/trade/state-exports.csv'), 'utf8').replace(
      'Texas,2023,144.3',
      'Texas,2023,145.3',
    ),
  );
  renameSync(join(book, 'aside'), join(book, 'data'));
  await until(isBuilt);
  expect(digestsIn(output)).toEqual(cleanBuild(book));

  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(errors()).toBe('');
}, 600_000);

test('explain-says-of-each-build-what-was-made-again', async () => {
  const book = bookWithCharts();
  const { until, errors } = watching(book, '--explain');
  await until(isBuilt);
  expect(errors()).toContain('made  chart bars  (nothing like it is kept)');
  writeFileSync(
    join(book, 'templates/charts/bars.vl.json'),
    readFileSync(join(book, 'templates/charts/bars.vl.json'), 'utf8').replace('US$ billion', 'Billions'),
  );
  await until(isBuilt);
  expect(errors()).toContain('made  chart bars  (changed: specification)');
  expect(errors()).toMatch(/^chart: 2 of 3 used again$/m);
}, 120_000);

test.each(['SIGINT', 'SIGTERM'] as const)(
  'whenever-it-is-interrupted-it-ends-well-and-leaves-whole-files: %s',
  async (signal) => {
    const book = copyOfMinimalBook();
    const csv = join(book, 'data/trade/state-exports.csv');
    for (const delay of [0, 100, 300, 600]) {
      const { child, until, errors } = watching(book);
      await until(isBuilt);
      const text = readFileSync(csv, 'utf8');
      writeFileSync(csv, text.replace(/Ohio,2023,[\d.]+/, `Ohio,2023,${9 + delay / 1000}`));
      await until(({ changed }) => changed !== undefined);
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill(signal);
      expect(await once(child, 'exit')).toEqual([0, null]);
      expect(errors()).toBe('');
      const output = join(book, 'output');
      expect(existsSync(join(output, '.publish.json'))).toBe(false);
      expect(existsSync(join(output, '.publish.lock'))).toBe(false);
      // Each output is the one that the manifest was written with.
      const { outputs } = JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8'));
      const { 'manifest.json': _, ...found } = Object.fromEntries(digestsIn(output));
      expect(found).toEqual(outputs);
    }
  },
  300_000,
);
