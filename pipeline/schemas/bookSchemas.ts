/** Gives the JSON Schemas of a book's documents, made of the rules by which they are read, each key with a description. */
import { isRecord, type JsonRecord } from '../documents/DocumentReader.ts';
import { languageTags } from '../language/languages.ts';
import { PRESENT_FORM } from '../migrate/presentForm.ts';
import { LABELS } from '../validate/chooseLabels.ts';
import {
  missingValuesSchema,
  packageSchema,
  resourceSchema,
  shapesSchema,
} from '../validate/descriptorSchema.ts';
import { descriptionOf } from './descriptions.ts';
import { documentForm, type FormName } from './documentForms.ts';
import { ANY, schemaOf } from './formOf.ts';

export type SchemaName = FormName | 'datapackage';

export const schemaNames: readonly SchemaName[] = [
  'datapackage',
  'book',
  'theme',
  'checks',
  'derived',
  'chart',
];

const DRAFT = 'http://json-schema.org/draft-07/schema#';
const VEGA_LITE = 'https://vega.github.io/schema/vega-lite/v6.json';

const text = { type: 'string' };
const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const textOrTexts = { anyOf: [text, { type: 'array', items: text }] };

/** What our own formats mean to other programs. */
const FORMATS: Readonly<Record<string, JsonRecord>> = {
  day: { pattern: day.pattern },
  address: { pattern: '^https?://' },
};

/** What a reader looks at before it asks, or what another one reads, by name of the document and place. */
const ASIDE: Readonly<Partial<Record<SchemaName, Readonly<Record<string, JsonRecord>>>>> = {
  book: {
    briefing: { const: PRESENT_FORM },
    parameters: { type: 'object', additionalProperties: { type: ['number', 'string', 'boolean'] } },
    language: {
      anyOf: [{ enum: languageTags }, { enum: [...new Set(languageTags.map((tag) => tag.slice(0, 2)))] }],
    },
  },
  checks: { 'checks.*.correction.statedIn': { type: ['string', 'number'] } },
  derived: {
    'tables.*.transform.*': { type: 'object' },
    'tables.*.asOf': day,
    'tables.*.sources.*': {
      anyOf: [
        text,
        {
          type: 'object',
          properties: { name: described('derived', text, 'tables.*.sources.*.name') },
          required: ['name'],
        },
      ],
    },
    'tables.*.schema.primaryKey': textOrTexts,
    'tables.*.schema.missingValues': plain(
      missingValuesSchema,
      (schema, place) => described('derived', schema, place),
      'tables.*.schema.missingValues',
    ),
    'tables.*.schema.fields.*.print': { type: 'boolean' },
  },
  theme: { $schema: text },
  chart: { 'usermeta.offsets': { type: 'array', items: text } },
};

/** Documents whose words may be given by language, and in which a name that begins with `_` is the author's own. */
const BY_LANGUAGE: readonly SchemaName[] = ['datapackage', 'book', 'checks', 'derived'];
const WITH_REMARKS: readonly SchemaName[] = ['datapackage', 'checks', 'derived'];

export function bookSchema(name: SchemaName): JsonRecord {
  const finish = (schema: JsonRecord, place: string) => finished(name, schema, place);
  const schema = name === 'datapackage' ? packageForm(finish) : schemaOf(documentForm(name), finish);
  const title = name === 'chart' ? 'templates/charts/ID.vl.json' : FILES[name];
  return { $schema: DRAFT, title, ...(name === 'chart' ? withVegaLite(schema) : schema) };
}

const FILES = {
  datapackage: 'datapackage.json',
  book: 'templates/book.yaml',
  theme: 'templates/theme.json',
  checks: 'checks.yaml',
  derived: 'derived.yaml',
} as const;

/** A chart is a specification of Vega-Lite, with what stands around it in `usermeta`. */
function withVegaLite(schema: JsonRecord): JsonRecord {
  return { allOf: [{ $ref: VEGA_LITE }], ...schema };
}

/** A schema of a place with its description, its words by language, and room for remarks. */
function finished(name: SchemaName, found: JsonRecord, place: string): JsonRecord {
  const aside = ASIDE[name]?.[place];
  const schema = aside ?? found;
  const key = place.split('.').at(-1) ?? '';
  const isLabel = BY_LANGUAGE.includes(name) && LABELS.has(key) && schema['type'] === 'string';
  return described(
    name,
    {
      ...(isLabel ? { anyOf: [schema, byLanguage] } : schema),
      ...(schema['additionalProperties'] === false && WITH_REMARKS.includes(name)
        ? { patternProperties: { '^_': {} } }
        : {}),
    },
    place,
  );
}

function described(name: SchemaName, schema: JsonRecord, place: string): JsonRecord {
  const description = descriptionOf(name, place);
  return description === undefined ? schema : { ...schema, description };
}

const byLanguage = {
  type: 'object',
  minProperties: 1,
  additionalProperties: { type: 'string', pattern: '\\S' },
  propertyNames: { pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$' },
};

/** The descriptor is read by a schema of its own, which holds words for messages and checks that no other program knows. */
function packageForm(finish: (schema: JsonRecord, place: string) => JsonRecord): JsonRecord {
  const isShapes = { properties: { role: { const: 'shapes' } }, required: ['role'] };
  const resource = {
    if: isShapes,
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: plain(shapesSchema, finish, 'resources.*'),
    else: plain(resourceSchema, finish, 'resources.*'),
  };
  const whole = plain(packageSchema, finish, '');
  const properties = isRecord(whole['properties']) ? whole['properties'] : {};
  const resources = isRecord(properties['resources']) ? properties['resources'] : {};
  return { ...whole, properties: { ...properties, resources: { ...resources, items: resource } } };
}

/** A schema without the keywords of ours, its objects closed. */
function plain(
  schema: unknown,
  finish: (schema: JsonRecord, place: string) => JsonRecord,
  place: string,
): JsonRecord {
  if (!isRecord(schema)) return {};
  const { expected: _, format, properties, items, anyOf, allOf: __, ...others } = schema;
  const { additionalProperties, propertyNames, ...rest } = others;
  const childAt = (key: string) => (place === '' ? key : `${place}.${key}`);
  const isClosed = isRecord(properties);
  const whole = {
    ...rest,
    ...(FORMATS[String(format)] ?? {}),
    ...(Array.isArray(anyOf)
      ? { anyOf: anyOf.map((each: unknown) => alternative(each, finish, place)) }
      : {}),
    ...(isClosed
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([key, value]) => [key, plain(value, finish, childAt(key))]),
          ),
          additionalProperties: false,
        }
      : {}),
    ...(isRecord(propertyNames) ? { propertyNames: { pattern: propertyNames['pattern'] } } : {}),
    ...(isRecord(additionalProperties)
      ? { additionalProperties: alternative(additionalProperties, finish, childAt(ANY)) }
      : {}),
    ...(items === undefined ? {} : { items: plain(items, finish, childAt(ANY)) }),
  };
  return finish(whole, place);
}

/** One of several ways to write a value; the description stands with the value. */
function alternative(
  schema: unknown,
  finish: (schema: JsonRecord, place: string) => JsonRecord,
  place: string,
): JsonRecord {
  const { description: _, ...rest } = plain(schema, finish, place);
  return rest;
}
