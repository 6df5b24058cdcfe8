#!/usr/bin/env node
/** Starts `briefing` from a bundle that matches the sources. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compiled } from './compile.js';

await import(pathToFileURL(join(await compiled(), 'cli.js')).href);
