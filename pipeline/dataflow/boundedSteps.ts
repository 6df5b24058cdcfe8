import type { Budget } from './Budget.ts';

/** A member of a step's parameters; what it is depends on the step. */
type Parameters = Readonly<Record<string, unknown>>;

interface Step {
  value?: unknown;
  transform: (parameters: Parameters, pulse: Pulse) => unknown;
  /** Of a facet: the dataflow of one of its keys, made at the key's first row. */
  subflow?: (key: string, flow: unknown, pulse: Pulse, parent?: unknown) => unknown;
}

interface Pulse {
  readonly dataflow: object;
  readonly add?: readonly object[];
  readonly source?: readonly object[] | null;
}

interface Input {
  readonly rows: readonly object[];
  readonly budget: Budget;
}

/** Budgets by the view in whose dataflow the steps run; a view without one is not ours. */
const budgets = new WeakMap<object, Budget>();

export function holdTo(budget: Budget, view: object): void {
  budgets.set(view, budget);
}

const wrapped = new WeakSet<object>();

/** Wraps the steps in Vega's own registry, once. */
export function boundSteps(registry: Readonly<Record<string, unknown>>): void {
  if (wrapped.has(registry)) return;
  wrapped.add(registry);
  for (const [name, step] of Object.entries(registry)) {
    if (!isStepClass(step)) continue;
    const { prototype } = step;
    const { transform } = prototype;
    const before = BEFORE[name];
    prototype.transform = function bounded(this: Step, parameters, pulse) {
      const budget = budgets.get(pulse.dataflow);
      if (budget === undefined) return transform.call(this, parameters, pulse);
      if (budget.hasLists) spendKeys(parameters, rowsIn(pulse), budget);
      before?.(parameters, { rows: rowsIn(pulse), budget });
      const out = transform.call(this, parameters, pulse);
      const made = isPulse(out) ? out : pulse;
      budget.allow('transformRows', rowsIn(made).length);
      AFTER[name]?.(made, budget);
      return out;
    };
    const { subflow } = prototype;
    if (subflow === undefined || !Object.hasOwn(prototype, 'subflow')) continue;
    prototype.subflow = function bounded(this: Step, key, flow, pulse, parent) {
      const isNew = !isParameters(this.value) || !Object.hasOwn(this.value, key);
      if (isNew) budgets.get(pulse.dataflow)?.spend('chartViews', 1);
      return subflow.call(this, key, flow, pulse, parent);
    };
  }
}

/** Parameters that name the fields by which a step divides or looks up rows. */
const KEYS = ['groupby', 'key', 'field', 'fields', 'sort'];

/** A list that is a key is made a text of for every row, in however many rows one and the same list stands. */
function spendKeys(parameters: Parameters, rows: readonly object[], budget: Budget): void {
  const named = KEYS.flatMap((name) => {
    const given: unknown = parameters[name];
    return functions(Array.isArray(given) ? given : [given]);
  });
  const fields = new Set(named.flatMap((accessor) => accessor.fields ?? []));
  for (const row of rows) {
    for (const field of fields) {
      const value: unknown = Reflect.get(row, field);
      if (Array.isArray(value)) budget.spend('expressionOutput', budget.sizeOf(value));
    }
  }
}

/** What is known of a step's result from what it takes. */
const BEFORE: Readonly<Record<string, (parameters: Parameters, input: Input) => void>> = {
  flatten: ({ fields }, { rows, budget }) => {
    let sum = 0;
    for (const row of rows) {
      const lengths = functions(fields).map((field) => lengthOf(field(row)));
      sum += Math.max(0, ...lengths);
      budget.allow('transformRows', sum);
    }
  },
  fold: ({ fields }, { rows, budget }) =>
    budget.allow('transformRows', rows.length * functions(fields).length),
  sequence: ({ start, stop, step }, { budget }) =>
    budget.allow('transformRows', (Number(stop) - Number(start)) / (Number(step) || 1)),
  pivot: ({ field, groupby }, { rows, budget }) => {
    const columns = typeof field === 'function' ? distinct(rows, [field]) : 0;
    budget.allow('columns', columns);
    budget.allow('transformRows', columns * distinct(rows, groupby));
    budget.allow('transformWork', columns * rows.length);
  },
  aggregate: ({ groupby, cross }, { rows, budget }) => {
    if (cross !== true) return;
    const kinds = functions(groupby).map((field) => distinct(rows, [field]));
    budget.allow(
      'transformRows',
      kinds.reduce((product, count) => product * count, 1),
    );
  },
  kde: ({ steps, minsteps, maxsteps, groupby }, { rows, budget }) => {
    const points = Number(steps ?? Math.max(Number(minsteps ?? 25), Number(maxsteps ?? 200)));
    budget.allow('transformRows', points * distinct(rows, groupby));
    budget.allow('transformWork', points * rows.length);
  },
  density: ({ steps, minsteps, maxsteps }, { budget }) =>
    budget.allow('transformRows', Number(steps ?? Math.max(Number(minsteps ?? 25), Number(maxsteps ?? 200)))),
  quantile: ({ probs, step, groupby }, { rows, budget }) => {
    const points = probs === undefined ? 1 / Number(step ?? 0.01) : lengthOf(probs);
    budget.allow('transformRows', points * distinct(rows, groupby));
  },
  loess: (_, { rows, budget }) => budget.allow('transformWork', rows.length ** 2),
  regression: ({ order }, { rows, budget }) => {
    const terms = Number(order ?? 3);
    budget.allow('transformWork', rows.length * terms ** 2 + terms ** 3);
  },
  window: ({ frame, ops }, { rows, budget }) => {
    // The sum of a frame that moves on is kept up; its median, or its least after the least has left, is found anew.
    const found = Array.isArray(ops) && ops.some((op) => !KEPT_UP.has(String(op)));
    const bounds: readonly unknown[] = Array.isArray(frame) ? frame : [null, 0];
    const length = bounds.reduce<number>(
      (sum, end) => sum + (end === null ? rows.length : Math.abs(Number(end))),
      1,
    );
    budget.allow('transformWork', found ? rows.length * Math.min(length, rows.length) : rows.length);
  },
  bin: ({ extent, span, step, steps, maxbins, base }, { budget }) => {
    // Steps grow by this factor until there are few enough of them.
    if (Number(base ?? 10) <= 1) budget.allow('chartTicks', Number.POSITIVE_INFINITY);
    const [from = 0, to = 0] = Array.isArray(extent) ? extent.map(Number) : [];
    const length = Number(span) || to - from;
    const least = Array.isArray(steps) ? Math.min(...steps.map(Number)) : Number(step);
    budget.allow('chartTicks', least > 0 ? length / least : Number(maxbins ?? 20));
  },
  scale: ({ bins, schemeCount }, { budget }) => {
    if (typeof schemeCount === 'number') budget.allow('chartTicks', schemeCount);
    if (Array.isArray(bins)) budget.allow('chartTicks', bins.length);
    else if (isParameters(bins)) {
      budget.allow('chartTicks', (Number(bins['stop']) - Number(bins['start'])) / Number(bins['step']) || 0);
    }
  },
  // The grid has a place for each column that is asked for, however few views there are.
  viewlayout: ({ layout }, { budget }) => {
    if (isParameters(layout)) budget.allow('chartSizes', Number(layout['columns']) || 0);
  },
  axisticks: boundTicks,
  legendentries: boundTicks,
  graticule: (parameters, { budget }) => {
    const steps = ['step', 'stepMinor', 'stepMajor'].flatMap((name) => {
      const step = parameters[name];
      return Array.isArray(step) ? step.map(Number) : [];
    });
    const lines = steps.reduce((sum, step) => sum + 360 / step, 0);
    budget.allow('chartTicks', lines);
    budget.allow('chartMarks', lines * (180 / Number(parameters['precision'] ?? 2.5)));
  },
};

const KEPT_UP = new Set([
  ...['row_number', 'rank', 'dense_rank', 'percent_rank', 'cume_dist', 'ntile', 'lag', 'lead'],
  ...['first_value', 'last_value', 'nth_value', 'prev_value', 'next_value'],
  ...[
    'count',
    'valid',
    'missing',
    'sum',
    'mean',
    'average',
    'variance',
    'variancep',
    'stdev',
    'stdevp',
    'stderr',
  ],
]);

/** What can only be counted when it is there. */
const AFTER: Readonly<Record<string, (made: Pulse, budget: Budget) => void>> = {
  axisticks: (made, budget) => budget.allow('chartTicks', rowsIn(made).length),
  legendentries: (made, budget) => budget.allow('chartTicks', rowsIn(made).length),
  mark: ({ add }, budget) => budget.spend('chartMarks', add?.length ?? 0),
};

function boundTicks({ count, values, scale }: Parameters, { budget }: Input): void {
  if (typeof count === 'number') budget.allow('chartTicks', count);
  budget.allow('chartTicks', lengthOf(values));
  if (isParameters(count) && typeof scale === 'function' && 'domain' in scale) {
    const { domain } = scale;
    const ends: unknown = typeof domain === 'function' ? domain() : [];
    const times = Array.isArray(ends) ? ends.map(Number) : [];
    const length = (UNITS[String(count['interval'])] ?? 1) * (Number(count['step']) || 1);
    budget.allow('chartTicks', (Math.max(...times) - Math.min(...times)) / length || 0);
  }
}

/** Milliseconds of the intervals of time axes, at least. */
const UNITS: Readonly<Record<string, number>> = {
  year: 365 * 864e5,
  month: 28 * 864e5,
  week: 7 * 864e5,
  day: 864e5,
  hour: 36e5,
  minute: 6e4,
  second: 1e3,
  millisecond: 1,
};

function distinct(rows: readonly object[], fields: unknown): number {
  const named = functions(fields);
  if (named.length === 0) return 1;
  return new Set(rows.map((row) => named.map((field) => String(field(row))).join('\u0000'))).size;
}

function rowsIn({ source, add }: Pulse): readonly object[] {
  return source ?? add ?? [];
}

/** A getter of Vega, or a comparison, with the names of the fields that it reads. */
interface Accessor {
  (row: object): unknown;
  readonly fields?: readonly string[];
}

function functions(value: unknown): readonly Accessor[] {
  return (Array.isArray(value) ? value : []).filter((each) => typeof each === 'function');
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function isParameters(value: unknown): value is Parameters {
  return typeof value === 'object' && value !== null;
}

function isPulse(value: unknown): value is Pulse {
  return isParameters(value) && 'dataflow' in value;
}

function isStepClass(value: unknown): value is { readonly prototype: Step } {
  if (typeof value !== 'function') return false;
  const prototype: unknown = value.prototype;
  return isParameters(prototype) && typeof prototype['transform'] === 'function';
}
