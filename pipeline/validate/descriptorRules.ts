/** Turns a part of a parsed document into a descriptor of known type, or into the problems that it has. */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isRecord } from '../documents/DocumentReader.ts';
import { refusedAddress, webAddress } from '../links/parseLink.ts';
import type { SourceDocument } from '../load/BookSource.ts';
import { encodingNamed } from '../load/encodings.ts';
import { isPathWithin } from '../load/isPathWithin.ts';
import * as catalogue from '../problems/catalogue/validate.ts';
import { nearest } from '../problems/nearest.ts';
import type { Problem, StageResult } from '../problems/Problem.ts';
import { spotOf, spotOfKey } from '../problems/spot.ts';
import type { PackageDescriptor, ResourceDescriptor, ShapesDescriptor } from './Descriptor.ts';
import { packageSchema, resourceSchema, shapesSchema } from './descriptorSchema.ts';
import { fault, parseDate } from './parseCell.ts';

export type DocumentPath = readonly (string | number)[];

/** Judges the value at a path of a document. The value is there even beside warnings. */
export type DescriptorRule<Descriptor> = (
  document: SourceDocument,
  path: DocumentPath,
) => StageResult<Descriptor>;

export interface DescriptorRules {
  readonly package: DescriptorRule<PackageDescriptor>;
  readonly resource: DescriptorRule<ResourceDescriptor>;
  readonly shapes: DescriptorRule<ShapesDescriptor>;
}

let known: DescriptorRules | undefined;

/** The rules, which are the same for every book: each is compiled when it is first used, once in a process. */
export function descriptorRules(): DescriptorRules {
  known ??= compiledRules();
  return known;
}

/** The schemas themselves are validated by a test, and their code is run too seldom to be worth optimising. */
function compiledRules(): DescriptorRules {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strictTypes: false,
    strictRequired: false,
    validateSchema: false,
    code: { optimize: false },
  });
  ajv.addKeyword({ keyword: 'expected', schemaType: 'string' });
  ajv.addFormat('encoding', (text: string) => encodingNamed(text) !== undefined);
  ajv.addFormat('day', (text: string) => parseDate(text) !== fault);
  ajv.addFormat('address', (text: string) => webAddress(text) !== undefined);
  ajv.addFormat('inside', isPathWithin);
  ajv.addFormat('words', (text: string) => refusedAddress(text) === undefined);
  const rule = <Descriptor>(schema: object): DescriptorRule<Descriptor> =>
    ruleOf(schema, () => ajv.compile<Descriptor>(schema));
  return {
    package: rule(packageSchema),
    resource: rule(resourceSchema),
    shapes: rule(shapesSchema),
  };
}

function ruleOf<Descriptor>(
  schema: object,
  compile: () => ValidateFunction<Descriptor>,
): DescriptorRule<Descriptor> {
  let compiled: ValidateFunction<Descriptor> | undefined;
  return (document, path) => {
    compiled ??= compile();
    const validate = compiled;
    const data = valueAt(document.data, path);
    const problems = unknownProperties(document, path, schema, data);
    if (validate(data)) return { value: data, problems };
    for (const error of validate.errors ?? []) {
      // What is wrong with a name is said by the rule that it breaks.
      if (isWithinAlternative(error) || error.keyword === 'propertyNames') continue;
      problems.push(problemOf(document, [...path, ...stepsOf(error.instancePath, data)], error));
    }
    return { value: undefined, problems };
  };
}

/** The alternatives of a value fail one by one; only that none fits is worth a message. */
function isWithinAlternative(error: ErrorObject): boolean {
  return /\/(anyOf|oneOf)\/\d+\//.test(error.schemaPath);
}

function problemOf(document: SourceDocument, path: DocumentPath, error: ErrorObject): Problem {
  const found: unknown = error.data;
  const expected: unknown = propertyOf(error.parentSchema, 'expected');
  switch (error.keyword) {
    case 'required':
      return catalogue.missingProperty(spotOf(document, path), String(error.params['missingProperty']));
    case 'type':
      return catalogue.wrongPropertyType(
        spotOf(document, path),
        nameOf(path),
        kindOf(error.schema),
        inWords(found),
      );
    case 'const':
    case 'enum': {
      const schemaWords: unknown = error.keyword === 'const' ? [error.schema] : error.schema;
      const words = Array.isArray(schemaWords) ? schemaWords.map(String) : [];
      const near = typeof found === 'string' ? nearest(found, words) : undefined;
      const spot = spotOf(document, path);
      return catalogue.wrongPropertyValue(
        spot,
        nameOf(path),
        listOf(words.map((word) => JSON.stringify(word))),
        inWords(found),
        near,
      );
    }
    default: {
      const words = typeof expected === 'string' ? expected : (error.message ?? 'another value');
      return catalogue.wrongPropertyValue(
        spotOf(document, path),
        nameOf(path),
        words,
        inWords(found),
        undefined,
      );
    }
  }
}

/**
 * Properties that neither the standard nor this pipeline knows. The standard allows them, so that they may stay;
 * but one that is nearly a known name is a slip that would switch a rule off in silence.
 */
function unknownProperties(
  document: SourceDocument,
  path: DocumentPath,
  schema: unknown,
  data: unknown,
): Problem[] {
  if (Array.isArray(data)) {
    const items = propertyOf(schema, 'items');
    return data.flatMap((item: unknown, index) => unknownProperties(document, [...path, index], items, item));
  }
  const properties = propertyOf(schema, 'properties');
  if (typeof data !== 'object' || data === null || !isRecord(properties)) return [];
  const known = Object.keys(properties);
  return Object.entries(data).flatMap(([name, value]) => {
    const place = [...path, name];
    if (Object.hasOwn(properties, name)) {
      return unknownProperties(document, place, propertyOf(properties, name), value);
    }
    if (name.startsWith('_')) return [];
    const near = nearest(name, known);
    return [catalogue.unknownProperty(spotOfKey(document, place), name, near)];
  });
}

function kindOf(type: unknown): string {
  switch (type) {
    case 'string':
      return 'a text';
    case 'number':
      return 'a number';
    case 'integer':
      return 'a whole number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list';
    case 'object':
      return 'an object in braces { }';
    default:
      return 'another kind of value';
  }
}

/** A value as a message shows it. */
function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (isRecord(value)) return 'an object';
  return JSON.stringify(value) ?? 'nothing';
}

export function listOf(words: readonly string[]): string {
  if (words.length <= 1) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

function nameOf(path: DocumentPath): string {
  const names = path.filter((step) => typeof step === 'string');
  return names.at(-1) ?? 'the file';
}

/** The steps of a JSON pointer, with those that lead into lists as numbers. */
function stepsOf(pointer: string, data: unknown): (string | number)[] {
  let value = data;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(value) ? Number(name) : name;
      value = valueAt(value, [step]);
      return step;
    });
}

/** The value at a path of plain JSON data; undefined where there is none. */
export function valueAt(data: unknown, path: DocumentPath): unknown {
  let value = data;
  for (const step of path) value = propertyOf(value, step);
  return value;
}

export function propertyOf(value: unknown, name: string | number): unknown {
  if (Array.isArray(value)) return typeof name === 'number' ? value[name] : undefined;
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
