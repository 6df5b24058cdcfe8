/** Schemas accept what builds, refuse what is misspelt or of the wrong kind, and know the keys that the readers know. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { expect, test } from 'vitest';
import { isRecord } from '../../pipeline/documents/DocumentReader.ts';
import { parseJson } from '../../pipeline/load/parseJson.ts';
import { parseYaml } from '../../pipeline/load/parseYaml.ts';
import { bookSchema, type SchemaName, schemaNames } from '../../pipeline/schemas/bookSchemas.ts';
import { editorFiles } from '../../pipeline/schemas/editorFiles.ts';
import { filesOf } from '../starter/bookOf.ts';
import { placesOf, placesWithoutKind } from './placesOf.ts';

const fixtures = join(import.meta.dirname, '../fixtures');
const books = ['minimal-book', 'rich-book', 'parameter-book', 'every-feature-book'].map((name) =>
  join(fixtures, name),
);

const validators = new Map<SchemaName, ValidateFunction>(
  schemaNames.map((name) => {
    const ajv = new Ajv({ allErrors: true, strict: false });
    // The rules of Vega-Lite are its own.
    ajv.addSchema({}, 'https://vega.github.io/schema/vega-lite/v6.json');
    return [name, ajv.compile(bookSchema(name))];
  }),
);

function errorsOf(name: SchemaName, data: unknown): readonly string[] {
  const validate = validators.get(name);
  if (validate === undefined || validate(data)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The kind of document that a path holds, if it is one with a schema. */
function nameOf(path: string): SchemaName | undefined {
  if (path.endsWith('.vl.json')) return 'chart';
  return schemaNames.find(
    (name) => /^(?:json|yaml)$/.test(path.slice(name.length + 1)) && path.startsWith(`${name}.`),
  );
}

function dataOf(path: string, text: string): unknown {
  const parse = path.endsWith('.json') ? parseJson : parseYaml;
  return parse({ path, text }).document?.data;
}

function documentsIn(
  folder: string,
): readonly { readonly name: SchemaName; readonly path: string; readonly data: unknown }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((path) => {
    const name = nameOf(basename(path));
    return name === undefined
      ? []
      : [{ name, path, data: dataOf(path, readFileSync(join(folder, path), 'utf8')) }];
  });
}

test('the-documents-of-books-that-build-are-accepted', () => {
  const documents = books.flatMap(documentsIn);
  expect(new Set(documents.map(({ name }) => name))).toEqual(new Set(schemaNames));
  for (const { name, path, data } of documents) expect(errorsOf(name, data), path).toEqual([]);
});

test('the-documents-of-a-new-book-are-accepted', async () => {
  for (const [path, text] of await filesOf({})) {
    const name = nameOf(basename(path));
    if (name !== undefined) expect(errorsOf(name, dataOf(path, text)), path).toEqual([]);
  }
});

/** Faults of form, which a schema can say; the others are about what stands elsewhere in the book. */
const FORM =
  /^(?:misspelt-property|missing-property|wrong-property-type|wrong-property-value|setting-missing|unknown-setting|theme-key-missing|theme-key-unknown|theme-value-expected|chart-meta-missing|label-not-by-language)/;

test('the-faulty-documents-of-the-fixtures-are-refused', () => {
  // The bound of error of one field must be another field, which no schema can say.
  const beyond = 'wrong-property-value--margin';
  const all = readdirSync(join(fixtures, 'problems'));
  const folders = all.filter((name) => FORM.test(name) && name !== beyond);
  expect(folders.length).toBeGreaterThan(5);
  const passed = folders.filter((folder) => {
    const documents = documentsIn(join(fixtures, 'problems', folder, 'input'));
    return documents.length > 0 && documents.every(({ name, data }) => errorsOf(name, data).length === 0);
  });
  expect(passed).toEqual([]);
});

/** Each copy of a document in which one key of a place that the schema knows is misspelt, one for each place. */
function misspelt(name: SchemaName, data: unknown): ReadonlyMap<string, unknown> {
  const places = new Set(placesOf(bookSchema(name)));
  const found = new Map<string, unknown>();
  const visit = (value: unknown, place: string, withValue: (changed: unknown) => unknown): void => {
    if (Array.isArray(value)) {
      value.forEach((item: unknown, index) => {
        visit(item, placeIn(place, '*'), (changed) => withValue(value.with(index, changed)));
      });
    } else if (isRecord(value)) {
      for (const [key, member] of Object.entries(value)) {
        const own = placeIn(place, key);
        const { [key]: _, ...rest } = value;
        if (places.has(own) && !found.has(own)) found.set(own, withValue({ ...rest, [`${key}q`]: member }));
        const inner = places.has(own) ? own : placeIn(place, '*');
        visit(member, inner, (changed) => withValue({ ...value, [key]: changed }));
      }
    }
  };
  visit(data, '', (changed) => changed);
  return found;
}

function placeIn(place: string, key: string): string {
  return place === '' ? key : `${place}.${key}`;
}

test('a-misspelt-key-is-refused-wherever-it-stands', () => {
  const tried = new Set<string>();
  for (const { name, path, data } of books.flatMap(documentsIn)) {
    for (const [place, changed] of misspelt(name, data)) {
      // What lies beside `usermeta` is for Vega-Lite to judge.
      if (name === 'chart' && !place.startsWith('usermeta.')) continue;
      tried.add(`${name} ${place}`);
      expect(errorsOf(name, changed), `${path}: ${place}`).not.toEqual([]);
    }
  }
  expect(tried.size).toBeGreaterThan(250);
});

/** The first cells of a manual's tables of keys, under a heading. */
function keysInManual(manual: string, heading: string): ReadonlySet<string> {
  const text = readFileSync(join(import.meta.dirname, '../..', manual), 'utf8');
  const section = text.split(/^#+ /m).find((each) => each.startsWith(`${heading}\n`)) ?? '';
  // What is refused stands in a table with its reasons.
  const tables = section.match(/^\|.*(?:\n\|.*)*/gm) ?? [];
  const keys = tables.filter((table) => !table.startsWith('| what | why |')).join('\n');
  const cells = [...keys.matchAll(/^\| (`[^|]*) \|/gm)].map(([, cell = '']) => cell);
  return new Set(cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, key = '']) => key)));
}

test.each([
  ['templates/README.md', 'book.yaml', 'book', ''],
  ['templates/README.md', 'Charts', 'chart', 'usermeta'],
  ['data/README.md', 'checks.yaml', 'checks', 'checks.*'],
] as const)('%s tells of the keys of %s that its schema knows', (manual, heading, name, place) => {
  const prefix = place === '' ? '' : `${place}.`;
  const known = placesOf(bookSchema(name))
    .filter((each) => each !== '' && each.startsWith(prefix))
    .map((each) => each.slice(prefix.length))
    .filter((each) => each !== '' && !each.includes('.') && each !== '*');
  expect([...keysInManual(manual, heading)].sort()).toEqual([...new Set(known)].sort());
});

test('a-value-of-another-kind-is-refused', () => {
  expect(errorsOf('book', { briefing: 1, title: 7, edition: 'soon', fileName: 'a', chapters: 'x' })).toEqual([
    '/title must be string',
    '/title must be object',
    '/title must match a schema in anyOf',
    '/edition must match pattern "^\\d{4}-\\d{2}-\\d{2}$"',
    '/chapters must be array',
  ]);
});

test('each-place-says-of-what-kind-it-is', () => {
  const open = schemaNames.flatMap((name) =>
    placesWithoutKind(bookSchema(name)).map((place) => `${name} ${place}`),
  );
  // An example may be anything that the field may hold, and beside `usermeta` a chart is for Vega-Lite to judge.
  expect(open).toEqual(['datapackage resources.*.schema.fields.*.example', 'chart *']);
});

test('editors-find-each-schema-at-its-documents', () => {
  const files = editorFiles();
  const settings = JSON.parse(files.get('.vscode/settings.json') ?? '');
  const named = [
    ...Object.keys(settings['yaml.schemas']),
    ...settings['json.schemas'].map(({ url }: { url: string }) => url),
  ];
  for (const name of schemaNames.filter((each) => each !== 'datapackage')) {
    expect(named).toContain(`./.briefing/${name}.schema.json`);
    expect(files.has(`.briefing/${name}.schema.json`)).toBe(true);
  }
  // A descriptor names the profile of the standard, in the place of which the editor takes ours.
  expect(named).toContain('https://datapackage.org/profiles/2.0/datapackage.json');
});
