/** Parquet files are read by the types of their columns, within the limits; what is damaged is refused. */
import * as fc from 'fast-check';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { defaultLimits } from '../../pipeline/limits/Limits.ts';
import { runs } from '../runs.ts';
import { readFile, summaryOf } from './readFile.ts';

const parquet = (...columnData: ColumnSource[]) => new Uint8Array(parquetWriteBuffer({ columnData }));

test('columns-are-read-by-their-types', async () => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  const bytes = parquet(
    { name: 'State', data: ['Ohio', 'Iowa', null], type: 'STRING' },
    { name: 'year', data: [2021, 2022, 2023], type: 'INT32' },
    { name: 'single', data: [0.1, 2.5, 1e6], type: 'FLOAT' },
    { name: 'Exports (US$ billion)', data: [0.1 + 0.2, null, -3], type: 'DOUBLE' },
    { name: 'count', data: [1n, 900_000_000_000_000n, null], type: 'INT64' },
    { name: 'day', data: [day('2024-02-29'), null, day('1969-12-31')], type: 'TIMESTAMP' },
    { name: 'open', data: [true, false, true], type: 'BOOLEAN' },
  );
  expect(await summaryOf('a.parquet', bytes)).toEqual({
    fields: [
      ...['state:string', 'year:year', 'single:number', 'exports:number(US$ billion)'],
      ...['count:integer', 'day:date', 'open:boolean'],
    ],
    rows: [
      ['Ohio', '2021', '0.1', '0.3', '1', '2024-02-29', 'true'],
      ['Iowa', '2022', '2.5', '', '900000000000000', '', 'false'],
      ['', '2023', '1000000', '-3', '', '1969-12-31', 'true'],
    ],
    key: ['year'],
  });
});

test('a-whole-number-with-more-digits-than-are-kept-is-refused', async () => {
  const bytes = parquet({ name: 'id', data: [1n, 9_007_199_254_740_993n], type: 'INT64' });
  expect(await summaryOf('a.parquet', bytes)).toEqual(['intake-digits']);
});

test('columns-of-lists-are-refused-by-name', async () => {
  const bytes = parquet({ name: 'a', data: ['x', 'y'] }, { name: 'tags', data: [[1], [2]], type: 'JSON' });
  const { problems } = await readFile('a.parquet', bytes);
  expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'intake-nested expected plain values in each column, found lists, objects or bytes in "tags"',
  ]);
});

test('limits-hold-before-anything-is-unpacked', async () => {
  const data = Array.from({ length: 5000 }, (_, row) => row);
  const bytes = parquet({ name: 'a', data }, { name: 'b', data });
  for (const limit of ['rows', 'columns', 'cells', 'fileBytes'] as const) {
    expect(await summaryOf('a.parquet', bytes, {}, { ...defaultLimits, [limit]: 1 })).toEqual(['over-limit']);
  }
  const long = parquet({ name: 'a', data: ['x'.repeat(40_000), 'y'] });
  expect(await summaryOf('a.parquet', long)).toEqual(['over-limit']);
});

test('a-damaged-file-is-refused-or-read-and-never-throws', async () => {
  const sound = parquet(
    { name: 'state', data: ['Ohio', 'Iowa', 'Ohio', 'Iowa'] },
    { name: 'value', data: [1.5, 2.5, null, 4], type: 'DOUBLE' },
  );
  const change = fc.tuple(fc.nat(sound.length - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 4 }),
      fc.nat(sound.length),
      async (changes, cut) => {
        const bytes = Uint8Array.from(sound);
        for (const [at, byte] of changes) bytes[at] = byte;
        for (const file of [bytes, sound.subarray(0, cut)]) {
          const { value, problems } = await readFile('a.parquet', file);
          expect(value === undefined).toBe(problems.length > 0);
        }
      },
    ),
    { numRuns: runs(8) },
  );
});

test('a-page-that-would-be-read-without-end-is-refused', async () => {
  const bytes = parquet(
    { name: 'state', data: ['Ohio', 'Iowa', 'Ohio', 'Iowa'] },
    { name: 'day', data: [new Date(0), null, new Date(1e12), null], type: 'TIMESTAMP' },
    { name: 'value', data: [1.5, 2.5, null, 4], type: 'DOUBLE' },
  );
  // The length of the page's levels is left out of its head.
  bytes[73] = 192;
  const { problems } = await readFile('a.parquet', bytes);
  expect(problems.map(({ message }) => message)).toEqual([
    'expected a file that can be read, found no Parquet file that can be read (reading it comes to no end)',
  ]);
});
