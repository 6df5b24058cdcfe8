/** Draws a spec over the tables of a dataset as the stage of charts does, for tests that need what was drawn. */
import type { Chart } from '../../pipeline/charts/Chart.ts';
import { drawCharts } from '../../pipeline/charts/drawCharts.ts';
import { parseJson } from '../../pipeline/load/parseJson.ts';
import type { Dataset, Table } from '../../pipeline/validate/Dataset.ts';
import { fixtureInput, usermeta } from '../charts/drawFixture.ts';

/** Undefined where the chart is refused. */
export async function drawSpec(
  spec: object,
  tables: Dataset['tables'] | readonly Table[],
): Promise<Chart | undefined> {
  const text = JSON.stringify({ usermeta: { ...usermeta, size: 'wide', height: 'tall' }, ...spec });
  const { document } = parseJson({ path: 'templates/charts/chart.vl.json', text });
  if (document === undefined) return undefined;
  const given =
    tables instanceof Map ? tables : new Map([...tables.values()].map((table) => [table.id, table]));
  const input = fixtureInput({});
  const { value } = await drawCharts({
    ...input,
    specs: new Map([['chart', document]]),
    dataset: { ...input.dataset, tables: given },
  });
  return value?.[0];
}
