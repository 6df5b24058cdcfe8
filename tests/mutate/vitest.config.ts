/** The tests that run in one process, for mutants that stand in its memory: no test that starts another one, nor the real book's. */
import { defineConfig } from 'vitest/config';

process.env['TZ'] = 'UTC';

export default defineConfig({
  test: {
    dir: 'tests',
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
