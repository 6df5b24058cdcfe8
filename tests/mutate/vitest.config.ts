/**
 * The tests that run in one process, for mutants that stand in its memory: no test that starts another one, nor the
 * real book's. `MUTATE_TESTS=numbers,compose/figure` runs those of these folders and files alone: faster, and a score that
 * is never too high, since others could only notice more.
 */
import { defineConfig } from 'vitest/config';

process.env['TZ'] = 'UTC';

const chosen = process.env['MUTATE_TESTS']
  ?.split(',')
  .flatMap((path) => [`tests/${path}/**/*.test.ts`, `tests/${path}*.test.ts`]);

export default defineConfig({
  test: {
    dir: 'tests',
    ...(chosen === undefined ? {} : { include: chosen }),
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
