/** Every figure of the book has a name, and the name finds it. */
import { expect, test } from 'vitest';
import { Figures } from '../../pipeline/validate/checks/Figures.ts';
import { cellAddress, factAddress, resolveAddress } from '../../pipeline/validate/figureAddress.ts';
import { checkedBook } from './checkedBook.ts';

const { dataset } = await checkedBook();
const figures = new Figures(dataset);
const locate = () => ({ place: { file: '' } });

test('every-cell-of-every-table-is-found-by-its-address', () => {
  const lost: string[] = [];
  let count = 0;
  for (const table of dataset.tables.values()) {
    for (const { field } of table.columns) {
      for (let row = 0; row < table.rowCount; row++) {
        const address = cellAddress(table, row, field.name);
        const found = resolveAddress(address, figures, { locate });
        const same = found.type === 'cell' && found.table === table && found.row === row;
        if (!same || found.column.field.name !== field.name) lost.push(address);
        count++;
      }
    }
  }
  expect(lost).toEqual([]);
  expect(count).toBeGreaterThan(20_000);
});

test('every-fact-is-found-by-its-id-and-by-its-address', () => {
  for (const fact of dataset.facts.values()) {
    for (const address of [fact.id, factAddress(fact.id)])
      expect(resolveAddress(address, figures, { locate })).toMatchObject({
        type: 'fact',
        fact: { id: fact.id },
      });
  }
});
