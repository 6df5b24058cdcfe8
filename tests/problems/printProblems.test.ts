import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth } from '../../pipeline/problems/displayWidth.ts';
import { excerptWithCaret } from '../../pipeline/problems/excerptWithCaret.ts';
import { editDistance, nearest } from '../../pipeline/problems/nearest.ts';
import type { Problem } from '../../pipeline/problems/Problem.ts';
import { countInWords, printProblems, sortProblems } from '../../pipeline/problems/printProblems.ts';

const problem: Problem = {
  code: 'number-expected',
  severity: 'error',
  message: 'expected a number, found "8,2"',
  place: {
    file: 'data/trade/state-exports.csv',
    line: 14,
    column: 6,
    endColumn: 11,
    row: 'state=Ohio',
    field: 'exports',
  },
  hints: ['write 8.2; a comma is not a decimal mark here'],
  excerpt: 'Ohio,"8,2"',
};

test('a-problem-shows-its-place-its-line-with-a-caret-and-its-hints', () => {
  expect(printProblems([problem], { format: 'text' })).toBe(
    [
      'data/trade/state-exports.csv:14:6 (state=Ohio) exports  number-expected: expected a number, found "8,2"',
      '   14 | Ohio,"8,2"',
      '      |      ^^^^^',
      '  hint: write 8.2; a comma is not a decimal mark here',
      '',
      '1 error',
      '',
    ].join('\n'),
  );
});

test('no-problems-give-no-text', () => {
  expect(printProblems([], { format: 'text' })).toBe('');
  expect(printProblems([], { format: 'github' })).toBe('');
});

test('a-problem-without-a-place-and-one-with-related-places-are-shown', () => {
  const text = printProblems(
    [
      { code: 'a', severity: 'error', message: 'expected b', hints: [] },
      { ...problem, hints: [], related: [{ message: 'first here', place: { file: 'b.csv', line: 2 } }] },
    ],
    { format: 'text', folder: 'books/one' },
  );
  expect(text.startsWith('a: expected b\n\nbooks/one/data/trade/')).toBe(true);
  expect(text).toContain('\n  first here: books/one/b.csv:2\n');
  expect(text.endsWith('\n2 errors in 2 files\n')).toBe(true);
});

test('what-stops-a-build-stands-before-what-does-not', () => {
  const at = (file: string, severity: Problem['severity']): Problem => ({
    ...problem,
    severity,
    place: { file },
  });
  const sorted = sortProblems([at('a', 'warning'), at('b', 'error'), at('c', 'warning'), at('a', 'error')]);
  expect(sorted.map(({ severity, place }) => `${severity} ${place?.file}`)).toEqual([
    'error a',
    'error b',
    'warning a',
    'warning c',
  ]);
});

test('problems-stand-in-the-order-of-files-lines-and-columns-and-else-as-found', () => {
  const at = (file: string, line?: number, column?: number, code = 'x'): Problem => ({
    code,
    severity: 'error',
    message: '',
    hints: [],
    place: { file, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) },
  });
  const sorted = sortProblems([
    at('b', 1),
    at('a', 10),
    at('a', 9, 5, 'first'),
    at('a', 9, 5, 'second'),
    at('a'),
  ]);
  expect(sorted.map(({ code, place }) => [place?.file, place?.line, code])).toEqual([
    ['a', undefined, 'x'],
    ['a', 9, 'first'],
    ['a', 9, 'second'],
    ['a', 10, 'x'],
    ['b', 1, 'x'],
  ]);
});

test('the-messages-of-one-chart-stand-together-and-json-keeps-one-each', () => {
  const at = (name: string, line: number, severity: Problem['severity'] = 'error'): Problem => ({
    code: `c-${name}-${line}`,
    severity,
    message: 'm',
    hints: [],
    place: { file: `templates/charts/${name}.vl.json`, line },
  });
  const problems = [
    at('b', 5, 'warning'),
    at('a', 9),
    at('b', 2),
    problem,
    at('a', 1, 'warning'),
    at('c', 3),
  ];
  expect(printProblems(problems, { format: 'text' })).toMatchInlineSnapshot(`
    "data/trade/state-exports.csv:14:6 (state=Ohio) exports  number-expected: expected a number, found "8,2"
       14 | Ohio,"8,2"
          |      ^^^^^
      hint: write 8.2; a comma is not a decimal mark here

    templates/charts/a.vl.json: 1 error and 1 warning

    templates/charts/a.vl.json:9  c-a-9: m

    templates/charts/a.vl.json:1  warning c-a-1: m

    templates/charts/b.vl.json: 1 error and 1 warning

    templates/charts/b.vl.json:2  c-b-2: m

    templates/charts/b.vl.json:5  warning c-b-5: m

    templates/charts/c.vl.json:3  c-c-3: m

    4 errors and 2 warnings in 4 files
    "
  `);
  const json: { problems: readonly Problem[] } = JSON.parse(printProblems(problems, { format: 'json' }));
  expect(json.problems.map(({ code }) => code)).toEqual([
    'number-expected',
    'c-a-9',
    'c-b-2',
    'c-c-3',
    'c-a-1',
    'c-b-5',
  ]);
});

test('annotations-are-escaped-as-workflow-commands', () => {
  const odd: Problem = {
    ...problem,
    message: '50% of: lines\nand, more',
    place: { file: 'data/a,b:c.csv', line: 1, column: 2 },
    hints: ['do this'],
  };
  expect(printProblems([odd], { format: 'github', folder: 'books/one/' })).toBe(
    '::error file=books/one/data/a%2Cb%3Ac.csv,line=1,col=2,title=number-expected::50%25 of: lines%0Aand, more%0Ahint: do this\n',
  );
  expect(printProblems([problem], { format: 'github' })).toContain(
    '::(state=Ohio) exports expected a number',
  );
});

test('json-holds-the-problems-and-their-counts', () => {
  const data: unknown = JSON.parse(printProblems([problem], { format: 'json' }));
  expect(data).toEqual({ errors: 1, warnings: 0, problems: [problem] });
});

test('colours-change-nothing-but-escape-codes', () => {
  const plain = printProblems([problem], { format: 'text' });
  const coloured = printProblems([problem], { format: 'text', colour: true });
  expect(coloured).not.toBe(plain);
  expect(coloured.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g'), '')).toBe(plain);
});

test('long-lines-are-cut-around-the-caret', () => {
  const text = `${'a'.repeat(300)}HERE${'b'.repeat(300)}`;
  const { line, carets } = excerptWithCaret(text, 301, 305);
  expect(line.length).toBeLessThanOrEqual(96);
  expect(line.slice(carets.indexOf('^'), carets.length)).toBe('HERE');
  expect(line.startsWith('…')).toBe(true);
  expect(line.endsWith('…')).toBe(true);
});

test('carets-stand-beneath-wide-characters-and-tabs', () => {
  expect(excerptWithCaret('\t日本,x', 5, 6)).toEqual({ line: '  日本,x', carets: '       ^' });
  expect(excerptWithCaret('🌎,x', 1, 3)).toEqual({ line: '🌎,x', carets: '^^' });
  expect(excerptWithCaret('e\u0301,x', 4, 5)).toEqual({ line: 'e\u0301,x', carets: '  ^' });
});

test('a-caret-stands-within-the-line-or-just-after-it', () => {
  const unit = fc.constantFrom('a', '\t', '日', '🌎', 'e\u0301', '\0', '\u00a0', '\u202e');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 200 }), fc.nat(250), fc.nat(250), (text, column, length) => {
      const { line, carets } = excerptWithCaret(text, column + 1, column + 1 + length);
      expect(displayWidth(line)).toBeLessThanOrEqual(96);
      expect(carets).toMatch(/^ *\^+$/);
      expect(carets.length).toBeLessThanOrEqual(displayWidth(line) + 1);
    }),
    { numRuns: 500 },
  );
});

test('counts-are-in-words', () => {
  expect(countInWords({ errors: 0, warnings: 0 })).toBe('no problems');
  expect(countInWords({ errors: 2, warnings: 1 })).toBe('2 errors and 1 warning');
  expect(countInWords({ errors: 0, warnings: 3 })).toBe('3 warnings');
});

test('the-nearest-name-is-offered-and-a-distant-one-never', () => {
  expect(nearest('exprots', ['imports', 'exports', 'total'])).toBe('exports');
  expect(nearest('State_Exports', ['state-exports'])).toBe('state-exports');
  expect(nearest('cat', ['dog'])).toBeUndefined();
  expect(nearest('D', ['A', 'B'])).toBeUndefined();
  expect(nearest('exports', ['exports'])).toBeUndefined();
});

test('edit-distances-are-those-of-a-metric-on-short-words', () => {
  expect(editDistance('ab', 'ba')).toBe(1);
  expect(editDistance('kitten', 'sitting')).toBe(3);
  expect(editDistance('', 'abc')).toBe(3);
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      expect(editDistance(a, a)).toBe(0);
    }),
  );
});
