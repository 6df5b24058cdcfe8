/** Which of Vega-Lite's transforms a derived table may use, with their properties, operations and functions. */

export const AGGREGATES = [
  'count',
  'valid',
  'missing',
  'distinct',
  'sum',
  'product',
  'mean',
  'average',
  'variance',
  'variancep',
  'stdev',
  'stdevp',
  'stderr',
  'median',
  'q1',
  'q3',
  'min',
  'max',
] as const;
export const WINDOWS = [
  'row_number',
  'rank',
  'dense_rank',
  'percent_rank',
  'cume_dist',
  'ntile',
  'lag',
  'lead',
  'first_value',
  'last_value',
  'nth_value',
] as const;
/** Operations that look at no field. */
export const FIELDLESS = new Set([
  'count',
  'row_number',
  'rank',
  'dense_rank',
  'percent_rank',
  'cume_dist',
  'ntile',
]);

/** Why some of Vega-Lite's transforms have no place in a table of figures. */
export const REFUSED: ReadonlyMap<string, string> = new Map([
  ['impute', 'it fills gaps with values that nobody measured'],
  ['sample', 'it picks rows by chance'],
  ['regression', 'fitted values belong into a chart'],
  ['loess', 'fitted values belong into a chart'],
  ['density', 'fitted values belong into a chart'],
  ['extent', 'its result is no column'],
]);

/** Functions of the clock, of chance, of a screen, or of other data than a row's, with what serves instead. */
export const UNSTABLE: ReadonlyMap<string, string | undefined> = new Map<string, string | undefined>([
  ['now', undefined],
  ['random', undefined],
  ['sampleNormal', undefined],
  ['sampleLogNormal', undefined],
  ['sampleUniform', undefined],
  ['data', 'a lookup'],
  ['indata', 'a lookup'],
  ['windowSize', undefined],
  ['containerSize', undefined],
  ['screen', undefined],
]);

export const STEPS = [
  'calculate',
  'filter',
  'aggregate',
  'joinaggregate',
  'window',
  'lookup',
  'fold',
  'flatten',
  'pivot',
  'quantile',
  // Those two stand last, since other transforms have properties of the same name.
  'stack',
  'timeUnit',
  'bin',
] as const;
export type StepName = (typeof STEPS)[number];

export const PROPERTIES: Readonly<Record<StepName, readonly string[]>> = {
  calculate: ['calculate', 'as'],
  filter: ['filter'],
  aggregate: ['aggregate', 'groupby'],
  joinaggregate: ['joinaggregate', 'groupby'],
  window: ['window', 'frame', 'ignorePeers', 'groupby', 'sort'],
  lookup: ['lookup', 'from', 'as', 'default'],
  fold: ['fold', 'as'],
  flatten: ['flatten', 'as'],
  pivot: ['pivot', 'value', 'groupby', 'limit', 'op'],
  quantile: ['quantile', 'groupby', 'probs', 'step', 'as'],
  stack: ['stack', 'groupby', 'offset', 'sort', 'as'],
  timeUnit: ['timeUnit', 'field', 'as'],
  bin: ['bin', 'field', 'as'],
};

export const PREDICATE = ['field', 'equal', 'lt', 'lte', 'gt', 'gte', 'range', 'oneOf', 'valid'];
