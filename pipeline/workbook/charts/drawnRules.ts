/** Turns the rules of a chart into lines of Excel: those that comment on the data, and those that hold up its points. */
import type { DrawnItem, DrawnView } from '../../charts/DrawnView.ts';
import { type ChartFrame, categoryAt } from './frameOf.ts';
import type { NativeRule, NativeSeries } from './NativeChart.ts';

interface Drawn extends ChartFrame {
  readonly series: readonly NativeSeries[];
}

/** The series, some of them now on stems, and the other rules; undefined where one cannot be drawn in Excel. */
export function drawnRules(
  views: readonly DrawnView[],
  drawn: Drawn,
): (Pick<Drawn, 'series'> & { readonly rules: readonly NativeRule[] }) | undefined {
  const rules: NativeRule[] = [];
  let { series } = drawn;
  for (const view of views) {
    const stemmed = stemsOf(view, drawn);
    if (stemmed !== undefined) {
      series = series.map((one) => (one === stemmed ? { ...one, hasStems: true } : one));
      continue;
    }
    for (const item of view.items) {
      if (isZeroLine(item, drawn)) continue;
      const rule = ruleOf(item, drawn);
      if (rule === undefined) return undefined;
      // A rule over a table is drawn once for each row.
      const isDrawn = rules.some(({ ends }) => JSON.stringify(ends) === JSON.stringify(rule.ends));
      if (!isDrawn) rules.push(rule);
    }
  }
  return { series, rules };
}

/** A line from the axis to each point of a series. */
function stemsOf({ items }: DrawnView, { series, order, kind }: Drawn): NativeSeries | undefined {
  if (kind !== 'scatter') return undefined;
  return series.find(({ values }) =>
    items.every(({ place }) => {
      const value = values[order.indexOf(place?.x ?? null)];
      return (
        value !== undefined &&
        (place?.y === value || place?.y2 === value) &&
        (place?.y === 0 || place?.y2 === 0)
      );
    }),
  );
}

/** The axis draws it. */
function isZeroLine({ place }: DrawnItem, { kind }: Drawn): boolean {
  const [at, along] = kind === 'bar' ? [place?.x, place?.y2] : [place?.y, place?.x2];
  return at === 0 && (along !== undefined || kind === 'bar' || kind === 'column');
}

function ruleOf({ place, color, box }: DrawnItem, drawn: Drawn): NativeRule | undefined {
  if (place === undefined || drawn.kind === 'bar') return undefined;
  const { x, y, x2 = x, y2 = y } = place;
  if (typeof y !== 'number' || typeof y2 !== 'number') return undefined;
  const isLevel = y === y2;
  // Along an axis of categories a level rule has no ends of its own: it goes all the way.
  const [from, to] =
    isLevel && x === x2 ? [0, drawn.order.length - 1] : [categoryAt(x, drawn), categoryAt(x2, drawn)];
  if (from === undefined || to === undefined) return undefined;
  const ends = [
    { at: from, value: y },
    { at: to, value: y2 },
  ];
  return {
    name: '',
    ends: ends.toSorted((one, other) => one.at - other.at),
    ...(color === undefined ? {} : { colour: color }),
    box,
  };
}
