/** Tells what a native chart lacks of its picture, by counting what was drawn: values, categories, rules and words. */
import type { Chart } from '../../pipeline/charts/Chart.ts';
import type { DrawnItem, DrawnView } from '../../pipeline/charts/DrawnView.ts';
import type { Scalar } from '../../pipeline/validate/Dataset.ts';
import type { ChartPlan } from '../../pipeline/workbook/WorkbookPlan.ts';

export function lackingIn({ id, drawn }: Chart, chart: ChartPlan): readonly string[] {
  const axes = chart.kind === 'bar' ? (['y', 'x'] as const) : (['x', 'y'] as const);
  const data = drawn.filter((view) => !['text', 'rule'].includes(view.drawnAs) && !isShading(view));
  const own = chart.series.filter(({ isComment }) => !isComment);
  const commas = /,*$/.exec(chart.valueAxis.numberFormat)?.[0].length ?? 0;
  const shown = own.flatMap(({ values }) =>
    values.values.flatMap((value) => (typeof value === 'number' ? [value / 1000 ** commas] : [])),
  );
  const lacking: string[] = [];
  for (const view of data) {
    for (const item of view.items) {
      const value = along(view, item, axes[1]);
      if (typeof value !== 'number') continue;
      if (!shown.some((each) => Math.abs(each - value) <= Math.abs(value) * 1e-9))
        lacking.push(`${id}: value ${value}`);
    }
  }
  const categories = new Set(data.flatMap((view) => view.items.map((item) => along(view, item, axes[0]))));
  const places = new Set(own.flatMap(({ categories: { values } }) => values));
  if (places.size < categories.size) lacking.push(`${id}: ${categories.size - places.size} categories`);
  const words = chart.series.flatMap(({ labels }) => [...labels.values()].map(({ text }) => text)).join('\n');
  for (const view of drawn) {
    for (const { text = '' } of view.items)
      if (!words.includes(text)) lacking.push(`${id}: the words "${text}"`);
  }
  const rules = new Set(
    drawn.flatMap((view) =>
      view.drawnAs === 'rule'
        ? view.items.flatMap(({ place }) => (isAxis(place) ? [] : [JSON.stringify(place)]))
        : [],
    ),
  );
  const lines = chart.series.filter(({ isComment, colour }) => isComment && colour !== undefined);
  const stems = own.some(({ drop }) => drop === 'whole');
  if (!stems && lines.length < rules.size) lacking.push(`${id}: ${rules.size - lines.length} rules`);
  const names = new Set(own.map(({ name }) => name));
  if (names.size < own.length) lacking.push(`${id}: names of series`);
  return lacking;
}

function along(view: DrawnView, item: DrawnItem, axis: 'x' | 'y'): Scalar {
  const at = view.channels.findIndex(({ channel, isComputed }) => channel === axis && !isComputed);
  if (at !== -1) return item.values[at] ?? null;
  const [start, end] = axis === 'x' ? [item.place?.x, item.place?.x2] : [item.place?.y, item.place?.y2];
  return start === 0 && end !== undefined ? end : (start ?? null);
}

function isShading(view: DrawnView): boolean {
  return view.drawnAs === 'area' && view.isRanged;
}

function isAxis(place: DrawnItem['place']): boolean {
  return place?.y === 0 && place.y2 === undefined;
}
