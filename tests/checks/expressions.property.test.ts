import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluateExpression } from '../../pipeline/validate/checks/evaluate.ts';
import { functionNames } from '../../pipeline/validate/checks/functions.ts';
import { parseExpression } from '../../pipeline/validate/checks/parseExpression.ts';
import { compileRowExpression } from '../../pipeline/validate/checks/rowExpression.ts';
import { inEnglish } from '../../pipeline/validate/checks/workedText.ts';
import { runs } from '../runs.ts';
import { exampleFact, exampleFigures, exampleTable } from './exampleFigures.ts';

const table = exampleTable(
  'goods',
  ['year:year', 'exports', 'imports', 'name:string'],
  [
    [2021, 276.5, 384.6, 'a'],
    [2022, null, 454.9, 'b'],
    [2023, 323.2, 475.6, null],
  ],
);
const figures = exampleFigures([table], [exampleFact('bridges', 55)]);
const locate = ({ start, end }: { start: number; end: number }) => ({
  place: { file: 'checks.yaml', line: 1, column: start + 1, endColumn: end + 1 },
});
const evaluate = (text: string) => evaluateExpression(text, figures, locate);

/** Arithmetic on plain numbers, as text that JavaScript reads too. */
const arithmetic = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.double({ min: 0, max: 1e6, noNaN: true, noDefaultInfinity: true }).map((value) => value.toFixed(3)),
    fc
      .tuple(tie('node'), fc.constantFrom('+', '-', '*', '/'), tie('node'))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    tie('node').map((inner) => `(-${inner})`),
  ),
})).node;

test('arithmetic-gives-what-javascript-gives', () => {
  fc.assert(
    fc.property(arithmetic, (text) => {
      const expected: unknown = new Function(`return ${text}`)();
      const { value, problems } = evaluate(text);
      if (typeof expected === 'number' && Number.isFinite(expected) && problems.length === 0) {
        expect(value).toBe(expected);
      } else expect(problems.map((problem) => problem.code)).toContain('expression-not-finite');
    }),
    { numRuns: 300 },
  );
});

test('the-worked-text-of-arithmetic-reads-back-as-the-same-value', () => {
  fc.assert(
    fc.property(arithmetic, (text) => {
      const { value, computed: phrase, problems } = evaluate(text);
      const computed = inEnglish(phrase);
      if (problems.length > 0 || typeof value !== 'number' || !computed.includes(' = ')) return;
      const [worked = ''] = computed.split(' = ');
      const again = evaluate(worked.replace(/(\d),(?=\d{3})/g, '$1')).value;
      expect(again).toBeCloseTo(value, 6);
    }),
    { numRuns: 200 },
  );
});

/** Pieces of the language in any order: mostly nonsense, now and then an expression. */
const piece = fc.oneof(
  fc.constantFrom(...functionNames().map((name) => `${name}(`), ')', ',', '(', '{', '}', ':', '.', '[', ']'),
  fc.constantFrom(
    "'goods'",
    "'exports'",
    "'yaer'",
    '{year: 2023}',
    "'datum.exports > 300'",
    'datum.exports',
    'datum',
  ),
  fc.constantFrom(
    '+',
    '-',
    '*',
    '/',
    '%',
    '==',
    '<',
    '&&',
    '||',
    '!',
    '?',
    'in',
    'null',
    'true',
    '2023',
    '0.05',
  ),
  fc.string({ maxLength: 4 }),
);
const jumble = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(' '));
/** Well-formed calls with arguments of every kind, right and wrong. */
const call = fc
  .tuple(
    fc.constantFrom(...functionNames()),
    fc.array(
      fc.constantFrom(
        "'goods'",
        "'exports'",
        "'name'",
        "'year'",
        '{year: 2023}',
        '{year: 2022}',
        "{year: '2023'}",
        '2023',
        '-1.5',
        "'datum.exports > 300'",
        "'datum.name + 1 > 2'",
        "'ascending'",
        "'strictly'",
        "'km'",
        "'mi'",
        'null',
        'true',
        "value('bridges')",
        "value('goods[2022].exports')",
        "'2020-07-01'",
        '[1, 2]',
      ),
      { maxLength: 5 },
    ),
  )
  .map(([name, parameters]) => `${name}(${parameters.join(', ')})`);

test('random-expressions-never-crash-and-either-give-a-value-or-say-why-not', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        jumble,
        call,
        fc.tuple(call, call).map(([a, b]) => `${a} > ${b}`),
      ),
      (text) => {
        const { value, problems } = evaluate(text);
        expect(value === undefined).toBe(problems.length > 0);
        for (const { place, message } of problems) {
          expect(message).not.toMatch(/undefined|\[object|NaN,/);
          expect(place?.column).toBeGreaterThanOrEqual(1);
          expect(place?.column).toBeLessThanOrEqual(Math.max(1, text.length));
        }
      },
    ),
    { numRuns: runs(3000) },
  );
});

test('random-row-expressions-never-crash', () => {
  fc.assert(
    fc.property(jumble, (text) => {
      let reported = 0;
      const report = () => {
        reported++;
      };
      const holds = compileRowExpression(text, { table, locate, report });
      expect(holds === undefined).toBe(reported > 0);
      if (holds !== undefined) for (let row = 0; row < table.rowCount; row++) holds(row);
    }),
    { numRuns: runs(2000) },
  );
});

test('names-and-literals-know-where-they-stand', () => {
  fc.assert(
    fc.property(fc.constantFrom('  ', ' ', '\n'), fc.constantFrom("'goods'", "'exports'"), (gap, quoted) => {
      const text = `sum(${gap}'goods',${gap}${quoted}) +${gap}12.50 > rows`;
      const parsed = parseExpression(text);
      if (parsed.type !== 'parsed' || parsed.expression.type !== 'binary') throw new Error('expected >');
      const { right, left } = parsed.expression;
      expect(text.slice(right.span.start, right.span.end)).toBe('rows');
      if (left.type !== 'binary') throw new Error('expected +');
      expect(text.slice(left.right.span.start, left.right.span.end)).toBe('12.50');
    }),
  );
});

test('deep-nesting-is-a-problem-and-not-a-crash', () => {
  const text = `${'('.repeat(4000)}1${')'.repeat(4000)}`;
  const { problems } = evaluate(text);
  expect(problems.length).toBeLessThanOrEqual(1);
});
