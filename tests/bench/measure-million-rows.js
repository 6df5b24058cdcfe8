/** Writes a CSV file of a million rows (or as many as are asked for) and measures its validation in a process of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const rows = Number(process.argv[2] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'briefing-bench-'));
try {
  const bundle = async (name) => {
    const outfile = join(folder, `${name}.mjs`);
    await build({
      entryPoints: [join(import.meta.dirname, `${name}.ts`)],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      // jsonc-parser's default entry loads its parts by names that cannot be bundled.
      mainFields: ['module', 'main'],
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    });
    return outfile;
  };
  const { csvOfRows } = await import(pathToFileURL(await bundle('millionRows')).href);
  const csv = join(folder, 'rows.csv');
  const file = openSync(csv, 'w');
  for (const piece of csvOfRows(rows)) writeSync(file, piece);
  const measure = await bundle('measureMillionRows');
  const { status } = spawnSync(process.execPath, [measure, csv], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
