#!/usr/bin/env node
/** Starts `briefing` from a bundle that matches the sources. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

// A date is a day in no zone. All code of the process and its threads, Vega's above all, reads dates in UTC.
process.env.TZ = 'UTC';

// A build is over in seconds. At V8's own pace a third of all processor time goes into optimising functions that are hardly called
// again; at this one, into those of large tables and long books only. The budget is in bytes of bytecode run by a function (its own:
// 132 kB), the counts of later versions in runs of the whole of it (their own: 400, 100, 3000, 500 to 800). No version knows both, and
// each would say so with each command.
const pace = process.versions.v8.startsWith('11.')
  ? ['--interrupt-budget=800000']
  : [
      '--invocation-count-for-maglev=4000',
      '--invocation-count-for-maglev-osr=1000',
      '--invocation-count-for-turbofan=60000',
      '--invocation-count-for-osr=15000',
    ];
for (const flag of pace) setFlagsFromString(flag);

// What later versions give the second thread for what lives shortly is twice this, for nothing that could be measured.
setFlagsFromString('--max-semi-space-size=16');

// V8 forgets code that has not run for some collections, by chance more or less of it: a third of what was compiled was then
// missing from what is kept of it for the next run.
setFlagsFromString('--no-flush-bytecode');

// Left to itself V8 lets the heap of a fast run grow to four times what is in use before it looks for what is not: a quarter of
// the memory of a large book.
setFlagsFromString('--heap-growing-percent=100');

// What draws the pictures of a data pack was optimised in twice the time that it then ran.
setFlagsFromString('--wasm-tiering-budget=200000000');

const [, , command = '', ...others] = process.argv;
if (command === '--version' && others.length === 0) {
  // Scripts ask this first, and neither the sources nor a bundle need be read for it.
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  process.stdout.write(`${version}\n`);
} else {
  const [{ compiled }, { runBundle }] = await Promise.all([import('./compile.js'), import('./runBundle.js')]);
  runBundle(join(await compiled(), 'cli.cjs'), /^[a-z-]+$/.test(command) ? command : 'none');
}
