/** A specification without its words is told so. */
import { expect, test } from 'vitest';
import { drawFixtures } from './drawFixture.ts';

test.each([[{}], [{ usermeta: null }], [{ usermeta: [] }]])(
  'a-chart-without-usermeta-is-a-problem: %j',
  async (more) => {
    const { problems } = await drawFixtures({ chart: { ...more, data: { name: 'trade' }, mark: 'bar' } });
    expect(problems.map(({ message }) => message).join('\n')).toMatch(
      /^expected the size and the words of the chart in usermeta, found/m,
    );
  },
);
