/** The schemas that editors use accept every document of this book. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parseJson } from '../../pipeline/load/parseJson.ts';
import { parseYaml } from '../../pipeline/load/parseYaml.ts';
import { bookSchema, type SchemaName, schemaNames } from '../../pipeline/schemas/bookSchemas.ts';

const root = join(import.meta.dirname, '../..');

function filesOf(name: SchemaName): readonly string[] {
  const ending = name === 'chart' ? /\.vl\.json$/ : new RegExp(`^${name}\\.(?:json|yaml)$`);
  return ['data', 'templates'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => ending.test(basename(path)))
      .map((path) => join(folder, path)),
  );
}

test.each(schemaNames)('each-document-of-the-book-is-accepted: %s', (name) => {
  const ajv = new Ajv({ allErrors: true, strict: false });
  ajv.addSchema({}, 'https://vega.github.io/schema/vega-lite/v6.json');
  const validate = ajv.compile(bookSchema(name));
  const files = filesOf(name);
  expect(files.length).toBeGreaterThan(0);
  for (const path of files) {
    const text = readFileSync(join(root, path), 'utf8');
    const { document } = (path.endsWith('.json') ? parseJson : parseYaml)({ path, text });
    expect(validate(document?.data), `${path}: ${JSON.stringify(validate.errors?.[0])}`).toBe(true);
  }
});
