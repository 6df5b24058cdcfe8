/** Messages about the expressions of checks, of `where` and of computed figures. */
import { nameHints } from '../nameHints.ts';
import type { Place, Problem } from '../Problem.ts';

export function expressionSyntax(message: string, place: Place): Problem {
  return problem('expression-syntax', message, place, [
    "an expression is written as in Vega: value('table', 'field', {key: 1}) + 2 > 3",
  ]);
}

export function expressionUnknownName(name: string, place: Place): Problem {
  return problem(
    'expression-unknown-name',
    `expected a number, a text or a function, found the name ${name}`,
    place,
    [`put the names of tables, fields and facts into quotes: '${name}'`],
  );
}

export function expressionUnknownFunction(name: string, names: Iterable<string>, place: Place): Problem {
  const message = `expected a function of the check language, found ${name}`;
  return problem('expression-unknown-function', message, place, nameHints(name, names, 'functions'));
}

export function expressionUnknownTable(name: string, names: Iterable<string>, place: Place): Problem {
  const message = `expected the name of a table, found '${name}'`;
  return problem('expression-unknown-table', message, place, nameHints(name, names, 'tables'));
}

export function expressionUnknownField(
  name: string,
  table: string,
  names: Iterable<string>,
  place: Place,
): Problem {
  const message = `expected a field of ${table}, found '${name}'`;
  return problem('expression-unknown-field', message, place, nameHints(name, names, 'fields'));
}

export function expressionUnknownFact(name: string, names: Iterable<string>, place: Place): Problem {
  const message = `expected the id of a fact, found '${name}'`;
  return problem('expression-unknown-fact', message, place, nameHints(name, names, 'facts'));
}

export function expressionUnknownRow(
  key: string,
  table: string,
  hints: readonly string[],
  place: Place,
): Problem {
  return problem(
    'expression-unknown-row',
    `expected a row of ${table}, found none with ${key}`,
    place,
    hints,
  );
}

export function expressionAmbiguousRow(
  key: string,
  table: string,
  count: number,
  keyFields: readonly string[],
  place: Place,
): Problem {
  const message = `expected one row of ${table}, found ${count} with ${key}`;
  const fields = keyFields.length > 0 ? [`the key of ${table} is ${keyFields.join(', ')}`] : [];
  return problem('expression-ambiguous-row', message, place, fields);
}

export function expressionArgumentCount(usage: string, found: number, place: Place): Problem {
  const noun = found === 1 ? 'argument' : 'arguments';
  return problem('expression-argument-count', `expected ${usage}, found ${found} ${noun}`, place, []);
}

export function expressionArgument(
  expected: string,
  found: string,
  usage: string,
  place: Place,
  hints: readonly string[] = [],
): Problem {
  return problem('expression-argument', `expected ${expected}, found ${found}`, place, [
    ...hints,
    `write ${usage}`,
  ]);
}

export function expressionOperand(operator: string, expected: string, found: string, place: Place): Problem {
  return problem('expression-operand', `expected ${expected} beside ${operator}, found ${found}`, place, []);
}

export function expressionMissingValue(what: string, place: Place): Problem {
  return problem('expression-missing-value', `expected a value, found that ${what} is missing`, place, [
    'leave rows without a value out with a where, or test for them with == null',
  ]);
}

export function expressionNotFinite(text: string, place: Place): Problem {
  return problem(
    'expression-not-finite',
    `expected a number, found that ${text} has no finite result`,
    place,
    ['does it divide by zero?'],
  );
}

function problem(code: string, message: string, place: Place, hints: readonly string[]): Problem {
  return { code, severity: 'error', message, place, hints };
}
