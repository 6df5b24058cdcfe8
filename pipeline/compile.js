/** Bundles the pipeline's TypeScript into `dist/` whenever the bundle is not that of the sources beside it. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const pipeline = dirname(fileURLToPath(import.meta.url));
const root = dirname(pipeline);
const dist = join(pipeline, 'dist');

/** Every file that the bundle depends on: our sources, this file, and the versions of the packages. */
function sourceFiles(folder = pipeline) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== 'dist')
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return sourceFiles(path);
      return /\.(ts|js|json)$/.test(entry.name) ? [path] : [];
    })
    .sort();
}

/** SHA-256 over names and contents; contents rather than times, so that a stale bundle cannot pass for a fresh one. */
function digestOfSources() {
  const hash = createHash('sha256');
  for (const file of [...sourceFiles(), join(root, 'package-lock.json')]) {
    if (existsSync(file))
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Gives the folder of an up-to-date bundle, making it first where it is missing or stale. */
export async function compiled() {
  const digest = digestOfSources();
  const folder = join(dist, digest.slice(0, 16));
  if (existsSync(join(folder, 'cli.js'))) return folder;

  const { build } = await import('esbuild');
  // Made under another name and renamed: a bundle that was cut short is never run.
  const unfinished = `${folder}.${process.pid}`;
  await build({
    entryPoints: [join(pipeline, 'cli.ts'), join(pipeline, 'thread', 'worker.ts')],
    outdir: unfinished,
    outbase: pipeline,
    entryNames: '[name]',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // ES modules where a package has both: the others of jsonc-parser load their parts by names made at run time.
    mainFields: ['module', 'main'],
    logLevel: 'error',
    legalComments: 'none',
    // Packages written for `require` find it here; those that read files beside themselves stay outside the bundle.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    external: ['pdfkit', 'fontkit', 'exceljs', 'esbuild', 'source-sans', 'source-serif'],
  });
  writeFileSync(join(unfinished, 'package.json'), '{"type":"module"}\n');
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // Another process was faster with the same bundle.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(join(folder, 'cli.js'))) throw error;
  }
  for (const old of readdirSync(dist)) {
    if (!folder.endsWith(old)) rmSync(join(dist, old), { recursive: true, force: true });
  }
  return folder;
}

// `npm ci` bundles once by running this file, so that the first command starts at once.
if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) await compiled();
