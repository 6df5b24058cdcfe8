/** Writes a book with a table of a million rows (or as many as are asked for) and measures its validation in a process of its own. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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
  const { csvOfRows, filesOfBook, TABLE_FILE } = await import(
    pathToFileURL(await bundle('millionRows')).href
  );
  const book = join(folder, 'book');
  for (const [path, text] of Object.entries({ ...filesOfBook, [TABLE_FILE]: '' })) {
    mkdirSync(dirname(join(book, path)), { recursive: true });
    writeFileSync(join(book, path), text);
  }
  const table = openSync(join(book, TABLE_FILE), 'w');
  for (const piece of csvOfRows(rows)) writeSync(table, piece);
  const measure = await bundle('measureMillionRows');
  const { status } = spawnSync(process.execPath, [measure, book], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
