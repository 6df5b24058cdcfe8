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

/** In brackets, as Vega-Lite puts a whole choice in its place in the heads of views. */
const LABEL = '(datum.label)';

/** Makes the label in the expression of a head of views a text, as it is elsewhere; Vega-Lite puts the value itself there. */
export function bracketLabel(prepared: { [key: string]: Json | undefined }): void {
  const { header } = prepared;
  const own = isJsonObject(header) ? header['labelExpr'] : undefined;
  if (!isJsonObject(header) || typeof own !== 'string') return;
  prepared['header'] = { ...header, labelExpr: own.replaceAll(/\bdatum\.label\b/g, 'toString(datum.label)') };
}

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
  const isOffset = channel === 'xOffset' || channel === 'yOffset';
  if (type === 'quantitative' || type === 'temporal' || scale === null) return;
  if (guide === undefined && !isOffset) return;
  const hasDomain = isJsonObject(scale) && scale['domain'] !== undefined;
  if (sort === undefined && !hasDomain) prepared['sort'] = codes.map(datumOf);
  const given = guide === undefined ? null : prepared[guide];
  if (guide === undefined || !isLabelled || given === null) return;
  const label = `((${JSON.stringify(Object.fromEntries(categories))})[datum.value] || ${LABEL})`;
  const own = isJsonObject(given) ? given['labelExpr'] : undefined;
  // What a specification says of the label it says of the words that would be printed.
  const labelExpr = typeof own === 'string' ? own.replaceAll(/\bdatum\.label\b/g, label) : label;
  prepared[guide] = { ...(isJsonObject(given) ? given : {}), labelExpr };
}
