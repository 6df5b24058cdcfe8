/** Turns chart specifications and the tables that they name into drawn charts: SVG and pictures, and every problem found. */

import type { BookParameters } from '../address/Parameters.ts';
import { loadVega } from '../dataflow/loadVega.ts';
import { damagedFonts } from '../fonts/damagedFonts.ts';
import type { Measurer } from '../fonts/Measurer.ts';
import type { NumberLocale } from '../language/NumberLocale.ts';
import type { Limits } from '../limits/Limits.ts';
import { type Turns, takeTurn, turnsFromStart } from '../lists/Turns.ts';
import type { BookSource } from '../load/BookSource.ts';
import type { Asked } from '../memo/Shelf.ts';
import type { TypedNames } from '../numbers/bareNumbers.ts';
import { hasErrors, type StageResult } from '../problems/Problem.ts';
import type { Theme } from '../theme/Theme.ts';
import type { Chart } from './Chart.ts';
import type { ChartSources } from './ChartReport.ts';
import { drawChart } from './drawChart.ts';

export interface DrawChartsInput {
  readonly specs: BookSource['charts'];
  readonly dataset: ChartDataset;
  readonly theme: Theme;
  readonly measurer: Measurer;
  readonly locale: NumberLocale;
  /** Ids of the charts to draw; all of them where it is left out. */
  readonly only?: readonly string[];
  /** What may be typed with digits. */
  readonly typed: TypedNames;
  /** The defaults where they are left out. */
  readonly limits?: Limits;
  /** Called before each chart, for a display of progress. */
  readonly onProgress?: (drawn: number, of: number) => void;
  /** Draws some of the charts of `only` at the same time, on another thread. */
  readonly elsewhere?: (turns: Turns, only: readonly string[]) => Promise<readonly ChartInTurn[]>;
  /** Those of `only` that another thread has begun before now, from the same tables; they are not begun again. */
  readonly begun?: (input: DrawChartsInput) => BegunCharts;
  /** Charts that were drawn before, from the same specification, tables and settings. */
  readonly remembered?: (input: DrawChartsInput, id: string) => Asked<StageResult<Chart>>;
}

export interface ChartDataset extends ChartSources {
  /** Of the checks, the ids alone are looked at. */
  readonly checks: ReadonlyMap<string, unknown>;
  /** Of the book; what names in expressions may stand for. */
  readonly parameters?: BookParameters;
}

export interface BegunCharts {
  readonly ids: ReadonlySet<string>;
  /** Each of them, once the last is drawn. */
  readonly drawn: Promise<readonly ChartInTurn[]>;
}

/** A chart, or why there is none. */
export interface ChartInTurn {
  readonly id: string;
  readonly result: StageResult<Chart>;
}

/** The same charts and problems in the same order, however many threads draw them, and whatever is remembered. */
export async function drawCharts(input: DrawChartsInput): Promise<StageResult<readonly Chart[]>> {
  const ids = idsInOrder(input);
  const results = new Map<string, StageResult<Chart>>();
  const asked = new Map<string, Asked<StageResult<Chart>>>();
  for (const id of input.remembered === undefined ? [] : ids) {
    const memory = input.remembered?.(input, id);
    if (memory?.value !== undefined) results.set(id, memory.value);
    else if (memory !== undefined) asked.set(id, memory);
  }
  const only = ids.filter((id) => !results.has(id));
  if (only.length > 0) {
    const begun = input.begun?.({ ...input, only });
    const left = only.filter((id) => begun?.ids.has(id) !== true);
    const turns = turnsFromStart();
    const [before, ...drawn] = await Promise.all([
      begun?.drawn ?? [],
      input.elsewhere?.(turns, left) ?? [],
      drawInTurn({ ...input, only: left }, turns),
    ]);
    const sound = before.filter(isSound);
    const refused = before.filter((one) => !isSound(one)).map(({ id }) => id);
    const again = await drawInTurn({ ...input, only: refused }, turnsFromStart());
    for (const one of [...sound, ...drawn.flat(), ...again]) {
      results.set(one.id, one.result);
      if (isSound(one)) asked.get(one.id)?.keep(one.result);
    }
  }
  input.onProgress?.(only.length, only.length);
  const inOrder = ids.flatMap((id) => results.get(id) ?? []);
  const problems = inOrder.flatMap((result) => result.problems);
  const charts = inOrder.flatMap(({ value }) => (value === undefined ? [] : [value]));
  return { value: charts.length === ids.length ? charts : undefined, problems };
}

/** What was refused says why in words of other tables and charts, too. */
function isSound({ result }: ChartInTurn): boolean {
  return result.value !== undefined && !hasErrors(result.problems);
}

/** Draws one chart after another, each the next that nobody has begun, until all are begun. */
export async function drawInTurn(input: DrawChartsInput, turns: Turns): Promise<readonly ChartInTurn[]> {
  const ids = idsInOrder(input);
  if (ids.length === 0) return [];
  const library = await loadVega();
  const drawn: ChartInTurn[] = [];
  for (let turn = takeTurn(turns, ids.length); turn !== undefined; turn = takeTurn(turns, ids.length)) {
    const id = ids[turn] ?? '';
    const document = input.specs.get(id);
    input.onProgress?.(turn, ids.length);
    const result: StageResult<Chart> =
      document === undefined
        ? { value: undefined, problems: [] }
        : drawChart({ ...input, id, document, library });
    const damaged = damagedFonts(input.measurer);
    drawn.push({
      id,
      result:
        damaged.length === 0 ? result : { value: undefined, problems: [...result.problems, ...damaged] },
    });
    // Vega has more to do once it is waited for, and holds the whole of each view until then.
    await undefined;
  }
  return drawn;
}

function idsInOrder({ specs, only }: DrawChartsInput): readonly string[] {
  const wanted = new Set(only ?? specs.keys());
  return [...specs.keys()].filter((id) => wanted.has(id)).sort();
}
