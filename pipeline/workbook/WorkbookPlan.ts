/** The data pack as plain data: sheets, tables, links and charts, decided before a byte is written. */
import type { Scalar } from '../validate/Dataset.ts';

/** Where a cell leads: into the workbook, to the web, or to a file that lies beside the workbook. */
export type CellLink =
  | { readonly type: 'cell'; readonly sheet: string; readonly cell: string }
  | { readonly type: 'url'; readonly url: string }
  | { readonly type: 'file'; readonly name: string };

/** `title` is Heading 1 and stands in A1 only; `heading` is Heading 2. */
export type LineStyle = 'title' | 'heading' | 'text';

/** One cell of column A above the table, or of a sheet without a table. */
export interface LinePlan {
  readonly text: string;
  readonly style: LineStyle;
  readonly link?: CellLink;
}

/**
 * What the cells of a column are. A year is a `number` with the format `0`. `date` and `month` hold ISO texts
 * in the plan and become serial days when written.
 */
export type ColumnKind = 'text' | 'number' | 'date' | 'month' | 'boolean';

export interface ColumnPlan {
  /** Title, unit in round brackets on the second line, note marks on the third. */
  readonly heading: string;
  readonly kind: ColumnKind;
  /** Excel format code of the column, e.g. `#,##0.0`. */
  readonly numberFormat: string;
  /** Codes of single cells by row index, where the column's would show another text than the book. */
  readonly ownFormats?: ReadonlyMap<number, string>;
  readonly values: readonly Scalar[];
  /** By row index. */
  readonly links?: ReadonlyMap<number, CellLink>;
  /** In characters of the default font, as Excel counts a column's width. */
  readonly width: number;
  /** Text that is longer than the column is wide goes on to further lines. */
  readonly wrap: boolean;
  /** Text beside a column of numbers keeps its distance from them. */
  readonly indent: boolean;
}

/** The further codes of a column's cells, in the order in which they first stand. */
export function ownCodesOf(column: ColumnPlan): readonly string[] {
  return [...new Set(column.ownFormats?.values() ?? [])];
}

/** One table object; its first column is column A. */
export interface TablePlan {
  /** Name of the table object, unique over the workbook. */
  readonly name: string;
  /** Alternative text of the table object. */
  readonly title: string;
  readonly summary: string;
  readonly columns: readonly ColumnPlan[];
  readonly rowCount: number;
  /** Row of the header, from 1. */
  readonly headerRow: number;
  /** Rows printed in bold: totals. */
  readonly totals?: readonly boolean[];
  /** The first column names the row, for screen readers. */
  readonly rowHeaders: boolean;
}

export type SheetKind =
  | 'cover'
  | 'contents'
  | 'notes'
  | 'figures'
  | 'checks'
  | 'changes'
  | 'columns'
  | 'sources'
  | 'facts'
  | 'openPoints'
  | 'table'
  | 'chart';

export interface SheetPlan {
  readonly kind: SheetKind;
  /** Id of the table or chart that the sheet holds. */
  readonly id?: string;
  readonly name: string;
  /** Column A from row 1 downwards; line `i` stands in row `i + 1`. */
  readonly lines: readonly LinePlan[];
  readonly table?: TablePlan;
  readonly chart?: ChartPlan;
  readonly picture?: PicturePlan;
  /** Width of column A where there is no table, and whether its text wraps. */
  readonly textWidth?: number;
  readonly landscape: boolean;
  /** Of its tab, `#rrggbb`: the topic's. */
  readonly tabColour?: string;
  /** Filter buttons on its table, whatever the others have. */
  readonly isFiltered?: boolean;
}

/** How a chart stands: its axes and what most of its series are. Lines may lie over columns and areas. */
export type NativeChartKind = 'line' | 'column' | 'bar' | 'area' | 'scatter';

export type SeriesLook = 'bars' | 'area' | 'line' | 'points';

export type NativeGrouping = 'clustered' | 'stacked' | 'percentStacked';

/** A range of cells with what stands in them, so that a reader who does not recalculate can draw it. */
export interface RangePlan {
  /** e.g. `'US goods trade'!$B$9:$B$47`. */
  readonly reference: string;
  /** Dates as serial days. */
  readonly values: readonly (number | string | null)[];
  readonly numberFormat: string;
}

export interface ChartLabelPlan {
  /** As the picture prints it, line by line. */
  readonly text: string;
  /** Where the words are the value in this format, so that the label follows the cell. */
  readonly numberFormat?: string;
  /** `#rrggbb` */
  readonly colour: string;
  readonly position?: 'top' | 'bottom' | 'right' | 'left' | 'centre' | 'outside';
}

export interface ChartSeriesPlan {
  readonly name: string;
  readonly look: SeriesLook;
  /** Of a scatter chart: the points' x. */
  readonly categories: RangePlan;
  readonly values: RangePlan;
  /** `#rrggbb`; undefined of points that only carry a label. */
  readonly colour?: string;
  /** Of a line along the top of an area, which is then pale. */
  readonly edge?: string;
  /** Colours of single bars by index, where they differ from the series'. */
  readonly pointColours: ReadonlyMap<number, string>;
  /** Points drawn as outlines. */
  readonly hollow: ReadonlySet<number>;
  readonly hasMarkers: boolean;
  /** How far a line goes down from each point; `whole` to zero. */
  readonly drop?: number | 'whole';
  readonly labels: ReadonlyMap<number, ChartLabelPlan>;
  /** A line or words that comment on the data, and have no place in the legend. */
  readonly isComment: boolean;
}

export interface ChartAxisPlan {
  /** Empty where the labels speak for themselves. */
  readonly title: string;
  readonly numberFormat: string;
  readonly kind: 'text' | 'date' | 'number';
  readonly min?: number;
  readonly max?: number;
  /** From one number of the axis to the next, where that is not left to Excel. */
  readonly step?: number;
}

/** Where a drawing stands on its sheet. */
export interface DrawingSpot {
  readonly title: string;
  readonly alt: string;
  /** Top left cell (both from 1) and size in points. */
  readonly column: number;
  readonly row: number;
  readonly width: number;
  readonly height: number;
}

/** A chart that Excel cannot show whole, as the book prints it. */
export interface PicturePlan extends DrawingSpot {
  /** Of paths alone, so that it needs no fonts; without its title and words. */
  readonly svg: string;
}

/** A native chart on a sheet of its own. */
export interface ChartPlan extends DrawingSpot {
  readonly kind: NativeChartKind;
  readonly grouping: NativeGrouping;
  readonly overlaps: boolean;
  readonly series: readonly ChartSeriesPlan[];
  /** Where labels do not name each series. */
  readonly hasLegend: boolean;
  readonly categoryAxis: ChartAxisPlan;
  readonly valueAxis: ChartAxisPlan;
}

export interface WorkbookProperties {
  readonly title: string;
  readonly subject: string;
  readonly description: string;
  readonly creator: string;
  readonly company: string;
  /** BCP 47. */
  readonly language: string;
  readonly keywords: readonly string[];
  /** ISO date; the only date in the file. */
  readonly edition: string;
  /** Custom properties in order. */
  readonly custom: readonly { readonly name: string; readonly value: string }[];
}

/** Where a dataset table's cells stand. */
export interface TableCells {
  readonly sheet: string;
  /** Row of the table's first data row, from 1. */
  readonly firstRow: number;
  readonly rowCount: number;
  /** Column (from 1) by field. */
  readonly columns: ReadonlyMap<string, number>;
}

/** Answers where a figure stands in the workbook; used by the ledger, `trace` and the manifest. */
export interface CellIndex {
  readonly tables: ReadonlyMap<string, TableCells>;
  /** Address by fact, e.g. `'Facts'!D12`. */
  readonly facts: ReadonlyMap<string, string>;
}

/** Theme colours for the workbook's own theme part, so that a restyled chart keeps the book's palette. */
export interface WorkbookColours {
  readonly accents: readonly string[];
  readonly link: string;
  readonly grid: string;
  readonly ink: string;
}

export interface WorkbookPlan {
  readonly properties: WorkbookProperties;
  readonly colours: WorkbookColours;
  readonly paper: 'A4' | 'Letter';
  readonly sheets: readonly SheetPlan[];
  readonly cells: CellIndex;
  /** Filter buttons on every table, and header rows frozen; both off by the guidance. */
  readonly filters: boolean;
  readonly freezePanes: boolean;
  /** Tables of more rows are zipped chunk by chunk, so that memory stays bounded. */
  readonly streamFrom: number;
}
