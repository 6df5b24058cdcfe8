#!/usr/bin/env node
/** Starts `briefing` from a bundle that matches the sources. */
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { compiled } from './compile.js';
import { runBundle } from './runBundle.js';

// A date is a day in no zone. All code of the process and its threads, Vega's above all, reads dates in UTC.
process.env.TZ = 'UTC';

// A build is over in seconds. At V8's own pace (132 kB of bytecode run by a function) a third of all processor time goes
// into optimising functions that are hardly called again; at this one, into those of large tables and long books only.
// Later versions of V8 do not know the flag and would say so with each command.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=800000');

const [, , command = ''] = process.argv;
runBundle(join(await compiled(), 'cli.cjs'), /^[a-z-]+$/.test(command) ? command : 'none');
