/** Messages about the expressions of checks, of `where` and of computed figures. */
import { nameHints } from '../nameHints.ts';
import type { Problem } from '../Problem.ts';
import { problemAt, type Spot } from '../spot.ts';

export function expressionSyntax(message: string, spot: Spot): Problem {
  return problem('expression-syntax', message, spot, [
    "an expression is written as in Vega: value('trade[2023].exports') + 2 > 3",
  ]);
}

export function expressionUnknownName(name: string, parameters: Iterable<string>, spot: Spot): Problem {
  const names = [...parameters];
  return problem(
    'expression-unknown-name',
    `expected a number, a text, a function or a parameter, found the name ${name}`,
    spot,
    [
      ...(names.length === 0 ? [] : nameHints(name, names, 'parameters')),
      `put the names of tables, fields and facts into quotes: '${name}'`,
    ],
  );
}

export function expressionUnknownFunction(name: string, names: Iterable<string>, spot: Spot): Problem {
  const message = `expected a function of the check language, found ${name}`;
  return problem('expression-unknown-function', message, spot, nameHints(name, names, 'functions'));
}

export function expressionUnknownTable(name: string, names: Iterable<string>, spot: Spot): Problem {
  const message = `expected the name of a table, found '${name}'`;
  return problem('expression-unknown-table', message, spot, nameHints(name, names, 'tables'));
}

export function expressionUnknownField(
  name: string,
  table: string,
  names: Iterable<string>,
  spot: Spot,
): Problem {
  const message = `expected a field of ${table}, found '${name}'`;
  return problem('expression-unknown-field', message, spot, nameHints(name, names, 'fields'));
}

export function expressionUnknownRow(
  key: string,
  table: string,
  hints: readonly string[],
  spot: Spot,
): Problem {
  return problem('expression-unknown-row', `expected a row of ${table}, found none with ${key}`, spot, hints);
}

export function expressionAmbiguousRow(
  key: string,
  table: string,
  count: number,
  keyFields: readonly string[],
  spot: Spot,
): Problem {
  const message = `expected one row of ${table}, found ${count} with ${key}`;
  const fields = keyFields.length > 0 ? [`the key of ${table} is ${keyFields.join(', ')}`] : [];
  return problem('expression-ambiguous-row', message, spot, fields);
}

export function expressionArgumentCount(usage: string, found: number, spot: Spot): Problem {
  const noun = found === 1 ? 'argument' : 'arguments';
  return problem('expression-argument-count', `expected ${usage}, found ${found} ${noun}`, spot, []);
}

export function expressionArgument(
  expected: string,
  found: string,
  usage: string,
  spot: Spot,
  hints: readonly string[] = [],
): Problem {
  return problem('expression-argument', `expected ${expected}, found ${found}`, spot, [
    ...hints,
    `write ${usage}`,
  ]);
}

export function expressionOperand(operator: string, expected: string, found: string, spot: Spot): Problem {
  return problem('expression-operand', `expected ${expected} beside ${operator}, found ${found}`, spot, []);
}

export function expressionMissingValue(what: string, spot: Spot): Problem {
  return problem('expression-missing-value', `expected a value, found that ${what} is missing`, spot, [
    'leave rows without a value out with a where, or test for them with == null',
  ]);
}

export function expressionNotFinite(text: string, spot: Spot): Problem {
  return problem(
    'expression-not-finite',
    `expected a number, found that ${text} has no finite result`,
    spot,
    ['does it divide by zero?'],
  );
}

function problem(code: string, message: string, spot: Spot, hints: readonly string[]): Problem {
  return problemAt(code, spot, message, hints);
}
