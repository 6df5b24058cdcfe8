/** Each limit of the stages after loading: a book just over it is refused with its place, one just within is not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildBook, checkBook } from '../../pipeline/build.ts';
import { authorDateStyle } from '../../pipeline/citations/authorDateStyle.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { type LimitName, limitNames, limitsWith } from '../../pipeline/limits/Limits.ts';
import { bookFilesOf, openBookFolder } from '../../pipeline/world/World.ts';
import { minimalBook } from '../build/runBriefing.ts';

const sound = openBookFolder(minimalBook);
const decoder = new TextDecoder();
const paths = [
  'templates/book.yaml',
  'templates/theme.json',
  'templates/chapters/trade.md.hbs',
  'data/trade/datapackage.json',
  'data/trade/state-exports.csv',
  'data/trade/ports.csv',
  'data/trade/facts.csv',
];
const texts = Object.fromEntries(paths.map((path) => [path, decoder.decode(sound.read(path))]));
const chapter = readFileSync(join(minimalBook, 'templates/chapters/trade.md.hbs'), 'utf8');

const trade = JSON.parse(texts['data/trade/datapackage.json'] ?? '');

type Files = Readonly<Record<string, string>>;

const words = (text: string): Files => ({ 'templates/chapters/trade.md.hbs': `${chapter}\n${text}\n` });
const checks = (expression: string): Files => ({
  'data/trade/checks.yaml': `checks:\n  - id: holds\n    statement: It holds.\n    expression: ${JSON.stringify(expression)}\n`,
});
const chart = (over: object): Files => ({
  ...words('{{chart "bars"}}'),
  ...checks("value('state-exports[Ohio, 2023].exports') > 1"),
  'templates/charts/bars.vl.json': JSON.stringify(
    {
      usermeta: { size: 'text', height: 'tall', title: 'T', claim: 'holds', subtitle: 'S', alt: 'A.' },
      data: { name: 'state-exports' },
      transform: [{ filter: 'datum.year == 2023' }],
      mark: 'bar',
      encoding: {
        x: { field: 'exports', type: 'quantitative', title: null },
        y: { field: 'state', type: 'nominal', title: null },
      },
      ...over,
    },
    null,
    1,
  ),
});
/** An arc of four points that stands in the outline twice. */
const outlines: Files = {
  'data/trade/datapackage.json': JSON.stringify({
    ...trade,
    resources: [
      ...trade.resources,
      {
        name: 'land',
        path: 'land.json',
        role: 'shapes',
        title: 'Land',
        format: 'topojson',
        sources: trade.sources,
      },
    ],
  }),
  'data/trade/land.json': JSON.stringify({
    type: 'Topology',
    objects: { land: { type: 'MultiLineString', properties: { name: 'A' }, arcs: [[0], [-1]] } },
    arcs: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  }),
};
/** Three works, of which two are cited, one of them twice. */
const cited: Files = {
  ...words('It grew [@a; @b]. It fell [@a].'),
  'data/references.bib': ['a', 'b', 'c']
    .map((key) => `@book{${key}, title = {On ${key}}, author = {Smith, A.}, year = {2019}}\n`)
    .join(''),
};
const derived = (...transform: readonly object[]): Files => ({
  'data/trade/derived.yaml': JSON.stringify({
    tables: [
      {
        name: 'made',
        title: 'Made',
        description: 'Made.',
        from: 'state-exports',
        transform,
        schema: { fields: [{ name: 'state', type: 'string' }], primaryKey: ['state'] },
      },
    ],
  }),
});

async function codesOf(files: Files, limits: Partial<Record<LimitName, number>>): Promise<readonly string[]> {
  const changed = new Map(
    limitNames.flatMap((name) => (limits[name] === undefined ? [] : [[name, limits[name]] as const])),
  );
  const { problems } = await checkBook(
    { asStated: false, page: undefined },
    {
      files: bookFilesOf({ ...texts, ...files }),
      readFont: readFontFile,
      limits: limitsWith(changed),
      version: '0',
      progress: { stage: () => {}, step: () => {}, end: () => [] },
    },
  );
  return problems.flatMap(({ code, place, hints }) =>
    code === 'over-limit' || code === 'nested-too-deep'
      ? [`${code} ${place?.file} ${place?.line === undefined ? 'without a line' : 'line'} ${hints.length}`]
      : [],
  );
}

const CHAPTER = 'over-limit templates/chapters/trade.md.hbs line 1';
const CHECKS = 'over-limit data/trade/checks.yaml line 1';
const CHART = 'over-limit templates/charts/bars.vl.json line 1';
const DERIVED = 'over-limit data/trade/derived.yaml line 1';
const bars = chart({});
const pad = (length: number) => derived({ calculate: `pad('x', ${length}, 'y')`, as: 'state' });

test.each<[string, Files, Partial<Record<LimitName, number>>, Partial<Record<LimitName, number>>, string]>([
  ['quotations', words(`${'> '.repeat(9)}x`), { nesting: 9 }, { nesting: 8 }, CHAPTER],
  ['lists', words(`${'- '.repeat(9)}x`), { nesting: 9 }, { nesting: 8 }, CHAPTER],
  ['paragraphs', words('a'.repeat(300)), { paragraphCharacters: 300 }, { paragraphCharacters: 299 }, CHAPTER],
  ['marks', words('*a* '.repeat(20)), { paragraphMarks: 40 }, { paragraphMarks: 39 }, CHAPTER],
  ['blocks', words('a\n\n'.repeat(20)), { blocks: 30 }, { blocks: 15 }, CHAPTER],
  [
    'loops',
    words('{{#each (rows "state-exports")}}a{{/each}}'),
    { templateSteps: 20 },
    { templateSteps: 9 },
    CHAPTER,
  ],
  ['text', words('a'.repeat(500)), { textCharacters: 600 }, { textCharacters: 500 }, CHAPTER],
  ['tables', words('{{table "state-exports"}}'), { printedCells: 18 }, { printedCells: 17 }, CHAPTER],
  [
    'rows',
    checks("all('state-exports', 'datum.year > 0')"),
    { expressionRows: 6 },
    { expressionRows: 5 },
    CHECKS,
  ],
  [
    'ticks',
    chart({ encoding: { x: { field: 'exports', type: 'quantitative', axis: { tickCount: 40 } } } }),
    { chartTicks: 40 },
    { chartTicks: 39 },
    CHART,
  ],
  ['marks of a chart', bars, { chartMarks: 100 }, { chartMarks: 2 }, CHART],
  ['citations', cited, { citations: 3 }, { citations: 2 }, CHAPTER],
  ['works that are cited', cited, { citedWorks: 2 }, { citedWorks: 1 }, CHAPTER],
  ['names of the works that are cited', cited, { citedNames: 2 }, { citedNames: 1 }, CHAPTER],
  [
    'names of a work, those of a text that is put in among them',
    {
      'data/references.bib':
        '@string{house = "Smith, A. and Jones, B."}\n@book{a, title = {On a}, author = house # { AND Miller, C.}, editor = {Brown, D.}}\n',
    },
    { names: 4 },
    { names: 3 },
    'over-limit data/references.bib line 1',
  ],
  [
    'names of a work of CSL-JSON',
    {
      'data/references.json': JSON.stringify([
        {
          id: 'd',
          type: 'book',
          author: [{ family: 'Smith' }, { family: 'Jones' }],
          editor: [{ family: 'Miller' }],
        },
      ]),
    },
    { names: 3 },
    { names: 2 },
    'over-limit data/references.json line 1',
  ],
  ['works', cited, { references: 3 }, { references: 2 }, 'over-limit data/references.bib line 1'],
  [
    'works of CSL-JSON',
    {
      'data/references.json': JSON.stringify([
        { id: 'd', type: 'book' },
        { id: 'e', type: 'book' },
      ]),
    },
    { references: 2 },
    { references: 1 },
    'over-limit data/references.json line 1',
  ],
  [
    'characters of a citation style',
    {
      'templates/book.yaml': `${texts['templates/book.yaml']}\ncitationStyle: house.csl\n`,
      'templates/house.csl': authorDateStyle,
    },
    { styleCharacters: authorDateStyle.length },
    { styleCharacters: 100 },
    'over-limit templates/house.csl line 1',
  ],
  [
    'elements of an image',
    {
      'templates/images/mark.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">\n<path d="M0 0h9"/>\n<path d="M0 9h9"/>\n</svg>',
    },
    { imageShapes: 2 },
    { imageShapes: 1 },
    'over-limit templates/images/mark.svg line 1',
  ],
  [
    'points of outlines',
    outlines,
    { shapePoints: 8 },
    { shapePoints: 7 },
    'over-limit data/trade/land.json line 1',
  ],
  [
    'cells of a pivot',
    derived({ pivot: 'state', value: 'exports', groupby: ['year'] }),
    { transformRows: 9 },
    { transformRows: 3 },
    DERIVED,
  ],
  [
    'quantiles',
    derived({ quantile: 'exports', step: 0.1 }),
    { transformRows: 10 },
    { transformRows: 9 },
    DERIVED,
  ],
  [
    'quantiles of a chart',
    chart({
      transform: [{ quantile: 'exports', step: 0.1 }],
      encoding: {
        x: { field: 'value', type: 'quantitative', title: null },
        y: { field: 'prob', type: 'ordinal', title: null },
      },
    }),
    { transformRows: 10 },
    { transformRows: 9 },
    CHART,
  ],
  ['views', bars, { chartViews: 1 }, { chartViews: 0 }, CHART],
  [
    'lists of an expression',
    derived({ calculate: 'length(sequence(50))', as: '_n' }),
    { expressionItems: 50 },
    { expressionItems: 49 },
    DERIVED,
  ],
  ['texts of an expression', pad(60), { cellCharacters: 60 }, { cellCharacters: 59 }, DERIVED],
  ['all that expressions make', pad(60), { expressionOutput: 360 }, { expressionOutput: 359 }, DERIVED],
  [
    'rows of a step',
    derived({ fold: ['year', 'exports'], as: ['_k', '_v'] }),
    { transformRows: 12 },
    { transformRows: 11 },
    DERIVED,
  ],
  [
    'lists in lists',
    derived(
      { calculate: '[datum.year, datum.year]', as: '_a' },
      { calculate: '[datum._a, datum._a]', as: '_a' },
    ),
    { expressionItems: 6 },
    { expressionItems: 5 },
    DERIVED,
  ],
  [
    'what expressions go through',
    derived({ filter: 'datum.year > 0' }),
    { expressionSteps: 1000 },
    { expressionSteps: 10 },
    DERIVED,
  ],
  ['items of steps', derived({ filter: 'true' }), { specItems: 3 }, { specItems: 2 }, DERIVED],
  ['characters of steps', derived({ filter: 'true' }), { specCharacters: 4 }, { specCharacters: 3 }, DERIVED],
  ['items of a chart', bars, { specItems: 100 }, { specItems: 5 }, CHART],
  ['sizes', chart({ mark: { type: 'bar', size: 20 } }), { chartSizes: 20 }, { chartSizes: 19 }, CHART],
  [
    'lines of a title',
    chart({
      encoding: {
        x: { field: 'exports', type: 'quantitative', axis: { title: ['one', 'two', 'three'] } },
        y: { field: 'state', type: 'nominal', title: null },
      },
    }),
    { chartLines: 3 },
    { chartLines: 2 },
    CHART,
  ],
  [
    'an expression',
    derived({ filter: `true${' '.repeat(50)}` }),
    { expressionCharacters: 54 },
    { expressionCharacters: 53 },
    DERIVED,
  ],
])(
  '%s: just within is read, just over is refused with its line',
  async (_, files, within, over, expected) => {
    expect(await codesOf(files, within)).toEqual([]);
    expect(await codesOf(files, over)).toContain(expected);
  },
);

test('a-book-of-too-many-pages-is-refused', async () => {
  const { problems } = await buildBook(
    { asStated: false, page: undefined, only: ['pdf'] },
    {
      files: bookFilesOf(texts),
      readFont: readFontFile,
      limits: limitsWith(new Map([['pages', 0]])),
      version: '0',
      progress: { stage: () => {}, step: () => {}, end: () => [] },
    },
  );
  expect(problems.map(({ code, message }) => `${code}: ${message}`)).toContain(
    'over-limit: expected at most 0 pages of a book, found 1',
  );
});

/** What would take minutes or all memory, were it done. */
test.each<[string, Files, Partial<Record<LimitName, number>>?]>([
  ['a text of a hundred million letters', pad(1e8)],
  ['a list of a hundred million', derived({ calculate: 'sequence(1e8)', as: '_s' }, { flatten: ['_s'] })],
  ['a format as wide', derived({ calculate: "format(1, '0100000000d')", as: 'state' })],
  [
    'a text that doubles forty times',
    derived(
      ...Array.from({ length: 40 }, (_, at) => ({
        calculate: at === 0 ? "'xx'" : 'datum._x + datum._x',
        as: '_x',
      })),
    ),
  ],
  ...['[datum._a, datum._a]', '{a: datum._a, b: datum._a}', 'merge({x: datum._a}, {y: datum._a})'].map(
    (twice): [string, Files] => [
      `a list that doubles forty times: ${twice}`,
      derived(
        ...Array.from({ length: 40 }, (_, at) => ({
          calculate: at === 0 ? '[datum.year]' : twice,
          as: '_a',
        })),
      ),
    ],
  ),
  [
    'a list that is read again and again',
    derived(
      { calculate: 'sequence(9000)', as: '_a' },
      ...Array.from({ length: 9 }, (_, at) => ({
        calculate: Array.from({ length: 400 }, () => 'upper(datum._a)').join(' + '),
        as: `_b${at}`,
      })),
    ),
    { expressionSteps: 1e6 },
  ],
  [
    'a list that is a key in as many rows as it has items',
    derived(
      { calculate: 'sequence(5000)', as: '_a' },
      { calculate: 'datum._a', as: '_b' },
      { flatten: ['_b'] },
      { aggregate: [{ op: 'count', as: '_n' }], groupby: ['_a'] },
    ),
    { expressionOutput: 1e6 },
  ],
  ['quantiles at a hundred thousand points', derived({ quantile: 'exports', probs: Array(1e5).fill(0.5) })],
  ['a filter of ten thousand terms', derived({ filter: { and: Array(1e4).fill('datum.year > 0') } })],
  ['facets in a billion columns', chart({ encoding: { facet: { field: 'state', columns: 1e9 } } })],
  [
    'an axis title of a hundred thousand lines',
    chart({
      encoding: {
        x: { field: 'exports', type: 'quantitative', title: 'a\n'.repeat(5e4).concat('b'.repeat(1e5)) },
      },
    }),
  ],
  ['quantiles by the billionth', derived({ quantile: 'exports', step: 1e-9 })],
  ['bins that never grow', derived({ bin: { base: 0.5 }, field: 'exports', as: ['_a', '_b'] })],
  ['bins by the billionth', derived({ bin: { step: 1e-9 }, field: 'exports', as: ['_a', '_b'] })],
  [
    'a density of a billion points',
    chart({ transform: [{ density: 'exports', steps: 1e9, as: ['exports', 'state'] }] }),
  ],
  [
    'a hundred million ticks',
    chart({
      encoding: { x: { field: 'exports', type: 'quantitative', axis: { tickCount: { expr: '1e8' } } } },
    }),
  ],
  [
    'partials that double thirty times',
    {
      ...words('{{> p0}}'),
      ...Object.fromEntries(
        Array.from({ length: 30 }, (_, at) => [
          `templates/partials/p${at}.md.hbs`,
          at === 29 ? 'x' : `{{> p${at + 1}}}{{> p${at + 1}}}`,
        ]),
      ),
    },
  ],
  ['blocks a thousand deep', words('{{#if true}}'.repeat(1000) + '{{/if}}'.repeat(1000))],
  [
    'a work of 20,000 authors',
    {
      'data/references.bib': `@book{a, title = {On a}, author = {${Array(20_000).fill('A').join(' and ')}}}`,
    },
  ],
  [
    'a work of CSL-JSON of 9,000 authors',
    {
      'data/references.json': JSON.stringify([
        { id: 'a', type: 'book', title: 'On a', author: Array(9000).fill({ family: 'A' }) },
      ]),
    },
  ],
  ['helpers a thousand deep', words(`{{value ${'(rows '.repeat(1000)}${')'.repeat(1000)}}}`)],
])('%s is refused before it is made', async (_, files, limits = {}) => {
  expect((await codesOf(files, limits)).join()).toMatch(/^(?:over-limit|nested-too-deep) \S+ line/);
});

/** Backtracking would take longer than the age of the world. */
test.each([
  "test(/(a+)+$/, pad('a', 60, 'a') + 'b')",
  "test(regexp('(a|aa)+$'), pad('a', 60, 'a') + 'b')",
  "replace(pad('a', 60, 'a') + 'b', /(a*)*$/, '') == ''",
  "length(split(pad('a', 60, 'a') + 'b', /(a+)+c/)) > 1",
])('a regular expression is matched without backtracking: %s', async (expression) => {
  expect(await codesOf(derived({ filter: `!(${expression})` }), {})).toEqual([]);
});
