/** The one account of what a chart drew: each mark with its channels and, for each item, the rows that it stands for. */
import type { RowOrigin } from '../dataflow/followRows.ts';
import type { Json } from '../json/Json.ts';
import type { Scalar } from '../validate/Dataset.ts';
import type { BoundingBox } from './pathData.ts';

/**
 * The items of one mark. How to read it: `rows` of an item are all rows of tables that it was made from: one for a bar
 * of a row, many for a sum, those looked up as well, none for a rule at a year. `values` stand in the order of `channels`.
 * Plain data, and equal rows are one object, so that it passes between threads.
 */
export interface DrawnView {
  /** Vega-Lite's name of the mark, as in `Scene`, e.g. `layer_0_marks`. */
  readonly name: string;
  /** The word of the specification, e.g. `bar`, and Vega's own, e.g. `rect`: a box plot is several marks. */
  readonly mark: string;
  readonly drawnAs: string;
  /** Whether it stands in one of several plots, side by side or a plot for each value. */
  readonly isPart: boolean;
  /** Whether its items go from one value to another, e.g. by `x2`. */
  readonly isRanged: boolean;
  readonly channels: readonly DrawnChannel[];
  readonly items: readonly DrawnItem[];
}

export interface DrawnChannel {
  /** e.g. `x`. */
  readonly channel: string;
  /** The field that it draws, as the rows have it after all transforms. */
  readonly field: string;
  /** `quantitative`, `ordinal`, `nominal` or `temporal`, where the specification says it. */
  readonly type?: string;
  /** Whether the channel itself sums, bins or cuts the field. */
  readonly isComputed: boolean;
  /** The column that the values are, as they stand or in a larger unit. */
  readonly origin?: ColumnOrigin;
  readonly title?: string;
  readonly stack?: Json;
  readonly zero?: Json;
  /** A domain as the specification lists it. */
  readonly domain?: readonly Json[];
  /** What a domain by rule holds at least, beside the values. */
  readonly atLeast?: readonly Json[];
  /** From where to where the axis of a measure reaches, as drawn. */
  readonly extent?: readonly [number, number];
  /** The categories in the order in which they are drawn; undefined for what is measured. */
  readonly categories?: readonly Scalar[];
  /** Its values are moments in milliseconds. */
  readonly isMoment?: true;
}

/** Either one column, or after a fold the column for each value of the key. */
export type ColumnOrigin =
  | {
      readonly type: 'column';
      readonly table: string;
      readonly column: string;
      /** e.g. 0.001 where thousands are drawn; undefined where the cell is drawn as it stands. */
      readonly isScaled: boolean;
    }
  | {
      readonly type: 'fold';
      readonly table: string;
      /** The field that holds the key. */
      readonly key: string;
      readonly columns: ReadonlyMap<string, string>;
    };

export interface DrawnItem {
  readonly rows: readonly RowOrigin[];
  /** By channel; null where there is none. A date is a moment in milliseconds. */
  readonly values: readonly Scalar[];
  /** After a fold, the key of the row: the column that is drawn. */
  readonly key?: string;
  /** As drawn, `#rrggbb`. */
  readonly color?: string;
  /** What it covers on the picture, in points; of a point of a line or an area, its surroundings. */
  readonly box: BoundingBox;
  /** Of a text, what is printed, with its line breaks. */
  readonly text?: string;
  /** Where it stands, by the axes: of texts, of rules, and of whatever else does not take its place from fields alone. */
  readonly place?: DrawnPlace;
  /** Drawn as an outline: its value is not final. */
  readonly isHollow?: true;
}

/** In values of the axes, a date as a moment in milliseconds; null along an axis that the chart has not. */
export interface DrawnPlace {
  readonly x: Scalar;
  readonly y: Scalar;
  /** The other end, of what has one. */
  readonly x2?: Scalar;
  readonly y2?: Scalar;
}
