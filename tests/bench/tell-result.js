/** Prints what was measured as a table, with the machine that it was measured on, and writes it as JSON where a file is named. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { hasPeers } from './peer-content.js';

/** `lineOf` gives the cells of a row; the medians are of `count` `runs`, e.g. of 3 rounds. */
export function tellResult({ rows, count, runs, lineOf, file }) {
  const result = {
    date: new Date().toISOString().slice(0, 10),
    machine: describeMachine(),
    runs: Number(count),
    rows,
  };
  const lines = [
    `${result.date}, ${result.machine}; medians of ${result.runs} ${runs}`,
    '',
    '| what | against | wall | processor | memory | ours: wall, processor, memory |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${lineOf(row).join(' | ')} |`),
    '',
  ];
  process.stdout.write(lines.join('\n'));
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
}

/** e.g. `2.07`; nothing where there is no number. */
export function fixed(value, digits = 2) {
  return value === undefined ? '' : value.toFixed(digits);
}

/** Cores, Node, and the versions of the native tools that it was held against. */
function describeMachine() {
  const versions = hasPeers()
    ? spawnSync(
        'python3',
        [
          '-c',
          'import importlib.metadata as m; print(", ".join(f"{n} {m.version(n)}" for n in ("typst", "vl-convert-python", "XlsxWriter")))',
        ],
        { encoding: 'utf8' },
      ).stdout.trim()
    : 'no peers';
  return `${cpus().length} cores, ${cpus()[0]?.model.trim()}, Node ${process.versions.node}, ${versions}`;
}
