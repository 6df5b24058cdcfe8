/** What is printed is read back as the same address, whatever the values hold; a row's address finds the row. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Address,
  type AddressText,
  plainAddressText,
  printAddress,
} from '../../pipeline/address/Address.ts';
import { parseAddress } from '../../pipeline/address/parseAddress.ts';
import { cellAddress, resolveAddress } from '../../pipeline/validate/figureAddress.ts';
import { exampleFigures, exampleTable } from '../checks/exampleFigures.ts';

const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
const field = fc.stringMatching(/^[A-Za-z_]\w{0,8}$/);
const placeholder = fc.record({
  name: fc.constantFrom('year', 'state', '../row', 'this.x', 'año'),
  shift: fc.integer({ min: -999, max: 999 }),
});
/** Anything that a cell may hold, above all what the grammar uses for itself. */
const value = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({
    unit: fc.constantFrom(',', '[', ']', '{', '}', '=', '"', "'", ' ', '.', 'a', '\n'),
    maxLength: 9,
  }),
);

/** Texts and placeholders by turns. */
const keyText: fc.Arbitrary<AddressText> = fc
  .array(fc.oneof(value, placeholder), { maxLength: 4 })
  .map((parts) => {
    const merged: (string | { name: string; shift: number })[] = [];
    for (const part of parts) {
      const last = merged.at(-1);
      if (part === '') continue;
      if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
      else merged.push(part);
    }
    return merged;
  });

const name: fc.Arbitrary<AddressText> = fc.oneof(
  id.map(plainAddressText),
  placeholder.map((part) => [part]),
);

const address: fc.Arbitrary<Address> = fc.oneof(
  fc.record({
    type: fc.constant('cell' as const),
    table: name,
    keys: fc.oneof(
      fc.array(fc.record({ value: keyText }), { maxLength: 3 }),
      fc.array(fc.record({ field, value: keyText }), { maxLength: 3 }),
    ),
    field: field.map(plainAddressText),
  }),
  fc.record({
    type: fc.constantFrom('fact' as const, 'check' as const, 'fig' as const, 'tbl' as const),
    id: name,
  }),
);

test('an-address-printed-is-read-back-as-the-same-address', () => {
  fc.assert(
    fc.property(address, (given) => {
      expect(parseAddress(printAddress(given))).toMatchObject({ type: 'parsed', address: given });
    }),
    { numRuns: 500 },
  );
});

test('an-address-is-printed-in-one-form-only', () => {
  fc.assert(
    fc.property(address, (given) => {
      const read = parseAddress(printAddress(given));
      expect(read.type === 'parsed' && printAddress(read.address)).toBe(printAddress(given));
    }),
  );
});

test('no-text-whatever-makes-the-reader-fail', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        value,
        value.map((text) => `t[${text}].f`),
      ),
      (text) => {
        const read = parseAddress(text);
        if (read.type === 'malformed') expect(read.span.start).toBeLessThanOrEqual(text.length);
      },
    ),
    { numRuns: 500 },
  );
});

test('every-cell-of-a-table-is-found-by-its-address', () => {
  const row = fc.tuple(fc.integer({ min: 1900, max: 2100 }), value, fc.boolean());
  const rows = fc.uniqueArray(row, {
    minLength: 1,
    maxLength: 6,
    selector: (cells) => JSON.stringify(cells),
  });
  fc.assert(
    fc.property(rows, (given) => {
      const header = ['year:year', 'partner:string', 'sure:boolean', 'total'];
      const table = exampleTable(
        'partners',
        header,
        given.map((cells, index) => [...cells, index]),
        { keys: 3 },
      );
      const figures = exampleFigures([table]);
      const locate = () => ({ place: { file: '' } });
      for (let index = 0; index < table.rowCount; index++) {
        const found = resolveAddress(cellAddress(table, index, 'total'), figures, { locate });
        expect(found).toMatchObject({ type: 'cell', row: index, value: index });
      }
    }),
  );
});
