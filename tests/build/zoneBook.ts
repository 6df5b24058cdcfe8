/** A small book with a chart of each kind over dates: time units, filters, legends, conditions, expressions. */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyOf, minimalBook, temporaryFolder } from './runBriefing.ts';

const data = { name: 'days' };
const value = { field: 'value', type: 'quantitative' };
const total = { aggregate: 'sum', ...value };
const january = [{ filter: 'month(datum.day) == 0' }];

/** Each sees dates by another way; 2021 sums to 318 in all of them. */
export const zoneCharts: Readonly<Record<string, object>> = {
  'unit-of-the-axis': { data, mark: 'bar', encoding: { x: { field: 'day', timeUnit: 'year' }, y: total } },
  'unit-utc': {
    data,
    mark: 'bar',
    encoding: { x: { field: 'day', timeUnit: 'utcyear', type: 'ordinal' }, y: total },
  },
  'unit-in-a-transform': {
    data,
    transform: [
      { timeUnit: 'yearquarter', field: 'day', as: 'quarter' },
      { calculate: "timeFormat(datum.quarter, '%Y')", as: 'name' },
    ],
    mark: 'bar',
    encoding: { y: { field: 'name', type: 'nominal' }, x: total },
  },
  'unit-in-a-filter': {
    data,
    transform: [{ filter: { timeUnit: 'year', field: 'day', equal: 2021 } }],
    mark: 'bar',
    encoding: { x: total, y: { field: 'day', timeUnit: 'year', type: 'ordinal' } },
  },
  'moment-in-a-filter': {
    data,
    transform: [{ filter: { field: 'day', range: [{ year: 2021 }, { year: 2021, month: 12, date: 31 }] } }],
    mark: 'bar',
    encoding: { x: total, y: { field: 'day', timeUnit: 'year', type: 'ordinal' } },
  },
  'legend-of-years': {
    data,
    mark: 'bar',
    encoding: { x: total, color: { field: 'day', timeUnit: 'year', type: 'ordinal' } },
  },
  'domain-of-moments': {
    data,
    mark: 'line',
    encoding: {
      x: {
        field: 'day',
        type: 'temporal',
        scale: { domain: [{ year: 2020 }, { year: 2023 }] },
        axis: { values: [{ year: 2020 }, { year: 2021 }, { year: 2022 }, { year: 2023 }], format: '%b %Y' },
      },
      y: value,
    },
  },
  'condition-of-an-axis': {
    data,
    mark: { type: 'line', point: true },
    encoding: {
      x: {
        field: 'day',
        type: 'temporal',
        axis: {
          labelFontWeight: { condition: { test: 'month(datum.value) == 0', value: 'bold' }, value: 'normal' },
        },
      },
      y: value,
    },
  },
  'label-expression': {
    data,
    mark: 'area',
    encoding: {
      x: {
        field: 'day',
        type: 'temporal',
        axis: { labelExpr: "timeFormat(datum.value, '%b')", tickCount: 6 },
      },
      y: { ...value, stack: 'zero' },
    },
  },
  'words-of-a-row': {
    data,
    transform: january,
    mark: 'text',
    encoding: {
      y: { field: 'year', type: 'ordinal' },
      text: { field: 'day', timeUnit: 'yearmonthdate', type: 'temporal' },
    },
  },
  'facets-of-years': {
    data,
    mark: 'bar',
    encoding: {
      row: { field: 'day', timeUnit: 'year', type: 'ordinal' },
      x: { field: 'day', timeUnit: 'month', type: 'ordinal' },
      y: value,
    },
  },
  'a-year-before-1970': {
    data,
    transform: [{ calculate: 'timeOffset("year", datum.day, -60)', as: 'then' }],
    mark: 'point',
    encoding: { x: { field: 'then', type: 'temporal' }, y: value },
  },
  'boxes-of-years': {
    data,
    mark: 'boxplot',
    encoding: { x: { field: 'day', timeUnit: 'year', type: 'ordinal' }, y: value },
  },
};

const usermeta = {
  size: 'wide',
  height: 'tall',
  title: 'A chart',
  claim: 'always-true',
  subtitle: 'Units',
  alt: 'A chart.',
};

/** Gives its folder, which goes when the test is over. */
export function zoneBook(charts = zoneCharts): string {
  const book = copyOf(minimalBook, temporaryFolder());
  const folder = join(book, 'data/days');
  const rows = [2020, 2021, 2022].flatMap((year) =>
    Array.from({ length: 12 }, (_, at) => {
      const month = at + 1;
      return `${year}-${String(month).padStart(2, '0')}-01,${year},${(year - 2019) * 10 + month}`;
    }),
  );
  const field = (name: string, type: string, unit?: string) => ({
    name,
    type,
    ...(unit === undefined ? {} : { unit }),
  });
  const descriptor = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'days',
    title: 'Days',
    sources: [{ name: 'bureau', title: 'Days', publisher: 'Bureau', grade: 'A' }],
    resources: [
      {
        name: 'days',
        type: 'table',
        path: 'days.csv',
        title: 'Days',
        sources: [{ name: 'bureau' }],
        asOf: '2024-01-15',
        schema: {
          fields: [field('day', 'date'), field('year', 'year'), field('value', 'number', 'units')],
          primaryKey: ['day'],
        },
      },
    ],
  };
  mkdirSync(folder);
  mkdirSync(join(book, 'templates/charts'), { recursive: true });
  writeFileSync(join(folder, 'days.csv'), `${['day,year,value', ...rows].join('\n')}\n`);
  writeFileSync(join(folder, 'datapackage.json'), JSON.stringify(descriptor));
  writeFileSync(
    join(folder, 'checks.yaml'),
    "checks:\n  - id: always-true\n    statement: True.\n    expression: >-\n      value('days[2020-01-01].value') == 11\n",
  );
  const calls = Object.keys(charts).map((id) => `{{chart "${id}"}}\n`);
  for (const [id, chart] of Object.entries(charts)) {
    writeFileSync(
      join(book, `templates/charts/${id}.vl.json`),
      JSON.stringify({ usermeta, ...chart }, undefined, 1),
    );
  }
  appendFileSync(join(book, 'templates/chapters/trade.md.hbs'), `\n${calls.join('\n')}`);
  return book;
}
