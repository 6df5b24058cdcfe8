/** Turns what a chart is drawn from into the parts by which a drawn one is known again. */
import { isJsonObject, type Json, toJson, walkJson } from '../json/Json.ts';
import type { MemoParts } from '../memo/Shelf.ts';
import type { DrawChartsInput } from './drawCharts.ts';

/** `fonts` is a digest of the fonts that measure its text. All that `drawChart` looks at stands in a part. */
export function chartParts(input: DrawChartsInput, id: string, fonts: string): MemoParts {
  const document = input.specs.get(id);
  const named = textsOf(document === undefined ? null : toJson(document.data));
  const { terms, termPatterns, language } = input.typed;
  const { tables, shapes, facts, checks, parameters } = input.dataset;
  // A table, a fact or a file of outlines is drawn only if its name stands in the specification.
  const used = <Value>(all: ReadonlyMap<string, Value>, prefix = '') =>
    [...all].filter(([name]) => named.has(prefix + name));
  return {
    specification: document === undefined ? undefined : [document.path, document.text],
    tables: used(tables).map(([name, table]) => [name, { ...table, placeOf: undefined }]),
    shapes: used(shapes),
    facts: used(facts, 'fact:'),
    checks: [...checks.keys()].filter((check) => named.has(check)),
    parameters,
    theme: input.theme,
    language: [input.locale, language],
    names: [terms, termPatterns],
    limits: input.limits,
    fonts,
  };
}

function textsOf(spec: Json): ReadonlySet<string> {
  const texts = new Set<string>();
  walkJson(spec, (value) => {
    if (typeof value === 'string') texts.add(value);
    else if (isJsonObject(value)) for (const key of Object.keys(value)) texts.add(key);
  });
  return texts;
}
