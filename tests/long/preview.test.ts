/** `briefing watch --serve` in a browser: what is edited on disk is seen, nothing moves, and clicks say where things come from. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { copyOfMinimalBook, temporaryFolder } from '../build/runBriefing.ts';
import { memoBook } from '../memo/memoBook.ts';

const root = join(import.meta.dirname, '../..');

const programs = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const program = programs.find((path) => path !== '' && existsSync(path));
if (program === undefined)
  process.stderr.write('skipped: the preview in a browser; there is no Chromium (CHROMIUM names one)\n');

let browser: Browser | undefined;

beforeAll(async () => {
  if (program !== undefined)
    browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
}, 60_000);

afterAll(() => browser?.close());

interface Watched {
  readonly book: string;
  readonly child: ChildProcess;
  readonly page: Page;
  readonly address: string;
  /** What was said to be wrong in the page itself. */
  readonly faults: readonly string[];
  /** Words of the editor's command line, a line each. */
  readonly opened: () => string;
  readonly edit: (path: string, from: string, to: string) => void;
  /** Resolves when the pages in sight are those of a build. */
  readonly shows: (build: number) => Promise<void>;
}

/** A long chapter, so that there is something to scroll. */
const paragraphs = Array.from({ length: 60 }, (_, index) =>
  [
    `## Of trade, part ${'abcdefghijklmnopqrstuvwxyz'[index % 26]}${'abc'[Math.floor(index / 26)]}`,
    'Ohio sold wares worth {{value "state-exports[Ohio, 2023].exports"}} billion dollars, as the chapter says again and again.',
  ].join('\n\n'),
).join('\n\n');

/** A book of several pages with charts and a table, watched, in a page of its own; all of it ends with the test. */
async function watched(...more: readonly string[]): Promise<Watched> {
  return watchedWith({}, ...more);
}

/** `others` are texts in the place of the book's own, by path: with one of them broken there are no pages at first. */
async function watchedWith(
  others: Readonly<Record<string, string>>,
  ...more: readonly string[]
): Promise<Watched> {
  if (browser === undefined) throw new Error('there is no browser');
  const book = copyOfMinimalBook();
  for (const [path, text] of Object.entries(memoBook)) {
    mkdirSync(dirname(join(book, path)), { recursive: true });
    // Without a page of its part, the book begins with figures.
    writeFileSync(join(book, path), text.replace(/^parts: .*\nback: .*\nindex:\n.*$/m, 'chapters: [trade]'));
  }
  const chapter = join(book, 'templates/chapters/trade.md.hbs');
  writeFileSync(chapter, `${readFileSync(chapter, 'utf8')}\n${paragraphs}\n`);
  for (const [path, text] of Object.entries(others)) writeFileSync(join(book, path), text);
  const folder = temporaryFolder();
  const stub = join(folder, 'editor.sh');
  const record = join(folder, 'opened.txt');
  writeFileSync(stub, `#!/bin/sh\nprintf '%s\\n' "$@" >> '${record}'\n`);
  chmodSync(stub, 0o755);
  const child = spawn(
    process.execPath,
    [join(root, 'pipeline/briefing.js'), 'watch', '--serve', '--json', '--book', book, '--port', '0']
      .concat(['--cache', temporaryFolder(), '--editor', `${stub} --at {line} {file}`])
      .concat(more),
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const { serving: address }: { readonly serving: string } = JSON.parse(String(line));

  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (said) => {
    if (said.type() === 'error') faults.push(said.text());
  });
  // Whatever it asks for, it asks the watch.
  page.on('request', (asked) => {
    if (!asked.url().startsWith(address) && !/^(?:data|blob):/.test(asked.url())) faults.push(asked.url());
  });
  await page.goto(address);
  const shows = async (build: number) => {
    await page.locator(`.page[data-build="${build}"] canvas`).first().waitFor();
    await page.locator('.marks .figure').first().waitFor();
  };
  if (Object.keys(others).length === 0) await shows(1);
  return {
    book,
    child,
    page,
    address,
    faults,
    shows,
    opened: () => (existsSync(record) ? readFileSync(record, 'utf8') : ''),
    edit: (path, from, to) => {
      const text = readFileSync(join(book, path), 'utf8');
      expect(text).toContain(from);
      writeFileSync(join(book, path), text.replaceAll(from, to));
    },
  };
}

/** Builds take their time. */
const until = <Value>(read: () => Value | Promise<Value>) => expect.poll(read, { timeout: 60_000 });

const exportsOfStates = 'data/trade/state-exports.csv';

test.skipIf(program === undefined)(
  'a-day-with-the-preview',
  async () => {
    const { book, child, page, faults, opened, edit, shows, address } = await watched();
    const frame = page.locator('#pages');
    const scrolled = () => frame.evaluate(({ scrollTop }) => scrollTop);
    const status = (type: string) => page.locator(`#status[data-type="${type}"]`).waitFor();

    const problems = page.locator('#problems');
    const problemsBefore = await problems.textContent();
    expect(problemsBefore).not.toContain('number-expected');

    // Somewhere in the middle of a page.
    await page.locator('#page').fill('2');
    await page.locator('#page').press('Enter');
    await frame.evaluate((element) => element.scrollBy(0, 237));
    await until(() => page.locator('#page').inputValue()).toBe('2');
    const before = await scrolled();
    expect(before).toBeGreaterThan(300);
    const figure = page.locator('.page:nth-child(2) .figure[data-name^="sec:"]').first();
    await until(() => figure.getAttribute('title')).toBe('8.2');

    // A figure edited on disk is seen, at the same place of the same page, and marked.
    const drawn = () =>
      page.evaluate<string>("document.querySelector('.page:nth-child(2) canvas').toDataURL()");
    const pictureBefore = await drawn();
    edit(exportsOfStates, 'Ohio,2023,8.2', 'Ohio,2023,8.4');
    await shows(2);
    await until(() => figure.getAttribute('title')).toBe('8.4, was 8.2');
    expect(await drawn()).not.toBe(pictureBefore);
    expect(await scrolled()).toBe(before);
    expect(await page.locator('#page').inputValue()).toBe('2');
    expect(await page.locator('.page:nth-child(2) .change.figure-changed').count()).toBeGreaterThan(5);
    await until(() => page.locator('.page.changed').count()).toBeGreaterThan(1);
    await page.locator('#tab-changes').click();
    const changes = await page.locator('#changes li').allTextContents();
    expect(changes[0]).toBe('figure ch:trade#18.2 → 8.4show it');
    expect(changes.join('\n')).toContain('chart fig:states');

    // What is wrong is said beside the pages, which stay; a click opens the place.
    edit(exportsOfStates, 'Ohio,2023,8.4', 'Ohio,2023,"8,4"');
    await status('failed');
    await until(() => problems.textContent()).toContain('expected a number, found "8,4"');
    expect(await problems.textContent()).toContain('write 8.4');
    expect(await figure.getAttribute('title')).toBe('8.4, was 8.2');
    expect(await scrolled()).toBe(before);
    await problems
      .locator('.place', { hasText: `${exportsOfStates}:3` })
      .first()
      .click();
    await until(opened).toBe(`--at\n3\n${join(book, exportsOfStates)}\n`);
    expect(await page.locator('#said').textContent()).toBe('');

    // An editor that saves by renaming mends it, and the problem goes.
    const csv = join(book, exportsOfStates);
    writeFileSync(`${csv}~`, readFileSync(csv, 'utf8').replace('"8,4"', '8.5'));
    renameSync(`${csv}~`, csv);
    await shows(3);
    await until(() => problems.textContent()).toBe(problemsBefore);
    await until(() => figure.getAttribute('title')).toBe('8.5, was 8.2');

    // A click on a figure shows where it comes from, and the next build keeps that in step.
    await figure.click();
    const trace = page.locator('#trace');
    await until(() => trace.textContent()).toContain('state-exports[Ohio, 2023].exports');
    expect(await trace.textContent()).toMatch(
      /8\.5 US\$ billion[\s\S]*Test Office, Trade by State[\s\S]*held: rose[\s\S]*page/,
    );
    expect(await figure.getAttribute('aria-current')).toBe('true');
    await trace
      .locator('.place', { hasText: `${exportsOfStates}:3` })
      .first()
      .click();
    await until(opened).toContain(
      `${join(book, exportsOfStates)}\n--at\n3\n${join(book, exportsOfStates)}\n`,
    );
    edit(exportsOfStates, 'Ohio,2023,8.5', 'Ohio,2023,8.6');
    await shows(4);
    await until(() => trace.textContent()).toContain('8.6 US$ billion');

    // A mark of a chart is a figure, too; keys go from one to the next, and back out.
    await page.locator('#page').fill('1');
    await page.locator('#page').press('Enter');
    const mark = page.locator('.figure[data-name^="fig:states"]').first();
    await mark.waitFor();
    await mark.focus();
    await page.keyboard.press('Enter');
    await until(() => trace.locator('h2').textContent()).toMatch(
      /^Figure.1\.2: state-exports\[Ohio, 2023\]\.exports$/,
    );
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate<string>("document.activeElement.getAttribute('data-name')")).toMatch(
      /^fig:states\/.*#2$/,
    );
    await page.keyboard.press('Enter');
    await until(() => trace.locator('h2').textContent()).toMatch(/\[Texas, 2023\]/);
    await page.keyboard.press('Escape');
    expect(await page.locator('#tab-trace').isDisabled()).toBe(true);
    expect(await page.locator('.figure[aria-current]').count()).toBe(0);
    await page.keyboard.press('n');
    await until(() => page.locator('#page').inputValue()).toBe('2');
    await page.keyboard.press('p');
    await until(() => page.locator('#page').inputValue()).toBe('1');

    // A chapter that becomes shorter takes its pages along; a folder that goes is waited for.
    edit('templates/chapters/trade.md.hbs', paragraphs, '');
    await shows(5);
    await until(() => page.locator('.page').count()).toBeLessThan(4);
    renameSync(join(book, 'data'), join(book, 'aside'));
    await status('waiting');
    expect(await page.locator('#status').textContent()).toContain('data is gone');
    renameSync(join(book, 'aside'), join(book, 'data'));
    await status('done');

    // The page that is loaded again is where it was.
    await page.goto(`${address}#page=2`);
    await page.reload();
    await until(() => page.locator('#page').inputValue()).toBe('2');
    expect(faults).toEqual([]);

    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
    await until(() => page.locator('#status').textContent()).toContain('does not answer');
  },
  300_000,
);

test.skipIf(program === undefined)(
  'draft-pages-by-default-and-final-ones-on-demand',
  async () => {
    const draft = await watched();
    await until(() => draft.page.title()).toContain('Draft');
    draft.edit('templates/chapters/trade.md.hbs', 'Ohio exported', 'Ohio also {{value "none"}} exported');
    await draft.shows(2);
    await until(() => draft.page.locator('#problems').textContent()).toContain('open');
    // The list of open points is no change of the book.
    expect(await draft.page.locator('#changes').textContent()).toContain('also [?] exported');
    expect(await draft.page.locator('#changes').textContent()).not.toContain('open-points');
    const final = await watched('--final');
    expect(await final.page.title()).not.toContain('Draft');
  },
  300_000,
);

test.skipIf(program === undefined)(
  'a-book-that-is-broken-at-first-has-problems-and-then-pages',
  async () => {
    const text = 'state,year,exports\nOhio,2023,"8,2"\n';
    const { page, book, shows, faults } = await watchedWith({ [exportsOfStates]: text });
    await until(() => page.locator('#problems').textContent()).toContain('number-expected');
    expect(await page.locator('#status').textContent()).toContain('no pages yet');
    writeFileSync(join(book, exportsOfStates), memoBook[exportsOfStates] ?? '');
    await shows(1);
    await until(() => page.locator('#problems').textContent()).not.toContain('number-expected');
    expect(await page.locator('#changes').textContent()).toContain('Nothing has changed');
    expect(faults).toEqual([]);
  },
  300_000,
);
