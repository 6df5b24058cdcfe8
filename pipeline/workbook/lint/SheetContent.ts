/** What the rules look at in a sheet. */
import type { LintRange, LintStyle, LintTable } from './readPackage.ts';

export type CellKind = 'number' | 'text' | 'boolean' | 'error' | 'blank';

export interface LintCell {
  readonly name: string;
  readonly row: number;
  readonly column: number;
  readonly kind: CellKind;
  readonly text: string;
  readonly style: LintStyle | undefined;
}

/** What the data cells of one table column hold, with the first cell of each kind. */
export interface LintColumn {
  readonly firsts: Map<
    CellKind | 'symbol' | 'note' | 'left' | 'right' | 'wide' | 'numeral' | 'words',
    string
  >;
  readonly formats: Map<string, string>;
  /** Codes in square brackets, e.g. `[x]`. */
  readonly codes: Map<string, string>;
  /** Numbers of notes that are explained in the column's rows: cells such as `[note 3]`. */
  readonly marks: Set<string>;
  /** Texts that were looked at: one that comes again says nothing new. Of many different ones, some of them. */
  readonly seen: Set<string>;
}

export interface TableContent {
  readonly table: LintTable;
  readonly heading: ReadonlyMap<number, LintCell>;
  readonly columns: readonly LintColumn[];
  /** Whether no cell beneath the heading has a value. */
  readonly isVoid: boolean;
  /** The first row of the table without any value. */
  readonly blankRow: number | undefined;
}

/** What is wrong with a cell by itself; each makes Excel repair the file. */
export interface LintFault {
  readonly kind: 'number' | 'tooLong' | 'reference' | 'order' | 'string' | 'style' | 'type';
  readonly cell: string;
  readonly found: string;
}

export interface LintLink {
  readonly reference: string;
  readonly relationship: string | undefined;
  readonly location: string | undefined;
}

export interface SheetContent {
  readonly broken: string | undefined;
  /** Names of the children of `worksheet`, in order. */
  readonly elements: readonly string[];
  readonly view: Readonly<Record<string, string>>;
  readonly activeCell: string;
  readonly frozen: boolean;
  readonly merged: readonly string[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly string[];
  readonly columnWidths: readonly { readonly range: string; readonly width: number }[];
  readonly widthOf: (column: number) => number | undefined;
  readonly links: readonly LintLink[];
  /** Ids of relations that tables, drawings and comments of the sheet stand behind. */
  readonly relations: readonly { readonly element: string; readonly id: string }[];
  /** Cells of which the file says that numbers are kept as text on purpose. */
  readonly textNumbers: readonly LintRange[];
  readonly headerFooter: string;
  readonly fitToWidth: boolean;
  /** Printed on one page, whatever its length. */
  readonly fitToPage: boolean;
  readonly tables: readonly TableContent[];
  /** Cells outside every table, up to a limit. */
  readonly around: readonly LintCell[];
  readonly faults: readonly LintFault[];
  readonly formulas: { readonly first: string | undefined; readonly firstWithoutValue: string | undefined };
  readonly smallFont: string | undefined;
  readonly italic: string | undefined;
  readonly filled: string | undefined;
  readonly lastRow: number;
  /** Numbers of the shared strings that cells name. */
  readonly sharedTexts: readonly number[];
}
