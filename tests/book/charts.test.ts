/** The book's own charts against the JSON schema of Vega-Lite, by which editors complete and underline them. */
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { isJsonArray, isJsonObject, type Json, toJson } from '../../pipeline/json/Json.ts';

const charts = new URL('../../templates/charts/', import.meta.url);
const schema = new URL('../../node_modules/vega-lite/build/vega-lite-schema.json', import.meta.url);

test('charts-of-the-book-follow-vega-lites-schema', { timeout: 60_000 }, () => {
  const ajv = new Ajv({
    ...{ strict: false, validateFormats: false },
    // Code that is made quickly: it looks at a few dozen charts.
    ...{ inlineRefs: false, code: { optimize: false } },
  });
  const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
  const wrong = readdirSync(charts)
    .filter((name) => name.endsWith('.vl.json'))
    .filter((name) => {
      const spec: unknown = JSON.parse(readFileSync(new URL(name, charts), 'utf8'));
      return !validate(withoutEmptyChannels(toJson(spec)));
    });
  expect(wrong).toEqual([]);
});

test('an-axis-that-does-not-begin-at-zero-says-so-in-the-subtitle', () => {
  const specs = readdirSync(charts)
    .filter((name) => name.endsWith('.vl.json'))
    .map((name) => ({ name, spec: toJson(JSON.parse(readFileSync(new URL(name, charts), 'utf8'))) }));
  const away = specs.filter(({ spec }) => beginsAwayFromZero(spec));
  expect(away.length).toBeGreaterThan(4);
  expect(
    away.filter(({ spec }) => !subtitleOf(spec).includes('not from zero')).map(({ name }) => name),
  ).toEqual([]);
});

/** Of an axis whose ticks are listed the first tells; those that are years have no zero to begin at. */
function beginsAwayFromZero(value: Json): boolean {
  if (isJsonArray(value)) return value.some(beginsAwayFromZero);
  if (!isJsonObject(value)) return false;
  const ticks = isJsonObject(value.axis) ? value.axis.values : undefined;
  const first = isJsonArray(ticks) ? ticks[0] : undefined;
  if (value.type === 'quantitative' && typeof first === 'number' && first > 0 && first < 1800) return true;
  return Object.values(value).some((member) => member !== undefined && beginsAwayFromZero(member));
}

function subtitleOf(spec: Json): string {
  const usermeta = isJsonObject(spec) ? spec.usermeta : undefined;
  const subtitle = isJsonObject(usermeta) ? usermeta.subtitle : undefined;
  return typeof subtitle === 'string' ? subtitle : '';
}

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
