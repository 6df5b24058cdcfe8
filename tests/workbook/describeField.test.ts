import { expect, test } from 'vitest';
import { american } from '../../pipeline/language/english.ts';
import { spanish } from '../../pipeline/language/spanish.ts';
import type { Table } from '../../pipeline/validate/Dataset.ts';
import { describeField } from '../../pipeline/workbook/describeField.ts';
import { column, datasetOf, field, goods, partners, table } from './fixture.ts';

function derived(name: string, transform: NonNullable<Table['derivation']>['transform']): Table {
  return table('derived', 'Derived', [column(field(name, 'number'), [1])], {
    derivedFrom: [goods.id],
    derivation: { from: goods.id, transform, rows: [] },
  });
}

const { tables } = datasetOf([goods, partners]);

test.each([
  [
    'a sum of two',
    [{ calculate: 'datum.exports + datum.imports', as: 'x' }],
    'Computed: US exports + US imports.',
  ],
  [
    'growth',
    [
      { window: [{ op: 'lag', field: 'total', as: '_before' }], sort: [{ field: 'year' }] },
      { calculate: 'datum._before == null ? null : (datum.total / datum._before - 1) * 100', as: 'x' },
    ],
    'Computed: (Total ÷ (Total of the row before) − 1) × 100.',
  ],
  [
    'a part of rows',
    [
      { calculate: 'datum.year == 2014 ? datum.total : 0', as: '_part' },
      { aggregate: [{ op: 'sum', field: '_part', as: 'x' }], groupby: ['year'] },
    ],
    'Computed: sum of Total where Year = 2014 by Year.',
  ],
  [
    'a rank',
    [{ window: [{ op: 'rank', as: 'x' }], sort: [{ field: 'total', order: 'descending' }] }],
    'Computed: place by Total.',
  ],
  [
    'what is looked up',
    [
      {
        lookup: 'partner',
        from: { data: { name: 'top-partners' }, key: 'partner', fields: ['share'] },
        as: ['x'],
      },
    ],
    'Computed: Share of US goods trade in “Largest partners of the United States in goods trade, first release”.',
  ],
  [
    'a choice among words',
    [{ calculate: "datum.total > 5 ? 'much' : 'little'", as: 'x' }],
    'Computed from Total.',
  ],
])('%s-is-told-in-words', (_, transform, text) => {
  const of = derived('x', transform);
  expect(describeField(of, field('x', 'number'), { tables }, american.pack)).toBe(text);
});

test('what-is-written-goes-before-what-can-be-told', () => {
  const of = derived('x', [{ calculate: 'datum.exports', as: 'x' }]);
  expect(
    describeField(of, field('x', 'number', { description: 'As stated.' }), { tables }, american.pack),
  ).toBe('As stated.');
  expect(describeField(goods, field('exports', 'number'), { tables }, american.pack)).toBeUndefined();
});

test('steps-are-told-in-the-language-of-the-book', () => {
  const of = derived('x', [{ aggregate: [{ op: 'count', as: 'x' }], groupby: ['year'] }]);
  const [language] = spanish;
  expect(describeField(of, field('x', 'number'), { tables }, language?.pack ?? american.pack)).toBe(
    'Calculado: número de filas por Year.',
  );
});
