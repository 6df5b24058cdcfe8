/** Bundles the fuzzer and runs it. */
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const folder = mkdtempSync(join(tmpdir(), 'briefing-fuzz-'));
const here = import.meta.dirname;
await build({
  entryPoints: [join(here, 'fuzz.ts'), join(here, 'worker.ts')],
  outdir: folder,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  // Packages are found by a link beside the bundle.
  packages: 'external',
});
writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
await import(pathToFileURL(join(folder, 'fuzz.js')).href);
