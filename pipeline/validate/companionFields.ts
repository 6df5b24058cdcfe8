/** Checks the fields that say something of the values of another field: their status, or their margin of error. */
import { unknownField, wrongPropertyValue } from '../problems/catalogue/validate.ts';
import { nearest } from '../problems/nearest.ts';
import type { Problem } from '../problems/Problem.ts';
import { quoted, type Spot } from '../problems/spot.ts';
import type { Field } from './Dataset.ts';

type Declared = Pick<Field, 'name' | 'type'> & Partial<Pick<Field, 'unit' | 'statusOf' | 'errorOf'>>;
type Companion = 'statusOf' | 'errorOf';

/** `spotOf` gives the place of a property of the field at an index. */
export function companionProblems(
  fields: readonly Declared[],
  spotOf: (index: number, property: string) => Spot,
): readonly Problem[] {
  return fields.flatMap((field, index) =>
    (['statusOf', 'errorOf'] as const).flatMap((property) => {
      const target = field[property];
      if (target === undefined) return [];
      const spot = spotOf(index, property);
      const owner = fields.find(({ name }) => name === target);
      if (owner === undefined) {
        const names = fields.map(({ name }) => name).filter((name) => name !== field.name);
        return [unknownField(spot, target, nearest(target, names))];
      }
      const expected = misfit(property, field, owner, fields);
      return expected === undefined
        ? []
        : [wrongPropertyValue(spot, property, expected, quoted(target), undefined)];
    }),
  );
}

function misfit(
  property: Companion,
  field: Declared,
  owner: Declared,
  fields: readonly Declared[],
): string | undefined {
  if (owner.name === field.name) return 'the name of another field';
  const [first] = fields.filter((other) => other[property] === owner.name);
  if (first !== field) return `a field of which ${first?.name ?? 'no other'} does not tell the same`;
  if (property === 'statusOf') {
    return field.type === 'string'
      ? undefined
      : `declared by a field of type "string", not ${quoted(field.type)}`;
  }
  const isNumber = ({ type }: Declared) => type === 'number' || type === 'integer';
  if (!isNumber(field) || !isNumber(owner)) return 'declared by a field of numbers, of a field of numbers';
  // A margin in percent of the value would be printed as though it were in the value's unit.
  const sameUnit = (field.unit ?? '').trim() === (owner.unit ?? '').trim();
  return sameUnit ? undefined : `a field of the same unit, ${quoted(field.unit ?? '')}`;
}
