/** Messages of reading the tables: descriptors, cells, keys, facts and sources. */
import type { Problem, RelatedPlace } from '../Problem.ts';
import { problemAt, quoted, type Spot } from '../spot.ts';

// The descriptor

export function missingProperty(spot: Spot, name: string): Problem {
  const hint = hintForProperty(name);
  return problemAt(
    'missing-property',
    spot,
    `expected the property ${quoted(name)} here, found none`,
    hint === undefined ? [] : [hint],
  );
}

function hintForProperty(name: string): string | undefined {
  switch (name) {
    case '$schema':
      return 'add "$schema": "https://datapackage.org/profiles/2.0/datapackage.json"';
    case 'grade':
      return 'A: an official file; B: an official number read in a page; C: the press quoting the publisher';
    case 'asOf':
      return 'the date up to which the data is current, such as "asOf": "2024-02-07"';
    case 'primaryKey':
      return 'the fields that tell the rows apart, such as "primaryKey": ["year"]; prose refers to cells by them';
    case 'sources':
      return 'name a source of the package: "sources": [{ "name": "census-country" }]';
    default:
      return undefined;
  }
}

export function asOfEarly(spot: Spot, asOf: string, field: string, last: string, lastDay: string): Problem {
  return problemAt(
    'as-of-early',
    spot,
    `expected data that goes up to ${last} to be current as of ${lastDay} or later, found ${quoted(asOf)}`,
    [
      'write the date on which the newest figures were published',
      `where ${field} holds fiscal years, say when they end: "periodEnds": "09-30"; where its values are no periods, or the last one is not over: "periodEnds": false`,
    ],
  );
}

export function unknownProperty(spot: Spot, name: string, near: string | undefined): Problem {
  const message = `expected a property of the Data Package standard or of this pipeline, found ${quoted(name)}`;
  return near === undefined
    ? problemAt('unknown-property', spot, message, [
        'it is not used; begin its name with _ to keep it for yourself',
      ])
    : problemAt('misspelt-property', spot, message, [`did you mean ${quoted(near)}?`]);
}

export function wrongPropertyType(spot: Spot, name: string, expected: string, found: string): Problem {
  return problemAt('wrong-property-type', spot, `expected ${quoted(name)} to be ${expected}, found ${found}`);
}

export function wrongPropertyValue(
  spot: Spot,
  name: string,
  expected: string,
  found: string,
  near: string | undefined,
): Problem {
  return problemAt(
    'wrong-property-value',
    spot,
    `expected ${quoted(name)} to be ${expected}, found ${found}`,
    near === undefined ? [] : [`did you mean ${quoted(near)}?`],
  );
}

export function duplicateId(spot: Spot, kind: string, id: string, earlier: RelatedPlace): Problem {
  return {
    ...problemAt(
      'duplicate-id',
      spot,
      `expected each ${kind} of the book to have a name of its own, found ${quoted(id)} again`,
    ),
    related: [earlier],
  };
}

export function duplicateField(spot: Spot, name: string): Problem {
  return problemAt('duplicate-field', spot, `expected each field once, found ${quoted(name)} again`);
}

export function unknownField(spot: Spot, name: string, near: string | undefined): Problem {
  return problemAt(
    'unknown-field',
    spot,
    `expected a field of the table, found ${quoted(name)}`,
    meant(near),
  );
}

export function unknownNote(spot: Spot, id: string, near: string | undefined): Problem {
  return problemAt(
    'unknown-note',
    spot,
    `expected the id of a note of this table, found ${quoted(id)}`,
    meant(near),
  );
}

export function unknownSource(spot: Spot, id: string, near: string | undefined): Problem {
  return problemAt(
    'unknown-source',
    spot,
    `expected the name of a source, found ${quoted(id)}`,
    meant(near, 'sources are listed under "sources" in datapackage.json'),
  );
}

export function unknownTable(spot: Spot, id: string, near: string | undefined): Problem {
  return problemAt(
    'unknown-table',
    spot,
    `expected the name of a table of this package, found ${quoted(id)}`,
    meant(near),
  );
}

export function missingUnit(spot: Spot, field: string, type: 'number' | 'integer'): Problem {
  return problemAt(
    'missing-unit',
    spot,
    `expected a unit for the field ${quoted(field)}, found none`,
    type === 'number'
      ? ['such as "unit": "US$ billion" or "unit": "percent"; an index or a ratio is a unit, too']
      : ['such as "unit": "people"; write "unit": "" for a plain count or a number that only names'],
  );
}

export function badNumberFormat(spot: Spot, found: string, reason: string): Problem {
  return problemAt(
    'bad-number-format',
    spot,
    `expected a number format of d3-format such as ",.1f", found ${quoted(found)}`,
    [reason],
  );
}

export function badFieldFormat(spot: Spot, type: string, found: string): Problem {
  return problemAt(
    'bad-field-format',
    spot,
    `expected a format for the type ${type}, found ${quoted(found)}`,
    [
      type === 'date'
        ? 'leave it out for dates such as 2024-03-31, or write a pattern such as "%d/%m/%Y"'
        : type === 'boolean'
          ? 'leave it out; "trueValues" and "falseValues" say what is written for true and false'
          : 'leave it out',
    ],
  );
}

export function badPattern(spot: Spot, pattern: string, fault: string): Problem {
  const message = `expected a regular expression for the constraint "pattern", found ${quoted(pattern)}: ${fault}`;
  return problemAt('bad-constraint', spot, message, [
    'the syntax is RE2’s, which has neither look-around such as (?=…) nor back-references such as \\1',
  ]);
}

export function badConstraint(spot: Spot, name: string, expected: string, found: string): Problem {
  return problemAt(
    'bad-constraint',
    spot,
    `expected ${expected} for the constraint ${quoted(name)}, found ${found}`,
  );
}

export function unfitConstraint(spot: Spot, name: string, type: string): Problem {
  return problemAt(
    'unfit-constraint',
    spot,
    `expected a constraint for fields of type ${type}, found ${quoted(name)}`,
  );
}

export function unequalKeys(spot: Spot, here: number, there: number): Problem {
  return problemAt(
    'unequal-keys',
    spot,
    `expected as many fields on both sides of the foreign key, found ${here} and ${there}`,
  );
}

// The header

export function missingColumn(spot: Spot, name: string, near: string | undefined): Problem {
  return problemAt(
    'missing-column',
    spot,
    `expected a column ${quoted(name)}, found none`,
    meant(near, 'datapackage.json lists the field', (found) => `the file has a column ${quoted(found)}`),
  );
}

export function unexpectedColumn(spot: Spot, name: string, near: string | undefined): Problem {
  return problemAt(
    'unexpected-column',
    spot,
    `expected only the fields of datapackage.json, found the column ${quoted(name)}`,
    meant(near),
  );
}

export function misplacedColumn(spot: Spot, expected: string, found: string): Problem {
  return problemAt(
    'misplaced-column',
    spot,
    `expected the column ${quoted(expected)} here, found ${quoted(found)}`,
    ['columns stand in the order of datapackage.json, or say "fieldsMatch": "equal" in the schema'],
  );
}

// Cells

export function wrongCell(
  code: string,
  spot: Spot,
  expected: string,
  found: string,
  hints: readonly string[],
): Problem {
  return problemAt(code, spot, `expected ${expected}, found ${quoted(found)}`, hints);
}

export function valueRequired(spot: Spot, isKey: boolean): Problem {
  return problemAt(
    'value-required',
    spot,
    'expected a value, found none',
    isKey ? ['the field is part of the primary key, which tells the rows apart'] : [],
  );
}

export function outOfRange(spot: Spot, expected: string, found: string): Problem {
  return problemAt('out-of-range', spot, `expected ${expected}, found ${found}`);
}

export function wrongLength(spot: Spot, expected: string, found: number): Problem {
  return problemAt('wrong-length', spot, `expected ${expected}, found ${found}`);
}

export function patternMismatch(spot: Spot, pattern: string, found: string): Problem {
  return problemAt(
    'pattern-mismatch',
    spot,
    `expected a text of the pattern ${pattern}, found ${quoted(found)}`,
  );
}

export function notInList(spot: Spot, words: string, found: string, near: string | undefined): Problem {
  return problemAt('not-in-list', spot, `expected ${words}, found ${quoted(found)}`, meant(near));
}

export function statusContradicts(spot: Spot, field: string, code: string, found: string): Problem {
  return problemAt(
    'status-contradicts',
    spot,
    `expected no value where ${field} is ${quoted(code)}, found ${found}`,
    ['such a status says why a value is missing: leave the cell empty, or change the status'],
  );
}

export function duplicateValue(spot: Spot, field: string, found: string, line: number): Problem {
  return problemAt(
    'duplicate-value',
    spot,
    `expected each value of ${field} once, found ${quoted(found)} again`,
    [`it stands on line ${line} already`],
  );
}

export function duplicateKey(spot: Spot, key: string, line: number): Problem {
  return problemAt('duplicate-key', spot, `expected each key once, found ${key} again`, [
    `it stands on line ${line} already`,
  ]);
}

export function brokenForeignKey(
  spot: Spot,
  target: string,
  found: string,
  near: string | undefined,
): Problem {
  return problemAt('broken-foreign-key', spot, `expected a value of ${target}, found ${found}`, meant(near));
}

export function moreOfTheKind(spot: Spot, code: string, count: number): Problem {
  return problemAt(
    'more-of-the-kind',
    spot,
    `expected no fault in this column, found ${count} more of the kind ${code}`,
    ['mend the first ones, and the rest is shown'],
  );
}

// Facts

export function badFactId(spot: Spot, found: string): Problem {
  return problemAt(
    'bad-fact-id',
    spot,
    `expected a name of small letters, digits and hyphens, found ${quoted(found)}`,
  );
}

export function factValueNotText(spot: Spot, type: string): Problem {
  return problemAt(
    'fact-value-not-text',
    spot,
    `expected the type string for the field "value" of facts, found ${quoted(type)}`,
    ['facts are of many types; each row says its own under "type"'],
  );
}

export function missingFactField(spot: Spot, name: string, near: string | undefined): Problem {
  return problemAt('missing-fact-field', spot, `expected the field ${quoted(name)} of facts, found none`, [
    ...(near === undefined ? [] : [`did you mean ${quoted(near)} to be it?`]),
    'facts.csv has the columns id, label, type, value and source; data/README.md lists them, and what others mean',
  ]);
}

export function missingFactUnit(spot: Spot): Problem {
  return problemAt('missing-fact-unit', spot, 'expected a unit for the number, found none', [
    'such as US$ billion or percent; a plain count is of type integer and may have none',
  ]);
}

export function badFactDate(spot: Spot, found: string): Problem {
  return problemAt('bad-fact-date', spot, `expected a date, a month or a year, found ${quoted(found)}`, [
    'such as 2024-03-31, 2024-03 or 2024; leave it empty for the date of the whole file',
  ]);
}

function meant(
  near: string | undefined,
  otherwise?: string,
  words: (found: string) => string = (found) => `did you mean ${quoted(found)}?`,
): readonly string[] {
  if (near !== undefined) return [words(near)];
  return otherwise === undefined ? [] : [otherwise];
}
