/** Turns what a chart is drawn from into the parts by which a drawn one is known again. */
import type { MemoParts } from '../memo/Shelf.ts';
import type { Chart } from './Chart.ts';
import type { DrawChartsInput } from './drawCharts.ts';
import { drawnFrom } from './drawnFrom.ts';

/** What pages, pictures of the data pack and the PDF depend on of it: a picture is long, and the rest of what was drawn longer. */
export function wholesOfChart(chart: Chart): readonly object[] {
  return [chart, chart.picture];
}

/** `fonts` is a digest of the fonts that measure its text. All that `drawChart` looks at stands in a part. */
export function chartParts(input: DrawChartsInput, id: string, fonts: string): MemoParts {
  const document = input.specs.get(id);
  const { terms, termPatterns, language } = input.typed;
  const { tables, ...others } = drawnFrom(input.dataset, document);
  return {
    specification: document === undefined ? undefined : [document.path, document.text],
    tables: tables.map(([name, table]) => [name, { ...table, placeOf: undefined }]),
    ...others,
    parameters: input.dataset.parameters,
    theme: input.theme,
    language: [input.locale, language],
    names: [terms, termPatterns],
    limits: input.limits,
    fonts,
  };
}
