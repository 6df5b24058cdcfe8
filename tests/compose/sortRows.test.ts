/** Rows in the order that a template asks for, and their ranks. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankFigure } from '../../pipeline/compose/Figure.ts';
import { areInOrder, ranksOf, type SortKey, sortRows } from '../../pipeline/compose/sortRows.ts';
import { evaluateExpression } from '../../pipeline/validate/checks/evaluate.ts';
import { columnOf, Figures } from '../../pipeline/validate/checks/Figures.ts';
import type { Scalar, Table } from '../../pipeline/validate/Dataset.ts';
import { languageNamed } from '../language/languageNamed.ts';
import { formatOf } from '../numbers/formatOf.ts';
import { column, composeSmallBook, showProblems, tableOf } from './smallBook.ts';

function ports(rows: readonly (readonly [name: string, total: number | null])[], totals?: boolean[]): Table {
  return {
    ...tableOf(
      'ports',
      'Ports',
      ['port'],
      [
        column(
          { name: 'port', title: 'Port', type: 'string' },
          rows.map(([name]) => name),
        ),
        column(
          { name: 'total', title: 'Total', type: 'number', unit: 'trucks', numberFormat: formatOf(',.0f') },
          rows.map(([, total]) => total),
        ),
      ],
    ),
    ...(totals === undefined ? {} : { totals }),
  };
}

function keysOf(table: Table, ...names: readonly string[]): readonly SortKey[] {
  return names.flatMap((name) => {
    const found = columnOf(table, name.replace('-', ''));
    return found === undefined ? [] : [{ column: found, down: name.startsWith('-') }];
  });
}

const UNSORTED = ports([
  ['Órale', 5],
  ['zeta', null],
  ['The Alpha', 7],
  ['A10', 5],
  ['a2', 5],
  ['A2', 5],
  ['Ñandú', 1],
  ['nova', 1],
]);

function sorted(tag: string, ...keys: readonly string[]): readonly Scalar[] {
  const rows = sortRows([0, 1, 2, 3, 4, 5, 6, 7], keysOf(UNSORTED, ...keys), languageNamed(tag));
  return rows.map((row) => UNSORTED.columns[0]?.values[row] ?? null);
}

test('texts-go-as-readers-of-the-language-look-for-them', () => {
  expect(sorted('en-US', 'port').join(' ')).toBe('A2 A10 a2 The Alpha Ñandú nova Órale zeta');
  expect(sorted('es-MX', 'port').join(' ')).toBe('A2 A10 a2 The Alpha nova Ñandú Órale zeta');
});

test('gaps-come-last-both-ways-and-equals-keep-their-order', () => {
  expect(sorted('en-US', '-total').join(' ')).toBe('The Alpha Órale A10 a2 A2 Ñandú nova zeta');
  expect(sorted('en-US', 'total').at(-1)).toBe('zeta');
  expect(sorted('en-US', '-total', '-port').join(' ')).toBe('The Alpha Órale a2 A10 A2 nova Ñandú zeta');
});

const rowsOf = fc.array(fc.option(fc.integer({ min: 0, max: 6 }), { nil: null }), {
  minLength: 1,
  maxLength: 12,
});

test('ranks-are-those-of-the-language-of-checks', () => {
  fc.assert(
    fc.property(rowsOf, fc.boolean(), (totals, down) => {
      const table = ports(totals.map((total, index) => [`it's ${index}`, total]));
      const figures = new Figures({ tables: new Map([['ports', table]]), facts: new Map() });
      const rows = totals.map((_, index) => index);
      const ranks = ranksOf(rows, keysOf(table, down ? '-total' : 'total'), table, 'datum.total > 1');
      for (const [row, { rank, expression }] of ranksOf(
        rows,
        keysOf(table, down ? '-total' : 'total'),
        table,
        undefined,
      )) {
        const { value, problems } = evaluateExpression(expression, figures, () => ({ place: { file: '' } }));
        expect(problems).toEqual([]);
        expect(value, expression).toBe(rank);
        expect(ranks.has(row)).toBe(true);
      }
      expect(ranks.size).toBe(totals.filter((total) => total !== null).length);
    }),
  );
});

test('an-order-is-a-number-or-date-that-runs-one-way', () => {
  const inOrder = (...totals: readonly (number | null)[]) => {
    const table = ports(totals.map((total, index) => [`${9 - index}`, total]));
    return areInOrder(
      totals.map((_, index) => index),
      table,
    );
  };
  expect([inOrder(1, 2, 2, 3), inOrder(3, null, 1), inOrder(1, 3, 2), inOrder(1, 1), inOrder(1)]).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

function printed(
  text: string,
  table: Table,
): { readonly rows: readonly string[]; readonly problems: string } {
  const { manuscript, problems } = composeSmallBook({ chapters: { trade: text }, tables: [table] });
  const [block] = manuscript.tables;
  const heads = block?.columns.map(({ heading }) => heading).join(' | ') ?? '';
  const rows = block?.rows.map(({ cells }) => cells.map((cell) => cell.text).join(' | ')) ?? [];
  return { rows: [heads, ...rows, ...(block?.remarks ?? [])], problems: showProblems(problems) };
}

const WITH_TOTAL = ports(
  [
    ['All', 20],
    ['Eagle', 5],
    ['Laredo', 8],
    ['Nogales', 5],
    ['Otay', 2],
    ['Tecate', null],
  ],
  [true, false, false, false, false, false],
);

test('a-table-is-sorted-ranked-and-cut-and-its-totals-stay-where-they-stood', () => {
  expect(
    printed('{{ref "tbl:ports"}}\n\n{{table "ports" sort="-total" rank=true limit=4}}', WITH_TOTAL),
  ).toEqual({
    rows: [
      'Rank | Port | Total',
      ' | All | 20',
      '1 | Laredo | 8',
      '2 | Eagle | 5',
      '2 | Nogales | 5',
      '4 | Otay | 2',
      'First 4 of 5 rows.',
    ],
    problems: '',
  });
});

test('a-rank-is-a-printed-figure-that-says-how-it-is-worked-out', () => {
  const { manuscript, problems } = composeSmallBook({
    chapters: {
      trade:
        '{{#each (rows "ports" where="datum.total < 9" sort="-total port" limit=2)}}\n- {{@rank}}: {{port}}\n{{/each}}',
    },
    tables: [WITH_TOTAL],
  });
  expect(showProblems(problems)).toBe('');
  expect(manuscript.ledger.filter(({ address }) => address.startsWith('rank'))).toMatchObject([
    {
      displayed: '1',
      address: "rank('ports', 'total', {port: 'Laredo'}, 'datum.total < 9')",
      from: ['ports[Laredo].total'],
    },
    { displayed: '2', address: "rank('ports', 'total', {port: 'Eagle'}, 'datum.total < 9')" },
  ]);
});

test('what-has-no-rank-is-said', () => {
  const { problems } = printed(
    '{{#each (rows "ports" sort="-total")}}\n- {{@rank}}: {{port}}\n{{/each}}',
    WITH_TOTAL,
  );
  expect(problems).toContain('figure-missing: expected a value in @rank, found a gap');
  expect(printed('{{#each (rows "ports")}}\n- {{@rank}}\n{{/each}}', WITH_TOTAL).problems).toContain(
    'unknown-name',
  );
  expect(
    rankFigure(WITH_TOTAL, 1, { rank: 1234, expression: 'x', field: 'total' }, languageNamed('en-US').numbers)
      .text,
  ).toBe('1,234');
});
