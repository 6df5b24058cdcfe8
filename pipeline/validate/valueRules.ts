/** Turns the constraints and categories of a field into rules that its values must keep. */

import { compilePattern } from '../patterns/compilePattern.ts';
import * as catalogue from '../problems/catalogue/validate.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Spot } from '../problems/spot.ts';
import { unreachable } from '../problems/unreachable.ts';
import type { FieldType, Scalar } from './Dataset.ts';
import type { ConstraintsDescriptor, FieldDescriptor } from './Descriptor.ts';
import type { DocumentPath } from './descriptorRules.ts';
import { type CellFormat, type CellParser, fault } from './parseCell.ts';
import type { ValueRule } from './TableSchema.ts';

type Bound = 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum';

const bounds: readonly { readonly name: Bound; readonly words: string }[] = [
  { name: 'minimum', words: 'at least' },
  { name: 'maximum', words: 'at most' },
  { name: 'exclusiveMinimum', words: 'more than' },
  { name: 'exclusiveMaximum', words: 'less than' },
];

const orderedTypes: readonly FieldType[] = ['integer', 'number', 'date', 'yearmonth', 'year'];

export function valueRulesOf(
  descriptor: FieldDescriptor,
  format: CellFormat,
  parse: CellParser,
  at: (...steps: DocumentPath) => Spot,
): { readonly rules: readonly ValueRule[]; readonly problems: readonly Problem[] } {
  const rules: ValueRule[] = [];
  const problems: Problem[] = [];
  const constraints: ConstraintsDescriptor = descriptor.constraints ?? {};
  const { type } = format;
  const fits = (name: string, types: readonly FieldType[]): boolean => {
    if (types.includes(type)) return true;
    problems.push(catalogue.unfitConstraint(at('constraints', name), name, type));
    return false;
  };
  /** A value of the descriptor, which may be a JSON value or a text written as in a cell. */
  const scalarOf = (value: string | number | boolean): Exclude<Scalar, null> | undefined => {
    const parsed = parse(String(value));
    return parsed === fault ? undefined : parsed;
  };

  for (const { name, words } of bounds) {
    const written = constraints[name];
    if (written === undefined || !fits(name, orderedTypes)) continue;
    const bound = scalarOf(written);
    if (bound === undefined) {
      const spot = at('constraints', name);
      problems.push(catalogue.badConstraint(spot, name, `a value of type ${type}`, JSON.stringify(written)));
      continue;
    }
    const expected = type === 'date' || type === 'yearmonth' || type === 'year' ? dateWords(name) : words;
    rules.push({ type: 'range', holds: rangeOf(name, bound), expected: `${expected} ${written}` });
  }

  const { minLength, maxLength } = constraints;
  if (minLength !== undefined && fits('minLength', ['string'])) {
    const holds = (value: Scalar) => lengthOf(value) >= minLength;
    rules.push({ type: 'length', holds, expected: `at least ${minLength} characters` });
  }
  if (maxLength !== undefined && fits('maxLength', ['string'])) {
    const holds = (value: Scalar) => lengthOf(value) <= maxLength;
    rules.push({ type: 'length', holds, expected: `at most ${maxLength} characters` });
  }

  const { pattern } = constraints;
  if (pattern !== undefined && fits('pattern', ['string'])) {
    const compiled = compilePattern(pattern);
    if (compiled.type === 'fault') {
      problems.push(catalogue.badPattern(at('constraints', 'pattern'), pattern, compiled.message));
    } else {
      const { covers } = compiled.pattern;
      rules.push({ type: 'pattern', holds: (value) => covers(String(value)), pattern });
    }
  }

  if (constraints.jsonSchema !== undefined) fits('jsonSchema', []);

  const addList = (list: readonly (string | number | boolean)[], steps: DocumentPath, name: string) => {
    const values = new Set<Scalar>();
    const before = problems.length;
    list.forEach((written, index) => {
      const value = scalarOf(written);
      if (value !== undefined) values.add(value);
      else {
        const found = JSON.stringify(written);
        problems.push(catalogue.badConstraint(at(...steps, index), name, `values of type ${type}`, found));
      }
    });
    if (problems.length > before) return;
    rules.push({ type: 'list', holds: (value) => values.has(value), words: list.map(String) });
  };
  if (constraints.enum !== undefined) addList(constraints.enum, ['constraints', 'enum'], 'enum');
  if (descriptor.categories !== undefined) {
    if (type !== 'string' && type !== 'integer') {
      problems.push(catalogue.unfitConstraint(at('categories'), 'categories', type));
    } else {
      const values = descriptor.categories.map((entry) => (typeof entry === 'object' ? entry.value : entry));
      addList(values, ['categories'], 'categories');
    }
  }
  return { rules, problems };
}

function dateWords(name: Bound): string {
  switch (name) {
    case 'minimum':
      return 'no earlier than';
    case 'maximum':
      return 'no later than';
    case 'exclusiveMinimum':
      return 'later than';
    case 'exclusiveMaximum':
      return 'earlier than';
    default:
      return unreachable(name);
  }
}

/** Dates and months are ISO texts, whose order as texts is that of time. */
function rangeOf(name: Bound, bound: Exclude<Scalar, null>): (value: Scalar) => boolean {
  switch (name) {
    case 'minimum':
      return (value) => value !== null && value >= bound;
    case 'maximum':
      return (value) => value !== null && value <= bound;
    case 'exclusiveMinimum':
      return (value) => value !== null && value > bound;
    case 'exclusiveMaximum':
      return (value) => value !== null && value < bound;
    default:
      return unreachable(name);
  }
}

function lengthOf(value: Scalar): number {
  return typeof value === 'string' ? [...value].length : 0;
}
