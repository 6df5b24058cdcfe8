/** Builds a book several times, each in a process of its own, and prints the median time of each stage. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const book = process.argv[2] ?? root;
const runs = Number(process.argv[3] ?? 5);
const out = mkdtempSync(join(tmpdir(), 'briefing-bench-'));

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const briefing = (...args) => {
  const start = performance.now();
  const run = spawnSync(process.execPath, [join(root, 'pipeline/briefing.js'), ...args], {
    encoding: 'utf8',
  });
  return { ...run, wall: performance.now() - start };
};

briefing('--version'); // bundles the code where that is still to be done
const versions = Array.from({ length: runs }, () => briefing('--version').wall);
const times = new Map();
const walls = [];
for (let index = 0; index < runs; index += 1) {
  const run = briefing('build', '--book', book, '--out', out, '--no-cache', '--json');
  if (run.status !== 0) throw new Error(`the build ended with ${run.status}\n${run.stdout}`);
  walls.push(run.wall);
  for (const { stage, milliseconds } of JSON.parse(run.stdout).stages) {
    times.set(stage, [...(times.get(stage) ?? []), milliseconds]);
  }
}
rmSync(out, { recursive: true, force: true });

for (const [stage, values] of times)
  process.stdout.write(`${stage.padEnd(10)} ${median(values).toFixed(0).padStart(6)} ms\n`);
process.stdout.write(
  `${'build'.padEnd(10)} ${median(walls).toFixed(0).padStart(6)} ms, whole process, median of ${runs}\n`,
);
process.stdout.write(
  `${'--version'.padEnd(10)} ${median(versions).toFixed(0).padStart(6)} ms, whole process\n`,
);
