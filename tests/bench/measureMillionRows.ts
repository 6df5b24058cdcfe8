/** Prints how fast, and in how much memory, a book of one large table is read: rows a second, and the peak of resident memory. */
import { defaultLimits } from '../../pipeline/limits/Limits.ts';
import { openBookFolder } from '../../pipeline/world/World.ts';
import { validateRows } from './validateRows.ts';

const [folder = ''] = process.argv.slice(2);
const start = performance.now();
const startCpu = process.cpuUsage();
const { rowCount, problems } = await validateRows(openBookFolder(folder, defaultLimits.fileBytes));
const seconds = (performance.now() - start) / 1000;
const cpu = process.cpuUsage(startCpu);
const result = {
  rows: rowCount,
  columns: 10,
  problems,
  seconds: Number(seconds.toFixed(2)),
  processorSeconds: Number(((cpu.user + cpu.system) / 1e6).toFixed(2)),
  rowsPerSecond: Math.round(rowCount / seconds),
  peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
