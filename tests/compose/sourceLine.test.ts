/** The line of sources beneath a table whose data reaches up to several dates. */
import { expect, test } from 'vitest';
import { chaptersOf } from '../../pipeline/compose/chaptersOf.ts';
import { everyBlock } from '../../pipeline/compose/everyBlock.ts';
import { plainText } from '../../pipeline/compose/plainText.ts';
import type { Table } from '../../pipeline/validate/Dataset.ts';
import { column, composeChapterText, tableOf } from './smallBook.ts';

const YEAR = { name: 'year', title: 'Year', type: 'year' } as const;

function table(id: string, more: Partial<Table>): Table {
  return { ...tableOf(id, `Table ${id}`, ['year'], [column(YEAR, [2023])]), ...more };
}

/** Beneath a table that is made of others. */
function lineOf(inputs: readonly Table[], made: Partial<Table>, language = 'en-US'): string {
  const dates = inputs.map(({ asOf }) => asOf).sort();
  const joined = table('joined', {
    sources: [...new Set(inputs.flatMap(({ sources }) => sources))],
    asOf: dates.at(-1) ?? '',
    derivedFrom: inputs.map(({ id }) => id),
    ...made,
  });
  const { manuscript } = composeChapterText('{{table "joined"}}\n', {
    tables: [...inputs, joined],
    language,
  });
  const [found] = [...everyBlock(chaptersOf(manuscript).flatMap(({ blocks }) => blocks))].flatMap((block) =>
    block.type === 'table' ? [plainText(block.source)] : [],
  );
  return found ?? '';
}

const first = table('first', { asOf: '2024-02-07' });
const later = table('later', { asOf: '2025-06-30', sources: ['press'] });

test('each-publisher-has-the-date-of-the-tables-that-were-read-from-it', () => {
  expect(lineOf([first, later], {})).toBe(
    'Sources: Census Bureau (as of February 7, 2024); Daily News (as of June 30, 2025)',
  );
});

test('one-date-stands-behind-all-that-share-it', () => {
  expect(lineOf([first, { ...later, asOf: '2024-02-07' }], {})).toBe(
    'Sources: Census Bureau; Daily News (as of February 7, 2024)',
  );
});

test('two-dates-of-one-publisher-are-both-told-and-of-more-the-first-and-the-last', () => {
  const second = table('second', { asOf: '2025-06-30' });
  expect(lineOf([first, second], {})).toBe(
    'Source: Census Bureau (as of February 7, 2024 and June 30, 2025)',
  );
  expect(lineOf([first, table('between', { asOf: '2024-06-05' }), second], {})).toBe(
    'Source: Census Bureau (as of February 7, 2024 – June 30, 2025)',
  );
  expect(lineOf([first, table('year', { asOf: '2025' })], {}, 'fr')).toMatch(
    /\(au 7\s?février\s?2024 et en 2025\)$/,
  );
});

test('a-table-that-names-a-date-of-its-own-has-it-for-all-that-it-rests-on', () => {
  expect(lineOf([first, later], { asOf: '2026-01-31' })).toBe(
    'Sources: Census Bureau; Daily News (as of January 31, 2026)',
  );
});
