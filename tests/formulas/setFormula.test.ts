/** Formulas: what is set, what is refused, how they are read, and which numbers they may hold. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FormulaRequest } from '../../pipeline/formulas/setFormula.ts';
import { american } from '../../pipeline/language/english.ts';
import { offered } from '../../pipeline/language/languages.ts';
import { numberScanner } from '../../pipeline/numbers/bareNumbers.ts';
import { setFormula } from './formulas.ts';

const typed = numberScanner({ terms: [], termPatterns: [], language: american });
const FIGURE = '\ue000\ue001';

function set(tex: string, more: Partial<FormulaRequest> = {}) {
  return setFormula({
    tex,
    display: false,
    textOf: () => '1,234.5',
    words: american.words.formula,
    typed,
    ...more,
  });
}

function formula(tex: string, more: Partial<FormulaRequest> = {}) {
  const result = set(tex, more);
  if ('formula' in result) return result.formula;
  throw new Error(JSON.stringify(result.fault));
}

function fault(tex: string): string {
  const result = set(tex);
  if ('formula' in result) return 'none';
  return result.fault.type === 'numbers' ? result.fault.found.join(' ') : result.fault.found;
}

test.each([
  'g = \\frac{x_t - x_{t-1}}{x_{t-1}} \\times 100',
  'x^2 + y^2 = z^2',
  '\\frac{1}{2} (a + b)',
  '\\sum_{t=1990}^{2023} x_t',
  'x > 0',
  '\\sum_i w_i = 1',
  's \\in [0, 1]',
  'x \\in \\{0, 1\\}',
  '12 r',
  'x \\times 10^{6}',
  'r = (1 + i)^{1/n} - 1',
  '\\text{GDP}_{2023} - \\text{GDP}_{2022}',
  '100\\% \\times s',
  `g = ${FIGURE}`,
  `g = ${FIGURE}\\%`,
  `\\frac{ ${FIGURE} }{n}`,
  'x_{1,2}',
  'e^{-x}',
  '\\text{days} / 365',
  '\\int_0^1 f(x)\\,dx',
  '\\begin{aligned} a &= b \\\\ c &\\ge 0 \\end{aligned}',
  '\\text{under the CO2 rule } x',
])('numbers-that-belong-to-a-formula-may-be-typed: %s', (tex) => {
  expect(fault(tex)).toBe('none');
});

test.each([
  ['g = 4', '4'],
  ['4', '4'],
  ['g = 4.2 x', '4.2'],
  ['g \\approx 4 \\text{ percent}', '4 percent'],
  ['g = 4\\%', '4%'],
  ['x = \\$5 y', '5'],
  ['g = \\frac{4}{100}', '4 100'],
  ['g = \\frac{1}{2}', '1 2'],
  ['3 \\times 10^{6}', '3 10'],
  ['1\\,234 x', '1234 234'],
  ['1{,}5 x', '15'],
  ['45 x', '45'],
  ['2023 x', '2023'],
  ['x^{0.5}', '0.5'],
  ['x_{123}', '123'],
  ['\\underbrace{x}_{45}', '45'],
  ['\\overset{45}{x}', '45'],
  ['\\begin{aligned} a &= b \\\\ c &= 4 \\end{aligned}', '4'],
  ['a = b, c = 4', '4'],
  ['\\text{at 4 percent } x', '4'],
  ['x = \\text{about } 4', '4'],
  ['y = \\log 4', '4'],
  [`x = ${FIGURE}0`, '0'],
  ['\\mathbf{4}', '4'],
  ['x = \u0664', '\u0664'],
  ['x = \u00bd y', '\u00bd'],
])('figures-of-a-formula-come-from-data: %s', (tex, expected) => {
  expect(fault(tex)).toBe(expected);
});

test.each([
  ['\\frac{a', 'missing close brace'],
  ['\\frac{a}', 'missing argument for \\frac'],
  ['\\unknown x', 'undefined control sequence \\unknown'],
  ['x^a^b', 'double exponent: use braces to clarify'],
  ['\\begin{nothing} x \\end{nothing}', "unknown environment 'nothing'"],
  ['\\require{html} x', 'the command \\require'],
  ['\\href{https://example.org}{x}', 'the command \\href'],
  ['\\def\\a{\\a\\a}\\a', 'the command \\def'],
  ['\\newcommand{\\a}{x} \\a', 'the command \\newcommand'],
  ['\\unicode{65}', 'the command \\unicode'],
  ['\\Huge x', 'the command \\Huge'],
  ['\\color{red} x', 'the command \\color'],
  ['\\rule{9em}{9em}', 'the command \\rule'],
  ['\\tag{7} x', 'the command \\tag'],
  ['growth of the year', 'the words "growth of"'],

  ['', 'nothing'],
  ['\\text{\u6f22}', '"\u6f22", which the letters of formulas lack'],
  // Letters of files that are not bundled, which more than one alphabet hands on.
  ['\u1d51', '"\u1d51", which the letters of formulas lack'],
  ['\u1ffc', '"\u1ffc", which the letters of formulas lack'],
  [`x ${'\\quad '.repeat(210)} y`, 'a formula that fits on no page'],
])('what-cannot-be-set-is-told: %s', (tex, expected) => {
  expect(fault(tex)).toContain(expected);
});

test('a-formula-has-height-depth-words-and-mathml', () => {
  const { picture, depth, text, alt, mathml } = formula(`g = \\frac{x_t}{n^2} - ${FIGURE}`);
  expect(depth).toBeGreaterThan(20);
  expect(picture.height).toBeGreaterThan(depth + 60);
  expect(picture.width).toBeGreaterThan(300);
  expect(picture.marks.every(({ type }) => type === 'path')).toBe(true);
  expect(text).toBe('g = (x_t)/(n^2) \u2212 1,234.5');
  expect(alt).toBe('g equals the fraction x sub t over n to the power of 2, end of fraction, minus 1,234.5');
  expect(mathml).toBe(
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>g</mi><mo>=</mo><mfrac><msub><mi>x</mi><mi>t</mi></msub><msup><mi>n</mi><mn>2</mn></msup></mfrac><mo>&#x2212;</mo><mn>1,234.5</mn></math>',
  );
});

test('a-formula-stands-on-the-baseline', () => {
  // Letters without tails end there, but for the overshoot of round ones.
  expect(formula('x').depth).toBeLessThan(2);
  expect(formula('x_t').depth).toBeGreaterThan(10);
  expect(formula('AB').picture.height).toBeCloseTo(71.6, 0);
});

test.each(offered.map((language) => [language.tag, language.words.formula] as const))(
  'a-formula-is-read-aloud-in-words-alone: %s',
  (_, words) => {
    const { alt } = formula(
      '\\sum_{i=1}^{n} \\sqrt[3]{x_i^2} \\le \\frac{a + b}{c} \\times \\sqrt{d} \\to \\infty',
      {
        words,
      },
    );
    expect(alt).not.toMatch(/[=+\u2211\u2264\u00d7\u2192\u221e\u221a^_/\\{}]|undefined/);
    expect(alt).toMatch(/\p{L}/u);
  },
);

test('what-is-stretched-and-ruled-is-drawn', () => {
  const count = (tex: string) => formula(tex, { display: true }).picture.marks.length;
  expect(
    count('\\left( \\begin{matrix} a \\\\ b \\\\ c \\\\ d \\\\ e \\end{matrix} \\right)'),
  ).toBeGreaterThan(9);
  expect(count('\\begin{array}{c|c} a & b \\\\ \\hline c & d \\end{array}')).toBe(6);
  const rules = formula('\\begin{array}{c|c:c} a & b & c \\\\ \\hline c & d & e \\end{array}').picture.marks;
  const widths = rules.flatMap((mark) =>
    mark.type === 'path' && mark.stroke !== undefined ? mark.strokeWidth : [],
  );
  expect(widths.filter((width) => width > 5)).toHaveLength(3);
  expect(count('\\boxed{x}')).toBeGreaterThan(1);
  expect(count('\\overbrace{a + b + c + d}')).toBeGreaterThan(7);
});

const piece = fc.constantFrom(
  ...[
    'x',
    'y_t',
    '4',
    '12',
    '{',
    '}',
    '^',
    '_',
    '&',
    '\\\\',
    '\\frac',
    '\\sqrt',
    '\\left(',
    '\\right)',
    '\\text{a 5}',
  ],
  ...[
    '\\begin{matrix}',
    '\\end{matrix}',
    '\\sum',
    '=',
    ',',
    '%',
    '\\%',
    '~',
    '#',
    '\\',
    '\u00e9',
    FIGURE,
    '\\hat',
    '\\binom',
  ],
  ...[
    '\\begin{array}{*{9999}{c}}',
    '\\begin{cases}',
    '\\end{cases}',
    '\\operatorname',
    '\\overset',
    '\\not',
    "'",
    '"',
    '\\\\[9999em]',
  ],
);

test('any-text-is-set-or-told', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), fc.boolean(), (pieces, display) => {
      const result = set(pieces.join(' '), { display });
      if (!('formula' in result)) return;
      const { picture, depth, alt, text } = result.formula;
      expect(Number.isFinite(picture.width + picture.height + depth)).toBe(true);
      expect(alt + text).not.toMatch(/[\ue000-\uf8ff]|undefined/);
    }),
    { numRuns: 300 },
  );
});

/** Whatever is around it, a number of two digits and a decimal is no part of a formula's structure. */
test('a-decimal-number-never-passes', () => {
  const around = fc.constantFrom(
    ...[
      'x + N',
      '\\frac{N}{x}',
      'x_{N}',
      '\\sqrt{N y}',
      '\\text{N}',
      'a = b = N',
      '(N + x)',
      '\\mathrm{N} x',
      '{N}x',
    ],
    ...[
      '\\begin{matrix} x & N \\end{matrix}',
      '\\underbrace{x}_{N}',
      'x^{y^{N}}',
      '\\left[ N, x \\right]',
      '\\binom{N}{x}',
    ],
  );
  fc.assert(
    fc.property(around, fc.integer({ min: 10, max: 99 }), fc.nat(9), (where, whole, part) => {
      expect(fault(where.replace('N', `${whole}.${part}`))).toContain(`${whole}.${part}`);
    }),
    { numRuns: 100 },
  );
});
