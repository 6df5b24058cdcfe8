/** Prints how fast, and in how much memory, a CSV file is validated: rows a second, and the peak of resident memory. */
import { basename, dirname } from 'node:path';
import { openBookFolder } from '../../pipeline/world/World.ts';
import { validateRows } from './validateRows.ts';

const [path = ''] = process.argv.slice(2);
const pieces = openBookFolder(dirname(path)).readPieces(basename(path)) ?? [];
const start = performance.now();
const { rowCount, problems } = validateRows(pieces);
const seconds = (performance.now() - start) / 1000;
const result = {
  rows: rowCount,
  columns: 10,
  problems: problems.length,
  seconds: Number(seconds.toFixed(2)),
  rowsPerSecond: Math.round(rowCount / seconds),
  peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
