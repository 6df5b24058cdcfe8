/**
 * Measures the data pack against XlsxWriter and openpyxl, each in a process of its own, where Python has them.
 * `node tests/bench/measure-workbook.js [python]`
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const python = process.argv[2] ?? 'python3';
const folder = mkdtempSync(join(tmpdir(), 'briefing-bench-'));
try {
  const outfile = join(folder, 'measureWorkbook.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'measureWorkbook.ts')],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  const script = join(import.meta.dirname, 'measure_workbook.py');
  for (const pack of ['small', 'large']) {
    spawnSync(process.execPath, [outfile, pack], { stdio: 'inherit' });
    for (const program of ['xlsxwriter', 'xlsxwriter-constant', 'openpyxl']) {
      const { status } = spawnSync(python, [script, program, pack], {
        stdio: ['ignore', 'inherit', 'ignore'],
      });
      if (status !== 0)
        process.stdout.write(`${JSON.stringify({ program, pack, skipped: 'not installed' })}\n`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
