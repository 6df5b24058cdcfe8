/** The currency's sign in the words of a chart. */
import { expect, test } from 'vitest';
import { toldOf, usermeta } from './drawFixture.ts';

const bars = (table: string, category: string, field: string) => ({
  usermeta,
  data: { name: table },
  layer: [
    {
      mark: 'bar',
      encoding: {
        x: { field, type: 'quantitative', axis: { format: '$,.1f' } },
        y: { field: category, type: 'nominal' },
      },
    },
  ],
});

test('an-axis-of-money-has-the-sign-of-its-field', async () => {
  expect(await toldOf(bars('states', 'state', 'exports'))).not.toContain('currency');
});

test('an-axis-of-what-is-no-money-has-none', async () => {
  expect(await toldOf(bars('harvests', 'province', 'harvest'))).toContain(
    'prints the sign of the currency of what the chart draws',
  );
});
