/** Charts are begun before the book is read to its end, and are the same as if they were not. */
import { expect, test } from 'vitest';
import { type DrawChartsInput, drawCharts as drawAll, drawInTurn } from '../../pipeline/charts/drawCharts.ts';
import { ChartsAhead } from '../../pipeline/thread/ChartsAhead.ts';
import { inputOfRequest } from '../../pipeline/thread/chartRequest.ts';
import type { SecondThread } from '../../pipeline/thread/SecondThread.ts';
import { fixtureInput, usermeta } from '../charts/drawFixture.ts';

const bars = (table: string, names: readonly [string, string], meta: object = {}) => ({
  usermeta: { ...usermeta, ...meta },
  data: { name: table },
  mark: 'bar',
  encoding: {
    y: { field: names[0], type: 'nominal', title: null },
    x: { field: names[1], type: 'quantitative', axis: null },
  },
});

const input: DrawChartsInput = fixtureInput({
  early: bars('states', ['state', 'exports']),
  claimed: bars('states', ['state', 'exports'], { claim: 'no-such-check' }),
  late: bars('harvests', ['province', 'harvest']),
  misspelt: bars('states', ['state', 'exprots']),
});

/** The dataset of a moment at which these tables were read. */
function known(...names: readonly string[]): DrawChartsInput {
  const { checks: _, ...dataset } = input.dataset;
  const tables = new Map([...dataset.tables].filter(([name]) => names.includes(name)));
  return { ...input, dataset: { ...dataset, checks: new Map(), tables } };
}

/** Draws in this thread, when it is given time to; `asked` says what for, and `atRest` waits until it has drawn all of that. */
function threadHere() {
  const asked: (readonly string[])[] = [];
  const drawn: string[] = [];
  const errands: Promise<unknown>[] = [];
  const draw: SecondThread['drawCharts'] = async (request, turns) => {
    asked.push(request.only ?? []);
    await new Promise((resolve) => setImmediate(resolve));
    const share = await drawInTurn(inputOfRequest(request, input.measurer), turns);
    drawn.push(...share.map(({ id }) => id));
    return share;
  };
  const drawCharts: SecondThread['drawCharts'] = (request, turns) => {
    const errand = draw(request, turns);
    errands.push(errand);
    return errand;
  };
  const no = () => {
    throw new Error('nothing else is asked of it');
  };
  const divisions = { setDivisions: no, setDivisionsAgain: no };
  const others = { ...divisions, zip: no, paint: no, writeWorkbook: no, lintWorkbook: no, rest: no, end: no };
  const atRest = () => Promise.all(errands);
  return { thread: { drawCharts, ...others } satisfies SecondThread, asked, drawn, atRest };
}

/** All charts, with what was begun ahead; and which of them were drawn after that. */
async function finish(ahead: ChartsAhead, final: DrawChartsInput = input) {
  const after: string[] = [];
  const result = await drawAll({
    ...final,
    begun: (asked) => ahead.begun(asked),
    elsewhere: async (_, left) => {
      after.push(...left);
      return [];
    },
  });
  return { result, after };
}

test('a-chart-is-begun-as-soon-as-its-tables-are-there-and-once', () => {
  const { thread, asked } = threadHere();
  const ahead = new ChartsAhead(thread);
  ahead.begin(known('states'));
  ahead.begin(known('states', 'harvests'));
  ahead.begin(known('states', 'harvests', 'trade'));
  expect(asked).toEqual([['claimed', 'early', 'misspelt'], ['late']]);
});

test('charts-drawn-ahead-are-not-drawn-again-and-charts-and-problems-are-the-same', async () => {
  const { thread, drawn, atRest } = threadHere();
  const ahead = new ChartsAhead(thread);
  ahead.begin(known('states', 'harvests'));
  await atRest();
  const { result, after } = await finish(ahead);
  expect(drawn).toEqual(['claimed', 'early', 'late', 'misspelt']);
  // Nobody knew yet that there is no such check.
  expect(after).toEqual(['claimed']);
  expect(result).toEqual(await drawAll(input));
  expect(result.problems.map(({ code }) => code)).toEqual(['chart-claim-unknown', 'chart-field-unknown']);
});

test('a-chart-is-drawn-anew-where-a-table-is-not-the-one-that-it-was-drawn-from', async () => {
  const { thread, atRest } = threadHere();
  const ahead = new ChartsAhead(thread);
  ahead.begin(known('states', 'harvests'));
  await atRest();
  const tables = new Map(input.dataset.tables);
  const states = tables.get('states');
  if (states === undefined) throw new Error('the fixture has states');
  const halved = states.columns.map((column) =>
    column.field.name === 'exports' ? { ...column, values: [50, 25] } : column,
  );
  tables.set('states', { ...states, columns: halved });
  const final = { ...input, dataset: { ...input.dataset, tables } };
  const { result, after } = await finish(ahead, final);
  expect(after).toEqual(['claimed', 'early', 'misspelt']);
  expect(result).toEqual(await drawAll(final));
});

test('what-nobody-has-begun-is-left-to-both-threads', async () => {
  const { thread, drawn } = threadHere();
  const ahead = new ChartsAhead(thread);
  ahead.begin(known('states', 'harvests'));
  const { result, after } = await finish(ahead);
  expect(drawn).toEqual([]);
  expect(after).toEqual(['claimed', 'early', 'late', 'misspelt']);
  expect(result).toEqual(await drawAll(input));
});

test('a-failure-of-the-thread-is-met-by-who-asks-for-the-charts', async () => {
  const { thread } = threadHere();
  const ahead = new ChartsAhead({
    ...thread,
    drawCharts: async () => {
      throw new Error('it broke');
    },
  });
  ahead.begin(known('states'));
  await expect(finish(ahead)).rejects.toThrow('it broke');
});
