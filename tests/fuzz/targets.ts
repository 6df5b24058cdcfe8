/** What is fuzzed: the readers of outside bytes one by one, and whole books by the kind of file that is damaged. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { authorDateStyle } from '../../pipeline/citations/authorDateStyle.ts';
import { parseMarkdown } from '../../pipeline/compose/parseMarkdown.ts';
import { readEdition } from '../../pipeline/editions/readEdition.ts';
import { loadFonts } from '../../pipeline/fonts/loadFonts.ts';
import { readFace } from '../../pipeline/fonts/readFace.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { readImages } from '../../pipeline/images/readImages.ts';
import { findTable } from '../../pipeline/intake/findTable.ts';
import { readParquet } from '../../pipeline/intake/readers/readParquet.ts';
import { readWorkbookSheets } from '../../pipeline/intake/readers/readWorkbookSheets.ts';
import { american } from '../../pipeline/language/english.ts';
import { starterWordsOf } from '../../pipeline/language/starter/starterWordsOf.ts';
import { defaultLimits } from '../../pipeline/limits/Limits.ts';
import type { ImageFile } from '../../pipeline/load/BookSource.ts';
import { parseCsv } from '../../pipeline/load/parseCsv.ts';
import { parseJson } from '../../pipeline/load/parseJson.ts';
import { parseYaml } from '../../pipeline/load/parseYaml.ts';
import { lintPdf } from '../../pipeline/pdf/lintPdf.ts';
import type { Problem } from '../../pipeline/problems/Problem.ts';
import { parseManifest } from '../../pipeline/publish/readManifest.ts';
import { readUserTable } from '../../pipeline/starter/readUserTable.ts';
import { readShapes } from '../../pipeline/validate/shapes/readShapes.ts';
import { lintWorkbook } from '../../pipeline/workbook/lint/lintWorkbook.ts';
import { citation, worksOf } from '../citations/worksOf.ts';
import { setFormula } from '../formulas/formulas.ts';
import { makeJpeg } from '../images/makeJpeg.ts';
import { makePng } from '../images/makePng.ts';
import { noOptions, readFile } from '../intake/readFile.ts';
import { buildTexts, type Ending } from './buildTexts.ts';
import { type BookTexts, damagedBooks, nastyTexts } from './mutateBook.ts';
import { askPreview, previewRequests } from './previewRequests.ts';

/** Bytes of outputs of a sound book, to be damaged. */
export interface Outputs {
  readonly pdf: Uint8Array;
  readonly xlsx: Uint8Array;
  readonly manifest: Uint8Array;
}

export interface Target {
  readonly name: string;
  /** What is tried, as plain data that can be kept as a file. */
  readonly inputs: fc.Arbitrary<unknown>;
  /** Ends in any way but by throwing. */
  readonly run: (input: unknown) => Promise<Ending | undefined>;
}

const { measurer } = loadFonts(readFontFile);
const families = { serif: 'Source Serif 4', sans: 'Source Sans 3' };

const soundImages: readonly (readonly [kind: ImageFile['kind'], bytes: Uint8Array])[] = [
  [
    'png',
    makePng({ width: 20, height: 9, depth: 8, colourType: 6, interlaced: true }, (x, y) => [x, y, 9, 99]),
  ],
  [
    'jpeg',
    makeJpeg({ across: 3, down: 3, components: 4, adobe: true, orientation: 6 }, (x, y) => [x, y, 9, 9]),
  ],
  ['svg', readFileSync('tests/fixtures/asset-book/templates/images/leaf.svg')],
];

/** Milliseconds: the file is small, and many that are damaged would never be read to their end. */
const PATIENCE = 200;

const soundParquet = new Uint8Array(
  parquetWriteBuffer({
    columnData: [
      { name: 'state', data: ['Ohio', 'Iowa', 'Ohio', 'Iowa'] },
      { name: 'day', data: [new Date(0), null, new Date(1e12), null], type: 'TIMESTAMP' },
      { name: 'value', data: [1.5, 2.5, null, 4], type: 'DOUBLE' },
    ],
  }),
);

const { resolve } = createRequire(import.meta.url);

const soundFonts = [
  ['TrueType', readFileSync(resolve('source-code-pro/TTF/SourceCodePro-Regular.ttf'))],
  ['WOFF', readFileSync(resolve('@fontsource/lora/files/lora-symbols-400-normal.woff'))],
] as const;

const square = (at: number) => [
  [at, at],
  [at + 1, at],
  [at + 1, at + 1],
  [at, at],
];

const soundShapes = [
  [
    'geojson',
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          ...{ type: 'Feature', id: 'A', properties: { name: 'A' } },
          geometry: { type: 'Polygon', coordinates: [square(0)] },
        },
        {
          ...{ type: 'Feature', id: 7, properties: { name: 'B' } },
          geometry: { type: 'MultiPolygon', coordinates: [[square(2)], [square(4)]] },
        },
      ],
    }),
  ],
  [
    'topojson',
    JSON.stringify({
      type: 'Topology',
      transform: { scale: [0.5, 0.5], translate: [-180, -90] },
      objects: {
        all: {
          type: 'GeometryCollection',
          geometries: [
            { type: 'Polygon', id: 'A', properties: { name: 'A' }, arcs: [[0, 1]] },
            { type: 'MultiPolygon', id: 'B', properties: { name: 'B' }, arcs: [[[-1, -2]], [[0, 1]]] },
          ],
        },
      },
      arcs: [
        [
          [0, 0],
          [1, 0],
        ],
        [
          [1, 0],
          [0, 1],
          [-1, -1],
        ],
      ],
    }),
  ],
] as const;

/** Pieces of a text that are others, or are gone. */
function damagedText(sound: string): fc.Arbitrary<string> {
  const signs = ['{', '}', '"', '\\', '$', '@', ',', '<', '>', '&', '=', '[]', 'null', '9', '-1', '1e999'];
  const put = fc.oneof(fc.constantFrom(...nastyTexts, ...signs), fc.string({ maxLength: 5 }));
  return fc
    .array(fc.tuple(fc.nat(sound.length), fc.nat(12), put), { maxLength: 6 })
    .map((changes) =>
      changes.reduce((text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length), sound),
    );
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...nastyTexts, ',', '\n', '\r\n', '"', ';', ':', '- ', '{', '}', '[', ']'),
        fc.string({ maxLength: 8 }),
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);

/** Lines of the record of an edition, of which a value is another than it should be. */
const damagedLine = fc
  .tuple(
    fc.constantFrom(
      '{"edition":1,"name":"a","book":"b","date":"2024-03-31","pipeline":"0","digest":"0"}',
      '{"table":"t","title":"T","isDerived":false,"asOf":"2024","sources":[],"fields":[{"name":"y","isPeriod":true}],"key":["y"]}',
      '{"row":"t","values":[2023],"statuses":{"y":"revised"}}',
      '{"figure":"sec:a#1","address":"t[2023].y","printed":"1","value":1,"sources":[]}',
      '{"check":"c","outcome":"held","computed":"","statement":""}',
      '{"fact":"f","label":"F","value":1,"asOf":"2024","source":"s"}',
    ),
    fc.nat(20),
    fc.oneof(fc.json(), fc.constantFrom('null', '{}', '[]', '1e999', '"\\ud800"')),
  )
  .map(([line, at, value]) => {
    let seen = 0;
    return line.replace(/(?<=[:,[])(?:"[^"]*"|\d+|false)/g, (found) => (seen++ === at ? value : found));
  });

const soundReferences = readFileSync('tests/fixtures/asset-book/data/references.bib', 'utf8');

const soundItems = JSON.stringify([
  {
    id: 'a',
    type: 'book',
    title: 'A <i>book</i>',
    author: [{ family: 'Smith', given: 'A.', suffix: 'Jr.' }, { literal: 'An Office' }],
    issued: { 'date-parts': [[2019, 3, 31], [2020]], circa: true },
    DOI: '10.1000/182',
    URL: 'https://example.org/a',
    page: '12-15',
    volume: 3,
  },
]);

const soundTexts: Readonly<Record<string, string>> = {
  'data/references.bib': soundReferences,
  'data/references.json': soundItems,
  'templates/house.csl': authorDateStyle,
};

/** Files of what a book cites, of which pieces are others or are gone; what can be read is cited. */
function references(name: string, path: string, read: (text: string) => ReturnType<typeof worksOf>): Target {
  return {
    name,
    inputs: damagedText(soundTexts[path] ?? ''),
    run: async (input) => {
      const { value } = await read(String(input));
      const keys = [...(value?.references.keys() ?? [])];
      value?.set(keys.map((key) => citation([key, { key, locator: { name: 'page', value: '3' } }])));
      value?.close();
      return undefined;
    },
  };
}

export function targetsOf(book: BookTexts, outputs: Outputs): readonly Target[] {
  const books = (name: string, concerns: (path: string) => boolean): Target => ({
    name: `book: ${name}`,
    inputs: damagedBooks(book, concerns),
    run: async (input) => buildTexts(isTexts(input) ? input : {}),
  });
  const reader = (name: string, read: (input: string) => unknown): Target => ({
    name,
    inputs: text,
    run: async (input) => {
      await read(String(input));
      return undefined;
    },
  });
  const linter = (
    name: string,
    sound: Uint8Array,
    lint: (bytes: Uint8Array, file: string) => readonly Problem[],
  ): Target => ({
    name,
    inputs: fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 }),
    run: async (input) => {
      lint(damaged(sound, input), 'file');
      return undefined;
    },
  });
  const images = soundImages.map(([kind, bytes]) =>
    linter(`an image: ${kind}`, bytes, (damaged, path) => {
      const files = new Map([['a', { path, kind, bytes: damaged }]]);
      return readImages({ files, families, measurer, limits: defaultLimits }).problems;
    }),
  );
  const fonts = soundFonts.map(([kind, bytes]) =>
    linter(`a font: ${kind}`, bytes, (damaged, path) => {
      readFace(path, damaged);
      return [];
    }),
  );
  const shapes = soundShapes.map(
    ([format, sound]): Target => ({
      name: `outlines: ${format}`,
      inputs: damagedText(sound),
      run: async (input) => {
        const { document } = parseJson({ path: 'a.json', text: String(input) });
        const descriptor = { name: 'a', path: 'a.json', title: 'A', format };
        return document && endingOf(readShapes(document, descriptor).problems);
      },
    }),
  );
  return [
    reader('CSV', (input) => parseCsv('a.csv', input)),
    reader('JSON', (input) => parseJson({ path: 'a.json', text: input })),
    reader('YAML', (input) => parseYaml({ path: 'a.yaml', text: input })),
    reader('the data of a new book', (input) =>
      readUserTable('a.csv', new TextEncoder().encode(input), starterWordsOf(american), noOptions),
    ),
    reader('an edition', (input) => readEdition({ path: 'a.jsonl', text: input })),
    reader('formulas', (tex) => [
      ...[true, false].map((display) =>
        setFormula({ tex, display, textOf: () => '1,234', words: american.words.formula, typed: () => [] }),
      ),
      parseMarkdown(`$${tex}$\n\n$$\n${tex}\n$$ {#eq-x}`),
    ]),
    {
      name: 'lines of an edition',
      inputs: fc.array(damagedLine, { maxLength: 12 }),
      run: async (input) => {
        const lines = Array.isArray(input) ? input.map(String) : [];
        readEdition({ path: 'a.jsonl', text: lines.join('\n') });
        return undefined;
      },
    },
    references('references in BibTeX', 'data/references.bib', (bibtex) => worksOf({ bibtex })),
    references('references in CSL-JSON', 'data/references.json', (json) => worksOf({ json })),
    references('a citation style', 'templates/house.csl', (style) =>
      worksOf({ bibtex: soundReferences, style }),
    ),
    reader('a file that is imported', (input) => readFile('a.csv', input)),
    reader('a JSON file that is imported', (input) => readFile('a.json', input)),
    linter('a workbook that is imported', outputs.xlsx, (bytes, file) => {
      const { value, problems } = readWorkbookSheets(file, bytes, defaultLimits);
      for (const sheet of value?.sheets ?? []) findTable(file, sheet, undefined, noOptions);
      return problems;
    }),
    {
      name: 'a Parquet file that is imported',
      inputs: fc.array(fc.tuple(fc.nat(soundParquet.length - 1), fc.nat(255)), {
        minLength: 1,
        maxLength: 40,
      }),
      run: async (input) => {
        const { value = [] } = await readParquet('a', damaged(soundParquet, input), defaultLimits, PATIENCE);
        for (const sheet of value) findTable('a', sheet, undefined, noOptions);
        return undefined;
      },
    },
    linter('a workbook', outputs.xlsx, lintWorkbook),
    linter('a PDF', outputs.pdf, lintPdf),
    ...images,
    ...fonts,
    ...shapes,
    {
      name: 'requests to the preview',
      inputs: previewRequests,
      run: async (input) => {
        await askPreview(String(input));
        return undefined;
      },
    },
    {
      name: 'a manifest',
      inputs: damagedText(new TextDecoder().decode(outputs.manifest)),
      run: async (input) => {
        parseManifest(String(input));
        return undefined;
      },
    },
    books('tables', (path) => path.endsWith('.csv')),
    books('descriptors', (path) => path.endsWith('datapackage.json')),
    books('checks and derived tables', (path) => path.startsWith('data/') && path.endsWith('.yaml')),
    books('chapters and partials', (path) => path.endsWith('.hbs')),
    books('charts', (path) => path.endsWith('.vl.json')),
    books('book.yaml', (path) => path.endsWith('book.yaml')),
    books('theme.json', (path) => path.endsWith('theme.json')),
    books('anything', () => true),
  ];
}

/** Of a text, in which each problem has a line. */
function endingOf(problems: readonly Problem[]): Ending {
  return {
    type: 'refused',
    codes: problems.map(({ code }) => code),
    placeless: problems.flatMap(({ code, message, place }) =>
      place?.line === undefined ? [`${code}: ${message}`] : [],
    ),
    lineless: [],
  };
}

function isTexts(input: unknown): input is BookTexts {
  return (
    typeof input === 'object' &&
    input !== null &&
    Object.values(input).every((each) => typeof each === 'string')
  );
}

function damaged(sound: Uint8Array, input: unknown): Uint8Array {
  const bytes = Uint8Array.from(sound);
  for (const change of Array.isArray(input) ? input : []) {
    if (Array.isArray(change)) bytes[Number(change[0])] = Number(change[1]);
  }
  return bytes;
}
