/** Words are held against the very ground that they stand on: a bar where they stand on one, else the paper. */
import { expect, test } from 'vitest';
import { toldOf, usermeta } from './drawFixture.ts';

const dark = 'theme:United States';
const pale = 'theme:Others';

/** One wide bar with words at its middle, or beyond its end. */
const labelled = (bar: object, color: string, isOver: boolean) =>
  toldOf({
    usermeta: { ...usermeta, size: 'text' },
    data: { name: 'states' },
    transform: [{ filter: "datum.state == 'Texas'" }],
    layer: [
      {
        mark: { type: 'bar', ...bar },
        encoding: {
          x: { field: 'exports', type: 'quantitative', scale: { domain: [0, 200], nice: false } },
          y: { field: 'state', type: 'nominal' },
        },
      },
      {
        mark: { type: 'text', color, align: 'center' },
        encoding: {
          x: { datum: { expr: isOver ? '50' : '150' }, type: 'quantitative' },
          y: { field: 'state', type: 'nominal' },
          text: { value: 'word' },
        },
      },
    ],
  });

test.each([
  ['dark bar', { color: dark }, 'theme:ink', true, true],
  ['dark bar', { color: dark }, 'theme:paper', true, false],
  ['pale bar', { color: pale }, 'theme:ink', true, false],
  ['pale bar', { color: pale }, 'theme:paper', true, true],
  ['paper beside a dark bar', { color: dark }, 'theme:ink', false, false],
  ['paper beside a dark bar', { color: dark }, 'theme:paper', false, true],
])('over-a-%s %j words in %s', async (_, bar, color, isOver, isLow) => {
  const told = await labelled(bar, color, isOver);
  expect(told.includes('chart-contrast-low'), told).toBe(isLow);
});
