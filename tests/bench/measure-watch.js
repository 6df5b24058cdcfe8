/**
 * Measures `watch` on a copy of a book: from a save until the PDF and the workbook of it are in place, by kind of change, beside
 * a cold build; medians in seconds: measure-watch.js [BOOK] [RUNS]
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { changeBook } from './change-book.js';
import { hasPeers, peerContent } from './peer-content.js';

const root = join(import.meta.dirname, '../..');
const book = resolve(process.argv[2] ?? root);
const runs = Number(process.argv[3] ?? 5);
const folder = mkdtempSync(join(root, 'node_modules/.bench-'));
const briefing = join(root, 'pipeline/briefing.js');

try {
  for (const part of ['data', 'templates']) cpSync(join(book, part), join(folder, part), { recursive: true });
  const options = ['--book', folder, '--out', join(folder, 'out'), '--no-cache'];
  const cold = Array.from({ length: runs + 1 }, () => coldBuild(options)).slice(1);
  const kinds = await watched(options);
  const typst = hasPeers() ? await warmTypst() : undefined;
  const whole = median(cold);
  const line = (what, seconds) => `| ${what} | ${seconds.toFixed(2)} s | ${(seconds / whole).toFixed(2)} |`;
  process.stdout.write(
    [
      `medians of ${runs}, Node ${process.versions.node}`,
      '',
      '| what | until both are in place | of a cold build |',
      '| --- | --- | --- |',
      line('cold build', whole),
      ...kinds.map(({ kind, seconds }) => line(`watch, one ${kind} changed`, median(seconds))),
      ...(typst === undefined ? [] : [line('Typst, warm, one figure changed: its PDF alone', typst)]),
      '',
    ].join('\n'),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Median seconds in which Typst, with all of a build before in memory, sets the pages again. */
async function warmTypst() {
  const content = await peerContent(book, folder);
  python('peer_chain.py', content, join(folder, 'peers'), 'charts');
  return Number(python('warm_typst.py', content, String(runs)));
}

function python(script, ...args) {
  const { status, stdout, stderr } = spawnSync('python3', [join(import.meta.dirname, script), ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

function coldBuild(options) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [briefing, 'build', '--quiet', ...options], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return (performance.now() - start) / 1000;
}

/** Seconds by kind of change; the first of each, which warms up, is left out. */
async function watched(options) {
  const child = spawn(process.execPath, [briefing, 'watch', '--json', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const told = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    await builtAnew(told);
    const measured = [];
    for (const kind of ['figure', 'word', 'chart']) {
      const seconds = [];
      for (let run = 0; run <= runs; run++) {
        const start = performance.now();
        changeBook(folder, kind);
        await builtAnew(told);
        seconds.push((performance.now() - start) / 1000);
      }
      measured.push({ kind, seconds: seconds.slice(1) });
    }
    return measured;
  } finally {
    child.kill('SIGINT');
  }
}

/** The outputs are in place when `watch` says so. */
async function builtAnew(told) {
  for (;;) {
    const { value, done } = await told.next();
    if (done) throw new Error('watch has ended');
    const event = JSON.parse(value);
    if (event.done === true && event.unchanged !== true) return;
    if (event.done === false) throw new Error(value);
  }
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
