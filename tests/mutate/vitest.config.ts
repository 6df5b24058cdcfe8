/**
 * The tests that run in one process, for mutants that stand in its memory: no test that starts another one, nor the
 * real book's. `MUTATE_TESTS=numbers,checks` runs those of these folders alone: faster, and a score that is never too
 * high, since other folders could only notice more.
 */
import { defineConfig } from 'vitest/config';

process.env['TZ'] = 'UTC';

const folders = process.env['MUTATE_TESTS']?.split(',');

export default defineConfig({
  test: {
    dir: 'tests',
    ...(folders === undefined ? {} : { include: folders.map((folder) => `tests/${folder}/**/*.test.ts`) }),
    exclude: [
      '**/node_modules/**',
      'tests/long/**',
      'tests/build/**',
      'tests/thread/**',
      'tests/book/**',
      'tests/workbook/openXml.test.ts',
      'tests/charts/stability.test.ts',
    ],
    isolate: false,
  },
});
