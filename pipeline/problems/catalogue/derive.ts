/** Messages about derived tables: their declarations, their transforms and what came out of them. */
import { nameHints } from '../nameHints.ts';
import type { Problem, RelatedPlace } from '../Problem.ts';
import { problemAt, quoted, type Spot } from '../spot.ts';

export function derivedUnknownTable(spot: Spot, name: string, names: Iterable<string>): Problem {
  const message = `expected the name of a table, found ${quoted(name)}`;
  return problemAt('derived-unknown-table', spot, message, nameHints(name, names, 'tables'));
}

export function derivedCycle(
  spot: Spot,
  names: readonly string[],
  related: readonly RelatedPlace[],
): Problem {
  const message = `expected tables that do not derive from each other in a circle, found ${names.join(' → ')}`;
  return { ...problemAt('derived-cycle', spot, message), related };
}

export function derivedUnknownField(
  spot: Spot,
  name: string,
  step: string,
  names: Iterable<string>,
  later: boolean,
): Problem {
  const message = `expected a field that there is at this step (${step}), found ${quoted(name)}`;
  const hints = later
    ? [`${name} is made by a later step; put that step first`]
    : nameHints(name, names, 'fields');
  return problemAt('derived-unknown-field', spot, message, hints);
}

export function derivedUnknownStep(
  spot: Spot,
  found: string,
  near: string | undefined,
  known: readonly string[],
): Problem {
  const message = `expected a Vega-Lite transform (${known.join(', ')}), found ${found}`;
  return problemAt(
    'derived-unknown-step',
    spot,
    message,
    near === undefined ? [] : [`did you mean ${near}?`],
  );
}

/** `why` is e.g. `it fills gaps with values that nobody measured`. */
export function derivedStepRefused(spot: Spot, step: string, why: string): Problem {
  return problemAt('derived-step-refused', spot, `expected no ${step} in a derived table, found one`, [why]);
}

export function derivedExpression(spot: Spot, message: string): Problem {
  return problemAt('derived-expression', spot, message, [
    'fields are written datum.name, as in datum.exports / datum.total * 100',
  ]);
}

export function derivedBareName(spot: Spot, name: string): Problem {
  return problemAt('derived-bare-name', spot, `expected datum before the name of a field, found ${name}`, [
    `write datum.${name}`,
  ]);
}

/** A function whose result depends on the clock, on chance or on the time zone of the machine. */
export function derivedUnstableFunction(spot: Spot, name: string, instead: string | undefined): Problem {
  return problemAt(
    'derived-unstable-function',
    spot,
    `expected functions that give the same result everywhere, found ${name}`,
    instead === undefined ? [] : [`use ${instead}`],
  );
}

export function derivedReservedName(spot: Spot, name: string): Problem {
  return problemAt(
    'derived-reserved-name',
    spot,
    `expected a name that does not begin with __, found ${name}`,
  );
}

export function derivedRefused(spot: Spot, message: string): Problem {
  return problemAt('derived-refused', spot, `expected transforms that Vega can run, found: ${message}`);
}

export function derivedUndeclaredColumn(spot: Spot, name: string): Problem {
  return problemAt(
    'derived-undeclared-column',
    spot,
    `expected a field of the schema, found ${quoted(name)}, which this step makes`,
    [`declare ${name} under schema, or begin its name with _ where it is only a step on the way`],
  );
}

export function derivedMissingColumn(spot: Spot, name: string, names: Iterable<string>): Problem {
  const message = `expected a column that the transforms make, found none called ${quoted(name)}`;
  return problemAt('derived-missing-column', spot, message, nameHints(name, names, 'columns'));
}

export function derivedNoKey(spot: Spot): Problem {
  return problemAt('derived-no-key', spot, 'expected a primaryKey in the schema, found none', [
    'name the fields that tell the rows apart, such as primaryKey: [year]',
  ]);
}

export function derivedValueType(
  spot: Spot,
  field: string,
  expected: string,
  found: string,
  row: string,
): Problem {
  return problemAt('derived-value-type', spot, `expected ${expected} in ${field}, found ${found} at ${row}`);
}

export function derivedNotFinite(spot: Spot, field: string, found: string, row: string): Problem {
  return problemAt('derived-not-finite', spot, `expected a number in ${field}, found ${found} at ${row}`, [
    'a division by zero or arithmetic on a text; test for it, as in datum.a > 0 ? datum.b / datum.a : null',
  ]);
}

export function derivedDuplicateKey(spot: Spot, key: string, count: number): Problem {
  return problemAt('derived-duplicate-key', spot, `expected one row with ${key}, found ${count}`, [
    'add a field to primaryKey, or to the groupby of the last step',
  ]);
}

export function derivedEmpty(spot: Spot, table: string): Problem {
  return problemAt('derived-empty', spot, `expected rows in ${table}, found that its transforms leave none`);
}
