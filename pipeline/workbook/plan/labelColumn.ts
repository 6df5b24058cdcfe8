/** Turns a column of codes into the column of the words that the book prints for them. */
import type { Column, Scalar } from '../../validate/Dataset.ts';

/** Undefined where each code is its own word. */
export function labelColumn({ field, ...column }: Column): Column | undefined {
  const { categories, numberFormat, unit, ...rest } = field;
  if (categories === undefined || [...categories].every(([code, label]) => code === label)) return undefined;
  const label = (value: Scalar): Scalar =>
    value === null ? null : (categories.get(String(value)) ?? String(value));
  return { ...column, field: { ...rest, type: 'string' }, values: column.values.map(label) };
}
