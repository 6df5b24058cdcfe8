/** Measures the laying out and drawing of 300 pages and of a table of 20,000 rows, and of half and twice as much, each in a process of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');
// Within the project, so that the packages left outside the bundle are found.
const folder = mkdtempSync(join(root, 'node_modules/.bench-'));
try {
  const outfile = join(folder, 'measurePages.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'measurePages.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    external: ['pdfkit', 'fontkit'],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  const measure = (...what) => spawnSync(process.execPath, [outfile, ...what, root], { stdio: 'inherit' });
  for (const sections of [75, 150, 300]) measure('sections', String(sections));
  for (const rows of [10_000, 20_000, 40_000]) measure('rows', String(rows));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
