/** Claims that bring their own check. */
import { expect, test } from 'vitest';
import { composeSmallBook, showProblems } from './smallBook.ts';

const GROWTH = "value('goods[2023].imports') > value('goods[2022].imports')";

function composed(chapters: Readonly<Record<string, string>>) {
  const { manuscript, problems } = composeSmallBook({ chapters });
  // Which of them could not fail is the matter of other tests.
  const told = problems.filter(({ code }) => code !== 'check-cannot-fail');
  return { manuscript, problems: showProblems(told) };
}

test('a-sentence-with-its-expression-is-a-check-with-the-sentence-as-its-statement', () => {
  const { manuscript, problems } = composed({
    trade: `## Growth {#growth}

Much was said. Imports came to {{value "goods[2023].imports"}} billion, {{#holds "${GROWTH}"}}*more* than before{{/holds}}. The end.`,
  });
  expect(problems).toBe('');
  const [claim] = manuscript.claims;
  expect(claim?.text).toBe('Imports came to 475.6 billion, more than before.');
  expect(claim?.check).toMatch(/^trade-growth-[0-9a-f]{6}$/);
  const check = manuscript.checks.get(claim?.check ?? '');
  expect(check).toMatchObject({
    topic: 'trade',
    statement: 'Imports came to 475.6 billion, more than before.',
    expression: GROWTH,
    severity: 'error',
    outcome: 'held',
    computed: '475.6, expected more than 454.9',
    figures: [
      { type: 'cell', table: 'goods', row: 2, field: 'imports' },
      { type: 'cell', table: 'goods', row: 1, field: 'imports' },
    ],
    place: { file: 'templates/chapters/trade.md.hbs', line: 6 },
  });
  expect([...manuscript.checks.keys()].at(-1)).toBe(claim?.check);
});

test('the-id-is-that-which-is-given-and-else-the-same-as-long-as-section-and-expression-are', () => {
  const text = (id: string, section: string) =>
    `## ${section}\n\nText, {{#holds "${GROWTH}"${id}}}more{{/holds}}.`;
  const idOf = (chapter: string) => composed({ trade: chapter }).manuscript.claims[0]?.check;
  expect(idOf(text(' id="imports-rise"', 'One'))).toBe('imports-rise');
  expect(idOf(text('', 'One'))).toBe(idOf(`${text('', 'One')} And more text.`));
  expect(idOf(text('', 'One'))).not.toBe(idOf(text('', 'Two')));
});

test('a-check-that-fails-is-reported-where-its-expression-stands', () => {
  const { manuscript, problems } = composed({
    trade: `Imports fell: {{#holds "value('goods[2023].imports') < 400" id="low"}}less{{/holds}}.`,
  });
  expect(problems).toBe(
    `chapters/trade.md.hbs:4:25 check-failed: expected "low" to hold, found: 475.6, expected less than 400
  hint: the check says: Imports fell: less.`,
  );
  expect(manuscript.checks.get('low')?.outcome).toBe('failed');
});

test('rows-of-a-loop-make-checks-of-their-own-and-names-of-the-chapter-are-spelled-out', () => {
  const { manuscript, problems } = composed({
    trade: `---
title: Trade
figures: { now: "goods[2023].imports", one: "states[{state}].exports" }
---
{{#each (rows "states" limit=2)}}
- {{state}}: {{#holds "value('one') < value('now')"}}less than all{{/holds}}.
{{/each}}`,
  });
  expect(problems).toBe('');
  const held = [...manuscript.checks.values()].filter(({ place }) => place.file.endsWith('trade.md.hbs'));
  expect(held.map(({ statement }) => statement)).toEqual(['Texas: less than all.', 'Ohio: less than all.']);
  expect(held[0]?.expression).toBe("value('states[{state}].exports') < value('goods[2023].imports')");
  expect(new Set(held.map(({ id }) => id)).size).toBe(2);
});

test('two-alike-and-ids-of-the-data-are-refused', () => {
  const one = `One, {{#holds "${GROWTH}"}}more{{/holds}}.`;
  const { problems } = composed({
    trade: `${one}\n\n${one}\n\nTwo, {{#holds "${GROWTH}" id="top-partner"}}more{{/holds}}.`,
  });
  expect(problems.match(/duplicate-id: .*/g)).toEqual([
    expect.stringMatching(/name of its own, found "trade-[0-9a-f]{6}" again$/),
    'duplicate-id: expected each check of the book to have a name of its own, found "top-partner" again',
  ]);
});

test('an-expression-of-typed-numbers-holds-nothing-and-a-number-is-no-relation', () => {
  const { problems } = composed({
    trade: `A {{#holds "2 > 1"}}b{{/holds}}. C {{#holds "value('goods[2023].imports')"}}d{{/holds}}. E {{#holds}}f{{/holds}} {{holds "x"}}`,
  });
  expect(problems.split('\n').filter((line) => !line.startsWith('  '))).toEqual([
    'chapters/trade.md.hbs:4:13 bare-number: expected an expression that looks at a figure or a table, found "2 > 1"',
    'chapters/trade.md.hbs:4:92 argument-missing: holds: expected an expression that is true, found nothing',
    'chapters/trade.md.hbs:4:114 block-expected: expected holds in a block, found it alone',
    expect.stringMatching(/4:46 check-not-boolean: /),
  ]);
});

test('the-table-of-checks-has-those-of-chapters-after-it', () => {
  const { manuscript, problems } = composed({
    list: 'See {{ref "tbl:checks"}}.\n\n{{checksTable}}',
    trade: `Imports: {{#holds "${GROWTH}"}}more{{/holds}}.`,
  });
  expect(problems).toBe('');
  const table = manuscript.tables.find(({ id }) => id === 'tbl:checks');
  expect(table?.rows.at(-1)?.cells.map(({ text }) => text)).toEqual([
    'Imports: more.',
    '475.6, expected more than 454.9',
    'holds',
  ]);
});

test('the-title-of-a-table-may-bring-its-check', () => {
  const { manuscript, problems } = composed({
    trade: `{{ref "tbl:goods"}}\n\n{{table "goods" title="{{#holds \\"${GROWTH}\\"}}More{{/holds}} goods"}}`,
  });
  expect(problems).toBe('');
  expect(manuscript.claims.map(({ check, within }) => [check.slice(0, -6), within])).toEqual([
    ['goods-title-', 'tbl:goods'],
  ]);
});
