/** What Excel needs to know of a chart: all that its picture shows, as series over categories. */
import type { BoundingBox } from '../../charts/pathData.ts';
import type { Scalar } from '../../validate/Dataset.ts';
import type { NativeChartKind, NativeGrouping, SeriesLook } from '../WorkbookPlan.ts';

export interface NativeLabel {
  readonly text: string;
  /** `#rrggbb`, as the picture prints it. */
  readonly colour?: string;
  /** Where the words stand, seen from their mark. */
  readonly side?: LabelSide;
}

export type LabelSide = 'top' | 'bottom' | 'left' | 'right' | 'centre';

/** The cells of one column that a series shows. */
export interface NativeCells {
  readonly table: string;
  readonly field: string;
  /** The table's row for each category; undefined where the series has none. */
  readonly rows: readonly (number | undefined)[];
}

export interface NativeSeries {
  readonly name: string;
  readonly look: SeriesLook;
  /** As drawn, by category; null where nothing is drawn. */
  readonly values: readonly (number | null)[];
  /** Undefined where what was drawn stands in no column of one table. */
  readonly cells?: NativeCells;
  /** `#rrggbb`, where the spec says one. */
  readonly colour?: string;
  readonly pointColours: ReadonlyMap<number, string>;
  /** Points drawn as outlines, since their values are not final. */
  readonly hollow: ReadonlySet<number>;
  /** What each point covers on the picture. */
  readonly boxes: readonly (BoundingBox | undefined)[];
  /** Of a line along the top of an area, `#rrggbb`. */
  readonly edge?: string;
  /** Points of a line are marked. */
  readonly hasMarkers: boolean;
  /** A line from the axis to each point. */
  readonly hasStems: boolean;
  readonly labels: ReadonlyMap<number, NativeLabel>;
}

/** A line that comments on the data, or words that stand by themselves: drawn from values of no cell. */
export interface NativeRule {
  readonly name: string;
  /** Its one end, or both, by index of the category (of a scatter chart: by x) and value as drawn. */
  readonly ends: readonly { readonly at: number; readonly value: number }[];
  readonly colour?: string;
  readonly label?: NativeLabel;
  /** What a line covers on the picture. */
  readonly box?: BoundingBox;
}

export interface AxisLimits {
  readonly min?: number;
  readonly max?: number;
}

export interface NativeChart {
  readonly kind: NativeChartKind;
  readonly grouping: NativeGrouping;
  /** Bars of several series lie over each other. */
  readonly overlaps: boolean;
  /** Field of the categories in the table of the series' cells; undefined where they are no column's. */
  readonly category?: { readonly table: string; readonly field: string };
  /** As they stand in cells, or as drawn; of a scatter chart x. */
  readonly categories: readonly Scalar[];
  readonly series: readonly NativeSeries[];
  readonly rules: readonly NativeRule[];
  /** The ground between two lines is shaded, which is left out. */
  readonly isShaded: boolean;
  /** What is drawn of a cell: 1, or 0.001 where thousands are drawn, 0.000001, and so on. */
  readonly scale: number;
  /** As the spec says them; undefined where it says nothing. */
  readonly categoryTitle?: string;
  readonly valueTitle?: string;
  /** As drawn. */
  readonly valueLimits: AxisLimits;
  /** Of x in a scatter chart. */
  readonly categoryLimits: AxisLimits;
}
