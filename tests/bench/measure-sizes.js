/**
 * Measures what grows: the book several times over beside one time and beside Typst on the same content, many rows to the workbook
 * beside XlsxWriter, many printed rows. All that is compared runs in turn, each in a process of its own; what Python lacks is left
 * out, and said so. Prints a table, and writes JSON where a second argument names a file:
 * measure-sizes.js [RUNS] [FILE] [--times 1,4,16] [--rows 200000] [--printed 20000]
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hasPeers, peerContent } from './peer-content.js';
import { repeatBook } from './repeat-book.js';
import { rowBook } from './row-books.js';
import { fixed, tellResult } from './tell-result.js';

const root = join(import.meta.dirname, '../..');
const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    times: { type: 'string', default: '1,4,16' },
    rows: { type: 'string', default: '200000' },
    printed: { type: 'string', default: '20000' },
  },
});
const [runs = '3', file] = positionals;
// The others are held against one time.
const sizes = [...new Set([1, ...asked.times.split(',').map(Number)])].sort((a, b) => a - b);
const peers = hasPeers();
const say = (line) => process.stderr.write(`${line}\n`);
if (!peers) say('left out: Typst and XlsxWriter (pip install typst vl-convert-python XlsxWriter)');

const folder = mkdtempSync(join(root, 'node_modules/.bench-'));
try {
  const rows = [...(await measureTimes()), ...(await measureRows()), ...(await measurePrinted())];
  tellResult({ rows, count: runs, runs: 'rounds', lineOf, file });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Processor seconds and memory for each book as a ratio to those of one time, and the memory to Typst's at as many. */
async function measureTimes() {
  const commands = [];
  for (const times of sizes) {
    const own = scratch(`times-${times}`);
    const book = join(own, 'book');
    repeatBook(root, book, times);
    commands.push({ name: `book ${times}`, ...building(book, join(own, 'out')), isWarmed: times === 1 });
    if (!peers) continue;
    const content = await peerContent(book, own);
    const chain = (what) => [
      'python3',
      join(import.meta.dirname, 'peer_chain.py'),
      content,
      join(own, 'peers'),
      what,
    ];
    // Typst takes charts that are drawn.
    run(chain('charts'));
    commands.push({ name: `Typst ${times}`, argv: chain('pdf') });
  }
  const taken = inRounds(commands);
  const once = taken.of('book 1');
  return sizes.flatMap((times) => {
    const what = times === 1 ? 'the book once' : `${times} times the book`;
    const ours = taken.of(`book ${times}`);
    const alone = { what: `${what}, for each`, against: '1 time', ours, ratio: ratios(ours, once, times) };
    const typst = taken.of(`Typst ${times}`);
    const beside = typst && { what, against: 'Typst, pages alone', ours, ratio: ratios(ours, typst) };
    return [alone, ...(beside ? [beside] : [])].map(withMedians);
  });
}

/** The pack alone, checks included, beside whichever of XlsxWriter's two ways is the faster. */
async function measureRows() {
  const own = scratch('rows');
  const { book, csv } = await rowBook(own, Number(asked.rows));
  const what = `${asked.rows} rows to the workbook, checks included`;
  const ways = { XlsxWriter: [], 'XlsxWriter, constant memory': ['constant'] };
  const writing = Object.entries(ways).map(([name, way]) => ({
    name,
    argv: ['python3', join(import.meta.dirname, 'write_rows.py'), csv, join(own, 'peer.xlsx'), ...way],
    isWarmed: false,
  }));
  const taken = inRounds([
    { name: 'rows', ...building(book, join(own, 'out'), '--only', 'xlsx'), isWarmed: true },
    ...(peers ? writing : []),
  ]);
  const ours = taken.of('rows');
  if (!peers) return [withMedians({ what, against: '', ours })];
  const [against] = Object.keys(ways).sort(
    (a, b) => median(taken.of(a), 'wall') - median(taken.of(b), 'wall'),
  );
  return [withMedians({ what, against, ours, ratio: ratios(ours, taken.of(against)) })];
}

async function measurePrinted() {
  const own = scratch('printed');
  const { book } = await rowBook(own, Number(asked.printed), { isPrinted: true });
  const out = join(own, 'out');
  const ours = inRounds([{ name: 'printed', ...building(book, out) }]).of('printed');
  const manifest = statSync(join(out, 'manifest.json')).size / 1e6;
  return [withMedians({ what: `${asked.printed} printed rows`, against: '', ours, manifest })];
}

function scratch(name) {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
}

function building(book, out, ...options) {
  const command = ['build', '--book', book, '--out', out, '--no-cache', '--quiet', ...options];
  return { argv: [process.execPath, join(root, 'pipeline/briefing.js'), ...command] };
}

function run([command, ...args], input) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 1e8,
    stdio: ['pipe', 'pipe', input === undefined ? 'pipe' : 'inherit'],
  });
  if (status !== 0) throw new Error(stderr ?? 'the measurement failed');
  return stdout;
}

function inRounds(commands) {
  const script = join(import.meta.dirname, 'measure_rounds.py');
  const taken = JSON.parse(run(['python3', script, runs], JSON.stringify(commands)));
  return { of: (name) => taken[name] };
}

/** Round by round; seconds for each of several books, memory for all of them. */
function ratios(ours, against, times = 1) {
  const of = (key, parts) => medianOf(ours.map((used, round) => used[key] / parts / against[round][key]));
  return { wall: of('wall', times), cpu: of('cpu', times), peak: of('peak', 1) };
}

function withMedians({ ours, ...row }) {
  const medians = { wall: median(ours, 'wall'), cpu: median(ours, 'cpu'), peak: median(ours, 'peak') };
  return { ...row, ours: medians };
}

function median(taken, key) {
  return medianOf(taken.map((used) => used[key]));
}

function medianOf(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}

function lineOf({ what, against, ratio = {}, ours, manifest }) {
  const rest = manifest === undefined ? '' : `, manifest ${fixed(manifest, 1)} MB`;
  const used = `${fixed(ours.wall)} s, ${fixed(ours.cpu)} s, ${fixed(ours.peak, 0)} MB${rest}`;
  return [what, against, fixed(ratio.wall), fixed(ratio.cpu), fixed(ratio.peak), used];
}
