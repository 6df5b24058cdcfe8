/** Colors of others are given names of the theme's own: the nearest, and for each another. */
import { expect, test } from 'vitest';
import { parseCssColour } from '../../pipeline/theme/cssColour.ts';
import { nearestColours } from '../../pipeline/theme/nearestColours.ts';
import { themeColour } from '../../pipeline/theme/themeColours.ts';
import { fixtureTheme } from '../charts/drawFixture.ts';

const { colours } = fixtureTheme;
const none = new Set<string>();

test('a-color-of-the-theme-is-itself-and-black-and-white-are-ink-and-paper', () => {
  const literals = [colours.accent, '#000000', '#ffffff'];
  expect([...nearestColours(colours, literals, none).values()].sort()).toEqual(['accent', 'ink', 'paper']);
});

test('two-that-differ-stay-two-and-the-nearer-one-has-the-choice', () => {
  const beside = colours.accent.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
  const found = nearestColours(colours, [beside, colours.accent], none);
  expect(found.get(colours.accent)).toBe('accent');
  expect(found.get(beside)).not.toBe('accent');
});

test('names-in-use-are-left-to-those-that-use-them', () => {
  expect(nearestColours(colours, [colours.accent], new Set(['accent'])).get(colours.accent)).not.toBe(
    'accent',
  );
});

test('each-of-many-has-a-name-that-the-theme-knows', () => {
  const literals = Array.from(
    { length: 400 },
    (_, index) => `#${(index * 40_503).toString(16).padStart(6, '0')}`,
  );
  const found = nearestColours(colours, literals, none);
  expect(found.size).toBe(400);
  for (const name of found.values()) expect(themeColour(colours, name)).toMatch(/^#[0-9a-f]{6}$/);
});

test.each([
  ['red', '#ff0000', 1],
  ['RebeccaPurple', '#663399', 1],
  ['#0f0', '#00ff00', 1],
  ['rgba(0, 0, 255, 0.5)', '#0000ff', 0.5],
  ['hsl(120, 100%, 25%)', '#008000', 1],
  ['transparent', '#000000', 0],
])('css-is-read: %s', (text, hex, opacity) => {
  expect(parseCssColour(text)).toMatchObject({ hex, opacity });
});

test.each(['none', 'currentColor', 'reddish', '#12345', ''])('no-color: %s', (text) => {
  expect(parseCssColour(text)).toBeUndefined();
});
