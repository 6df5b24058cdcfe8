/** What `setTable` makes of a table: measured columns and placed rows, from the table's top left corner. */
import type { Features, FontId } from '../../fonts/Measurer.ts';
import type { Problem } from '../../problems/Problem.ts';
import type { SetLine } from '../text/Line.ts';

export type TableWidth = 'text' | 'wide' | 'landscape';

/** Lengths in points. */
export interface SetTable {
  /** The width that was chosen; `landscape` asks for a turned page. */
  readonly width: TableWidth;
  /** Set width: the columns and the gaps between them; at most the width available. */
  readonly measure: number;
  /** Size and leading of the cells: the theme's, or smaller by rule. */
  readonly size: number;
  readonly leading: number;
  readonly styles: Readonly<Record<CellStyleName, CellStyle>>;
  readonly columns: readonly SetTableColumn[];
  /** Repeated on each page. */
  readonly head: SetTableHead;
  readonly rows: readonly SetTableRow[];
  /** Signs such as `[x]`, explained in one paragraph before the notes, and what is to be known of the table. */
  readonly signs: readonly SetLine[];
  readonly remarks: readonly SetLine[];
  /** Notes of the table, one paragraph each, and the source line; all to be set beneath the last row. */
  readonly notes: readonly SetNote[];
  readonly source: readonly SetLine[];
  /** Leading of notes and source. */
  readonly noteLeading: number;
  readonly problems: readonly Problem[];
}

export type CellStyleName = 'head' | 'unit' | 'body' | 'total';

/** One style serves all cells of a kind, so that a cell carries only text and place. */
export interface CellStyle {
  readonly font: FontId;
  readonly size: number;
  readonly features: Features;
  readonly tracking: number;
  readonly colour: string;
}

export interface SetTableColumn {
  readonly x: number;
  readonly width: number;
  /** Row headers. */
  readonly stub: boolean;
}

/** From the first of some columns to the end of the last. */
export function widthOfColumns(columns: readonly SetTableColumn[], first: number, count: number): number {
  const from = columns[first];
  const last = columns[first + count - 1] ?? from;
  return from === undefined || last === undefined ? 0 : last.x + last.width - from.x;
}

export interface SetTableHead {
  readonly height: number;
  /** One cell a column: its heading, note marks and unit. */
  readonly cells: readonly SetTableCell[];
}

export interface SetTableRow {
  readonly kind: 'body' | 'total';
  readonly height: number;
  /** Space above it, e.g. the hair before every fifth row; dropped at the top of a page. */
  readonly gapBefore: number;
  /** One cell a column. */
  readonly cells: readonly SetTableCell[];
  /** A cell of a row above goes on in it. */
  readonly goesOn: boolean;
  /** Where a row taller than a page may be split: distances from its top, between lines; empty for one line. */
  readonly splits: readonly number[];
}

export interface SetTableCell {
  /** Empty for a cell without text. */
  readonly lines: readonly SetCellLine[];
  /** Of a cell with formulas: its lines, each with its place from the table's left edge and the row's top. */
  readonly words?: readonly { readonly line: SetLine; readonly x: number; readonly y: number }[];
  /** Id of the ledger entry whose figure it prints. */
  readonly ledger?: string;
  /** Columns and rows that it takes, where these are several. */
  readonly span?: { readonly columns: number; readonly rows: number };
  /** Another cell has taken its place: it is no element. */
  readonly isTaken?: true;
}

/** A line of a cell, or a part of one; its style is that of the row's kind, or `style`. */
export interface SetCellLine {
  /** From the table's left edge. */
  readonly x: number;
  /** Of the baseline, from the row's top. */
  readonly y: number;
  readonly text: string;
  readonly width: number;
  /** In the head only. */
  readonly style?: 'unit';
  /** It is the mark `[3]` of this data note. */
  readonly note?: number;
  readonly actualText?: string;
}

export interface SetNote {
  readonly number: number;
  readonly lines: readonly SetLine[];
}
