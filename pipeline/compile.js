/** Bundles the pipeline's TypeScript into `dist/` whenever the bundle is not that of the sources beside it; an npm package holds the bundle alone. */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const pipeline = dirname(fileURLToPath(import.meta.url));
const root = dirname(pipeline);
const dist = join(pipeline, 'dist');

/** Every file of ours that the bundle is made of, and this file. */
function sourceFiles(folder = 'pipeline') {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.name !== 'dist')
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return sourceFiles(path);
      return /\.(ts|js|json|html|css)$/.test(entry.name) ? [path] : [];
    })
    .sort();
}

/** What says which packages there should be, and, written by npm once they are, which there are. */
const settings = ['package.json', 'package-lock.json', 'node_modules/.package-lock.json', 'tsconfig.json'];

/** SHA-256 over names and contents; contents rather than times, so that a stale bundle cannot pass for a fresh one. */
function digestOfSources() {
  const hash = createHash('sha256');
  for (const file of [...sourceFiles(), ...settings.filter((name) => existsSync(join(root, name)))])
    hash
      .update(`${file}\0`)
      .update(readFileSync(`${root}/${file}`))
      .update('\0');
  return hash.digest('hex');
}

/** Gives the folder of an up-to-date bundle, making it first where it is missing or stale. */
export async function compiled() {
  if (!existsSync(join(pipeline, 'cli.ts'))) return packed();
  const digest = digestOfSources();
  const folder = join(dist, digest.slice(0, 16));
  if (existsSync(join(folder, 'cli.cjs'))) return folder;

  const { build } = await import('esbuild');
  // Made under another name and renamed: a bundle that was cut short is never run.
  const unfinished = `${folder}.${process.pid}`;
  const { metafile } = await build({
    metafile: true,
    entryPoints: [
      join(pipeline, 'cli.ts'),
      join(pipeline, 'thread', 'worker.ts'),
      join(pipeline, 'formulas', 'mathJax.ts'),
    ],
    outdir: unfinished,
    outbase: pipeline,
    entryNames: '[name]',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    // One script each, whose compiled code can be kept; what is imported when it is needed is still begun only then.
    format: 'cjs',
    // A third less to read at each start; names stay, for reports of bugs.
    minifyWhitespace: true,
    supported: { 'dynamic-import': false },
    // ES modules where a package has both: the others of jsonc-parser load their parts by names made at run time.
    mainFields: ['module', 'main'],
    // The one for Node looks for a canvas, with which labels would be measured otherwise on some machines.
    alias: { 'vega-canvas': require.resolve('vega-canvas').replace('.node.', '.browser.') },
    define: {
      'import.meta.url': '__address',
      // Results that outlive a run are kept under the name of the code that made them.
      'process.env.BRIEFING_CODE': JSON.stringify(digest),
    },
    banner: { js: "const __address = require('node:url').pathToFileURL(__filename).href;" },
    logLevel: 'error',
    legalComments: 'none',
    // Packages that read files beside themselves stay outside the bundle, and the one that only some have installed: these are
    // the dependencies of the package; all others are bundled, and are those of developers.
    external: [
      'esbuild',
      'source-sans',
      'source-serif',
      'source-code-pro',
      '@citeproc-rs/wasm',
      '@duckdb/node-api',
      'pg-native',
    ],
    plugins: [apart, unread],
  });
  for (const name of ['cli.cjs', 'worker.cjs', 'mathJax.cjs'])
    writeFileSync(join(unfinished, name), inAscii(join(unfinished, name)));
  writeFileSync(
    join(unfinished, 'worker.js'),
    "import { fileURLToPath } from 'node:url';\nimport { runBundle } from '../../runBundle.js';\nrunBundle(fileURLToPath(new URL('worker.cjs', import.meta.url)), 'thread');\n",
  );
  // PDFKit reads its colour profile beside the script that it is part of.
  const profile = 'data/sRGB_IEC61966_2_1.icc';
  mkdirSync(join(unfinished, 'data'));
  copyFileSync(join(dirname(require.resolve('pdfkit')), profile), join(unfinished, profile));
  const zlib = require.resolve('@zip.js/zip.js/dist/zip-module.wasm');
  copyFileSync(zlib, join(unfinished, 'data', 'zlib.wasm'));
  const ofPage = await bundlePage(build, join(unfinished, 'preview'));
  writeFileSync(join(unfinished, 'package.json'), '{"type":"module"}\n');
  writeFileSync(
    join(unfinished, 'LICENSES.txt'),
    licensesOf([...Object.keys(metafile.inputs), ...ofPage, zlib]),
  );
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // Another process was faster with the same bundle.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(join(folder, 'cli.cjs'))) throw error;
  }
  removeOthers(folder);
  return folder;
}

/** The page of the preview, with PDF.js in it, for browsers of some years. Gives the files that it is made of. */
async function bundlePage(build, folder) {
  const page = join(pipeline, 'preview', 'page');
  const { metafile } = await build({
    metafile: true,
    entryPoints: [join(page, 'preview.ts')],
    outdir: folder,
    bundle: true,
    minify: true,
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    logLevel: 'error',
    legalComments: 'none',
  });
  for (const name of ['preview.html', 'preview.css']) copyFileSync(join(page, name), join(folder, name));
  copyFileSync(require.resolve('pdfjs-dist/legacy/build/pdf.worker.min.mjs'), join(folder, 'pdf.worker.js'));
  return Object.keys(metafile.inputs);
}

/** What sets formulas is half as large as all the rest, and a script of its own that other books never read. */
const apart = {
  name: 'apart',
  setup(build) {
    build.onResolve({ filter: /\/mathJax\.ts$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './mathJax.cjs', external: true },
    );
  },
};

/** What ExcelJS loads at once for other ways of writing and reading, with the packages that it needs for them. */
const unread = {
  name: 'unread',
  setup(build) {
    build.onLoad({ filter: /exceljs\/lib\/(stream\/xlsx\/workbook-(reader|writer)|csv\/csv)\.js$/ }, () => ({
      contents: '',
    }));
  },
};

/** Other letters are left in patterns alone, where their numbers mean the same. */
function inAscii(file) {
  const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return readFileSync(file, 'utf8').replace(/[^\0-\x7f]/g, escaped);
}

function removeOthers(folder) {
  for (const old of readdirSync(dist)) {
    if (!folder.endsWith(old) && !isBeingMade(old)) rmSync(join(dist, old), { recursive: true, force: true });
  }
}

/** By a process that runs: its number ends the name of what is unfinished. */
function isBeingMade(name) {
  const [, maker] = /\.(\d+)$/.exec(name) ?? [];
  if (maker === undefined) return false;
  try {
    return process.kill(Number(maker), 0);
  } catch ({ code }) {
    // There is such a process, of somebody else.
    return code === 'EPERM';
  }
}

/** The bundle of a package, which has no sources to be compared with. */
function packed() {
  const name = readdirSync(dist).find((each) => existsSync(join(dist, each, 'cli.cjs')));
  if (name === undefined) throw new Error(`there is no bundle in ${dist}; install the package again`);
  return join(dist, name);
}

/** The terms of every package of which the bundle holds a part: they ask to go with each copy. */
function licensesOf(inputs) {
  const folders = new Set(
    inputs.flatMap((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  );
  const notices = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
    const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim());
    return [`${name} ${version}: ${license ?? 'see below'}`, ...texts].join('\n\n');
  });
  return `The bundle holds parts of these packages.\n\n${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

// `npm ci` bundles once by running this file, so that the first command starts at once; `npm pack` takes nothing else along.
if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) {
  removeOthers(await compiled());
}
