/** Makes tables for tests, in squares of 4 pt: type of 8 pt, so that a character is 4 pt wide. */

import type { TableBlock, TableColumn } from '../../../pipeline/compose/Manuscript.ts';
import { american } from '../../../pipeline/language/english.ts';
import type { SetTable, SetTableCell } from '../../../pipeline/layout/table/PlacedTable.ts';
import { setTable, type TableOptions } from '../../../pipeline/layout/table/setTable.ts';
import type { TypeRole } from '../../../pipeline/theme/Theme.ts';
import { squareMeasurer } from '../squareMeasurer.ts';

const role = (size: number, leading: number, colour: string): TypeRole => ({
  font: 'sans-400',
  size,
  leading,
  colour,
  features: [],
  tracking: 0,
});

export const theme: TableOptions['theme'] = {
  type: {
    tableHead: role(8, 10, '#111111'),
    tableCell: role(8, 12, '#111111'),
    tableTotal: { ...role(8, 12, '#111111'), font: 'sans-600' },
    source: role(7, 10, '#666666'),
  },
  colours: { grey: '#666666' },
};

export const stub = (heading: string, more: Partial<TableColumn> = {}): TableColumn => ({
  field: heading,
  heading,
  align: 'start',
  stub: true,
  notes: [],
  ...more,
});

export const words = (heading: string): TableColumn => stub(heading, { stub: false });

export const figures = (heading: string, more: Partial<TableColumn> = {}): TableColumn =>
  stub(heading, { align: 'decimal', stub: false, ...more });

/** A row whose first cell is `Total` is a total. */
export function tableOf(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  more: Partial<TableBlock> = {},
): TableBlock {
  return {
    type: 'table',
    table: 'us-mexico-goods',
    id: 'tbl:us-mexico-goods',
    number: 'Table 3.1',
    title: [],
    columns,
    rows: rows.map((cells) => ({
      kind: cells[0] === 'Total' ? 'total' : 'body',
      cells: cells.map((text) => ({ text, value: text, origin: { type: 'fact', fact: 'f' } })),
    })),
    notes: [],
    titleNotes: [],
    signs: [],
    remarks: [],
    source: [],
    width: 'text',
    place: { file: 'templates/chapters/trade.md.hbs', line: 7 },
    ...more,
  };
}

export function set(block: TableBlock, widths: Partial<TableOptions['widths']> = {}): SetTable {
  return setTable(
    block,
    {
      widths: { text: 400, wide: 500, landscape: 700, ...widths },
      theme,
      language: american,
      words: american.words,
    },
    squareMeasurer(),
  );
}

export function cellText(cell: SetTableCell | undefined): string {
  return (cell?.lines ?? []).map((line) => line.actualText ?? line.text).join('');
}

export function columnOf(table: SetTable, column: number): readonly (SetTableCell | undefined)[] {
  return table.rows.map((row) => row.cells[column]);
}
