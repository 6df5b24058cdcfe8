/** Turns what charts are drawn from into plain data for another thread, and back there into what the stage takes. */
import type { BookParameters } from '../address/Parameters.ts';
import type { ChartTable } from '../charts/ChartReport.ts';
import type { DrawChartsInput } from '../charts/drawCharts.ts';
import type { Measurer } from '../fonts/Measurer.ts';
import type { FontFaces } from '../fonts/resolveFamilies.ts';
import type { NumberLocale } from '../language/NumberLocale.ts';
import type { Limits } from '../limits/Limits.ts';
import type { SourceText } from '../load/BookSource.ts';
import { parseJson } from '../load/parseJson.ts';
import type { TypedNames } from '../numbers/bareNumbers.ts';
import type { Theme } from '../theme/Theme.ts';
import type { Fact } from '../validate/Dataset.ts';
import type { Shapes } from '../validate/shapes/Shapes.ts';

export interface ChartRequest {
  readonly specs: readonly (readonly [string, SourceText])[];
  readonly tables: ReadonlyMap<string, ChartTable>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly shapes: ReadonlyMap<string, Shapes>;
  readonly checks: readonly string[];
  readonly parameters: BookParameters | undefined;
  readonly theme: Theme;
  readonly locale: NumberLocale;
  readonly typed: TypedNames;
  readonly only: readonly string[] | undefined;
  readonly limits: Limits | undefined;
  readonly faces: FontFaces | undefined;
}

export function chartRequestOf(input: DrawChartsInput, faces?: FontFaces): ChartRequest {
  const { tables, facts, shapes, checks, parameters } = input.dataset;
  const drawn = new Set(input.only ?? input.specs.keys());
  return {
    specs: [...input.specs].flatMap(([id, { path, text }]) => (drawn.has(id) ? [[id, { path, text }]] : [])),
    tables: new Map([...tables].map(([id, table]) => [id, withoutPlaces(table)])),
    facts,
    shapes,
    checks: [...checks.keys()],
    parameters,
    theme: input.theme,
    locale: input.locale,
    typed: input.typed,
    only: input.only,
    limits: input.limits,
    faces,
  };
}

/** Functions cannot be copied to another thread; those of the specifications are made anew from their text. */
export function inputOfRequest(request: ChartRequest, measurer: Measurer): DrawChartsInput {
  const { specs, tables, facts, shapes, checks, parameters, theme, locale, typed, only, limits } = request;
  const documents = specs.flatMap(([id, source]) => {
    const { document } = parseJson(source);
    return document === undefined ? [] : [[id, document] as const];
  });
  return {
    specs: new Map(documents),
    dataset: {
      tables,
      facts,
      shapes,
      checks: new Map(checks.map((id) => [id, undefined])),
      ...(parameters === undefined ? {} : { parameters }),
    },
    theme,
    measurer,
    locale,
    typed,
    ...(only === undefined ? {} : { only }),
    ...(limits === undefined ? {} : { limits }),
  };
}

function withoutPlaces(table: ChartTable & { readonly placeOf?: unknown }): ChartTable {
  const { placeOf: _, ...plain } = table;
  return plain;
}
