/** Tests run in UTC, as the program does, on all cores: a test that starts a process waits for it and needs none itself. */
import process from 'node:process';
import { defineConfig } from 'vitest/config';

process.env['TZ'] = 'UTC';

/** As in `pipeline/briefing.js`: most code of a test runs too seldom to be worth optimising, and most of what it makes lives shortly. */
const pace = process.versions.v8.startsWith('11.') ? ['--interrupt-budget=400000'] : [];

export default defineConfig({
  test: {
    maxWorkers: '100%',
    execArgv: [...pace, '--max-semi-space-size=64', '--no-flush-bytecode'],
  },
});
