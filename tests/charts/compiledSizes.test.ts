/** Trials of a size are compiled twice at most, and each is what it would be if it were compiled. */
import { expect, test } from 'vitest';
import { CompiledSizes } from '../../pipeline/charts/CompiledSizes.ts';
import { type CompiledView, compileView, layOutView } from '../../pipeline/charts/layOutView.ts';
import { themeConfig } from '../../pipeline/charts/themeConfig.ts';
import { loadVega } from '../../pipeline/dataflow/loadVega.ts';
import type { JsonObject } from '../../pipeline/json/Json.ts';
import { american } from '../../pipeline/language/english.ts';
import { fixtureTheme, squares } from './drawFixture.ts';

const library = await loadVega();
const rows = new Map([
  [
    'states',
    ['Ohio', 'Texas', 'Utah'].flatMap((state) =>
      [1, 2, 3].map((year) => ({ state, year, exports: year * state.length })),
    ),
  ],
]);

const x = { field: 'year', type: 'quantitative' };
const y = { field: 'exports', type: 'quantitative' };
const data = { name: 'states' };

type Sized = (width: number, height: number) => JsonObject;

/** The largest share that each has. */
const specs: Readonly<Record<string, Sized>> = {
  columns: (width, height) => ({
    ...{ data, width, height, mark: 'line' },
    encoding: { column: { field: 'state', type: 'nominal' }, x, y },
  }),
  facets: (width, height) => ({
    ...{ data, columns: 2, facet: { field: 'state', type: 'nominal' } },
    spec: { width, height, layer: [{ mark: 'bar' }, { mark: 'point' }], encoding: { x, y } },
  }),
  shares: (width, height) => ({
    data,
    hconcat: [
      { width: 2 * width, height, mark: 'point', encoding: { x, y, size: y, color: { field: 'state' } } },
      { width, height, mark: 'rect', encoding: { x: { field: 'state' }, y, color: y } },
    ],
  }),
};

const units = [
  { x: 119.0551, y: 28.35 },
  { x: 158.74, y: 37.8 },
  { x: 42.65, y: 104.47 },
  { x: 1, y: 1 },
  { x: 300, y: 250 },
];

const inputOf = (spec: JsonObject) => ({
  ...{ spec: { ...spec, autosize: 'pad' }, rows, hasLineBreaks: true, currency: undefined },
  ...{ config: themeConfig(fixtureTheme, squares), theme: fixtureTheme, measurer: squares },
  locale: american.numbers,
});

function compiled(spec: JsonObject): CompiledView {
  let found: CompiledView | undefined;
  layOutView(library, inputOf(spec), (messages) => {
    found = compileView(library, inputOf(spec), messages);
    return found;
  });
  if (found === undefined) throw new Error('it was compiled');
  return found;
}

test.each(Object.entries(specs))('two-sizes-tell-all-others: %s', (_, sized) => {
  const sizes = new CompiledSizes([1, 2]);
  let count = 0;
  for (const unit of [...units, ...units]) {
    const view = sizes.at(unit, () => {
      count += 1;
      return compiled(sized(unit.x, unit.y));
    });
    expect(view).toEqual(compiled(sized(unit.x, unit.y)));
  }
  expect(count).toBe(2);
});

test.each(Object.entries(specs))('who-lays-a-view-out-changes-nothing-in-it: %s', (_, sized) => {
  const spec = sized(90, 60);
  const view = compiled(spec);
  const before = structuredClone(view);
  const laidOut = layOutView(library, inputOf(spec), () => view);
  expect(laidOut.width).toBeGreaterThan(90);
  expect(view).toEqual(before);
});

test('what-depends-on-a-size-by-another-rule-is-compiled-each-time', () => {
  const sizes = new CompiledSizes([1]);
  const viewAt = (width: number): CompiledView => ({
    spec: { width, padding: width / 3 },
    written: {},
    messages: { warnings: [], errors: [] },
  });
  for (const { x: width } of units)
    expect(sizes.at({ x: width, y: 1 }, () => viewAt(width))).toEqual(viewAt(width));
});

test('where-one-size-is-warned-of-and-the-other-is-not-each-is-compiled', () => {
  const sizes = new CompiledSizes([1]);
  const viewAt = (width: number): CompiledView => ({
    spec: { width },
    written: { width },
    messages: { warnings: width > 200 ? ['narrow'] : [], errors: [] },
  });
  for (const { x: width } of units.toReversed())
    expect(sizes.at({ x: width, y: 1 }, () => viewAt(width))).toEqual(viewAt(width));
});
