/** A new user's way: a packed tarball in an empty folder, a book from one command, built by the next; in every language on both papers. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { languageOf, languageTags } from '../../pipeline/language/languages.ts';
import { printProblems } from '../../pipeline/problems/printProblems.ts';
import { pageNames } from '../../pipeline/theme/papers.ts';
import { temporaryFolder } from '../build/runBriefing.ts';
import { filesOf, problemsOfBuild } from '../starter/bookOf.ts';

const root = join(import.meta.dirname, '../..');

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

test('a-tarball-in-an-empty-folder-makes-builds-and-shows-a-book', async () => {
  const home = temporaryFolder();
  const office = join(home, 'office');
  mkdirSync(office);
  const npm = (args: readonly string[], cwd: string) =>
    execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const [packed] = parsePacked(npm(['pack', '--json', '--pack-destination', home], root));
  const paths = packed?.files.map(({ path }) => path) ?? [];
  expect(paths).toContain('LICENSE');
  expect(paths).toContain('templates/README.md');
  expect(
    paths.filter((path) =>
      /^pipeline\/dist\/[^/]+\/(cli\.cjs|worker\.cjs|worker\.js|mathJax\.cjs|LICENSES\.txt)$/.test(path),
    ),
  ).toHaveLength(5);
  expect(
    paths.filter((path) =>
      /^pipeline\/dist\/[^/]+\/preview\/(preview\.(html|css|js)|pdf\.worker\.js)$/.test(path),
    ),
  ).toHaveLength(4);
  expect(paths.filter((path) => path.endsWith('.cache'))).toEqual([]);
  // Neither sources nor tests nor a book: of the folders of the book its manuals alone.
  expect(paths.filter((path) => /\.ts$|^tests\/|test\.|\.csv$|\.hbs$|\.yaml$/.test(path))).toEqual([]);
  expect(paths.filter((path) => /^(data|templates)\//.test(path)).sort()).toEqual([
    'data/README.md',
    'templates/README.md',
  ]);

  npm(
    [
      'install',
      '--prefer-offline',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      join(home, packed?.filename ?? ''),
    ],
    office,
  );
  expect(existsSync(join(office, 'node_modules/esbuild'))).toBe(false);
  const lock: { readonly packages: object } = JSON.parse(
    readFileSync(join(office, 'package-lock.json'), 'utf8'),
  );
  // The bundle holds all but what reads files beside itself.
  expect(Object.keys(lock.packages).length).toBeLessThan(20);
  const commands = commandsOf(readFileSync(join(root, 'README.md'), 'utf8'));
  expect(commands.length).toBeGreaterThanOrEqual(5);
  for (const command of commands) {
    const run = spawnSync(command, { cwd: office, encoding: 'utf8', shell: true });
    expect(run, command).toMatchObject({ status: 0 });
    expect(run.stdout + run.stderr, command).not.toMatch(/warning|error/);
  }
  expect(readdirSync(join(office, 'mybook/output')).sort()).toEqual([
    'a-briefing-book-data.zip',
    'a-briefing-book.pdf',
    'a-briefing-book.xlsx',
    'charts',
    'manifest.json',
  ]);
  expect(readFileSync(join(office, 'mybook/output/a-briefing-book.pdf')).subarray(0, 5).toString()).toBe(
    '%PDF-',
  );

  const watch = spawn(
    process.execPath,
    ['node_modules/briefing/pipeline/briefing.js', 'watch', '--serve', '--json'].concat([
      '--port',
      '0',
      '--book',
      'mybook',
    ]),
    { cwd: office, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(() => void watch.kill('SIGKILL'));
  const [line] = await once(createInterface({ input: watch.stdout }), 'line');
  const { serving }: { readonly serving: string } = JSON.parse(String(line));
  for (const name of ['', 'preview.js', 'preview.css', 'pdf.worker.js'])
    expect((await fetch(`${serving}${name}`)).status, name).toBe(200);
  watch.kill('SIGINT');
  await once(watch, 'exit');
}, 600_000);

/** The commands under "Your own book in ten minutes". */
function commandsOf(readme: string): readonly string[] {
  const [, block = ''] = /## Your own book in ten minutes\n[\s\S]*?```sh\n([\s\S]*?)```/.exec(readme) ?? [];
  return block.trim().split('\n');
}

function parsePacked(json: string): readonly Packed[] {
  const packed: readonly Packed[] = JSON.parse(json.slice(json.indexOf('[\n')));
  return packed;
}

const papers = ['A4', 'Letter'] as const;

test.each(languageTags.flatMap((tag) => papers.map((paper) => [tag, paper] as const)))(
  'a-new-book-builds-in-%s-on-%s',
  async (tag, paper) => {
    const language = languageOf(tag);
    if (language === undefined) throw new Error(tag);
    const { problems, pages } = await problemsOfBuild(await filesOf({ language, paper }));
    expect(printProblems(problems, { format: 'text' })).toBe('');
    expect(pages).toBe(5);
  },
  60_000,
);

test.each(pageNames.flatMap((paper) => ['en-US', 'de-DE'].map((tag) => [paper, tag] as const)))(
  'a-new-book-builds-on-%s-in-%s',
  async (paper, tag) => {
    const language = languageOf(tag);
    if (language === undefined) throw new Error(tag);
    const { problems } = await problemsOfBuild(await filesOf({ language, paper }));
    // Long words of German leave loose lines on a narrow page.
    const found = problems.filter(({ code }) => code !== 'line-loose');
    expect(printProblems(found, { format: 'text' })).toBe('');
  },
  60_000,
);
