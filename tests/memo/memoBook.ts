/** A small book in which each kind of input reaches a chart or a derived table, and changes of each of them. */
import { join } from 'node:path';
import { bookFilesOf, openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';

const minimal = openBookFolder(join(import.meta.dirname, '../fixtures/minimal-book'));

export type Files = Readonly<Record<string, string>>;

const textOf = (path: string) => new TextDecoder().decode(minimal.read(path));

const square = (x: number) => [
  [
    [x, 40],
    [x, 42],
    [x + 2, 42],
    [x + 2, 40],
    [x, 40],
  ],
];

const outlines = {
  type: 'FeatureCollection',
  features: ['Ohio', 'Texas', 'Guam'].map((name, index) => ({
    type: 'Feature',
    properties: { name },
    geometry: { type: 'Polygon', coordinates: square(index * 3) },
  })),
};

const usermeta = {
  size: 'text',
  height: 'low',
  title: 'Kappa 42 and exports',
  claim: 'rose',
  subtitle: 'US$ billion',
  alt: 'Bars.',
};

const charts = {
  bars: {
    usermeta,
    data: { name: 'by-year' },
    layer: [
      {
        mark: 'bar',
        encoding: {
          x: { field: 'exports', type: 'quantitative', title: 'Kappa 42' },
          y: { field: 'year', type: 'ordinal', title: null },
        },
      },
      {
        data: { name: 'annotation' },
        mark: { type: 'rule', color: 'theme:Mexico' },
        encoding: { x: { datum: 'fact:bridges' } },
      },
    ],
  },
  states: {
    usermeta: { ...usermeta, title: 'Exports by state' },
    data: { name: 'state-exports' },
    transform: [{ filter: 'datum.year == year && isValid(datum.exports)' }],
    mark: 'bar',
    encoding: {
      x: { field: 'exports', type: 'quantitative', title: null, axis: { format: ',.1f' } },
      y: { field: 'state', type: 'nominal', title: null, sort: null },
    },
  },
  map: {
    usermeta: { ...usermeta, title: 'The states', alt: 'A map.' },
    data: { name: 'outlines' },
    projection: { type: 'mercator' },
    mark: { type: 'geoshape', fill: 'theme:accent' },
  },
};

const derived = `
tables:
  - name: by-year
    title: Exports by year
    shortTitle: Years
    description: The sum of all states up to the year of the book.
    from: state-exports
    transform:
      - filter: datum.year <= year
      - { aggregate: [{ op: sum, field: exports, as: exports }], groupby: [year] }
    schema:
      fields:
        - { name: year, type: year }
        - { name: exports, type: number, unit: US$ billion, numberFormat: ",.1f" }
      primaryKey: [year]
`;

const checks = `
checks:
  - id: rose
    statement: Exports of Ohio rose.
    expression: value('state-exports[Ohio, 2023].exports') > value('state-exports[Ohio, 2022].exports')
  - id: fell
    statement: Exports of Guam are small.
    expression: value('state-exports[Guam, 2023].exports') < 1
`;

const book = `briefing: 1
parameters: { year: 2023 }
title: A Minimal Book
edition: 2024-03-31
language: en-US
fileName: minimal-book
terms: [Kappa 42]
parts: [{ id: one, title: The one part, chapters: [trade] }]
back: [sheetIndex, index]
index:
  - { heading: Goods, words: [goods] }
`;

const chapter = `---
title: Trade
---
Ohio exported goods worth {{value "state-exports[Ohio, 2023].exports"}} billion dollars ({{ref "fig:bars"}}, {{ref "fig:states"}}, {{ref "fig:map"}}).

{{chart "bars"}}

{{chart "states"}}

{{chart "map"}}

{{table "by-year"}}
`;

const maps = {
  $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
  name: 'maps',
  title: 'Maps',
  sources: [
    {
      name: 'squares',
      title: 'Squares',
      path: 'https://example.org/squares',
      publisher: 'Test Office',
      retrieved: '2024-01-15',
      grade: 'A',
      licence: 'Public domain',
    },
  ],
  resources: [
    {
      name: 'outlines',
      path: 'outlines.geo.json',
      role: 'shapes',
      format: 'geojson',
      mediatype: 'application/json',
      encoding: 'utf-8',
      title: 'Squares',
      nameProperty: 'name',
      sources: [{ name: 'squares', title: 'Squares' }],
    },
  ],
};

export const memoBook: Files = {
  'templates/book.yaml': book,
  'templates/theme.json': textOf('templates/theme.json'),
  'templates/chapters/trade.md.hbs': chapter,
  'data/trade/derived.yaml': derived,
  'data/trade/checks.yaml': checks,
  'data/trade/datapackage.json': textOf('data/trade/datapackage.json'),
  'data/trade/state-exports.csv': textOf('data/trade/state-exports.csv'),
  'data/trade/facts.csv': textOf('data/trade/facts.csv'),
  'data/maps/datapackage.json': JSON.stringify(maps, null, 2),
  'data/maps/outlines.geo.json': JSON.stringify(outlines),
  ...Object.fromEntries(
    Object.entries(charts).map(([id, spec]) => [
      `templates/charts/${id}.vl.json`,
      JSON.stringify(spec, null, 2),
    ]),
  ),
};

export const filesOf = (files: Files) => overlayBookFiles(minimal, bookFilesOf(files));

/** A change of one input; made twice it is undone. `world` is no file: what the world gives changes. */
export interface Edit {
  readonly name: string;
  readonly file?: string;
  readonly swap?: readonly [string, string];
  readonly world?: 'fonts' | 'serif' | 'marks' | 'rows' | 'members' | 'set';
}

export const edits: readonly Edit[] = [
  { name: 'a cell', file: 'data/trade/state-exports.csv', swap: ['Ohio,2023,8.2', 'Ohio,2023,8.4'] },
  {
    name: 'a unit',
    file: 'data/trade/datapackage.json',
    swap: ['"numberFormat": ",.1f"', '"numberFormat": ",.2f"'],
  },
  { name: 'a fact', file: 'data/trade/facts.csv', swap: ['integer,55', 'integer,65'] },
  { name: 'an outline', file: 'data/maps/outlines.geo.json', swap: ['[2,42]', '[2,43]'] },
  { name: 'a sheet', file: 'data/trade/derived.yaml', swap: ['shortTitle: Years', 'shortTitle: All years'] },
  { name: 'the parts', file: 'templates/book.yaml', swap: ['id: one, title: The one part, ', ''] },
  { name: 'a step', file: 'data/trade/derived.yaml', swap: ['op: sum', 'op: max'] },
  { name: 'a check', file: 'data/trade/checks.yaml', swap: ['id: rose', 'id: grew'] },
  {
    name: 'a specification',
    file: 'templates/charts/states.vl.json',
    swap: ['"sort": null', '"sort": "-x"'],
  },
  { name: 'a title', file: 'templates/charts/map.vl.json', swap: ['The states', 'The federal states'] },
  { name: 'a color', file: 'templates/theme.json', swap: ['#0e6073', '#0e6074'] },
  { name: 'the lines', file: 'templates/theme.json', swap: ['"baseline": "13.5 pt"', '"baseline": "14 pt"'] },
  { name: 'a term', file: 'templates/book.yaml', swap: ['terms: [Kappa 42]', 'terms: [Kappa 43]'] },
  {
    name: 'an entry of the index',
    file: 'templates/book.yaml',
    swap: ['words: [goods]', 'words: [billion]'],
  },
  { name: 'the language', file: 'templates/book.yaml', swap: ['language: en-US', 'language: es-ES'] },
  { name: 'a parameter', file: 'templates/book.yaml', swap: ['year: 2023', 'year: 2022'] },
  {
    name: 'a sentence',
    file: 'templates/chapters/trade.md.hbs',
    swap: ['billion dollars', 'billion US dollars'],
  },
  { name: 'a setting', world: 'set' },
  { name: 'fonts', world: 'fonts' },
  { name: 'fonts of text', world: 'serif' },
  { name: 'fewer marks', world: 'marks' },
  { name: 'fewer rows', world: 'rows' },
  { name: 'fewer members', world: 'members' },
];

export interface State {
  readonly files: Files;
  readonly fonts: boolean;
  readonly serif: boolean;
  readonly marks: boolean;
  readonly rows: boolean;
  readonly members: boolean;
  readonly set: boolean;
}

export const atFirst: State = {
  files: memoBook,
  fonts: false,
  serif: false,
  marks: false,
  rows: false,
  members: false,
  set: false,
};

export function edited(state: State, { file, swap, world }: Edit): State {
  if (world !== undefined) return { ...state, [world]: !state[world] };
  const [one, other] = swap ?? ['', ''];
  const text = state.files[file ?? ''] ?? '';
  const changed = text.includes(one) ? text.replaceAll(one, other) : text.replaceAll(other, one);
  return { ...state, files: { ...state.files, [file ?? '']: changed } };
}
