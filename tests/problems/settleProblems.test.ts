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
const far: Problem = { ...floatFar('3', 'fig:top', 2, undefined), names: ['page 3', 'fig:top'] };

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
    far,
  ]);
});
