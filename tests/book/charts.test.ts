/** The book's own charts against the JSON schema of Vega-Lite, by which editors complete and underline them. */
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { isJsonArray, isJsonObject, type Json, toJson } from '../../pipeline/json/Json.ts';

const charts = new URL('../../templates/charts/', import.meta.url);
const schema = new URL('../../node_modules/vega-lite/build/vega-lite-schema.json', import.meta.url);

// Compiling the schema is two seconds of work, more on a busy machine.
test('charts-of-the-book-follow-vega-lites-schema', { timeout: 60_000 }, () => {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
  const wrong = readdirSync(charts)
    .filter((name) => name.endsWith('.vl.json'))
    .filter((name) => {
      const spec: unknown = JSON.parse(readFileSync(new URL(name, charts), 'utf8'));
      return !validate(withoutEmptyChannels(toJson(spec)));
    });
  expect(wrong).toEqual([]);
});

/** Vega-Lite takes null for a channel that a layer does not inherit; its schema does not know that. */
function withoutEmptyChannels(value: Json): Json {
  if (isJsonArray(value)) return value.map(withoutEmptyChannels);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) => {
      if (member === undefined) return [];
      if (key !== 'encoding' || !isJsonObject(member)) return [[key, withoutEmptyChannels(member)]];
      const channels = Object.entries(member).filter(([, channel]) => channel !== null);
      return [[key, withoutEmptyChannels(Object.fromEntries(channels))]];
    }),
  );
}
