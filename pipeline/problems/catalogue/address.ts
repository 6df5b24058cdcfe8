/** Messages about the addresses of figures and about parameters, the same wherever one is written. */
import { nameHints } from '../nameHints.ts';
import type { Problem } from '../Problem.ts';
import { problemAt, quoted, type Spot } from '../spot.ts';

export function addressSyntax(spot: Spot, expected: string, found: string): Problem {
  return problemAt('address-syntax', spot, `expected ${expected}, found ${quoted(found)}`, [
    'a cell is written table[key].field, such as trade[2023].exports, a fact by its id',
  ]);
}

/** `of` is the table, for a field. */
export function addressUnknown(
  spot: Spot,
  noun: 'table' | 'field' | 'fact' | 'check',
  name: string,
  names: Iterable<string>,
  of?: string,
): Problem {
  const what = of === undefined ? `a ${noun} of this book` : `a ${noun} of ${of}`;
  const message = `expected ${what}, found ${quoted(name)}`;
  return problemAt(`unknown-${noun}`, spot, message, nameHints(name, names, `${noun}s`));
}

export function keyIncomplete(
  spot: Spot,
  table: string,
  key: readonly string[],
  found: number,
  example: string,
): Problem {
  const fields = key.length === 0 ? 'no value, since it has no key' : key.join(', ');
  const count = found === 0 ? 'nothing' : `${found} ${found === 1 ? 'value' : 'values'}`;
  const hints = example === '' ? [] : [`a row of it is ${example}`];
  return problemAt(
    'key-incomplete',
    spot,
    `expected the key of one row of ${table} (${fields}), found ${count}`,
    hints,
  );
}

export function keyRepeated(spot: Spot, field: string): Problem {
  return problemAt('key-repeated', spot, `expected each field of the key once, found ${field} twice`);
}

export function keyType(spot: Spot, field: string, expected: string, found: string): Problem {
  return problemAt('key-type', spot, `expected ${expected} for ${field}, found ${quoted(found)}`);
}

export function unknownRow(spot: Spot, table: string, key: string, hints: readonly string[]): Problem {
  return problemAt('unknown-row', spot, `expected a row of ${table}, found none with ${key}`, hints);
}

export function ambiguousRow(
  spot: Spot,
  table: string,
  key: string,
  count: number,
  keyFields: readonly string[],
): Problem {
  const message = `expected one row of ${table}, found ${count} with ${key}`;
  const hints = keyFields.length > 0 ? [`the key of ${table} is ${keyFields.join(', ')}`] : [];
  return problemAt('ambiguous-row', spot, message, hints);
}

export function unknownParameter(spot: Spot, name: string, names: Iterable<string>): Problem {
  return problemAt('unknown-parameter', spot, `expected a parameter of the book, found ${name}`, [
    ...nameHints(name, names, 'parameters'),
    'parameters are listed under parameters in book.yaml',
  ]);
}

export function parameterGap(spot: Spot, name: string): Problem {
  return problemAt('parameter-gap', spot, `expected a value for ${name}, found a gap of the data`);
}

export function parameterNoPeriod(spot: Spot, placeholder: string, value: string): Problem {
  return problemAt(
    'parameter-no-period',
    spot,
    `expected a number, month or date to count from in ${placeholder}, found ${quoted(value)}`,
  );
}

export function intervalUnfit(spot: Spot, expected: string, found: string): Problem {
  return problemAt('interval-unfit', spot, `expected ${expected}, found ${found}`, [
    'interval says how far its first period lies from its second; form="before", "earlier", "after" or "later", in="days", "weeks", "months", "years" or "decades"',
  ]);
}

export function parameterName(spot: Spot, name: string, hint: string): Problem {
  return problemAt('parameter-name', spot, `expected a name for a parameter, found ${quoted(name)}`, [hint]);
}

export function parameterValue(spot: Spot, name: string, expected: string, found: string): Problem {
  return problemAt('parameter-value', spot, `expected ${expected} for ${name}, found ${found}`);
}

export function parameterNotPrinted(spot: Spot, name: string, found: string): Problem {
  return problemAt(
    'parameter-not-printed',
    spot,
    `expected a year, a date or words in ${name}, found ${found}`,
    ['a figure that is printed stands in data/, where its source is named'],
  );
}
