/** Steps of a dataflow are ended before they make too much, by what they take; what they made is counted after. */
import { expect, test } from 'vitest';
import { Budget } from '../../pipeline/dataflow/Budget.ts';
import { boundSteps, holdTo } from '../../pipeline/dataflow/boundedSteps.ts';
import { type LimitName, limitsWith } from '../../pipeline/limits/Limits.ts';

type Pulse = {
  readonly dataflow: object;
  readonly add?: readonly object[];
  readonly source?: readonly object[] | null;
};

const limits = limitsWith(
  new Map<LimitName, number>([
    ['transformRows', 12],
    ['transformWork', 30],
    ['chartTicks', 5],
    ['chartMarks', 4],
    ['chartViews', 2],
    ['columns', 3],
  ]),
);

/** Runs a step of that name over rows, and says which limit it passed; `made` are the rows that it gives. */
function run(
  name: string,
  parameters: Readonly<Record<string, unknown>>,
  rows: readonly object[] = [],
  made: Partial<Pulse> = {},
): string {
  class Step {
    transform(_: unknown, pulse: Pulse): unknown {
      return Object.keys(made).length === 0 ? undefined : { ...pulse, source: undefined, ...made };
    }
  }
  const registry = { [name]: Step, none: 5, empty: () => undefined };
  boundSteps(registry);
  const wrapped = Step.prototype.transform;
  boundSteps(registry);
  expect(Step.prototype.transform).toBe(wrapped);
  const dataflow = {};
  const budget = new Budget(limits);
  // A view without a budget is not ours.
  new Step().transform(parameters, { dataflow, source: rows });
  holdTo(budget, dataflow);
  try {
    new Step().transform(parameters, { dataflow, source: rows });
  } catch (error) {
    if (budget.excess === undefined) throw error;
  }
  return budget.excess === undefined ? '' : `${budget.excess.limit} ${budget.excess.found}`;
}

const field = (name: string) => (row: object) => Reflect.get(row, name);
const rowsOf = (count: number, row: (index: number) => object = (index) => ({ k: index })) =>
  Array.from({ length: count }, (_, index) => row(index));

test.each<
  [name: string, parameters: Readonly<Record<string, unknown>>, rows: readonly object[], passed: string]
>([
  ['flatten', { fields: [field('l')] }, rowsOf(4, () => ({ l: [1, 2, 3] })), ''],
  ['flatten', { fields: [field('l')] }, rowsOf(5, () => ({ l: [1, 2, 3] })), 'transformRows 15'],
  [
    'flatten',
    { fields: [field('l'), field('m')] },
    rowsOf(2, () => ({ l: [1], m: [1, 2, 3, 4, 5, 6, 7] })),
    'transformRows 14',
  ],
  ['flatten', { fields: [] }, rowsOf(12, () => ({ l: 5 })), ''],
  ['fold', { fields: [field('a'), field('b'), field('c')] }, rowsOf(4), ''],
  ['fold', { fields: [field('a'), field('b'), field('c')] }, rowsOf(5), 'transformRows 15'],
  ['sequence', { start: 0, stop: 12 }, [], ''],
  ['sequence', { start: 0, stop: 13 }, [], 'transformRows 13'],
  ['sequence', { start: -10, stop: 20, step: 2 }, [], 'transformRows 15'],
  [
    'pivot',
    { field: field('k'), groupby: [field('g')] },
    rowsOf(6, (index) => ({ k: index % 3, g: index % 4 })),
    '',
  ],
  ['pivot', { field: field('k'), groupby: [] }, rowsOf(4), 'columns 4'],
  [
    'pivot',
    { field: field('k'), groupby: [field('g')] },
    rowsOf(5, (index) => ({ k: index % 3, g: index })),
    'transformRows 15',
  ],
  [
    'pivot',
    { field: field('k'), groupby: [] },
    rowsOf(11, (index) => ({ k: index % 3 })),
    'transformWork 33',
  ],
  ['pivot', { groupby: [] }, rowsOf(11), ''],
  [
    'aggregate',
    { groupby: [field('a'), field('b')], cross: true },
    rowsOf(4, (index) => ({ a: index, b: index })),
    'transformRows 16',
  ],
  [
    'aggregate',
    { groupby: [field('a'), field('b')], cross: true },
    rowsOf(3, (index) => ({ a: index, b: index })),
    '',
  ],
  ['aggregate', { groupby: [field('a'), field('b')] }, rowsOf(4, (index) => ({ a: index, b: index })), ''],
  ['kde', { steps: 12 }, [], ''],
  ['kde', { steps: 4, groupby: [field('k')] }, rowsOf(4), 'transformRows 16'],
  ['kde', { steps: 4 }, rowsOf(8), 'transformWork 32'],
  ['kde', { minsteps: 13, maxsteps: 1 }, [], 'transformRows 13'],
  ['kde', { minsteps: 1, maxsteps: 14 }, [], 'transformRows 14'],
  ['kde', {}, [], 'transformRows 200'],
  ['density', { steps: 13 }, [], 'transformRows 13'],
  ['density', { minsteps: 2, maxsteps: 3 }, [], ''],
  ['density', { minsteps: 13, maxsteps: 3 }, [], 'transformRows 13'],
  ['density', {}, [], 'transformRows 200'],
  ['quantile', { step: 0.1 }, [], ''],
  ['quantile', { step: 0.05 }, [], 'transformRows 20'],
  ['quantile', {}, [], 'transformRows 100'],
  ['quantile', { probs: [0.1, 0.5, 0.9, 1], groupby: [field('k')] }, rowsOf(4), 'transformRows 16'],
  ['loess', {}, rowsOf(5), ''],
  ['loess', {}, rowsOf(6), 'transformWork 36'],
  ['regression', { order: 1 }, rowsOf(12), ''],
  ['regression', { order: 2 }, rowsOf(6), 'transformWork 32'],
  ['regression', {}, rowsOf(1), 'transformWork 36'],
  ['window', { ops: ['sum'], frame: [null, null] }, rowsOf(12), ''],
  ['window', { ops: ['sum', 'median'], frame: [null, 0] }, rowsOf(6), 'transformWork 36'],
  ['window', { ops: ['median'], frame: [-1, 1] }, rowsOf(10), ''],
  ['window', { ops: ['median'], frame: [-1, 2] }, rowsOf(10), 'transformWork 40'],
  ['window', { ops: ['median'] }, rowsOf(6), 'transformWork 36'],
  ['window', { frame: [null, null] }, rowsOf(12), ''],
  ['bin', { extent: [0, 10], step: 2 }, [], ''],
  ['bin', { extent: [0, 12], step: 2 }, [], 'chartTicks 6'],
  ['bin', { extent: [0, 10], span: 12, step: 2 }, [], 'chartTicks 6'],
  ['bin', { extent: [0, 6], steps: [3, 1] }, [], 'chartTicks 6'],
  ['bin', { maxbins: 6 }, [], 'chartTicks 6'],
  ['bin', {}, [], 'chartTicks 20'],
  ['scale', { schemeCount: 6 }, [], 'chartTicks 6'],
  ['scale', { schemeCount: 5 }, [], ''],
  ['scale', { bins: [1, 2, 3, 4, 5, 6] }, [], 'chartTicks 6'],
  ['scale', { bins: { start: 0, stop: 12, step: 2 } }, [], 'chartTicks 6'],
  ['scale', { bins: { start: 2, stop: 12, step: 2 } }, [], ''],
  ['scale', { bins: {} }, [], ''],
  ['axisticks', { count: 6 }, [], 'chartTicks 6'],
  ['axisticks', { count: 5 }, [], ''],
  ['legendentries', { values: [1, 2, 3, 4, 5, 6] }, [], 'chartTicks 6'],
  [
    'axisticks',
    { count: { interval: 'day', step: 1 }, scale: Object.assign(() => 0, { domain: () => [0, 6 * 864e5] }) },
    [],
    'chartTicks 6',
  ],
  [
    'axisticks',
    { count: { interval: 'day', step: 2 }, scale: Object.assign(() => 0, { domain: () => [0, 6 * 864e5] }) },
    [],
    '',
  ],
  [
    'axisticks',
    { count: { interval: 'moment' }, scale: Object.assign(() => 0, { domain: () => [6, 0] }) },
    [],
    'chartTicks 6',
  ],
  ['axisticks', { count: { interval: 'day' }, scale: () => 0 }, [], ''],
  ['graticule', { step: [90, 360] }, [], 'chartMarks 360'],
  ['graticule', { stepMajor: [72, 360], stepMinor: [360] }, [], 'chartTicks 7'],
  ['graticule', { step: [360], precision: 90 }, [], ''],
  ['graticule', { step: [120], precision: 90 }, [], 'chartMarks 6'],
  ['identity', {}, rowsOf(13), 'transformRows 13'],
  ['identity', {}, rowsOf(12), ''],
])('%s with %j over some rows passes: %4$s', (name, parameters, rows, passed) => {
  expect(run(name, parameters, rows)).toBe(passed);
});

test('what-a-step-made-is-counted', () => {
  expect(run('identity', {}, [], { source: rowsOf(13) })).toBe('transformRows 13');
  expect(run('identity', {}, [], { add: rowsOf(13) })).toBe('transformRows 13');
  expect(run('identity', {}, rowsOf(13), { source: rowsOf(1) })).toBe('');
  expect(run('axisticks', {}, [], { source: rowsOf(6) })).toBe('chartTicks 6');
  expect(run('legendentries', {}, [], { source: rowsOf(6) })).toBe('chartTicks 6');
  expect(run('mark', {}, [], { add: rowsOf(5) })).toBe('chartMarks 5');
  expect(run('mark', {}, [], { source: rowsOf(5) })).toBe('');
});

test('each-key-of-a-facet-is-a-view-once', () => {
  const asked: string[] = [];
  class Facet {
    value: Record<string, unknown> | undefined;
    transform(): void {}
    subflow(key: string): string {
      asked.push(key);
      this.value = { ...this.value, [key]: {} };
      return key;
    }
  }
  boundSteps({ facet: Facet });
  const dataflow = {};
  const budget = new Budget(limits);
  holdTo(budget, dataflow);
  const facet = new Facet();
  const open = (key: string) => Reflect.apply(facet.subflow, facet, [key, undefined, { dataflow }]);
  expect(['a', 'a', 'b', 'b'].map(open)).toEqual(['a', 'a', 'b', 'b']);
  expect(() => open('c')).toThrow();
  expect(budget.excess).toEqual({ limit: 'chartViews', most: 2, found: 3 });
  expect(asked).toEqual(['a', 'a', 'b', 'b']);
});
