/** Writes what a book holds for the native tools to make it of, and says whether this machine's Python has them. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');

export function hasPeers() {
  return spawnSync('python3', ['-c', 'import typst, vl_convert, xlsxwriter']).status === 0;
}

/** The path of what was written, within `folder`. */
export async function peerContent(book, folder) {
  const content = join(folder, 'content');
  mkdirSync(join(content, 'fonts'), { recursive: true });
  const outfile = join(folder, 'writePeerContent.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'writePeerContent.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    // What is loaded by few books stays out; mathJax.cjs stands beside the bundle of the commands alone.
    external: [
      'pdfkit',
      'fontkit',
      'exceljs',
      '@citeproc-rs/wasm',
      '@resvg/resvg-wasm',
      '@duckdb/node-api',
      'pg',
      './mathJax.cjs',
    ],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  const { status, stderr } = spawnSync(process.execPath, [outfile, book, content], {
    encoding: 'utf8',
    env: { ...process.env, TZ: 'UTC' },
  });
  if (status !== 0) throw new Error(stderr);
  for (const name of ['source-serif', 'source-sans']) {
    const from = join(root, 'node_modules', name, 'OTF');
    for (const file of readdirSync(from)) cpSync(join(from, file), join(content, 'fonts', file));
  }
  return content;
}
