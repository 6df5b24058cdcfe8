/** Converts amounts between units of one dimension by their exact definitions. */

interface Unit {
  readonly dimension: string;
  /** How much of the dimension's base unit one of this unit is. */
  readonly factor: number;
}

/**
 * International yard and pound (1959): mile 1.609344 km, pound 0.45359237 kg. A year is one of 365 days, as in
 * rates per day or minute of a calendar year that is no leap year.
 */
const UNITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['m', { dimension: 'length', factor: 1 }],
  ['km', { dimension: 'length', factor: 1000 }],
  ['ft', { dimension: 'length', factor: 0.3048 }],
  ['mi', { dimension: 'length', factor: 1609.344 }],
  ['ha', { dimension: 'area', factor: 10_000 }],
  ['acre', { dimension: 'area', factor: 4046.8564224 }],
  ['km2', { dimension: 'area', factor: 1_000_000 }],
  ['mi2', { dimension: 'area', factor: 2_589_988.110336 }],
  ['g', { dimension: 'mass', factor: 0.001 }],
  ['kg', { dimension: 'mass', factor: 1 }],
  ['t', { dimension: 'mass', factor: 1000 }],
  ['oz', { dimension: 'mass', factor: 0.028349523125 }],
  ['lb', { dimension: 'mass', factor: 0.45359237 }],
  ['l', { dimension: 'volume', factor: 1 }],
  ['gal', { dimension: 'volume', factor: 3.785411784 }],
  ['bbl', { dimension: 'volume', factor: 158.987294928 }],
  ['second', { dimension: 'time', factor: 1 }],
  ['minute', { dimension: 'time', factor: 60 }],
  ['hour', { dimension: 'time', factor: 3600 }],
  ['day', { dimension: 'time', factor: 86_400 }],
  ['week', { dimension: 'time', factor: 604_800 }],
  ['year', { dimension: 'time', factor: 31_536_000 }],
  ['one', { dimension: 'number', factor: 1 }],
  ['percent', { dimension: 'number', factor: 0.01 }],
  ['thousand', { dimension: 'number', factor: 1e3 }],
  ['million', { dimension: 'number', factor: 1e6 }],
  ['billion', { dimension: 'number', factor: 1e9 }],
  ['trillion', { dimension: 'number', factor: 1e12 }],
]);

export function unitNames(): readonly string[] {
  return [...UNITS.keys()];
}

export type Conversion =
  | { readonly type: 'converted'; readonly value: number }
  | { readonly type: 'unknown'; readonly unit: string }
  | { readonly type: 'incompatible'; readonly dimension: string };

export function convertUnit(amount: number, from: string, to: string): Conversion {
  const source = UNITS.get(from);
  if (source === undefined) return { type: 'unknown', unit: from };
  const target = UNITS.get(to);
  if (target === undefined) return { type: 'unknown', unit: to };
  if (source.dimension !== target.dimension) return { type: 'incompatible', dimension: source.dimension };
  return { type: 'converted', value: (amount * source.factor) / target.factor };
}
