/** Expressions give in Vega itself what they say: its own functions where they are held to a budget, and gaps that are asked for. */
import { expect, test } from 'vitest';
import { Budget } from '../../pipeline/dataflow/Budget.ts';
import { loadVega } from '../../pipeline/dataflow/loadVega.ts';

const library = await loadVega();

test.each([
  ['pow(2, 3)', 8],
  ['pow(datum.gap, 0)', Number.NaN],
  ['datum.gap === null', true],
  ['datum.gap !== null', false],
  ['null == datum.gap', true],
  ['datum.one === null', false],
  ['datum.one !== null && datum.one === 1', true],
  ['datum.gap === 0', false],
  ['toNumber("5") + 1', 6],
  ['pad("a", 3, "-", "left")', '--a'],
  ['join(slice([1, 2, 3], 1), "+")', '2+3'],
  ['join(sort([3, 1, 2]), "")', '123'],
  ['join(reverse([1, 2, 3]), "")', '321'],
  ['join(sequence(3), "")', '012'],
  ['merge({a: 1}, {b: 2}).b', 2],
  ['join(pluck([{a: 1}, {a: 2}], "a"), "")', '12'],
  ['length(utcSequence("year", utc(2020), utc(2023)))', 3],
  ['format(1234.5, ",.1f")', '1,234.5'],
  ['test(/b/, "abc")', true],
  ['split("a-b", "-")[1]', 'b'],
  ['replace("aa", /a/g, "b")', 'bb'],
])('%s', (expr, expected) => {
  const { vega } = library;
  const runtime = vega.parse(
    { data: [{ name: 'rows', values: [{ one: 1 }], transform: [{ type: 'formula', expr, as: 'made' }] }] },
    undefined,
    { ast: true },
  );
  const view = library.openView(runtime, {}, new Budget());
  view.run();
  expect(view.data('rows')[0]).toMatchObject({ made: expected });
});
