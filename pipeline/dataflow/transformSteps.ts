/** What steps may use: operations of aggregates and windows, functions, and which steps a derived table may take. */
import { type StepName, stepNames } from './readStep.ts';

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

/** The step, and the key of a channel, that puts values where there are none. */
export const FILLING = 'impute';

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

/** The transforms that a derived table may use. */
export const DERIVING: readonly StepName[] = stepNames.filter((name) => !REFUSED.has(name));

export const PREDICATE = ['field', 'equal', 'lt', 'lte', 'gt', 'gte', 'range', 'oneOf', 'valid'];
