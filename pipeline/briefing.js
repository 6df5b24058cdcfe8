#!/usr/bin/env node
/** Starts `briefing` from a bundle that matches the sources. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

// A date is a day in no zone. All code of the process and its threads, Vega's above all, reads dates in UTC.
process.env.TZ = 'UTC';

// A build is over in seconds. At V8's own pace (132 kB of bytecode run by a function) a third of all processor time goes
// into optimising functions that are hardly called again; at this one, into those of large tables and long books only.
// Later versions of V8 do not know the flag and would say so with each command.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=800000');

const [, , command = '', ...others] = process.argv;
if (command === '--version' && others.length === 0) {
  // Scripts ask this first, and neither the sources nor a bundle need be read for it.
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  process.stdout.write(`${version}\n`);
} else {
  const [{ compiled }, { runBundle }] = await Promise.all([import('./compile.js'), import('./runBundle.js')]);
  runBundle(join(await compiled(), 'cli.cjs'), /^[a-z-]+$/.test(command) ? command : 'none');
}
