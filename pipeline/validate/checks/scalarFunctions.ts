/** The functions of check expressions that take single values. */

import { american } from '../../language/english.ts';
import { number, numberText, type Phrase, say } from '../../language/Phrase.ts';
import { roundDecimal } from '../../numbers/roundDecimal.ts';
import { nearest } from '../../problems/nearest.ts';
import { unreachable } from '../../problems/unreachable.ts';
import type { Scalar } from '../Dataset.ts';
import { fault, parseDate } from '../parseCell.ts';
import { noise, sameNumber } from './operators.ts';
import { convertUnit, unitNames } from './units.ts';

export type ScalarOutcome =
  | { readonly type: 'value'; readonly value: number | string | boolean; readonly text: Phrase }
  | {
      readonly type: 'refused';
      readonly parameter: number;
      readonly expected: string;
      readonly hint?: string;
    };

/** A value beside the way it is shown: `798.8`, or `323.2 + 475.6 = 798.8`. */
export interface Shown {
  readonly value: Scalar;
  /** Short: the value, with its origin in brackets where it was not simply looked up. */
  readonly short: Phrase;
  /** Long: how it was worked out, and the value. */
  readonly long: Phrase;
}

export interface ScalarFunction {
  readonly usage: string;
  readonly says: string;
  readonly example: string;
  /** Least and greatest number of arguments. */
  readonly arity: readonly [number, number];
  /** `text` is the relation for functions that give true or false, else the computation without its result. */
  readonly apply: (parameters: readonly Shown[]) => ScalarOutcome;
}

/** Parameters that must be numbers; positions listed in `texts` must be texts. */
function numeric(
  apply: (numbers: readonly number[], shown: readonly Shown[]) => Omit<ScalarResult, 'type'>,
): ScalarFunction['apply'] {
  return (shown) => {
    const numbers: number[] = [];
    for (const [parameter, { value }] of shown.entries()) {
      if (typeof value !== 'number') return { type: 'refused', parameter, expected: 'a number' };
      numbers.push(value);
    }
    return { type: 'value', ...apply(numbers, shown) };
  };
}
type ScalarResult = Extract<ScalarOutcome, { type: 'value' }>;

const at = (numbers: readonly number[], index: number): number => numbers[index] ?? Number.NaN;
const long = (shown: readonly Shown[], index: number): Phrase => shown[index]?.long ?? '';
const short = (shown: readonly Shown[], index: number): Phrase => shown[index]?.short ?? '';

function plain(name: string, apply: (...numbers: number[]) => number): ScalarFunction['apply'] {
  return numeric((numbers, shown) => ({
    value: apply(...numbers),
    text: [
      `${name}(`,
      ...shown.flatMap((parameter, index) => (index === 0 ? [parameter.short] : [', ', parameter.short])),
      ')',
    ],
  }));
}

export const SCALAR_FUNCTIONS: ReadonlyMap<string, ScalarFunction> = new Map<string, ScalarFunction>([
  [
    'near',
    {
      usage: 'near(a, b, tolerance)',
      says: 'true if a and b differ by at most the tolerance',
      example: "near(value('goods[2023].exports') + value('goods[2023].imports'), 798.8, 0.05)",
      arity: [3, 3],
      apply: numeric((numbers, shown) => {
        const [a, b, tolerance] = [at(numbers, 0), at(numbers, 1), at(numbers, 2)];
        return {
          value: Math.abs(a - b) <= tolerance + noise(a, b, tolerance),
          text: say('near', long(shown, 0), long(shown, 1), short(shown, 2)),
        };
      }),
    },
  ],
  [
    'rounds',
    {
      usage: 'rounds(a, b, decimals)',
      says: 'true if a, rounded half away from zero to so many decimals (negative: tens, hundreds), is b',
      example: "rounds(value('goods[2023].total'), 799, 0)",
      arity: [3, 3],
      apply: (shown) => {
        const decimals = shown[2]?.value;
        if (typeof decimals === 'number' && !Number.isInteger(decimals)) {
          return { type: 'refused', parameter: 2, expected: 'a whole number of decimals' };
        }
        return numeric((numbers) => {
          const rounded = roundDecimal(at(numbers, 0), at(numbers, 2));
          const target = roundDecimal(at(numbers, 1), at(numbers, 2));
          return {
            // b itself must be a number of so many decimals: 2.675 rounds to no 2.68 by way of 2.6751.
            value: sameNumber(rounded, target) && sameNumber(target, at(numbers, 1)),
            text: say(
              'rounds',
              long(shown, 0),
              decimalsPhrase(at(numbers, 2)),
              number(rounded),
              long(shown, 1),
            ),
          };
        })(shown);
      },
    },
  ],
  [
    'within',
    {
      usage: 'within(a, low, high)',
      says: 'true if a is neither below low nor above high',
      example: "within(value('rise-in-percent'), 140, 142)",
      arity: [3, 3],
      apply: numeric((numbers, shown) => {
        const [a, low, high] = [at(numbers, 0), at(numbers, 1), at(numbers, 2)];
        return {
          value: (a >= low || sameNumber(a, low)) && (a <= high || sameNumber(a, high)),
          text: say('between', long(shown, 0), long(shown, 1), long(shown, 2)),
        };
      }),
    },
  ],
  [
    'round',
    {
      usage: 'round(a, decimals)',
      says: 'a rounded half away from zero on its decimal digits: round(2.675, 2) is 2.68',
      example: "round(value('goods[2023].total'), 0)",
      arity: [1, 2],
      apply: (shown) => {
        const decimals = shown[1]?.value ?? 0;
        if (typeof decimals === 'number' && !Number.isInteger(decimals)) {
          return { type: 'refused', parameter: 1, expected: 'a whole number of decimals' };
        }
        return numeric((numbers) => ({
          value: roundDecimal(at(numbers, 0), numbers[1] ?? 0),
          text: say('rounded', short(shown, 0), decimalsPhrase(numbers[1] ?? 0)),
        }))(shown);
      },
    },
  ],
  [
    'ratio',
    {
      usage: 'ratio(a, b)',
      says: 'a divided by b',
      example: "ratio(value('goods[2023].total'), value('goods[1995].total')) > 7",
      arity: [2, 2],
      apply: numeric((numbers, shown) => ({
        value: at(numbers, 0) / at(numbers, 1),
        text: [short(shown, 0), ' / ', short(shown, 1)],
      })),
    },
  ],
  [
    'growth',
    {
      usage: 'growth(from, to)',
      says: 'the change from one value to another, in percent of the first',
      example: "near(growth(value('goods[2010].total'), value('goods[2023].total')), 103, 0.5)",
      arity: [2, 2],
      apply: numeric((numbers, shown) => ({
        value: ((at(numbers, 1) - at(numbers, 0)) / Math.abs(at(numbers, 0))) * 100,
        text: say('growth', short(shown, 0), short(shown, 1)),
      })),
    },
  ],
  [
    'percent',
    {
      usage: 'percent(part, whole)',
      says: 'part as a percentage of whole',
      example: "near(percent(value('own-total'), value('all-total')), 15.7, 0.05)",
      arity: [2, 2],
      apply: numeric((numbers, shown) => ({
        value: (at(numbers, 0) / at(numbers, 1)) * 100,
        text: say('percent', short(shown, 0), short(shown, 1)),
      })),
    },
  ],
  [
    'convert',
    {
      usage: "convert(a, 'unit', 'other unit')",
      says: `a converted between units of one kind: ${unitNames().join(', ')}`,
      example: "near(convert(value('border-miles'), 'mi', 'km'), value('border-kilometres'), 2)",
      arity: [3, 3],
      apply: (shown) => convert(shown),
    },
  ],
  [
    'year',
    {
      usage: 'year(date)',
      says: 'the calendar year of a date or month',
      example: "year(value('in-force')) + 6 == 2026",
      arity: [1, 1],
      apply: (shown) => {
        const date = isoDate(shown[0]?.value);
        if (date === undefined)
          return { type: 'refused', parameter: 0, expected: 'a date such as 2020-07-01' };
        return { type: 'value', value: date.getUTCFullYear(), text: say('yearOf', short(shown, 0)) };
      },
    },
  ],
  [
    'days',
    {
      usage: 'days(from, to)',
      says: 'the number of days from one date to another',
      example: "days(value('signed'), value('in-force')) > 365",
      arity: [2, 2],
      apply: (shown) => {
        const [from, to] = [isoDate(shown[0]?.value), isoDate(shown[1]?.value)];
        const expected = 'a date such as 2020-07-01';
        if (from === undefined) return { type: 'refused', parameter: 0, expected };
        if (to === undefined) return { type: 'refused', parameter: 1, expected };
        const days = Math.round((to.getTime() - from.getTime()) / 86_400_000);
        return { type: 'value', value: days, text: say('days', short(shown, 0), short(shown, 1)) };
      },
    },
  ],
  ...oneNumber('abs', 'a without its sign', "abs(value('goods[2023].balance')) > 150", Math.abs),
  ...oneNumber('floor', 'the greatest whole number that is not above a', 'floor(7.4) == 7', Math.floor),
  ...oneNumber('ceil', 'the least whole number that is not below a', 'ceil(7.4) == 8', Math.ceil),
  ...oneNumber('sqrt', 'the square root of a', 'sqrt(9) == 3', Math.sqrt),
  [
    'pow',
    {
      usage: 'pow(a, exponent)',
      says: 'a to the power of the exponent',
      example: 'pow(2, 10) == 1024',
      arity: [2, 2],
      apply: plain('pow', (a = 0, exponent = 0) => a ** exponent),
    },
  ],
]);

/** `min` and `max` of listed numbers; the functions of the same name over a table's field stand with the table functions. */
export const LISTED_EXTREMES: ReadonlyMap<string, ScalarFunction['apply']> = new Map([
  ['min', plain('min', Math.min)],
  ['max', plain('max', Math.max)],
]);

function oneNumber(
  name: string,
  says: string,
  example: string,
  apply: (a: number) => number,
): [string, ScalarFunction][] {
  const usage = `${name}(a)`;
  return [[name, { usage, says, example, arity: [1, 1], apply: plain(name, (a = Number.NaN) => apply(a)) }]];
}

function isoDate(value: Scalar | undefined): Date | undefined {
  if (typeof value !== 'string') return undefined;
  const day = parseDate(value.length === 7 ? `${value}-01` : value);
  return day === fault ? undefined : new Date(day);
}

function convert(shown: readonly Shown[]): ScalarOutcome {
  const [amount, from, to] = [shown[0]?.value, shown[1]?.value, shown[2]?.value];
  if (typeof amount !== 'number') return { type: 'refused', parameter: 0, expected: 'a number' };
  if (typeof from !== 'string') return { type: 'refused', parameter: 1, expected: 'the name of a unit' };
  if (typeof to !== 'string') return { type: 'refused', parameter: 2, expected: 'the name of a unit' };
  const converted = convertUnit(amount, from, to);
  switch (converted.type) {
    case 'converted':
      return { type: 'value', value: converted.value, text: say('converted', short(shown, 0), from, to) };
    case 'unknown': {
      const parameter = converted.unit === from ? 1 : 2;
      const meant = nearest(converted.unit, unitNames());
      const hint = meant === undefined ? `units: ${unitNames().join(', ')}` : `did you mean ${meant}?`;
      return { type: 'refused', parameter, expected: 'the name of a unit', hint };
    }
    case 'incompatible':
      return { type: 'refused', parameter: 2, expected: `a unit of ${converted.dimension} like ${from}` };
    default:
      return unreachable(converted);
  }
}

function decimalsPhrase(decimals: number): Phrase {
  if (decimals === 0) return say('wholeNumbers');
  return decimals < 0 ? say('powers', number(10 ** -decimals)) : say('decimals', number(decimals));
}

/** A number as a message shows it. */
export function showNumber(value: number): string {
  return numberText(value, american.numbers);
}

/** A computed number: six digits are enough to see it, and more only where the whole part has them. */
export function shortened(value: number): number {
  if (!Number.isFinite(value)) return value;
  const wholeDigits = Math.abs(value) < 1 ? 0 : Math.floor(Math.log10(Math.abs(value))) + 1;
  return Number(value.toPrecision(Math.min(15, Math.max(6, wholeDigits + 2))));
}
