/** Turns the texts of a chart into labels of the points and rules that they stand at; the rest stand by themselves. */
import type { DrawnItem } from '../../charts/DrawnView.ts';
import type { BoundingBox } from '../../charts/pathData.ts';
import { type ChartFrame, categoryAt } from './frameOf.ts';
import type { LabelSide, NativeLabel, NativeRule, NativeSeries } from './NativeChart.ts';

interface Drawn extends ChartFrame {
  readonly series: readonly NativeSeries[];
  readonly rules: readonly NativeRule[];
}

type Labelled = Pick<Drawn, 'series' | 'rules'>;

/** Undefined where a text stands where Excel has no place for it. */
export function attachTexts(texts: readonly DrawnItem[], drawn: Drawn): Labelled | undefined {
  let { series, rules } = drawn;
  for (const { place, text = '', color, box } of texts) {
    if (text.trim() === '') continue;
    if (place === undefined) return undefined;
    const label: NativeLabel = { text, ...(color === undefined ? {} : { colour: color }) };
    const [along, value] = drawn.kind === 'bar' ? [place.y, place.x] : [place.x, place.y];
    const at = drawn.kind === 'bar' ? drawn.order.indexOf(along) : categoryAt(along, drawn);
    if (at === undefined || at === -1 || typeof value !== 'number') return undefined;
    const rule = rules.findIndex((each) => standsAt(each, at, value));
    const point = rule === -1 ? pointAt({ ...drawn, series }, at, value) : undefined;
    if (rule !== -1) {
      rules = rules.map((each, index) =>
        index === rule ? withWords(each, sided(label, besideOf(box, each.box))) : each,
      );
    } else if (point !== undefined) {
      const side = point.isWithin ? 'centre' : sideOf(box, point.series.boxes, point.at);
      series = series.map((one) =>
        one === point.series ? withLabel(one, point.at, sided(label, side)) : one,
      );
    } else {
      // Only beside upright marks can words stand at a place of their own.
      if (drawn.kind === 'bar') return undefined;
      rules = [...rules, { name: text.replaceAll('\n', ' '), ends: [{ at, value }], label }];
    }
  }
  return { series, rules };
}

function sided(label: NativeLabel, side: LabelSide | undefined): NativeLabel {
  return side === undefined ? label : { ...label, side };
}

/** At the ends of a line beside it, elsewhere above or below it. */
function sideOf(
  text: BoundingBox,
  boxes: readonly (BoundingBox | undefined)[],
  at: number,
): LabelSide | undefined {
  const mark = boxes[at];
  if (mark === undefined) return undefined;
  const beside = besideOf(text, mark);
  if (beside === 'right' && at === boxes.length - 1) return beside;
  if (beside === 'left' && at === 0) return beside;
  const middle = (mark.y1 + mark.y2) / 2;
  return text.y2 <= middle ? 'top' : text.y1 >= middle ? 'bottom' : beside;
}

/** Undefined of words that stand neither to the left of a mark nor to its right. */
function besideOf(text: BoundingBox, mark: BoundingBox | undefined): 'left' | 'right' | undefined {
  if (mark === undefined) return undefined;
  const middle = (mark.x1 + mark.x2) / 2;
  return text.x1 >= middle ? 'right' : text.x2 <= middle ? 'left' : undefined;
}

/** At the end of an upright rule, or at one end of a level one. */
function standsAt({ ends }: NativeRule, at: number, value: number): boolean {
  const [from, to] = ends;
  if (from === undefined || to === undefined) return false;
  const isAtEnd = from.value === value || to.value === value;
  return isAtEnd && (from.at === to.at ? from.at === at : from.value === to.value);
}

/** Two texts at one place of a rule are one after the other: a figure, and what it is. */
function withWords(rule: NativeRule, label: NativeLabel): NativeRule {
  const text = rule.label === undefined ? label.text : `${rule.label.text} ${label.text}`;
  return { ...rule, name: text.replaceAll('\n', ' '), label: { ...label, text } };
}

function pointAt(
  { series, kind, grouping, order }: Drawn,
  at: number,
  value: number,
): { readonly series: NativeSeries; readonly at: number; readonly isWithin: boolean } | undefined {
  const index = kind === 'scatter' ? order.indexOf(at) : at;
  const range = Math.max(...series.flatMap(({ values }) => values.map((each) => Math.abs(each ?? 0))), 1e-12);
  const isAt = (one: number): boolean => Math.abs(one - value) <= range * 1e-9;
  let sum = 0;
  let best:
    | { readonly series: NativeSeries; readonly distance: number; readonly isWithin: boolean }
    | undefined;
  for (const one of series) {
    const own = one.values[index] ?? null;
    if (own === null) continue;
    const isBar = one.look === 'bars';
    const start = isBar && grouping !== 'clustered' ? sum : 0;
    sum += own;
    const end = isBar ? start + own : own;
    // Areas have no points at which words could stand.
    if (one.look === 'area') continue;
    const isWithin =
      isBar && value >= Math.min(start, end) - range * 1e-9 && value <= Math.max(start, end) + range * 1e-9;
    if (!isAt(end) && !isWithin) continue;
    const distance = Math.abs(end - value);
    if (best === undefined || distance < best.distance)
      best = { series: one, distance, isWithin: !isAt(end) && !isAt(start) };
  }
  return best === undefined ? undefined : { series: best.series, at: index, isWithin: best.isWithin };
}

/** Two texts at one point are two lines of one label. */
function withLabel(series: NativeSeries, at: number, label: NativeLabel): NativeSeries {
  const other = series.labels.get(at);
  const hasWords = (text: string): boolean => /\p{L}/u.test(text);
  const joined =
    other === undefined
      ? label
      : hasWords(label.text) && !hasWords(other.text)
        ? { ...label, text: `${label.text}\n${other.text}` }
        : { ...other, text: `${other.text}\n${label.text}` };
  return { ...series, labels: new Map([...series.labels, [at, joined]]) };
}
