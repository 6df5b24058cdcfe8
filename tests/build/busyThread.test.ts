/** A build that cannot be finished while the second thread is at work says so, and ends as one that has failed. */
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { briefing, copyOfMinimalBook, temporaryFolder } from './runBriefing.ts';

const chart = JSON.stringify({
  usermeta: {
    ...{ size: 'text', height: 'low', title: 'Exports of states', subtitle: 'Billions of dollars' },
    alt: 'Bars for the exports of states.',
  },
  data: { name: 'state-exports' },
  mark: 'bar',
  encoding: {
    y: { field: 'state', type: 'nominal', title: null },
    x: { field: 'exports', type: 'quantitative', aggregate: 'sum', title: null },
  },
});

test('a-build-that-fails-while-the-second-thread-is-busy-says-why', () => {
  const book = copyOfMinimalBook();
  mkdirSync(join(book, 'templates/charts'));
  for (let at = 0; at < 8; at += 1) writeFileSync(join(book, `templates/charts/chart-${at}.vl.json`), chart);
  appendFileSync(
    join(book, 'templates/chapters/trade.md.hbs'),
    `\n${'More is said here than one page holds.\n\n'.repeat(200)}`,
  );
  const out = join(temporaryFolder(), 'out');
  const { code, err } = briefing(['build', '--book', book, '--out', out, '--no-cache', '--limit', 'pages=1']);
  expect(err).toMatch(/pages/);
  expect(code).toBe(1);
  expect(existsSync(join(out, 'manifest.json'))).toBe(false);
}, 120_000);
