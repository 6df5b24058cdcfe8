/** Prints how long a data pack takes to be planned and written in a fresh process, and its peak of resident memory. */
import { planWorkbook } from '../../pipeline/workbook/planWorkbook.ts';
import { largeTable, sixtyTables } from './benchWorkbooks.ts';

const which = process.argv[2] ?? 'small';
const input = which === 'large' ? largeTable() : sixtyTables();
const start = performance.now();
const { value: plan } = planWorkbook(input);
const { writeWorkbook } = await import('../../pipeline/workbook/writeWorkbook.ts');
const bytes = plan === undefined ? new Uint8Array(0) : await writeWorkbook(plan);
const result = {
  program: 'briefing',
  pack: which,
  seconds: Number(((performance.now() - start) / 1000).toFixed(2)),
  peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  kilobytes: Math.round(bytes.length / 1024),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
