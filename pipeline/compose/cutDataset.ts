/** Turns a dataset into the part of it that a manuscript prints or rests on. */
import type { Dataset, FigureOrigin } from '../validate/Dataset.ts';
import { sourcesOfOrigin, sourcesOfTable } from './Figure.ts';
import type { Manuscript } from './Manuscript.ts';
import { sourcesOfChart } from './sourcesOfChart.ts';

/** The tables that are printed or drawn and those that figures of the text were taken from, with their sources; in the order of the data. */
export function cutDataset(manuscript: Manuscript, dataset: Dataset): Dataset {
  const origins = originsIn(manuscript);
  const tableIds = new Set([
    ...manuscript.tables.flatMap(({ table, list }) => (list === undefined ? [table] : [])),
    ...manuscript.charts.flatMap(({ chart }) => chart.tables),
    ...origins.flatMap((origin) => (origin.type === 'cell' ? [origin.table] : [])),
  ]);
  const factIds = new Set([
    ...manuscript.charts.flatMap(({ chart }) => chart.facts),
    ...origins.flatMap((origin) => (origin.type === 'fact' ? [origin.fact] : [])),
  ]);
  const tables = only(dataset.tables, tableIds);
  const facts = only(dataset.facts, factIds);
  const sourceIds = new Set([
    ...sourcesBehind(manuscript, dataset),
    ...[...tables.values()].flatMap(sourcesOfTable),
    ...[...facts.values()].map(({ source }) => source),
    ...[...manuscript.checks.values()].flatMap(({ correction }) => correction?.sources ?? []),
  ]);
  return { ...dataset, tables, facts, sources: only(dataset.sources, sourceIds), checks: manuscript.checks };
}

/** Ids of the sources of every figure, table and chart, in the order in which they are printed. */
export function sourcesBehind({ ledger, tables, charts }: Manuscript, dataset: Dataset): readonly string[] {
  const ofRows = tables.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.flatMap(({ origin }) => sourcesOfOrigin(origin, dataset))),
  );
  return [
    ...new Set([
      ...ledger.flatMap(({ sources }) => sources),
      ...charts.flatMap(({ chart }) => sourcesOfChart(chart, dataset)),
      ...ofRows,
    ]),
  ];
}

/** Cells and facts, those that computed figures were worked out from among them. */
function originsIn({ ledger, tables }: Manuscript): readonly FigureOrigin[] {
  const leaves = (origin: FigureOrigin): readonly FigureOrigin[] =>
    origin.type === 'computed' ? origin.figures.flatMap(leaves) : [origin];
  return [
    ...ledger.map(({ origin }) => origin),
    ...tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ origin }) => origin))),
  ].flatMap(leaves);
}

function only<Value>(all: ReadonlyMap<string, Value>, ids: ReadonlySet<string>): ReadonlyMap<string, Value> {
  return new Map([...all].filter(([id]) => ids.has(id)));
}
