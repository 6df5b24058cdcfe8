/** The functions of Vega's expressions that can make much out of little, or match for ever, held to a budget. */
import {
  compileExpression,
  type RegularExpression,
  replaceBy,
  splitBy,
} from '../patterns/RegularExpression.ts';
import type { Budget } from './Budget.ts';

export type ExpressionFunction = (...given: readonly unknown[]) => unknown;

/** Names of no functions of Vega, in whose calls `boundedInterpreter` puts what an expression writes out and takes. */
export const WRITTEN = 'written';
export const TAKEN = 'taken';

/** Milliseconds of the units in which sequences of times are made, at least. */
const UNITS: Readonly<Record<string, number>> = {
  year: 365 * 864e5,
  quarter: 90 * 864e5,
  month: 28 * 864e5,
  week: 7 * 864e5,
  date: 864e5,
  day: 864e5,
  dayofyear: 864e5,
  hours: 36e5,
  minutes: 6e4,
  seconds: 1e3,
  milliseconds: 1,
};

/** `own` finds Vega's own function of a name. */
export function boundedFunctions(
  budget: Budget,
  own: (name: string) => ExpressionFunction | undefined,
): Readonly<Record<string, ExpressionFunction>> {
  const expressionOf = memoised();
  const call = (name: string, given: readonly unknown[]) => {
    const found = own(name);
    if (found === undefined) throw new Error(`Vega has no function ${name}`);
    return found(...given);
  };
  const makes =
    (name: string) =>
    (...given: readonly unknown[]) =>
      madeBy(budget, call(name, given));
  return {
    [WRITTEN]: (list) => madeBy(budget, list),
    // It may be made a text of, or compared, item by item.
    [TAKEN]: (value) => {
      if (Array.isArray(value)) budget.spend('expressionSteps', budget.sizeOf(value));
      return value;
    },
    pad: (...given) => {
      budget.allow('cellCharacters', Number(given[1]));
      return madeBy(budget, call('pad', given));
    },
    join: (list, separator = ',') => {
      const items: readonly unknown[] = Array.isArray(list) ? list : [];
      const between = String(separator);
      let length = 0;
      for (const item of items) {
        length += String(item ?? '').length + between.length;
        budget.allow('cellCharacters', length);
      }
      return madeBy(budget, items.join(between));
    },
    sequence: (...given) => {
      const [first = 0, second, step = 1] = given.map(Number);
      const [start, stop] = second === undefined ? [0, first] : [first, second];
      budget.allow('expressionItems', Math.max(0, (stop - start) / (step === 0 ? 1 : step)) || 0);
      return madeBy(budget, call('sequence', given));
    },
    ...Object.fromEntries(
      ['timeSequence', 'utcSequence'].map((name): [string, ExpressionFunction] => [
        name,
        (...given) => {
          const [unit, start, stop, step = 1] = given;
          const length = (UNITS[String(unit)] ?? 1) * Math.max(1, Number(step) || 1);
          budget.allow('expressionItems', Math.abs(Number(stop) - Number(start)) / length || 0);
          return madeBy(budget, call(name, given));
        },
      ]),
    ),
    // A format with a width fills it with zeros or blanks.
    format: (...given) => {
      const widths = String(given[1] ?? '').match(/\d{3,}/g) ?? [];
      budget.allow('cellCharacters', Math.max(0, ...widths.map(Number)));
      return madeBy(budget, call('format', given));
    },
    // What is missing stays missing: Vega's own gives null, which counts as zero, and anything to the power of zero is one.
    toNumber: (value) => (value === undefined || value === null ? undefined : call('toNumber', [value])),
    pow: (base, exponent) =>
      base === undefined || base === null ? Number.NaN : Number(base) ** Number(exponent),
    slice: makes('slice'),
    sort: makes('sort'),
    reverse: makes('reverse'),
    merge: makes('merge'),
    pluck: makes('pluck'),
    test: (pattern, text) => expressionOf(pattern).test(String(text)),
    split: (text, separator, most) => {
      const [whole, limit] = [String(text), most === undefined ? Number.POSITIVE_INFINITY : Number(most)];
      const parts: unknown =
        separator instanceof RegExp
          ? splitBy(expressionOf(separator), whole, () => budget.spend('expressionOutput', 1))
          : whole.split(String(separator));
      return madeBy(budget, Array.isArray(parts) ? parts.slice(0, limit) : parts);
    },
    replace: (text, pattern, replacement) => {
      if (typeof replacement === 'function') throw new Error('Function argument passed to replace.');
      const expression = typeof pattern === 'string' ? literally(pattern) : expressionOf(pattern);
      const all = pattern instanceof RegExp && pattern.global;
      let length = 0;
      return replaceBy(expression, String(text), { replacement: String(replacement), all }, (part) => {
        length += part.length;
        budget.allow('cellCharacters', length);
        budget.spend('expressionOutput', part.length);
      });
    },
  };
}

/** What an expression gives: a text that a cell can hold. Lists were counted where they were made. */
export function resultOf(budget: Budget, value: unknown): unknown {
  return typeof value === 'string' && value.length > SHORT ? madeBy(budget, value) : value;
}

/** Most values are taken over from the rows, and cost nothing; texts that long may have been put together. */
const SHORT = 1_000;

function madeBy(budget: Budget, value: unknown): unknown {
  if (typeof value === 'string') {
    budget.allow('cellCharacters', value.length);
    budget.spend('expressionOutput', value.length);
  } else if (typeof value === 'object' && value !== null) budget.spendList(value);
  return value;
}

/** A pattern is compiled once, for however many rows. */
function memoised(): (pattern: unknown) => RegularExpression {
  const known = new Map<string, RegularExpression>();
  return (pattern) => {
    const [source, flags] =
      pattern instanceof RegExp ? [pattern.source, pattern.flags] : [String(pattern), ''];
    const key = `${flags}/${source}`;
    const earlier = known.get(key);
    if (earlier !== undefined) return earlier;
    const compiled = compileExpression(source, flags);
    if (compiled.type === 'fault') throw new Error(`/${source}/ cannot be matched: ${compiled.message}`);
    known.set(key, compiled.expression);
    return compiled.expression;
  };
}

/** The first place of a text as the one match. */
function literally(pattern: string): RegularExpression {
  return {
    test: (text) => text.includes(pattern),
    matches: (text) => {
      const start = text.indexOf(pattern);
      return start < 0 ? [] : [{ start, end: start + pattern.length, groups: [] }];
    },
  };
}
