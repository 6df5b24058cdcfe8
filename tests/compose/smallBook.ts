/** Makes a book of a few tables, facts, checks and templates for tests, without reading a file. */

import type { Chart } from '../../pipeline/charts/Chart.ts';
import { composeBook } from '../../pipeline/compose/composeBook.ts';
import type { Manuscript } from '../../pipeline/compose/Manuscript.ts';
import { readBookConfig } from '../../pipeline/compose/readBookConfig.ts';
import type { BookSource, SourceDocument, SourceText } from '../../pipeline/load/BookSource.ts';
import { linesOfBook } from '../../pipeline/load/linesOfBook.ts';
import { parseJson } from '../../pipeline/load/parseJson.ts';
import { parseYaml } from '../../pipeline/load/parseYaml.ts';
import type { Problem } from '../../pipeline/problems/Problem.ts';
import { settleProblems } from '../../pipeline/problems/settleProblems.ts';
import type {
  CheckResult,
  Column,
  Dataset,
  Fact,
  Field,
  Scalar,
  Source,
  Table,
} from '../../pipeline/validate/Dataset.ts';
import { setFormula } from '../formulas/formulas.ts';
import { squareTheme } from '../layout/squareTheme.ts';
import { formatOf } from '../numbers/formatOf.ts';

export const PLACE = { file: 'data/trade/datapackage.json', line: 1, column: 1 };

export interface SmallBook {
  /** Texts of `templates/chapters`, without front matter unless they begin with `---`. */
  readonly chapters: Readonly<Record<string, string>>;
  readonly partials?: Readonly<Record<string, string>>;
  /** Texts of `templates/charts`; each becomes a drawn chart without marks. */
  readonly charts?: Readonly<Record<string, object>>;
  /** Lines added to book.yaml. */
  readonly config?: string;
  readonly language?: string;
  readonly checks?: readonly CheckResult[];
  /** Tables beside the book's own. */
  readonly tables?: readonly Table[];
}

export interface Composed {
  readonly manuscript: Manuscript;
  readonly problems: readonly Problem[];
}

export function composeSmallBook(book: SmallBook): Composed {
  const source = bookSource(book);
  const config = readBookConfig(source);
  if (config.value === undefined) throw new Error(showProblems(config.problems));
  const composed = composeBook({
    source,
    config: config.value,
    dataset: smallDataset(book.checks ?? [], book.tables ?? []),
    charts: [...source.charts].map(([id, document]) => drawnChart(id, document)),
    colours: squareTheme.colours,
    setFormula,
  });
  if (composed.value === undefined) throw new Error(showProblems(composed.problems));
  const { waivers } = config.value;
  const problems = settleProblems(composed.problems, {
    waivers,
    lineOf: linesOfBook(source),
    sought: () => true,
  });
  return { manuscript: composed.value, problems };
}

/** Body of one chapter, whose text begins on line 4 of its file. */
export function composeChapterText(text: string, more: Omit<SmallBook, 'chapters'> = {}): Composed {
  return composeSmallBook({ ...more, chapters: { trade: text } });
}

/** What a user sees of each problem: place, code, message, hints. */
export function showProblems(problems: readonly Problem[]): string {
  return problems
    .map(({ place, code, message, hints, severity }) => {
      const at = [place?.file.replace(/^templates\//, ''), place?.line, place?.column].join(':');
      const mark = severity === 'warning' ? ' (warning)' : '';
      return [`${at} ${code}${mark}: ${message}`, ...hints.map((hint) => `  hint: ${hint}`)].join('\n');
    })
    .join('\n');
}

export function bookSource(book: SmallBook): BookSource {
  const names = Object.keys(book.chapters);
  const listed = book.config?.includes('chapters:') === true ? '' : `chapters: [${names.join(', ')}]\n`;
  const yaml = [
    'title: Small book',
    'edition: 2024-03-31',
    'fileName: small-book',
    `language: ${book.language ?? 'en-US'}`,
    `${listed}${book.config ?? ''}`,
  ].join('\n');
  return {
    book: document(parseYaml({ path: 'templates/book.yaml', text: yaml })),
    theme: document(parseJson({ path: 'templates/theme.json', text: '{}' })),
    topics: [],
    chapters: texts('chapters', book.chapters, (name, text) =>
      text.startsWith('---') ? text : `---\ntitle: Chapter on ${name}\n---\n${text}`,
    ),
    partials: texts('partials', book.partials ?? {}, (_, text) => text),
    images: new Map(),
    fonts: new Map(),
    charts: new Map(
      Object.entries(book.charts ?? {}).map(([id, spec]) => [
        id,
        document(
          parseJson({ path: `templates/charts/${id}.vl.json`, text: JSON.stringify(spec, undefined, 2) }),
        ),
      ]),
    ),
    digests: new Map(),
  };
}

function document(parsed: { readonly document?: SourceDocument | undefined }): SourceDocument {
  if (parsed.document === undefined) throw new Error('expected a document that parses');
  return parsed.document;
}

function texts(
  folder: string,
  given: Readonly<Record<string, string>>,
  withHead: (name: string, text: string) => string,
): ReadonlyMap<string, SourceText> {
  return new Map(
    Object.entries(given).map(([name, text]) => [
      name,
      { path: `templates/${folder}/${name}.md.hbs`, text: withHead(name, text) },
    ]),
  );
}

function drawnChart(id: string, spec: SourceDocument): Chart {
  const usermeta = mapping(mapping(spec.data)['usermeta']);
  const text = (key: string) => (typeof usermeta[key] === 'string' ? usermeta[key] : '');
  const note = text('note');
  return {
    id,
    size: 'text',
    svg: '',
    picture: { width: 100, height: 50, marks: [] },
    title: text('title'),
    ...(text('claim') === '' ? {} : { claim: text('claim') }),
    subtitle: text('subtitle'),
    alt: text('alt'),
    ...(note === '' ? {} : { note }),
    tables: ['goods'],
    facts: [],
    drawn: [],
    encodings: [{ table: 'goods', fields: ['year', 'exports'] }],
    place: { file: spec.path, line: 1, column: 1 },
  };
}

function mapping(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

// ------------------------------------------------------------------ data

export function smallDataset(checks: readonly CheckResult[], more: readonly Table[] = []): Dataset {
  const tables = [goods(), states(), ...more];
  return {
    tables: new Map(tables.map((table) => [table.id, table])),
    facts: new Map(FACTS.map((fact) => [fact.id, fact])),
    sources: new Map(SOURCES.map((source) => [source.id, source])),
    checks: new Map([...CHECKS, ...checks].map((check) => [check.id, check])),
    shapes: new Map(),
    topics: new Map([['trade', 'Trade']]),
    parameters: new Map(),
  };
}

function goods(): Table {
  return {
    ...tableOf(
      'goods',
      'US goods trade with Mexico',
      ['year'],
      [
        column({ name: 'year', title: 'Year', type: 'year' }, [2021, 2022, 2023]),
        column({ name: 'exports', title: 'US exports', ...BILLION }, [276.5, 324.4, 323.2]),
        column({ name: 'imports', title: 'US imports', ...BILLION, notes: ['first'] }, [384.7, 454.9, 475.6]),
        column({ name: 'balance', title: 'Balance', ...BILLION }, [-108.2, -130.5, -152.4]),
        {
          ...column(
            { name: 'share', title: 'Share', type: 'number', unit: 'percent', numberFormat: formatOf('.1f') },
            [14.5, null, 15.7],
          ),
          statuses: [null, { name: 'notAvailable', sign: '[x]', label: 'not available' }, null],
        },
        column({ name: 'plain', title: 'No format', type: 'number', print: false }, [1.5, 2.5, 3.5]),
      ],
    ),
    notes: [
      { id: 'basis', text: 'Census basis.' },
      { id: 'first', text: 'First release.' },
    ],
    sources: ['census', 'press'],
  };
}

function states(): Table {
  return {
    ...tableOf(
      'states',
      'Exports of states',
      ['state'],
      [
        column({ name: 'rank', title: 'Rank', type: 'integer' }, [1, 2, 3, null]),
        column({ name: 'state', title: 'State', type: 'string' }, ['Texas', 'Ohio', 'Iowa', 'Total']),
        column({ name: 'exports', title: 'Exports', ...BILLION, notes: ['first'] }, [129.5, 8.2, 3.1, 140.8]),
        column({ name: 'source', title: 'Source', type: 'string', reference: 'source', print: false }, [
          'press',
          'census',
          'census',
          'census',
        ]),
      ],
    ),
    notes: [
      { id: 'first', text: 'First release.' },
      { id: 'texas', text: 'As revised.', rows: [true, false, false, false] },
    ],
    totals: [false, false, false, true],
  };
}

const BILLION = { type: 'number', unit: 'US$ billion', numberFormat: formatOf(',.1f') } as const;

export function column(
  field: Omit<Field, 'notes'> & { readonly notes?: readonly string[] },
  values: readonly Scalar[],
): Column {
  return { field: { notes: [], ...field }, values };
}

export function tableOf(
  id: string,
  title: string,
  key: readonly string[],
  columns: readonly Column[],
): Table {
  return {
    id,
    topic: 'trade',
    title,
    description: '',
    columns,
    rowCount: columns[0]?.values.length ?? 0,
    key,
    notes: [],
    sources: ['census'],
    asOf: '2024-02-07',
    derivedFrom: [],
    placeOf: () => PLACE,
  };
}

const FACTS: readonly Fact[] = [
  fact({ id: 'ties', label: 'Mexican-Americans', value: 37, unit: 'million', numberFormat: formatOf('.0f') }),
  fact({ id: 'rounded-trade', label: 'Trade as rounded', value: 0.125, numberFormat: formatOf('.2f') }),
  fact({ id: 'in-force', label: 'In force since', type: 'date', value: '2020-07-01' }),
  fact({
    id: 'share-of-gdp',
    label: 'Trade as a share of output',
    value: 39,
    unit: 'percent',
    status: 'disputed',
    note: 'No reading gives it.',
  }),
  fact({
    id: 'farm-share',
    label: 'Share of farm exports',
    value: 14.5,
    unit: 'percent',
    numberFormat: formatOf('.1f'),
    status: 'untested',
  }),
];

function fact(given: Pick<Fact, 'id' | 'label' | 'value'> & Partial<Fact>): Fact {
  return {
    topic: 'trade',
    type: 'number',
    asOf: '2024-03-31',
    source: 'deck',
    status: 'as-stated',
    place: PLACE,
    ...given,
  };
}

const SOURCES: readonly Source[] = [
  source({
    id: 'census',
    publisher: 'Census Bureau',
    title: 'Trade by country',
    address: 'https://example.org/trade',
    read: '2024-03-01',
    grade: 'A',
  }),
  source({ id: 'press', publisher: 'Daily News', title: 'A report', grade: 'C' }),
  source({ id: 'deck', publisher: 'A. Author', title: 'Slides', grade: 'C' }),
];

function source(given: Omit<Source, 'topic' | 'place'>): Source {
  return { topic: 'trade', place: PLACE, ...given };
}

export const CHECKS: readonly CheckResult[] = [
  check({ id: 'top-partner', statement: 'Mexico is the top partner.' }),
  check({
    id: 'adds-up',
    statement: 'Exports and imports add up.',
    correction: {
      id: 'A2',
      statedIn: '5',
      stated: '322.2',
      holds: '323.2',
      why: 'the sum needs it',
      sources: ['census'],
    },
  }),
];

export function check(given: Pick<CheckResult, 'id' | 'statement'> & Partial<CheckResult>): CheckResult {
  return {
    topic: 'trade',
    expression: 'true',
    severity: 'error',
    outcome: 'held',
    computed: '798.8 = 798.8',
    figures: [],
    place: { file: 'data/trade/checks.yaml', line: 2, column: 5 },
    ...given,
  };
}
