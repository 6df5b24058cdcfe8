/** One sign has one meaning within a table, and each gap has one. */
import { expect, test } from 'vitest';
import { american } from '../../pipeline/language/english.ts';
import type { Field, Scalar } from '../../pipeline/validate/Dataset.ts';
import {
  type CellStatus,
  drawingOf,
  reasonOf,
  statusCodes,
  statusOfCode,
  statusOfMark,
} from '../../pipeline/validate/observationStatus.ts';
import { Signs } from '../../pipeline/validate/Signs.ts';
import { exampleTable } from '../checks/exampleFigures.ts';

const meanings = american.words.statuses;

/** The signs of one column's cells: `sign meaning`, in the order of the rows. */
function signsOf(
  cells: readonly (readonly [Scalar, CellStatus?])[],
  field: Partial<Field> = {},
): readonly string[] {
  const base = exampleTable(
    't',
    ['a', 'b'],
    cells.map(([value]) => [value, 1]),
    { keys: 0 },
  );
  const [first, second] = base.columns;
  if (first === undefined || second === undefined) throw new Error('expected two columns');
  const column = {
    ...first,
    field: { ...first.field, ...field },
    statuses: cells.map(([, status]) => status ?? null),
  };
  const signs = new Signs({ ...base, columns: [column, second] }, meanings);
  const used = signs.usedIn([column, second]);
  expect(signs.usedIn([second])).toEqual([]);
  const given = cells.map((_, row) => signs.of(column, row));
  expect(used).toEqual([...new Set(given.filter((sign) => sign !== undefined))]);
  return given.map((sign) => (sign === undefined ? '' : `${sign.sign} ${sign.meaning}`));
}
const own = (sign: string, label: string): CellStatus => ({ sign, label });

test('a-plain-value-has-no-sign-and-an-empty-cell-the-usual-one', () => {
  expect(signsOf([[5], [null]])).toEqual(['', `[x] ${meanings.notAvailable}`]);
  expect(signsOf([[5], [6]])).toEqual(['', '']);
});

test('what-the-data-writes-keeps-its-sign-and-its-words', () => {
  expect(
    signsOf([
      [null, own('..', 'not surveyed')],
      [5, { name: 'provisional', sign: '', label: '' }],
    ]),
  ).toEqual(['.. not surveyed', `[p] ${meanings.provisional}`]);
});

test('a-sign-that-is-taken-is-numbered', () => {
  const cells = [
    [null, own('[x]', 'lost')],
    [null],
    [null, own('[x]', 'burnt')],
    [null, own('..', 'a')],
    [null, own('..', 'b')],
  ] as const;
  expect(signsOf(cells)).toEqual([
    '[x] lost',
    `[x3] ${meanings.notAvailable}`,
    '[x2] burnt',
    '.. a',
    '..2 b',
  ]);
});

test('what-means-the-same-has-the-same-sign', () => {
  expect(
    signsOf([
      [null, own('..', 'lost')],
      [null, own('', 'lost')],
    ]),
  ).toEqual(['.. lost', '.. lost']);
  expect(signsOf([[null, own('', meanings.confidential.toUpperCase())]])[0]).toBe(
    `[c] ${meanings.confidential.toUpperCase()}`,
  );
  expect(signsOf([[null, own('', 'of another kind')]])).toEqual(['[x] of another kind']);
});

test('an-empty-status-or-margin-of-error-is-no-gap', () => {
  expect(signsOf([[null]], { statusOf: 'b' })).toEqual(['']);
  expect(signsOf([[null]], { errorOf: 'b' })).toEqual(['']);
});

test('codes-and-marks-of-statuses-are-told-apart', () => {
  expect(['P', 'C', 'Q', 'A', 'zz'].map(statusOfCode)).toEqual([
    'provisional',
    'confidential',
    'confidential',
    undefined,
    undefined,
  ]);
  expect(['[c]', '[ns]', '[]', 'c'].map(statusOfMark)).toEqual([
    'confidential',
    'notSignificant',
    undefined,
    undefined,
  ]);
  expect(statusCodes.slice(0, 3)).toEqual(['A', 'P', 'R']);
  expect(new Set(statusCodes).size).toBe(statusCodes.length);
  expect(
    [undefined, null, own('..', 'x'), { name: 'estimated', sign: '', label: '' } as const].map(drawingOf),
  ).toEqual(['plain', 'plain', 'plain', 'dashed']);
  expect(reasonOf({ name: 'confidential', sign: '..', label: 'secret' })).toBe('secret');
  expect(reasonOf({ name: 'confidential', sign: '..', label: '' })).toBe('..');
  expect(reasonOf({ name: 'confidential', sign: '', label: '' })).toBe('[c]');
  expect(reasonOf(own('', ''))).toBe('');
});
