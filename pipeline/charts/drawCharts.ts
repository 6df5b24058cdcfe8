/** Turns chart specifications and the tables that they name into drawn charts: SVG and pictures, and every problem found. */
import type { Measurer } from '../fonts/Measurer.ts';
import type { BookSource } from '../load/BookSource.ts';
import type { NumberLocale } from '../numbers/locale.ts';
import type { StageResult } from '../problems/Problem.ts';
import type { Theme } from '../theme/Theme.ts';
import type { Dataset } from '../validate/Dataset.ts';
import { loadVega } from '../validate/derive/loadVega.ts';
import type { Chart } from './Chart.ts';
import { drawChart } from './drawChart.ts';
import type { StateOutline } from './loadStates.ts';
import { STATES_TABLE } from './tableScope.ts';

export interface DrawChartsInput {
  readonly specs: BookSource['charts'];
  readonly dataset: Pick<Dataset, 'tables' | 'facts' | 'checks'>;
  readonly theme: Theme;
  readonly measurer: Measurer;
  readonly locale: NumberLocale;
  /** Ids of the charts to draw; all of them where it is left out. */
  readonly only?: readonly string[];
  /** Names with digits that are no figures, e.g. `Title 42`. */
  readonly terms?: readonly string[];
  /** Called before each chart, for a display of progress. */
  readonly onProgress?: (drawn: number, of: number) => void;
}

export async function drawCharts(input: DrawChartsInput): Promise<StageResult<readonly Chart[]>> {
  const ids = [...input.specs.keys()]
    .filter((id) => input.only === undefined || input.only.includes(id))
    .sort();
  if (ids.length === 0) return { value: [], problems: [] };
  const library = await loadVega();
  const needsStates = ids.some((id) => input.specs.get(id)?.text.includes(`"${STATES_TABLE}"`));
  const states = needsStates ? await readStates() : [];
  const results = ids.map((id, index) => {
    input.onProgress?.(index, ids.length);
    const document = input.specs.get(id);
    return document === undefined
      ? { value: undefined, problems: [] }
      : drawChart({ ...input, id, document, library, states });
  });
  input.onProgress?.(ids.length, ids.length);
  const problems = results.flatMap((result) => result.problems);
  const charts = results.flatMap(({ value }) => (value === undefined ? [] : [value]));
  return { value: charts.length === ids.length ? charts : undefined, problems };
}

async function readStates(): Promise<readonly StateOutline[]> {
  const { loadStates } = await import('./loadStates.ts');
  return loadStates();
}
