/** Turns a chart's specification into what it names of a dataset: nothing else of it can be drawn, or be of any matter. */
import { isJsonObject, type Json, toJson, walkJson } from '../json/Json.ts';
import type { SourceDocument } from '../load/BookSource.ts';
import type { Fact } from '../validate/Dataset.ts';
import type { Shapes } from '../validate/shapes/Shapes.ts';
import type { ChartTable } from './ChartReport.ts';
import type { ChartDataset } from './drawCharts.ts';

type Named<Value> = readonly (readonly [name: string, value: Value])[];

export interface DrawnFrom {
  readonly tables: Named<ChartTable>;
  readonly shapes: Named<Shapes>;
  readonly facts: Named<Fact>;
  /** Ids. */
  readonly checks: readonly string[];
}

/** A table, a fact or a file of outlines is drawn only if its name stands in the specification. */
export function drawnFrom(dataset: ChartDataset, document: SourceDocument | undefined): DrawnFrom {
  const texts = textsOf(document === undefined ? null : toJson(document.data));
  const named = <Value>(all: ReadonlyMap<string, Value>, prefix = '') =>
    [...all].filter(([name]) => texts.has(prefix + name));
  return {
    tables: named(dataset.tables),
    shapes: named(dataset.shapes),
    facts: named(dataset.facts, 'fact:'),
    checks: [...dataset.checks.keys()].filter((check) => texts.has(check)),
  };
}

/** Whether the very same things are named, whatever else there is by now. */
export function isSame(one: DrawnFrom, other: DrawnFrom): boolean {
  const areSame = (some: Named<unknown>, others: Named<unknown>): boolean => {
    const byName = new Map(others);
    return some.length === others.length && some.every(([name, value]) => byName.get(name) === value);
  };
  return (
    areSame(one.tables, other.tables) &&
    areSame(one.shapes, other.shapes) &&
    areSame(one.facts, other.facts) &&
    [...one.checks].sort().join('\n') === [...other.checks].sort().join('\n')
  );
}

function textsOf(spec: Json): ReadonlySet<string> {
  const texts = new Set<string>();
  walkJson(spec, (value) => {
    if (typeof value === 'string') texts.add(value);
    else if (isJsonObject(value)) for (const key of Object.keys(value)) texts.add(key);
  });
  return texts;
}
