/** Registers, facts and corrections printed as lists, each of a book of another kind. */

import { expect, test } from 'vitest';
import { cutHandout } from '../../pipeline/compose/cutHandout.ts';
import type { Field, Scalar, Table } from '../../pipeline/validate/Dataset.ts';
import { formatOf } from '../numbers/formatOf.ts';
import { dumpBlocks } from './dumpBlocks.ts';
import {
  composeChapterText,
  composeSmallBook,
  type SmallBook,
  showProblems,
  smallDataset,
} from './smallBook.ts';

/** Interviews: records that are no figures, each with the chapter and the place that tell of it. */
const INTERVIEWS = register(
  'interviews',
  [
    { name: 'no', title: 'No.', type: 'integer', notes: [] },
    { name: 'who', title: 'Who was asked', type: 'string', notes: [] },
    { name: 'held', title: 'Held on', type: 'date', notes: [] },
    {
      name: 'length',
      title: 'Length',
      type: 'number',
      unit: 'hours',
      numberFormat: formatOf('.1f'),
      notes: [],
    },
    { name: 'chapter', title: 'Chapter', type: 'string', reference: 'chapter', notes: [] },
    { name: 'at', title: 'Page', type: 'string', reference: 'place', notes: [] },
  ],
  [
    [10, 'a harbor pilot', '2023-05-02', 1.5, 'trade', 'sec:trade/pilots'],
    [2, 'a customs broker', '2023-11-20', null, 'trade', null],
    [3, 'a farmer', '2022-01-31', 0.75, 'farms', 'ch:farms'],
  ],
);

function register(id: string, fields: readonly Field[], rows: readonly (readonly Scalar[])[]): Table {
  return {
    id,
    topic: 'trade',
    title: 'Interviews held',
    description: '',
    columns: fields.map((field, index) => ({ field, values: rows.map((row) => row[index] ?? null) })),
    rowCount: rows.length,
    key: ['no'],
    notes: [],
    sources: [],
    asOf: '2024-01-31',
    derivedFrom: [],
    role: 'register',
    placeOf: (row, field) => ({ file: `data/trade/${id}.csv`, line: (row ?? -1) + 2, field: field ?? '' }),
  };
}

const CHAPTERS = '## Pilots {#pilots}\n\nThey know the water.\n\n';
const more = (table = INTERVIEWS): Omit<SmallBook, 'chapters'> => ({ tables: [table] });

function composed(text: string, given = more()) {
  const { manuscript, problems } = composeChapterText(`${CHAPTERS}${text}`, given);
  const [block] = manuscript.tables;
  return { block, text: block === undefined ? '' : dumpBlocks([block]), problems: showProblems(problems) };
}

test('a-register-is-printed-in-its-order-or-sorted-by-a-column', () => {
  const rows = (sort: string) =>
    composed(`{{register "interviews" title="Whom we asked" columns="no held" ${sort}}}`)
      .text.trim()
      .split('\n')
      .slice(2);
  expect(rows('').map((row) => row.trim())).toEqual([
    '| 10 | May 2, 2023 |',
    '| 2 | November 20, 2023 |',
    '| 3 | January 31, 2022 |',
  ]);
  expect(rows('sort="no"')[0]).toContain('| 2 |');
  expect(rows('sort="-held"')[0]).toContain('| 2 |');
  expect(rows('sort="length"').map((row) => row.split('|')[1]?.trim())).toEqual(['3', '10', '2']);
});

test('a-column-of-places-holds-pages-and-one-of-chapters-titles', () => {
  const { block, text, problems } = composed(
    '{{register "interviews" id="asked" where="datum.no > 5" title="Whom we asked" columns="who length chapter at" heads="Who | Length | Chapter | Page"}}',
  );
  expect(problems).toBe('');
  expect(block).toMatchObject({ id: 'tbl:asked', list: 'register', width: 'wide' });
  expect(block?.columns.map(({ align }) => align)).toEqual(['start', 'start', 'start', 'end']);
  expect(block?.rows[0]?.cells.map(({ pageOf }) => pageOf)).toEqual([
    undefined,
    undefined,
    undefined,
    'sec:trade/pilots',
  ]);
  expect(text).toContain('a harbor pilot | 1.5 hours |');
});

test('in-a-handout-a-place-in-the-rest-of-the-book-is-named-in-place-of-its-page', () => {
  const list = '{{register "interviews" title="Whom we asked" columns="who at" heads="Who | Page"}}';
  const chapters = { trade: CHAPTERS, farms: `## Visits {#visits}\n\n${list}` };
  const { manuscript } = composeSmallBook({ chapters, ...more() });
  const request = { chapters: ['farms'], parts: [], suffix: '-farms' };
  const { value } = cutHandout(manuscript, smallDataset([], [INTERVIEWS]), request);
  const cells = value?.manuscript.parts.flatMap(({ chapters: [chapter] }) =>
    (chapter?.blocks ?? []).flatMap((block) =>
      block.type === 'table' ? block.rows.map((row) => row.cells[1]) : [],
    ),
  );
  expect(cells?.map((cell) => [cell?.text, cell?.pageOf])).toEqual([
    ['Pilots', undefined],
    ['', undefined],
    ['', 'ch:farms'],
  ]);
});

test('in-a-list-a-gap-shows-a-sign-where-the-data-gives-its-reason-and-nothing-else', () => {
  const columns = INTERVIEWS.columns.map((column) =>
    column.field.name === 'length'
      ? { ...column, statuses: [null, { sign: '', label: 'not recorded' }, null] }
      : column,
  );
  const list =
    '{{register "interviews" title="Whom we asked" columns="no length at" heads="No. | Length | Page"}}';
  const { block, text } = composed(list, more({ ...INTERVIEWS, columns }));
  expect(text).toContain('| 2 | [x] |  |');
  expect(block?.signs).toEqual([{ sign: '[x]', meaning: 'not recorded' }]);
});

test('heads-are-the-titles-of-the-fields-where-none-are-given', () => {
  const { text } = composed('{{register "interviews" title="Whom we asked" columns="no who"}}');
  expect(text).toContain('| stub start No. | start Who was asked |');
});

test('a-place-or-chapter-that-is-not-there-is-a-problem-at-its-cell', () => {
  const { problems } = composed('{{register "interviews" title="Whom we asked"}}');
  expect(problems).toContain('data/trade/interviews.csv:4');
  expect(problems).toContain('ch:farms');
});

test.each([
  ['{{register "interviews"}}', 'register: expected a title, written title="…", found nothing'],
  ['{{register "interviewz" title="A"}}', 'expected a table of this book, found "interviewz"'],
  ['{{register "interviews" title="A" columns="who whom"}}', 'expected a field of interviews, found "whom"'],
  ['{{register "interviews" title="A" sort="whom"}}', 'expected a field of interviews, found "whom"'],
  [
    '{{register "interviews" title="A" columns="no who" heads="No."}}',
    'register: expected a head for each of no, who',
  ],
  ['{{register "interviews" title="A" columns="no" heads="The 7 asked"}}', 'found the number 7'],
  ['{{register "interviews" title="Some 7 asked"}}', 'found the number 7'],
  ['{{facts title="A" columns="label stated_in"}}', 'facts: expected a head for each of label, stated_in'],
  ['{{facts title="A" columns="labl" heads="A"}}', 'expected a field of the facts, found "labl"'],
  ['{{facts title="A" columns="label" heads="A" where="datum.labl == \'x\'"}}', 'labl'],
  ['{{corrections title="A"}}', 'corrections: expected a head for each of id, statedIn, stated, holds, why'],
])('what is wrong with a list is said: %s', (text, expected) => {
  expect(composed(text).problems).toContain(expected);
});

test('facts-are-chosen-by-any-column-and-printed-with-their-units', () => {
  const { text, problems } = composed(
    `{{facts title="Shares" where="datum.unit == 'percent'" columns="id value status as_of" heads="Name | Value | Status | As of" sort="-value"}}`,
  );
  expect(problems).toBe('');
  expect(text).toContain('| share-of-gdp | 39 percent | disputed | March 31, 2024 |');
  expect(text.indexOf('39 percent')).toBeLessThan(text.indexOf('14.5 percent'));
});

test('corrections-stand-alone-where-no-facts-are-asked-for-and-in-the-columns-asked-for', () => {
  const { text, problems } = composed(
    '{{corrections title="Errata" columns="stated holds" heads="Printed | Correct"}}',
  );
  expect(problems).toBe('');
  expect(text).toContain('| stub start Printed | start Correct |');
  expect(text.split('\n').filter((line) => line.includes('|'))).toHaveLength(2);
});

test('a-sign-of-money-is-that-of-the-unit-and-refused-where-the-unit-has-none', () => {
  const money = '{{value "goods[2022].exports" format="$,.0f" unit="€ million"}}';
  const { manuscript, problems } = composeChapterText(money);
  expect(showProblems(problems)).toBe('');
  expect(manuscript.ledger[0]?.displayed).toMatch(/^€/);
  const share = composeChapterText('{{value "goods[2021].share" format="$,.1f"}}');
  expect(showProblems(share.problems)).toContain('"percent" names none');
});

test('facts-have-columns-and-heads-without-being-asked', () => {
  expect(composed('{{facts title="Single figures"}}')).toMatchObject({ problems: '' });
  expect(composed('{{facts title="Single figures"}}').text).toContain('What it is');
});
