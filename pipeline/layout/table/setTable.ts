/** Turns a table into measured columns and placed rows. */
import type { TableBlock } from '../../compose/Manuscript.ts';
import type { Theme } from '../../theme/Theme.ts';
import type { TypeMeasurer } from '../text/TypeMeasurer.ts';
import type { SetTable, TableWidth } from './PlacedTable.ts';

export interface TableOptions {
  /** Points available on a page for each width. */
  readonly widths: Readonly<Record<TableWidth, number>>;
  readonly theme: Theme;
  readonly language: string;
}

export type { SetTable };
export declare function setTable(block: TableBlock, options: TableOptions, measurer: TypeMeasurer): SetTable;
