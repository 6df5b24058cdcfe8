/**
 * The rules of the Data Package standard, version 2 (Package, Resource, Dialect, Schema), and of our own properties,
 * as JSON Schema. No package on npm carries the official profile, and its alternatives would not yield messages that
 * an analyst can use: `expected` holds the words that a message says where a value does not fit.
 */

import { encodingNames } from '../load/encodings.ts';

/** The profile that each descriptor names. */
export const packageProfile = 'https://datapackage.org/profiles/2.0/datapackage.json';

const text = { type: 'string' };
const filledText = { type: 'string', pattern: '\\S', expected: 'a text that is not empty' };
/** Text for readers, whose programs may make a link of an address in it. */
const words = {
  type: 'string',
  format: 'words',
  expected: 'only http, https and mailto addresses in a text',
};
const flag = { type: 'boolean' };
const count = { type: 'integer', minimum: 0, expected: 'a whole number from 0' };
const isoDate = { type: 'string', format: 'day', expected: 'a date such as 2024-03-31' };
const address = {
  type: 'string',
  format: 'address',
  expected: 'an address that begins with https://',
};
const addressOrPath = {
  type: 'string',
  anyOf: [{ format: 'address' }, { pattern: '^[^./~\\\\:][^\\\\:]*$' }],
  expected: 'an address that begins with https://, or the path of a file in this folder',
};
const id = {
  type: 'string',
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  expected: 'a name of small letters, digits and hyphens, such as state-exports',
};
const fieldName = {
  type: 'string',
  pattern: '^[A-Za-z0-9][A-Za-z0-9_]*$',
  expected: 'a name of letters, digits and underscores, such as market_value or 1952',
};
const listOf = (items: object, expected?: string) => ({
  type: 'array',
  minItems: 1,
  items,
  expected: expected ?? 'a list that is not empty',
});
const object = (properties: Record<string, object>, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
});

const licence = {
  ...object({
    name: {
      type: 'string',
      pattern: '^[-A-Za-z0-9._]+$',
      expected: 'a licence identifier such as CC-BY-4.0',
    },
    path: addressOrPath,
    title: filledText,
  }),
  anyOf: [{ required: ['name'] }, { required: ['path'] }],
  expected: 'a licence with a name or a path',
};

const email = { type: 'string', pattern: '^[^\\s@]+@[^\\s@]+$', expected: 'an email address' };

const contributor = {
  ...object({
    title: filledText,
    path: address,
    email,
    givenName: filledText,
    familyName: filledText,
    organization: filledText,
    roles: listOf(filledText),
    role: filledText,
  }),
  minProperties: 1,
  expected: 'a contributor with at least one property',
};

const source = object(
  {
    name: id,
    title: filledText,
    path: addressOrPath,
    email,
    version: text,
    publisher: filledText,
    retrieved: isoDate,
    grade: { enum: ['A', 'B', 'C'] },
    licence: { ...words, pattern: '\\S' },
    series: filledText,
    period: {
      type: 'string',
      pattern: '^\\d{4}(-\\d{2}){0,2}$',
      expected: 'a year, month or day such as 2024-03',
    },
  },
  ['name', 'title', 'publisher', 'grade'],
);

/** A package without the rules for its resources. */
export const packageSchema = object(
  {
    $schema: { const: packageProfile },
    name: id,
    id: filledText,
    title: filledText,
    description: words,
    homepage: address,
    image: addressOrPath,
    version: filledText,
    created: {
      type: 'string',
      pattern: '^\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}:\\d{2})$',
      expected: 'a date and time such as 2024-03-31T12:00:00Z',
    },
    keywords: listOf(filledText),
    contributors: listOf(contributor),
    licenses: listOf(licence),
    sources: { type: 'array', items: source },
    resources: listOf({}),
  },
  ['$schema', 'name', 'title', 'resources'],
);

export const missingValuesSchema = {
  anyOf: [
    { type: 'array', items: text, uniqueItems: true },
    { type: 'array', items: object({ value: text, label: text }, ['value']) },
  ],
  expected: 'a list of texts, or a list of values with labels',
};

const bound = {
  anyOf: [{ type: 'number' }, { type: 'string' }],
  expected: 'a number, or a text that can be read as a value of the field',
};

const constraints = object({
  required: flag,
  unique: flag,
  minLength: count,
  maxLength: count,
  minimum: bound,
  maximum: bound,
  exclusiveMinimum: bound,
  exclusiveMaximum: bound,
  pattern: text,
  enum: {
    type: 'array',
    minItems: 1,
    uniqueItems: true,
    items: { type: ['string', 'number', 'boolean'] },
    expected: 'a list of different values',
  },
  jsonSchema: { type: 'object' },
});

const category = {
  anyOf: [
    { type: 'string' },
    { type: 'integer' },
    object({ value: { anyOf: [{ type: 'string' }, { type: 'integer' }] }, label: filledText }, ['value']),
  ],
  expected: 'a text, a whole number, or an object with value and label',
};

export const fieldTypes = ['integer', 'number', 'string', 'boolean', 'date', 'yearmonth', 'year'] as const;

/** A fiscal year ends with a month. */
const monthEnds = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map(
  (day, month) => `${String(month + 1).padStart(2, '0')}-${day}`,
);

const field = object(
  {
    name: fieldName,
    type: { enum: fieldTypes },
    title: filledText,
    description: words,
    format: filledText,
    example: {},
    rdfType: filledText,
    decimalChar: { type: 'string', minLength: 1, maxLength: 1, expected: 'a single character' },
    groupChar: { type: 'string', minLength: 1, expected: 'a character' },
    bareNumber: flag,
    trueValues: listOf(text),
    falseValues: listOf(text),
    missingValues: missingValuesSchema,
    categories: listOf(category),
    categoriesOrdered: flag,
    constraints,
    unit: text,
    numberFormat: filledText,
    notes: { type: 'array', items: id },
    reference: { enum: ['source', 'chapter', 'place'] },
    print: flag,
    statusOf: filledText,
    errorOf: filledText,
    periodEnds: { enum: [false, ...monthEnds], expected: 'the end of a month such as "09-30", or false' },
  },
  ['name', 'type'],
);

const fieldNames = {
  anyOf: [text, { type: 'array', minItems: 1, uniqueItems: true, items: text }],
  expected: 'a list of field names',
};

const fieldsMatch = { enum: ['exact', 'equal', 'subset', 'superset', 'partial'] };

export const tableSchema = object(
  {
    $schema: text,
    fields: listOf(field),
    // The standard's text says a word, its profile a list of one; either passes.
    fieldsMatch: {
      anyOf: [fieldsMatch, { type: 'array', items: fieldsMatch, minItems: 1, maxItems: 1 }],
      expected: 'exact, equal, subset, superset or partial',
    },
    primaryKey: fieldNames,
    uniqueKeys: listOf({
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: text,
      expected: 'a list of field names',
    }),
    foreignKeys: listOf(
      object({ fields: fieldNames, reference: object({ resource: text, fields: fieldNames }, ['fields']) }, [
        'fields',
        'reference',
      ]),
    ),
    missingValues: missingValuesSchema,
  },
  ['fields'],
);

const encodingWord = {
  type: 'string',
  format: 'encoding',
  expected: `one of ${encodingNames.join(', ')}`,
};

const rowNumbers = listOf(
  { type: 'integer', minimum: 1, expected: 'the number of a row, from 1' },
  'a list of row numbers such as [1]',
);
const character = { type: 'string', minLength: 1, maxLength: 1, expected: 'a single character' };
const mark = (expected: string) => ({ type: 'string', pattern: '^[^A-Za-z0-9\\r\\n]$', expected });

/** Only what the reader of CSV files does; `decimalChar` and `groupChar` are ours, and stand in for those of the fields. */
const dialect = object({
  $schema: text,
  header: flag,
  headerRows: rowNumbers,
  headerJoin: text,
  commentRows: rowNumbers,
  commentChar: mark('a mark such as "#"'),
  delimiter: mark('a mark such as "," or ";", or a tab as "\\t"'),
  lineTerminator: { enum: ['\n', '\r\n'] },
  quoteChar: mark('a mark such as a double quote'),
  doubleQuote: { const: true },
  skipInitialSpace: flag,
  decimalChar: character,
  groupChar: character,
});

export const notesSchema = {
  type: 'array',
  items: object({ id, text: { ...words, allOf: [filledText] }, where: filledText }, ['id', 'text']),
};

export const durationSchema = {
  type: 'string',
  pattern: '^P(?=.)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?$',
  expected: 'a duration such as P1Y (a year), P3M (three months) or P1W (a week)',
};

/** A name of SQL that needs no quotes. */
const sqlName = '^[A-Za-z_][A-Za-z0-9_]*$';

/** What `import` would be told of the file, by the names of its options. */
const reading = object({
  sheet: filledText,
  range: {
    type: 'string',
    pattern: '^\\$?[A-Za-z]{1,3}\\$?\\d+:\\$?[A-Za-z]{1,3}\\$?\\d+$',
    expected: 'cells such as A3:F20',
  },
  headerRows: { type: 'integer', minimum: 1, maximum: 20, expected: 'a number from 1 to 20' },
  decimal: { enum: ['.', ','] },
  delimiter: mark('a mark such as "," or ";", or a tab as "\\t"'),
  encoding: encodingWord,
  dates: { enum: ['dmy', 'mdy', 'ymd'] },
  missing: listOf(text),
  keepWide: flag,
});

/** A table's own; read by `briefing refresh` alone, and judged with the rest of the descriptor. */
const origin = {
  ...object({
    address,
    sql: filledText,
    files: {
      type: 'object',
      minProperties: 1,
      propertyNames: { pattern: sqlName, expected: 'names for SQL, of letters, digits and underscores' },
      additionalProperties: {
        type: 'string',
        anyOf: [{ format: 'address' }, { format: 'inside' }],
        expected: 'an address that begins with https://, or the path of a file in the book',
      },
      expected: 'names for SQL, each with an address or a path',
    },
    server: {
      type: 'string',
      pattern: '^[A-Z][A-Z0-9_]*$',
      expected: 'the name of an environment variable that holds the address, such as TRADE_DATABASE',
    },
    read: reading,
    columns: {
      type: 'object',
      additionalProperties: filledText,
      expected: 'the heads of the origin by the names of the fields',
    },
    asOf: { enum: ['retrieved', 'modified'] },
    digest: {
      type: 'string',
      pattern: '^sha256:[0-9a-f]{64}$',
      expected: 'what refresh has written there',
    },
  }),
  oneOf: [
    {
      required: ['address'],
      not: { anyOf: [{ required: ['sql'] }, { required: ['files'] }, { required: ['server'] }] },
    },
    { required: ['sql', 'files'], not: { anyOf: [{ required: ['address'] }, { required: ['server'] }] } },
    { required: ['sql', 'server'], not: { anyOf: [{ required: ['address'] }, { required: ['files'] }] } },
  ],
  expected: 'an address, or sql with files, or sql with a server',
};

const resourceProperties = {
  $schema: text,
  name: id,
  path: filledText,
  title: filledText,
  description: words,
  homepage: address,
  encoding: encodingWord,
  bytes: count,
  hash: {
    type: 'string',
    pattern: '^([^:]+:[a-fA-F0-9]+|[a-fA-F0-9]{32})$',
    expected: 'a hash such as sha256:5262f1…',
  },
  licenses: listOf(licence),
  sources: {
    type: 'array',
    items: object({ name: id, title: text, path: addressOrPath, email, version: text }, ['name']),
  },
};

export const resourceSchema = object(
  {
    ...resourceProperties,
    type: { const: 'table' },
    format: { const: 'csv' },
    mediatype: { const: 'text/csv' },
    dialect,
    schema: tableSchema,
    shortTitle: {
      ...filledText,
      maxLength: 31,
      expected: `${filledText.expected}, of at most 31 characters`,
    },
    role: { enum: ['table', 'facts', 'register', 'shapes'] },
    asOf: isoDate,
    updateFrequency: durationSchema,
    notes: notesSchema,
    totalsWhere: filledText,
    origin,
  },
  ['name', 'path', 'title', 'schema'],
);

/** A resource of outlines: no table, so without a schema. */
export const shapesSchema = object(
  {
    ...resourceProperties,
    role: { const: 'shapes' },
    format: { enum: ['topojson', 'geojson'] },
    mediatype: filledText,
    object: filledText,
    nameProperty: filledText,
    projected: flag,
    asOf: isoDate,
  },
  ['name', 'path', 'title', 'format'],
);
