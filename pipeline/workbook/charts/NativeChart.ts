/** What Excel needs to know of a chart, as rows and fields of one table. */
import type { Scalar } from '../../validate/Dataset.ts';
import type { NativeChartKind, NativeGrouping } from '../WorkbookPlan.ts';

export interface NativeSeries {
  readonly name: string;
  /** Field of the values. */
  readonly field: string;
  /** The table's row for each category; undefined where the series has none. */
  readonly rows: readonly (number | undefined)[];
  /** `#rrggbb`, where the spec says one. */
  readonly colour?: string;
  readonly pointColours: ReadonlyMap<number, string>;
}

export interface AxisLimits {
  readonly min?: number;
  readonly max?: number;
}

export interface NativeChart {
  readonly kind: NativeChartKind;
  readonly grouping: NativeGrouping;
  /** Id of the table. */
  readonly table: string;
  /** Field of the categories, or of x in a scatter chart. */
  readonly category: string;
  readonly categories: readonly Scalar[];
  readonly series: readonly NativeSeries[];
  /** As the spec says them; undefined where it says nothing. */
  readonly categoryTitle?: string;
  readonly valueTitle?: string;
  readonly valueLimits: AxisLimits;
  /** Of x in a scatter chart. */
  readonly categoryLimits: AxisLimits;
}
