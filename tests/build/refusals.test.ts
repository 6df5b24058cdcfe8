/** What a command says that cannot give its result: as JSON the problems are the result, each with its file. */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkCommand } from '../../pipeline/commands/checkCommand.ts';
import { diffCommand } from '../../pipeline/commands/diffCommand.ts';
import { listCommand } from '../../pipeline/commands/listCommand.ts';
import { migrateCommand } from '../../pipeline/commands/migrateCommand.ts';
import { releaseCommand } from '../../pipeline/commands/releaseCommand.ts';
import type { Terminal } from '../../pipeline/commands/terminal.ts';
import { traceCommand } from '../../pipeline/commands/traceCommand.ts';
import { verifyCommand } from '../../pipeline/commands/verifyCommand.ts';
import { copyOfMinimalBook } from './runBriefing.ts';

type Options = Parameters<typeof checkCommand>[0];
type Command = (options: Options, terminal: Terminal) => Promise<boolean>;

/** A book whose data cannot be read. */
function brokenBook(): string {
  const book = copyOfMinimalBook();
  writeFileSync(join(book, 'data/trade/datapackage.json'), '{\n"name": }');
  return book;
}

/** A book whose data hold, but whose text cannot be read. */
function wordlessBook(): string {
  const book = copyOfMinimalBook();
  rmSync(join(book, 'templates/chapters/trade.md.hbs'));
  return book;
}

async function saidBy(command: Command, book: string) {
  const said = { out: '', err: '' };
  const terminal: Terminal = {
    colour: false,
    live: false,
    result: (text) => {
      said.out += text;
    },
    error: (text) => {
      said.err += text;
    },
    progress: () => {},
  };
  const common = { book, json: true, quiet: false, format: 'text', limit: undefined, cache: false } as const;
  const options = { ...common, asStated: false, set: [], asOf: undefined };
  return { held: await command(options, terminal), ...said };
}

const refusing: readonly (readonly [name: string, command: Command, book: () => string, code: string])[] = [
  ['check', checkCommand, brokenBook, 'json-syntax'],
  ['list tables', (options, t) => listCommand({ ...options, what: 'tables' }, t), brokenBook, 'json-syntax'],
  [
    'list checks',
    (options, t) => listCommand({ ...options, what: 'checks' }, t),
    wordlessBook,
    'unknown-chapter',
  ],
  [
    'list fixed-periods',
    (options, t) => listCommand({ ...options, what: 'fixed-periods' }, t),
    (): string => {
      const book = copyOfMinimalBook();
      writeFileSync(join(book, 'templates/book.yaml'), 'a: [');
      return book;
    },
    'yaml-syntax',
  ],
  [
    'trace',
    (options, t) => traceCommand({ ...options, figure: 'x', out: undefined }, t),
    brokenBook,
    'json-syntax',
  ],
  ['migrate', (options, t) => migrateCommand({ ...options, dryRun: true }, t), brokenBook, 'json-syntax'],
  [
    'diff',
    (options, t) => diffCommand({ ...options, before: 'manifest.json', after: undefined, as: 'json' }, t),
    brokenBook,
    'nothing-to-compare',
  ],
  ['verify', (options, t) => verifyCommand({ ...options, out: undefined }, t), brokenBook, 'not-built'],
  [
    'release',
    (options, t) => releaseCommand({ ...options, name: 'one', out: undefined }, t),
    brokenBook,
    'not-built',
  ],
];

test.each(refusing)('%s that cannot give its result says why in JSON', async (_, command, book, code) => {
  const { held, out, err } = await saidBy(command, book());
  expect(held).toBe(false);
  expect(err).toBe('');
  const { problems }: { problems: readonly { code: string; place?: { file: string } }[] } = JSON.parse(out);
  expect(problems.map((each) => each.code)).toContain(code);
  if (code !== 'nothing-to-compare')
    for (const { place } of problems) expect(place?.file).toMatch(/^(?:data|templates|output)\//);
});

test('a-figure-that-is-not-there-is-told-in-json', async () => {
  const { held, out } = await saidBy(
    (options, t) => traceCommand({ ...options, figure: '__proto__[1].constructor', out: undefined }, t),
    copyOfMinimalBook(),
  );
  expect(held).toBe(false);
  expect(JSON.parse(out)).toMatchObject({ problems: [{ code: 'nothing-traced' }] });
});

test.skipIf(!existsSync('/dev/full'))(
  'a-result-that-cannot-be-printed-is-a-failure-of-the-machine-and-nothing-untrue-is-said-of-the-outputs',
  () => {
    const book = copyOfMinimalBook();
    const full = openSync('/dev/full', 'w');
    const run = spawnSync(
      process.execPath,
      ['pipeline/briefing.js', 'build', '--only', 'charts', '--quiet', '--no-cache', '--book', book],
      { encoding: 'utf8', stdio: ['ignore', full, 'pipe'] },
    );
    closeSync(full);
    expect(run.status).toBe(3);
    expect(run.stderr).toContain('the result could not be printed (ENOSPC');
    expect(run.stderr).not.toContain('Nothing in the output folder has changed');
    expect(existsSync(join(book, 'output/manifest.json'))).toBe(true);
  },
);
