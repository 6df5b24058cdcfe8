/** What `checks.yaml` declares, what is wrong with it and where, and what comes of each check. */
import { expect, test } from 'vitest';
import { american } from '../../pipeline/language/english.ts';
import { parseYaml } from '../../pipeline/load/parseYaml.ts';
import type { Problem } from '../../pipeline/problems/Problem.ts';
import type { CheckDeclaration } from '../../pipeline/validate/checks/parseChecks.ts';
import { parseChecks } from '../../pipeline/validate/checks/parseChecks.ts';
import { runChecks } from '../../pipeline/validate/checks/runChecks.ts';
import type { TypedBook } from '../../pipeline/validate/TypedBook.ts';
import { languageNamed } from '../language/languageNamed.ts';
import { exampleFact, exampleFigures, exampleTable } from './exampleFigures.ts';

const goods = exampleTable(
  'goods',
  ['year:year', 'exports'],
  [
    [2022, 7.5],
    [2023, 8.2],
  ],
);
const bridges = exampleFact('bridges', 55);
const figures = exampleFigures([goods], [bridges]);

/** `checks.yaml` of each topic. */
function parsed(...texts: readonly string[]) {
  const documents = texts.map((text, index) => {
    const { document } = parseYaml({ path: `data/topic-${index}/checks.yaml`, text });
    return { topic: `topic-${index}`, derived: undefined, checks: document };
  });
  const [{ checks: book } = {}] = documents;
  if (book === undefined) throw new Error('the checks of a test are YAML');
  const source = {
    id: 'office',
    topic: 'topic-0',
    publisher: '',
    title: '',
    grade: 'A',
    place: { file: '' },
  } as const;
  const typed: TypedBook = {
    book,
    tables: new Map(),
    faulty: new Set(),
    facts: new Map([[bridges.id, bridges]]),
    sources: new Map([[source.id, source]]),
    shapes: new Map(),
    topics: new Map(),
    declarations: [...documents, { topic: 'none', derived: undefined, checks: undefined }],
  };
  return parseChecks(typed);
}

/** `line: code message`, with the hints that follow. */
const told = (problems: readonly Problem[]) =>
  problems.map(({ code, message, place, hints = [] }) => [`${place?.line}: ${code} ${message}`, ...hints]);

const whole = `checks:
  - id: exports-grew
    statement: Exports grew.
    expression: "value('goods[2023].exports') > 8"
  - id: second
    statement: A second one.
    expression: 1 < 2
    severity: warning
    waive: the source is under revision
    correction:
      id: A1
      statedIn: 33
      stated: 7.2
      holds: 8.2
      why: it does not add up
      sources: [office]
      figures: [s1, s2]
      facts: [bridges]
`
  .replace('stated: 7.2', 'stated: "7.2"')
  .replace('holds: 8.2', 'holds: "8.2"');

test('a-check-is-read-with-all-that-it-declares', () => {
  const { checks, problems } = parsed(whole);
  expect(problems).toEqual([]);
  const [first, second] = checks;
  expect(first).toMatchObject({
    id: 'exports-grew',
    topic: 'topic-0',
    statement: 'Exports grew.',
    expression: "value('goods[2023].exports') > 8",
    severity: 'error',
    waiver: undefined,
    correction: undefined,
    figureSpots: [],
    spot: { place: { line: 2 } },
  });
  expect(first?.locate({ start: 6, end: 11 }).place).toMatchObject({ line: 4, column: 24 });
  expect(second).toMatchObject({
    severity: 'warning',
    waiver: 'the source is under revision',
    waiverSpot: { place: { line: 9 } },
    correction: {
      id: 'A1',
      statedIn: '33',
      stated: '7.2',
      holds: '8.2',
      why: 'it does not add up',
      sources: ['office'],
      figures: ['s1', 's2'],
      facts: ['bridges'],
    },
  });
  expect(second?.figureSpots.map(({ place }) => [place.line, place.column])).toEqual([
    [17, 17],
    [17, 21],
  ]);
});

test('what-a-correction-leaves-out-is-absent', () => {
  const { checks } = parsed(whole.replace(/ {6}(statedIn|sources|figures|facts).*\n/g, ''));
  expect(checks[1]?.correction).toStrictEqual({
    id: 'A1',
    stated: '7.2',
    holds: '8.2',
    why: 'it does not add up',
    sources: [],
  });
});

test.each<[was: string, is: string, problem: readonly string[], ids: readonly string[]]>([
  [
    'id: exports-grew',
    'id: Exports',
    ['check-id expected an id of small letters, digits and single hyphens, found "Exports"'],
    ['Exports', 'second'],
  ],
  [
    'id: exports-grew',
    'id: a--b',
    ['check-id expected an id of small letters, digits and single hyphens, found "a--b"'],
    ['a--b', 'second'],
  ],
  [
    'id: exports-grew',
    'id: a-',
    ['check-id expected an id of small letters, digits and single hyphens, found "a-"'],
    ['a-', 'second'],
  ],
  [
    'id: exports-grew',
    'id: -a',
    ['check-id expected an id of small letters, digits and single hyphens, found "-a"'],
    ['-a', 'second'],
  ],
  [
    'id: exports-grew',
    'id: second',
    ['duplicate-id expected each check of the book to have a name of its own, found "second" again'],
    ['second'],
  ],
  [
    '    statement: Exports grew.\n',
    '',
    ['missing-property expected the property "statement" here, found none'],
    ['second'],
  ],
  [
    '    expression: 1 < 2\n',
    '',
    ['missing-property expected the property "expression" here, found none'],
    ['exports-grew'],
  ],
  [
    '  - id: second\n    statement',
    '  - statement',
    ['missing-property expected the property "id" here, found none'],
    ['exports-grew'],
  ],
  [
    'severity: warning',
    'severity: fatal',
    ['wrong-property-value expected "severity" to be one of error, warning, found "fatal"'],
    ['exports-grew', 'second'],
  ],
  [
    'severity: warning',
    'severty: warning',
    [
      'misspelt-property expected a property of the Data Package standard or of this pipeline, found "severty"',
      'did you mean "severity"?',
    ],
    ['exports-grew', 'second'],
  ],
  [
    'waive: the source is under revision',
    'waive: " "',
    [
      'check-waiver-reason expected a reason why "second" may fail, found none',
      'waive: "why the book may be printed all the same"',
    ],
    ['exports-grew', 'second'],
  ],
  [
    'waive: the source is under revision',
    'waive:',
    [
      'check-waiver-reason expected a reason why "second" may fail, found none',
      'waive: "why the book may be printed all the same"',
    ],
    ['exports-grew', 'second'],
  ],
  [
    'sources: [office]',
    'sources: [office, ofice]',
    ['unknown-source expected the name of a source, found "ofice"', 'did you mean "office"?'],
    ['exports-grew', 'second'],
  ],
  [
    'facts: [bridges]',
    'facts: [bridge]',
    ['correction-unknown-fact expected the id of a fact, found "bridge"', 'did you mean bridges?'],
    ['exports-grew', 'second'],
  ],
  [
    'facts: [bridges]',
    'facts: [zzzzzzzzz]',
    [
      'correction-unknown-fact expected the id of a fact, found "zzzzzzzzz"',
      'facts stand in the facts.csv of each topic',
    ],
    ['exports-grew', 'second'],
  ],
  [
    '      why: it does not add up\n',
    '',
    ['missing-property expected the property "why" here, found none'],
    ['exports-grew', 'second'],
  ],
  [
    '      id: A1\n',
    '',
    ['missing-property expected the property "id" here, found none'],
    ['exports-grew', 'second'],
  ],
])('%j written as %j is told', (was, is, problem, ids) => {
  const text = whole.replace(was, is);
  expect(text).not.toBe(whole);
  const { checks, problems } = parsed(text);
  const [first] = told(problems);
  expect(problems).toHaveLength(1);
  expect(first?.[0]?.replace(/^\d+: /, '')).toBe(problem[0]);
  expect(first?.slice(1, problem.length)).toEqual(problem.slice(1));
  expect(checks.map(({ id }) => id)).toEqual(ids);
});

test.each(['id', 'stated', 'holds', 'why'])('a-correction-without-%s-is-none', (name) => {
  const { checks, problems } = parsed(whole.replace(new RegExp(` {6}${name}: .*\\n`), ''));
  expect(problems.map(({ message }) => message)).toEqual([
    `expected the property "${name}" here, found none`,
  ]);
  expect(checks[1]?.correction).toBeUndefined();
});

test('a-file-that-is-no-list-of-checks-declares-none', () => {
  expect(parsed('- 1').checks).toEqual([]);
  expect(told(parsed('- 1').problems)[0]?.[0]).toContain('wrong-property-type');
  expect(told(parsed('cheks: []').problems).flat().join(' ')).toContain('did you mean "checks"?');
  expect(parsed('checks:\n  - 5').checks).toEqual([]);
  expect(parsed(whole, 'checks: 5').checks).toHaveLength(2);
});

test('an-id-is-told-again-with-the-place-of-the-first-in-whichever-topic', () => {
  const { checks, problems } = parsed(whole, whole);
  expect(checks.map(({ id, topic }) => `${topic} ${id}`)).toEqual(['topic-0 exports-grew', 'topic-0 second']);
  expect(problems.map(({ place, related }) => [place?.file, related])).toEqual([
    [
      'data/topic-1/checks.yaml',
      [
        {
          message: 'the other is here',
          place: expect.objectContaining({ file: 'data/topic-0/checks.yaml', line: 2 }),
        },
      ],
    ],
    [
      'data/topic-1/checks.yaml',
      [
        {
          message: 'the other is here',
          place: expect.objectContaining({ file: 'data/topic-0/checks.yaml', line: 5 }),
        },
      ],
    ],
  ]);
});

// ---------------------------------------------------------------- runs

function declared(expression: string, more: Partial<CheckDeclaration> = {}): CheckDeclaration {
  const at = (line: number, column = 1) => ({ place: { file: 'checks.yaml', line, column } });
  return {
    id: 'c',
    topic: 'trade',
    statement: 'It holds.',
    expression,
    severity: 'error',
    waiver: undefined,
    correction: undefined,
    spot: at(1),
    locate: ({ start, end }) => ({ place: { ...at(2, start + 1).place, endColumn: end + 1 } }),
    figureSpots: [],
    waiverSpot: at(3),
    ...more,
  };
}
const run = (check: CheckDeclaration, asStated = false, language = american) =>
  runChecks([check], () => figures, { asStated, language });

test('a-check-that-holds-has-its-computation-in-the-language-of-the-book', () => {
  const check = declared("value('goods[2023].exports') > 8");
  expect(run(check).problems).toEqual([]);
  expect(run(check).results.get('c')).toStrictEqual({
    id: 'c',
    topic: 'trade',
    statement: 'It holds.',
    expression: check.expression,
    severity: 'error',
    outcome: 'held',
    computed: '8.2, expected more than 8',
    figures: [{ type: 'cell', table: 'goods', row: 1, field: 'exports' }],
    place: { file: 'checks.yaml', line: 1, column: 1 },
  });
  expect(run(check, false, languageNamed('de-DE')).results.get('c')?.computed).toContain('8,2');
});

test('a-failure-is-told-in-english-with-the-figures-that-it-looked-at', () => {
  const expression = "value('goods[2022].exports') + value('bridges') > 100";
  const correction = { id: 'A1', stated: '9', holds: '8', why: 'sum', sources: [] };
  const check = declared(expression, { severity: 'warning', correction });
  const { results, problems } = run(check, false, languageNamed('de-DE'));
  expect(results.get('c')).toMatchObject({ outcome: 'failed', correction });
  expect(problems).toMatchObject([
    {
      code: 'check-failed',
      severity: 'warning',
      check: 'c',
      place: { line: 2, column: 1, endColumn: expression.length + 1 },
      message: 'expected "c" to hold, found: 7.5 + 55 = 62.5, expected more than 100',
      hints: ['the check says: It holds.', 'correction A1: stated is 9; what holds: 8'],
      related: [
        {
          message: 'goods[2022].exports is 7.5',
          place: { file: 'data/example/goods.csv', line: 2, field: 'exports' },
        },
        { message: 'fact:bridges is 55', place: { file: 'data/example/facts.csv', line: 2 } },
      ],
    },
  ]);
});

test('of-many-figures-twelve-are-shown-and-the-rest-counted', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, row) => [row]);
  const related = (count: number) => {
    const long = exampleFigures([exampleTable('long', ['n:integer'], rows(count))]);
    const check = declared("sum('long', 'n') < 0");
    const { problems } = runChecks([check], () => long, { asStated: false, language: american });
    return problems[0]?.related ?? [];
  };
  expect(related(12)).toHaveLength(12);
  expect(related(15)).toHaveLength(13);
  expect(related(15).at(-1)).toEqual({ message: 'and 3 more figures' });
});

test('a-waived-failure-is-no-problem-and-a-waiver-that-idles-is-one', () => {
  const waiver = 'under revision';
  expect(run(declared('1 > 2', { waiver })).problems).toEqual([]);
  expect(run(declared('1 > 2', { waiver })).results.get('c')).toMatchObject({ outcome: 'waived', waiver });
  const idle = run(declared('1 < 2', { waiver }));
  expect(idle.results.get('c')).toMatchObject({ outcome: 'held', waiver });
  expect(told(idle.problems)).toEqual([
    [
      '3: check-waiver-idle expected "c" to fail, since it is waived, found that it holds',
      'remove the waiver',
    ],
  ]);
  // With another document's figures put in, what is waived for the book's own may hold.
  expect(run(declared('1 < 2', { waiver }), true).problems).toEqual([]);
  expect(run(declared('1 > 2', { waiver: ' ' })).results.get('c')?.outcome).toBe('failed');
});

test('what-is-no-check-has-no-outcome', () => {
  const number = run(declared("value('bridges') + 1"));
  expect(number.results.size).toBe(0);
  expect(told(number.problems)).toEqual([
    [
      '2: check-not-boolean expected "c" to be true or false, found 55 + 1 = 56',
      'compare it with something: near(…, 100, 0.05), … > 0, … == 1',
    ],
  ]);
  expect(number.problems[0]?.place).toMatchObject({ column: 1, endColumn: 21 });
  const wrong = run(declared("value('bridge') > 1"));
  expect(wrong.results.size).toBe(0);
  expect(wrong.problems.map(({ code }) => code)).toEqual(['unknown-fact']);
});

test('each-check-looks-at-its-own-figures', () => {
  const checks = [
    declared("value('bridges') > 60", { id: 'a' }),
    declared("value('bridges') > 60", { id: 'b' }),
  ];
  const others = exampleFigures([], [exampleFact('bridges', 70)]);
  const { results } = runChecks(checks, ({ id }) => (id === 'b' ? others : figures), {
    asStated: false,
    language: american,
  });
  expect([...results.values()].map(({ outcome }) => outcome)).toEqual(['failed', 'held']);
});
