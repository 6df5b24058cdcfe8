/** Whatever a remembered result depends on is one of its parts: forgetting one is found out. */
import { expect, test } from 'vitest';
import type { Chart } from '../../pipeline/charts/Chart.ts';
import { chartParts } from '../../pipeline/charts/chartParts.ts';
import type { DrawChartsInput } from '../../pipeline/charts/drawCharts.ts';
import { type Asked, createShelf, type MemoParts } from '../../pipeline/memo/Shelf.ts';
import type { StageResult } from '../../pipeline/problems/Problem.ts';
import type { DerivedRow } from '../../pipeline/validate/derive/runTransforms.ts';
import { Workspace } from '../../pipeline/Workspace.ts';
import { atFirst, edited, edits } from '../memo/memoBook.ts';
import { resultOf } from '../memo/resultOf.ts';

/** Forgets to look at one part of what a result depends on. */
class Forgetful extends Workspace {
  override readonly derived: Workspace['derived'];
  readonly #forgotten: string;
  readonly #charts = createShelf<StageResult<Chart>>('chart', { code: 'test', log: [] });

  constructor(forgotten: string) {
    super({ memo: { code: 'test', log: [] } });
    this.#forgotten = forgotten;
    const shelf = createShelf<readonly DerivedRow[]>('derived table', { code: 'test', log: [] });
    this.derived = {
      hasHeardOf: shelf.hasHeardOf,
      ask: (id, parts) => shelf.ask(id, this.#without('derived', parts)),
    };
  }

  override rememberedChart(input: DrawChartsInput, id: string, fonts: string): Asked<StageResult<Chart>> {
    return this.#charts.ask(id, this.#without('chart', chartParts(input, id, fonts)));
  }

  #without(kind: string, parts: MemoParts): MemoParts {
    return Object.fromEntries(
      Object.entries(parts).filter(([name]) => `${kind} ${name}` !== this.#forgotten),
    );
  }
}

/** Of each part, a change that is printed wrong where the part is forgotten. */
const foundOutBy = {
  chart: {
    specification: 'a specification',
    tables: 'a cell',
    shapes: 'an outline',
    facts: 'a fact',
    checks: 'a check',
    parameters: 'a parameter',
    theme: 'a color',
    language: 'the language',
    names: 'a term',
    limits: 'fewer marks',
    fonts: 'fonts',
  },
  derived: { steps: 'a step', tables: 'a cell', parameters: 'a setting', limits: 'fewer rows' },
} as const;

test.each(
  Object.entries(foundOutBy).flatMap(([kind, parts]) =>
    Object.entries(parts).map(([part, edit]) => [`${kind} ${part}`, edit] as const),
  ),
)(
  'a-memo-that-forgets-a-part-is-found-out: %s by %s',
  async (forgotten, name) => {
    let state = atFirst;
    const workspace = new Forgetful(forgotten);
    await resultOf(state, workspace);
    const edit = edits.find((each) => each.name === name);
    if (edit === undefined) throw new Error(`no such edit: ${name}`);
    state = edited(state, edit);
    expect(await resultOf(state, workspace)).not.toEqual(await resultOf(state));
  },
  60_000,
);

test('the-parts-tried-are-all-that-there-are', async () => {
  const seen = { chart: new Set<string>(), derived: new Set<string>() };
  class Watchful extends Forgetful {
    override rememberedChart(input: DrawChartsInput, id: string, fonts: string): Asked<StageResult<Chart>> {
      for (const name of Object.keys(chartParts(input, id, ''))) seen.chart.add(name);
      return super.rememberedChart(input, id, fonts);
    }
  }
  const workspace = new Watchful('');
  const { ask } = workspace.derived;
  Object.assign(workspace.derived, {
    ask: (id: string, parts: MemoParts) => {
      for (const name of Object.keys(parts)) seen.derived.add(name);
      return ask(id, parts);
    },
  });
  await resultOf(atFirst, workspace);
  expect([...seen.chart].sort()).toEqual(Object.keys(foundOutBy.chart).sort());
  expect([...seen.derived].sort()).toEqual(Object.keys(foundOutBy.derived).sort());
});

test('the-book-at-first-is-built', async () => {
  const { outputs } = await resultOf(atFirst);
  expect(outputs.map(([path]) => path)).toContain('charts/map.svg');
});
