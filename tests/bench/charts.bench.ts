/** Time of a chart, Vega loaded: drawn from its specification, and its SVG read as a picture. */
import { readFileSync } from 'node:fs';
import { bench } from 'vitest';
import { readSvg } from '../../pipeline/charts/readSvg.ts';
import { drawFixtures, fixtureTheme, squares } from '../charts/drawFixture.ts';

const id = 'line-with-event';
const spec = readFileSync(new URL(`../fixtures/charts/${id}.vl.json`, import.meta.url), 'utf8');
const { value: charts = [] } = await drawFixtures({ [id]: spec });
const svg = charts[0]?.svg ?? '';

bench('draw a chart of five layers', async () => {
  await drawFixtures({ [id]: spec });
});

bench('read its SVG as a picture', () => {
  readSvg(svg, fixtureTheme.fonts, squares);
});
