/** Waivers, excerpts and doubles, once for all stages. */
import { expect, test } from 'vitest';
import { floatFar, lineLoose } from '../../pipeline/problems/catalogue/layout.ts';
import type { Problem } from '../../pipeline/problems/Problem.ts';
import { settleProblems, type Waiver } from '../../pipeline/problems/settleProblems.ts';

const place = { file: 'templates/chapters/trade.md.hbs', line: 12, column: 1 };
const waiver = (code: string, where: string): Waiver => ({
  code,
  where,
  reason: 'it is meant so',
  place: { file: 'templates/book.yaml', line: 9, column: 5 },
});
const settle = (problems: readonly Problem[], waivers: readonly Waiver[] = [], sought = () => true) =>
  settleProblems(problems, { waivers, lineOf: (file, line) => `${file} ${line}`, sought });
const codes = (problems: readonly Problem[]) => problems.map(({ code }) => code);

const loose: Problem = { ...lineLoose('12', 1.4, 'A line', place), names: ['page 12'] };
const far: Problem = {
  ...floatFar('3', 'fig:top', 2, { file: 'templates/chapters/other.md.hbs', line: 1 }),
  names: ['page 3', 'fig:top'],
};

test.each([
  ['line-loose', 'page 12'],
  ['line-loose', 'trade.md.hbs'],
  ['line-loose', 'chapters/trade.md.hbs'],
  ['line-loose', 'templates/chapters/trade.md.hbs:12'],
  ['line-loose', 'A line'],
  ['float-far', 'fig:top'],
  ['float-far', 'page 3'],
])('a-warning-is-waived-by-what-it-names-whole: %s at %s', (code, where) => {
  expect(codes(settle([loose, far], [waiver(code, where)]))).toEqual([
    code === 'line-loose' ? 'float-far' : 'line-loose',
  ]);
});

test.each([
  ['line-loose', 'page 1'],
  ['line-loose', 'page 2'],
  ['line-loose', 'ade.md.hbs'],
  ['line-loose', 'templates/chapters/trade.md.hbs:1'],
  ['line-loose', 'A lin'],
  ['line-loose', ''],
  ['float-far', 'fig:to'],
  ['float-far', 'fig:top-partners'],
  ['line-overfull', 'page 12'],
])('and-by-no-part-of-it, which leaves the waiver idle: %s at %j', (code, where) => {
  expect(codes(settle([loose, far], [waiver(code, where)]))).toEqual([
    'line-loose',
    'float-far',
    'waiver-unused',
  ]);
});

test('an-idle-waiver-is-named-once-and-where-its-stage-has-run', () => {
  const waivers = [waiver('never-mentioned', 'fig:none')];
  expect(settle([], waivers)).toMatchObject([
    { code: 'waiver-unused', place: { line: 9 }, excerpt: 'templates/book.yaml 9' },
  ]);
  expect(settle([], waivers, () => false)).toEqual([]);
});

test('an-error-is-not-waived', () => {
  const error: Problem = { ...loose, severity: 'error' };
  expect(codes(settle([error], [waiver('line-loose', 'page 12')]))).toEqual(['line-loose', 'waiver-unused']);
});

test('a-double-is-reported-once-with-the-text-of-its-line', () => {
  expect(settle([loose, { ...loose }, far])).toEqual([
    { ...loose, excerpt: 'templates/chapters/trade.md.hbs 12' },
    { ...far, excerpt: 'templates/chapters/other.md.hbs 1' },
  ]);
});

test('a-page-or-an-anchor-is-met-by-name-and-not-by-words-that-mention-it', () => {
  const mentioned: Problem = { ...loose, message: 'expected room on page 1 beside fig:top, sec:a and tbl:b' };
  for (const where of ['page 1', 'fig:top', 'sec:a', 'tbl:b', 'ch:c', 'part:d']) {
    expect(codes(settle([mentioned], [waiver('line-loose', where)])), where).toEqual([
      'line-loose',
      'waiver-unused',
    ]);
  }
  expect(codes(settle([mentioned], [waiver('line-loose', 'room on page 1')]))).toEqual([]);
});

test('words-of-a-message-are-met-whole', () => {
  const told: Problem = { ...loose, message: 'found 1.4 of area-1, no tatatara, then area' };
  const met = ['found 1.4', '1.4 of', 'area', 'area-1'];
  const missed = ['found 1', 'foun', 'ound', 'are', 'of area-', '4 of', 'tata', ' ', 'nowhere'];
  for (const where of [...met, ...missed])
    expect([where, codes(settle([told], [waiver('line-loose', where)])).length]).toEqual([
      where,
      met.includes(where) ? 0 : 2,
    ]);
});

test('a-problem-without-a-place-is-settled-all-the-same', () => {
  const { place: _, ...nowhere } = loose;
  expect(settle([nowhere], [waiver('line-loose', 'trade.md.hbs')])).toMatchObject([
    nowhere,
    { code: 'waiver-unused' },
  ]);
  const known: Problem = { ...loose, excerpt: 'its own' };
  expect(settle([known])).toEqual([known]);
});

test('a-long-line-is-kept-as-far-as-it-is-shown', () => {
  const line = 'x'.repeat(5_000_000);
  const at = (column: number) => ({
    code: 'x',
    severity: 'error' as const,
    message: `${column}`,
    hints: [],
    place: { file: 'a.csv', line: 1, column },
    excerpt: line,
  });
  const problems = Array.from({ length: 2_000 }, (_, index) => at(index + 1));
  const settled = settleProblems(problems, { waivers: [], lineOf: () => line, sought: () => true });
  expect(settled.length).toBe(2_000);
  expect(settled[0]?.excerpt?.length).toBe(1_000);
  // Where a caret could not stand under the line that is kept, there is none.
  expect(settled.at(-1)?.excerpt).toBeUndefined();
});
