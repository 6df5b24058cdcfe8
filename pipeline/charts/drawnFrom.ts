/** Turns a chart's specification into what it names of a dataset: nothing else of it can be drawn, or be of any matter. */
import { isJsonObject, toJson, walkJson } from '../json/Json.ts';
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
  const texts = document === undefined ? [] : textsOf(document);
  const named = <Value>(all: ReadonlyMap<string, Value>, prefix = '') =>
    texts.flatMap((text): Named<Value> => {
      if (!text.startsWith(prefix)) return [];
      const name = text.slice(prefix.length);
      const value = all.get(name);
      return value === undefined ? [] : [[name, value]];
    });
  return {
    tables: named(dataset.tables),
    shapes: named(dataset.shapes),
    facts: named(dataset.facts, 'fact:'),
    checks: texts.filter((text) => dataset.checks.has(text)),
  };
}

/** Whether one specification names the very same things, whatever else there is by now; all stand in its own order. */
export function isSame(one: DrawnFrom, other: DrawnFrom): boolean {
  const areSame = (some: Named<unknown>, others: Named<unknown>): boolean =>
    some.length === others.length &&
    some.every(([name, value], at) => others[at]?.[0] === name && others[at]?.[1] === value);
  return (
    areSame(one.tables, other.tables) &&
    areSame(one.shapes, other.shapes) &&
    areSame(one.facts, other.facts) &&
    one.checks.join('\n') === other.checks.join('\n')
  );
}

/** Asked for at each moment at which more is known of a book. */
const known = new WeakMap<SourceDocument, readonly string[]>();

function textsOf(document: SourceDocument): readonly string[] {
  const before = known.get(document);
  if (before !== undefined) return before;
  const found = new Set<string>();
  walkJson(toJson(document.data), (value) => {
    if (typeof value === 'string') found.add(value);
    else if (isJsonObject(value)) for (const key of Object.keys(value)) found.add(key);
  });
  const texts = [...found];
  known.set(document, texts);
  return texts;
}
