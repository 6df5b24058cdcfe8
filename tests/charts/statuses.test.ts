import { expect, test } from 'vitest';
import { drawCharts } from '../../pipeline/charts/drawCharts.ts';
import type { Table } from '../../pipeline/validate/Dataset.ts';
import type { CellStatus } from '../../pipeline/validate/observationStatus.ts';
import { fixtureInput, usermeta } from './drawFixture.ts';

const provisional: CellStatus = { name: 'provisional', sign: '', label: '' };
const estimated: CellStatus = { name: 'estimated', sign: '', label: '' };

/** The fixture's table with the first value provisional and the second estimated. */
function withStatuses(table: Table): Table {
  const columns = table.columns.map((column) => {
    if (column.field.name !== 'exports') return column;
    return { ...column, statuses: column.values.map((_, row) => [provisional, estimated][row] ?? null) };
  });
  return { ...table, columns };
}

/** How each item is painted, e.g. `hollow dashed`. */
async function paints(chart: object): Promise<readonly string[]> {
  const input = fixtureInput({ chart });
  const plain = input.dataset.tables.get('trade');
  if (plain === undefined) throw new Error('the fixture has the table');
  const tables = new Map([
    ...input.dataset.tables,
    ['trade', withStatuses({ ...plain, placeOf: () => ({ file: '' }) })],
  ]);
  const { value, problems } = await drawCharts({ ...input, dataset: { ...input.dataset, tables } });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const marks = value?.[0]?.picture.marks ?? [];
  return marks.flatMap((mark) =>
    mark.type === 'path'
      ? [`${mark.fill === undefined ? 'hollow' : 'filled'}${mark.strokeDash.length > 0 ? ' dashed' : ''}`]
      : [],
  );
}

const encoding = {
  y: { field: 'year', type: 'ordinal', axis: null },
  x: { field: 'exports', type: 'quantitative', axis: null },
};

test('bars-of-values-that-are-not-final-are-hollow-or-dashed', async () => {
  const drawn = await paints({ usermeta, data: { name: 'trade' }, mark: 'bar', encoding });
  expect(drawn.slice(0, 3)).toEqual(['hollow', 'hollow dashed', 'filled']);
});

test('points-as-well-and-sums-of-such-values', async () => {
  const points = await paints({
    usermeta,
    data: { name: 'trade' },
    mark: { type: 'point', filled: true },
    encoding,
  });
  expect(points.slice(0, 3)).toEqual(['hollow', 'hollow dashed', 'filled']);
  const sum = { x: { ...encoding.x, aggregate: 'sum' } };
  expect(await paints({ usermeta, data: { name: 'trade' }, mark: 'bar', encoding: sum })).toEqual(['hollow']);
});

test('a-line-is-dashed-to-and-from-values-that-are-not-final', async () => {
  const line = { x: encoding.y, y: encoding.x };
  const drawn = await paints({ usermeta, data: { name: 'trade' }, mark: 'line', encoding: line });
  expect(drawn).toEqual(['hollow', 'hollow dashed']);
  const imports = { ...line, y: { ...line.y, field: 'imports' } };
  expect(await paints({ usermeta, data: { name: 'trade' }, mark: 'line', encoding: imports })).toEqual([
    'hollow',
  ]);
});

test('a-line-of-which-all-is-not-final-is-dashed-throughout', async () => {
  const drawn = await paints({
    usermeta,
    data: { name: 'trade' },
    transform: [{ filter: 'datum.year < 2022' }],
    mark: 'line',
    encoding: { x: encoding.y, y: encoding.x },
  });
  expect(drawn).toEqual(['hollow dashed']);
});

test('another-column-of-the-same-rows-is-plain', async () => {
  const imports = { ...encoding, x: { ...encoding.x, field: 'imports' } };
  const drawn = await paints({ usermeta, data: { name: 'trade' }, mark: 'bar', encoding: imports });
  expect(new Set(drawn)).toEqual(new Set(['filled']));
});
