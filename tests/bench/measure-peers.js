/**
 * Measures a book's commands in pairs, in turn, each in a process of its own: whole builds beside a chain of native tools on the
 * same content (vl-convert, Typst, XlsxWriter; left out, and said so, where Python does not have them), the other commands
 * beside a whole build. Prints a table, and writes JSON: measure-peers.js [BOOK] [RUNS] [FILE]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hasPeers, peerContent } from './peer-content.js';
import { fixed, tellResult } from './tell-result.js';

const root = join(import.meta.dirname, '../..');
const book = resolve(process.argv[2] ?? root);
const runs = process.argv[3] ?? '5';
const file = resolve(process.argv[4] ?? join(root, 'node_modules/.bench.json'));
const folder = mkdtempSync(join(root, 'node_modules/.bench-'));
const node = process.execPath;
const say = (line) => process.stderr.write(`${line}\n`);

try {
  const content = await peerContent(book, folder);
  const [scratch, memory] = ['scratch', 'memory'].map((name) => join(folder, name));
  for (const part of ['data', 'templates'])
    cpSync(join(book, part), join(scratch, part), { recursive: true });
  const briefing = (...argv) => ({ argv: [node, join(root, 'pipeline/briefing.js'), ...argv] });
  const cold = briefing('build', '--book', book, '--out', join(folder, 'out'), '--no-cache', '--quiet');
  const chain = (...what) => ({
    argv: ['python3', join(import.meta.dirname, 'peer_chain.py'), content, join(folder, 'peers'), ...what],
  });
  const only = (what) =>
    briefing('build', '--book', book, '--out', join(folder, what), '--only', what, '--no-cache', '--quiet');
  const kept = briefing(
    'build',
    '--book',
    scratch,
    '--out',
    join(folder, 'kept'),
    '--cache',
    memory,
    '--quiet',
  );
  const changed = (kind) => ({
    ...kept,
    before: [node, join(import.meta.dirname, 'change-book.js'), scratch, kind],
  });
  const figure = firstFigure(book, join(folder, 'out'));
  const peers = hasPeers();
  if (!peers) say('left out: the chain of native tools (pip install typst vl-convert-python XlsxWriter)');
  const pairs = [
    ...(peers
      ? [
          { what: 'cold, all outputs', name: 'that chain', ours: cold, against: chain() },
          { what: '--only pdf', name: 'Typst, charts drawn', ours: only('pdf'), against: chain('pdf') },
          { what: '--only charts', name: 'vl-convert', ours: only('charts'), against: chain('charts') },
          { what: '--only xlsx', name: 'XlsxWriter', ours: only('xlsx'), against: chain('xlsx') },
        ]
      : []),
    {
      what: '--only charts',
      name: 'Vega alone, one thread',
      ours: only('charts'),
      against: { argv: [node, join(import.meta.dirname, 'peer-vega.js'), content] },
    },
    ...['pdf', 'xlsx', 'charts'].map((what) => ours(`--only ${what}`, only(what))),
    ours('check', briefing('check', '--book', book, '--quiet')),
    ours('list tables', briefing('list', 'tables', '--book', book)),
    ours('trace', briefing('trace', figure, '--book', book)),
    ours('nothing changed', kept),
    ...['figure', 'word', 'chart'].map((kind) => ours(`one ${kind} changed, new process`, changed(kind))),
    {
      what: '--version',
      name: 'node -e 0',
      ours: briefing('--version'),
      against: { argv: [node, '-e', '0'] },
    },
  ];
  const measured = spawnSync('python3', [join(import.meta.dirname, 'measure_pairs.py'), runs], {
    input: JSON.stringify(pairs),
    encoding: 'utf8',
    maxBuffer: 1e8,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (measured.status !== 0) throw new Error('the measurement failed');
  const rows = JSON.parse(measured.stdout);
  tellResult({ rows, count: runs, runs: 'pairs in turn', lineOf, file });
  say(`written to ${file}`);

  function ours(what, command) {
    return { what, name: 'our whole build', ours: command, against: cold };
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(command, args, env = {}) {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(stderr);
}

/** The address of a figure that the book prints. */
function firstFigure(from, out) {
  run(node, [
    join(root, 'pipeline/briefing.js'),
    'build',
    '--book',
    from,
    '--out',
    out,
    '--quiet',
    '--no-cache',
  ]);
  const { figures } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  return figures.find(({ address }) => /^[\w-]+\[/.test(address)).address;
}

function lineOf({ what, against, wall, cpu, peak }) {
  const used = `${fixed(wall.ours)} s, ${fixed(cpu.ours)} s, ${fixed(peak.ours, 0)} MB`;
  return [what, against, fixed(wall.ratio), fixed(cpu.ratio), fixed(peak.ratio), used];
}
