/** Gives a channel whose field has categories their labels, in axis, legend, head and text, and their order. */
import { isJsonObject, type Json } from '../json/Json.ts';

/** The guide that prints the values of a channel. */
export const guides: Readonly<Record<string, string>> = {
  x: 'axis',
  y: 'axis',
  color: 'legend',
  fill: 'legend',
  stroke: 'legend',
  shape: 'legend',
  opacity: 'legend',
  fillOpacity: 'legend',
  strokeOpacity: 'legend',
  strokeWidth: 'legend',
  size: 'legend',
  angle: 'legend',
  strokeDash: 'legend',
  row: 'header',
  column: 'header',
  facet: 'header',
};

export interface CategoricalField {
  readonly name: string;
  /** Code to label, in the order in which the data declare them. */
  readonly categories: ReadonlyMap<string, string>;
  /** Whether the codes are numbers in the rows. */
  readonly isNumber: boolean;
}

/** Changes `prepared`, a channel's definition; what it says itself of order and labels stays. */
export function labelCategories(
  channel: string,
  prepared: { [key: string]: Json | undefined },
  { name, categories, isNumber }: CategoricalField,
): void {
  const { type, sort, scale, condition } = prepared;
  const codes = [...categories.keys()];
  const isLabelled = codes.some((code) => categories.get(code) !== code);
  const datumOf = (code: string): string | number => (isNumber ? Number(code) : code);
  if (channel === 'text') {
    if (!isLabelled || condition !== undefined || prepared['format'] !== undefined) return;
    prepared['condition'] = codes.map((code) => ({
      test: `datum[${JSON.stringify(name)}] === ${JSON.stringify(datumOf(code))}`,
      value: categories.get(code),
    }));
    return;
  }
  const guide = guides[channel];
  if (guide === undefined || type === 'quantitative' || type === 'temporal' || scale === null) return;
  const hasDomain = isJsonObject(scale) && scale['domain'] !== undefined;
  if (sort === undefined && !hasDomain) prepared['sort'] = codes.map(datumOf);
  const given = prepared[guide];
  if (!isLabelled || given === null || (isJsonObject(given) && given['labelExpr'] !== undefined)) return;
  const labels = JSON.stringify(Object.fromEntries(categories));
  prepared[guide] = {
    ...(isJsonObject(given) ? given : {}),
    labelExpr: `(${labels})[datum.value] || (datum.label)`,
  };
}
