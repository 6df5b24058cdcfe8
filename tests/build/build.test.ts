import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkCommand } from '../../pipeline/commands/checkCommand.ts';
import { lintWorkbookCommand } from '../../pipeline/commands/lintWorkbookCommand.ts';
import { readGivenFile } from '../../pipeline/commands/readGivenFile.ts';
import { traceCommand } from '../../pipeline/commands/traceCommand.ts';
import { UsageError } from '../../pipeline/commands/UsageError.ts';
import { defaultLimits } from '../../pipeline/limits/Limits.ts';
import { readManifest } from '../../pipeline/publish/readManifest.ts';
import { isLinkOutOf } from '../../pipeline/world/Disk.ts';
import { buildHere, inTests, listener } from './buildHere.ts';
import {
  briefing,
  copyOf,
  copyOfMinimalBook,
  digestsIn,
  minimalBook,
  type Run,
  temporaryFolder,
} from './runBriefing.ts';

/** The small book, built once; tests look at it, and change copies of it. */
let shared: { readonly book: string; readonly run: Run };

beforeAll(() => {
  const book = mkdtempSync(join(tmpdir(), 'briefing-'));
  copyOf(minimalBook, book);
  appendFileSync(join(book, 'templates/book.yaml'), 'keywords: [trade]\n');
  const run = briefing(['build', '--book', book], { TZ: 'Asia/Tokyo', LC_ALL: 'tr_TR.UTF-8' });
  shared = { book, run };
}, 300_000);

afterAll(() => rmSync(shared.book, { recursive: true, force: true }));

function copyOfBuiltBook(): string {
  return copyOf(shared.book, temporaryFolder());
}

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

test('a-build-leaves-its-outputs-and-says-what-it-did', () => {
  const { book, run } = shared;
  expect(run.err).not.toContain('error');
  expect(run.code).toBe(0);
  expect([...digestsIn(join(book, 'output')).keys()]).toEqual([
    'manifest.json',
    'minimal-book-data.zip',
    'minimal-book.pdf',
    'minimal-book.xlsx',
  ]);
  expect(run.out).toMatch(/\d+ pages, \d+ worksheets/);
});

test('the-same-input-gives-the-same-bytes-in-another-folder-zone-and-locale', () => {
  const there = copyOfBuiltBook();
  rmSync(join(there, 'output'), { recursive: true });
  expect(briefing(['build', '--book', there, '--quiet'], { TZ: 'America/New_York', LC_ALL: 'C' }).code).toBe(
    0,
  );
  expect(digestsIn(join(shared.book, 'output'))).toEqual(digestsIn(join(there, 'output')));
});

test('a-book-with-errors-leaves-what-was-in-the-output-folder', async () => {
  const book = copyOfBuiltBook();
  const before = digestsIn(join(book, 'output'));
  expect(before.size).toBe(4);
  edit(join(book, 'data/trade/state-exports.csv'), 'Ohio,2023,8.2', 'Ohio,2023,"8,2"');
  edit(join(book, 'templates/chapters/trade.md.hbs'), 'billion', '12 billion');
  const { done, said } = await buildHere({ book });
  expect(done).toBe(false);
  expect(said).toContain('state-exports.csv:3:11 (state=Ohio,year=2023) exports');
  expect(said).toContain('found "8,2"');
  expect(said).toContain('output has changed');
  expect(digestsIn(join(book, 'output'))).toEqual(before);
});

test('changing-one-cell-changes-the-sentence-that-quotes-it', async () => {
  const book = copyOfBuiltBook();
  const displayed = () =>
    (readManifest(join(book, 'output'))?.figures ?? []).map(
      ({ displayed: text, cell }) => `${text} in ${cell}`,
    );
  const before = displayed();
  edit(join(book, 'data/trade/state-exports.csv'), 'Ohio,2023,8.2', 'Ohio,2023,9.4');
  expect(await buildHere({ book })).toMatchObject({ done: true });
  const after = displayed();
  expect(before).toHaveLength(after.length);
  expect(before.filter((figure) => !after.includes(figure))).toEqual([before[0]]);
  expect(after[0]).toBe(before[0]?.replace('8.2', '9.4'));
});

test('only-the-outputs-asked-for-are-written', async () => {
  const book = copyOfMinimalBook();
  const out = join(temporaryFolder(), 'elsewhere');
  expect(await buildHere({ book, out, only: ['xlsx'] })).toMatchObject({ done: true });
  expect([...digestsIn(out).keys()]).toEqual(['manifest.json', 'minimal-book-data.zip', 'minimal-book.xlsx']);
});

test('a-wrong-command-line-ends-with-2', () => {
  expect(briefing(['build', '--only', 'docx']).code).toBe(2);
  expect(briefing(['bake']).code).toBe(2);
  expect(briefing([]).code).toBe(2);
  expect(briefing(['check', '--as-of', 'yesterday']).err).toContain('--as-of takes a date');
});

test.each([
  [['build', '--book', 'one', '--book', 'two'], '--book is given more than once'],
  [['check', '--as-of', '2024-02-31'], '--as-of takes a date'],
])(
  'an-option-that-means-nothing-ends-with-2 (%j)',
  (args, message) => {
    const run = briefing(args);
    expect(run.err).toContain(message);
    expect(run.code).toBe(2);
  },
  60_000,
);

test('outputs-under-an-earlier-file-name-go-and-what-somebody-changed-or-added-stays', async () => {
  const book = copyOfBuiltBook();
  const output = join(book, 'output');
  writeFileSync(join(output, 'minutes.txt'), 'mine');
  appendFileSync(join(output, 'minimal-book-data.zip'), 'changed by hand');
  edit(join(book, 'templates/book.yaml'), 'fileName: minimal-book', 'fileName: renamed');
  expect(await buildHere({ book, only: ['pdf'] })).toMatchObject({ done: true });
  expect([...digestsIn(output).keys()]).toEqual([
    'manifest.json',
    'minimal-book-data.zip',
    'minimal-book.xlsx',
    'minutes.txt',
    'renamed.pdf',
  ]);
  expect(await buildHere({ book })).toMatchObject({ done: true });
  expect([...digestsIn(output).keys()]).toEqual([
    'manifest.json',
    'minimal-book-data.zip',
    'minutes.txt',
    'renamed-data.zip',
    'renamed.pdf',
    'renamed.xlsx',
  ]);
}, 60_000);

test.each(['data', 'templates/out', '.', '..'])(
  'an-output-folder-among-the-sources-is-refused (%s)',
  async (out) => {
    const book = copyOfMinimalBook();
    const before = digestsIn(book);
    const refused = buildHere({ book, out: join(book, out) });
    await expect(refused).rejects.toThrow('--out takes a folder apart from the sources');
    await expect(refused).rejects.toThrow(UsageError);
    expect(digestsIn(book)).toEqual(before);
  },
);

test('a-folder-that-is-refused-ends-with-2', () => {
  const book = copyOfMinimalBook();
  const run = briefing(['build', '--book', book, '--out', book]);
  expect(run.err).toContain('--out takes a folder apart from the sources');
  expect(run.code).toBe(2);
});

test('a-command-that-only-reads-mends-what-a-killed-build-left', () => {
  const book = copyOfBuiltBook();
  const output = join(book, 'output');
  const before = digestsIn(output);
  mkdirSync(join(output, '.publish-999999999'));
  renameSync(join(output, 'minimal-book.pdf'), join(output, '.publish-999999999/old-0'));
  writeFileSync(join(output, 'minimal-book.pdf'), 'half an edition');
  const digest = createHash('sha256').update('half an edition').digest('hex');
  const moves = [{ path: 'minimal-book.pdf', existed: true, digest }];
  writeFileSync(join(output, '.publish.json'), JSON.stringify({ staging: '.publish-999999999', moves }));
  expect(briefing(['check', '--book', book]).code).toBe(0);
  expect(digestsIn(output)).toEqual(before);
}, 60_000);

test('a-folder-output-that-is-a-link-out-of-the-book-is-not-written-through', () => {
  const book = copyOfMinimalBook();
  const elsewhere = temporaryFolder();
  writeFileSync(join(elsewhere, '.publish.json'), '{}');
  symlinkSync(elsewhere, join(book, 'output'));
  const run = briefing(['build', '--book', book]);
  expect(run.code).toBe(1);
  expect(run.err).toContain('output  output-linked: expected a file or folder of the output folder itself');
  expect(readdirSync(elsewhere)).toEqual(['.publish.json']);
});

test('a-link-leads-out-of-a-folder-where-it-ends-elsewhere-or-nowhere', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'inside'));
  symlinkSync('inside', join(folder, 'in'));
  symlinkSync(temporaryFolder(), join(folder, 'out'));
  symlinkSync('nothing', join(folder, 'dangling'));
  const found = ['inside', 'in', 'out', 'dangling', 'none'].filter((name) =>
    isLinkOutOf(join(folder, name), folder),
  );
  expect(found).toEqual(['out', 'dangling']);
});

test('two-builds-into-one-folder-at-once-leave-one-whole-edition', async () => {
  const book = copyOfMinimalBook();
  const build = () =>
    new Promise<number | null>((resolve) => {
      spawn(process.execPath, ['pipeline/briefing.js', 'build', '--book', book, '--no-cache'], {
        stdio: 'ignore',
      }).on('exit', resolve);
    });
  expect(await Promise.all([build(), build(), build()])).toEqual([0, 0, 0]);
  expect([...digestsIn(join(book, 'output'))].filter(([path]) => path.startsWith('.'))).toEqual([]);
  expect(readManifest(join(book, 'output'))?.outputs['minimal-book.pdf']).toBe(
    digestsIn(join(book, 'output')).get('minimal-book.pdf'),
  );
}, 60_000);

test('a-reader-that-stops-reading-is-no-failure', () => {
  const list = `${process.execPath} pipeline/briefing.js list facts --book "${shared.book}"`;
  const { status, stderr } = spawnSync('sh', ['-c', `(${list}; echo "ended with $?" >&2) | true`], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('ended with 0\n');
  expect(status).toBe(0);
}, 60_000);

test('a-pdf-is-linted-and-what-is-none-is-a-problem', () => {
  const pdf = join(shared.book, 'output/minimal-book.pdf');
  expect(briefing(['lint-pdf', pdf])).toMatchObject({ code: 0, err: '' });
  const cut = join(temporaryFolder(), 'cut.pdf');
  writeFileSync(cut, readFileSync(pdf).subarray(0, 5000));
  const run = briefing(['lint-pdf', cut]);
  expect(run.err).toContain('cut.pdf  pdf-unreadable: expected a PDF that can be read');
  expect(run.code).toBe(1);
}, 60_000);

test('charts-alone-are-written-without-pages-or-sheets', async () => {
  const book = copyOfBuiltBook();
  const { done, said } = await buildHere({ book, only: ['charts'], json: true });
  const { pageCount, sheetCount, stages } = JSON.parse(said);
  expect({ done, pageCount, sheetCount }).toEqual({ done: true, pageCount: 0, sheetCount: 0 });
  expect(stages.map(({ stage }: { readonly stage: string }) => stage)).not.toContain('layout');
}, 60_000);

test('a-machine-that-fails-ends-with-3', () => {
  const book = copyOfMinimalBook();
  const out = join(temporaryFolder(), 'out');
  writeFileSync(out, 'a file where the folder should be');
  const run = briefing(['build', '--book', book, '--out', out]);
  expect(run.err).toContain('the machine failed');
  expect(run.code).toBe(3);
  expect(briefing(['check', '--book', join(book, 'nowhere')]).code).toBe(3);
}, 60_000);

test('check-lists-what-holds-and-what-is-overdue', async () => {
  const { terminal, said } = listener();
  await checkCommand(
    { ...inTests, book: copyOfMinimalBook(), asStated: false, set: [], asOf: '2030-01-01' },
    terminal,
  );
  expect(said()).toContain('checks: ');
  expect(said()).toContain('overdue on 2030-01-01');
  expect(said()).toContain('https://example.org/trade');
});

test.each(['lint-pdf', 'lint-workbook', 'import'])('%s-reads-regular-files-alone', (command) => {
  expect(briefing([command, minimalBook])).toMatchObject({
    code: 2,
    err: expect.stringContaining('found a folder'),
  });
});

test('a-pipe-or-device-is-no-regular-file', () => {
  if (process.platform === 'win32') return;
  for (const device of ['/dev/null', '/dev/zero']) {
    const read = () => readGivenFile(device, defaultLimits);
    expect(read).toThrow(UsageError);
    expect(read).toThrow('found a pipe or device');
  }
  // All commands that are given a file read it there.
  expect(briefing(['import', '/dev/zero'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('found a pipe or device'),
  });
});

test('a-printed-number-is-traced-to-its-cell', async () => {
  const book = copyOfMinimalBook();
  mkdirSync(join(book, 'output'), { recursive: true });
  const run = briefing(['trace', '8.2', '--book', book]);
  expect(run.out).toContain('state-exports[Ohio, 2023].exports');
  expect(run.out).toContain('data/trade/state-exports.csv:3');
  const { terminal } = listener();
  expect(await traceCommand({ ...inTests, book, figure: '999.9', out: undefined, set: [] }, terminal)).toBe(
    false,
  );
});

test('the-workbook-that-is-written-passes-the-linter', () => {
  const run = briefing(['lint-workbook', join(shared.book, 'output/minimal-book.xlsx')]);
  expect(run.out).toContain('no problems');
  expect(run.code).toBe(0);
});

test('what-the-linter-finds-is-counted-by-rule-and-strict-forgives-no-warning', async () => {
  const named = join(temporaryFolder(), 'Final Version.xlsx');
  writeFileSync(named, readFileSync(join(shared.book, 'output/minimal-book.xlsx')));
  const lint = async (options: { readonly json?: boolean }) => {
    const { terminal, said } = listener();
    const done = await lintWorkbookCommand(
      { ...inTests, book: '.', file: named, strict: false, ...options },
      terminal,
    );
    return { done, said: said() };
  };
  expect(await lint({})).toMatchObject({
    done: true,
    said: expect.stringMatching(/: 1 warning\n {2}1 {2}lint-file-name$/),
  });
  expect(briefing(['lint-workbook', named, '--strict']).code).toBe(1);
  expect(JSON.parse((await lint({ json: true })).said)).toMatchObject({
    errors: 0,
    warnings: 1,
    rules: { 'lint-file-name': 1 },
    problems: [{ code: 'lint-file-name' }],
  });
  expect(briefing(['lint-workbook', join(named, '..', 'nowhere.xlsx')]).code).toBe(3);
}, 60_000);

test('version-and-help-need-no-book', () => {
  expect(briefing(['--version']).out.trim()).toMatch(/^\d+\.\d+\.\d+$/);
  expect(briefing(['build', '--help']).out).toContain('--only');
});
