/** What `charts` hands on: each chart drawn, as SVG text and as plain marks. */
import type { FontId } from '../fonts/Measurer.ts';
import type { Place } from '../problems/Problem.ts';
import type { DrawnView } from './DrawnView.ts';

/** A chart's place on the page's grid: `half` of the text block, the `text` block, or the `wide` block with side column. */
export type ChartSize = 'half' | 'text' | 'wide';

/** Affine matrix [a b c d e f] as in SVG and PDF. */
export type Matrix = readonly [number, number, number, number, number, number];

/** A piece of a path; the first is a move. */
export type Segment =
  | { readonly type: 'move' | 'line'; readonly x: number; readonly y: number }
  | {
      /** Cubic, by two control points. */
      readonly type: 'curve';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly x: number;
      readonly y: number;
    }
  | { readonly type: 'close' };

/** A path in the picture's own coordinates, rounded to three decimals. Points, origin at the top left, y downwards. */
export interface PathMark {
  readonly type: 'path';
  readonly segments: readonly Segment[];
  readonly fill?: string;
  readonly fillOpacity: number;
  readonly stroke?: string;
  readonly strokeOpacity: number;
  readonly strokeWidth: number;
  readonly strokeDash: readonly number[];
  readonly strokeCap: 'butt' | 'round' | 'square';
  readonly strokeJoin: 'miter' | 'round' | 'bevel';
  /** Fills by the even-odd rule, not by winding numbers. */
  readonly evenOdd?: true;
  /** Paths that the mark is drawn within, all of them; in the picture's coordinates. */
  readonly clip?: Clip;
}

export type Clip = readonly (readonly Segment[])[];

export interface TextMark {
  readonly type: 'text';
  readonly text: string;
  /** Baseline start after alignment: x of the first glyph. */
  readonly x: number;
  readonly y: number;
  readonly matrix: Matrix;
  readonly font: FontId;
  readonly size: number;
  readonly fill: string;
  readonly opacity: number;
  readonly width: number;
  readonly clip?: Clip;
}

/** Pixels, which no chart has; pictures from files do. */
export interface ImageMark {
  readonly type: 'image';
  readonly raster: Raster;
  /** Takes the unit square, from the upper left pixel to the right and down, to the picture's coordinates. */
  readonly matrix: Matrix;
  readonly clip?: Clip;
}

/** Pixels as a PDF takes them. */
export interface Raster {
  /** SHA-256 (hex) of the file: rasters of one digest are one. */
  readonly digest: string;
  /** Of the book, e.g. `templates/images/logo.png`. */
  readonly file: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly space: 'gray' | 'rgb' | 'cmyk';
  /** ICC profile of `space`; without one colors are sRGB or its grays. */
  readonly profile?: Uint8Array;
  /** Full ink is 0, as Adobe writes CMYK. */
  readonly inverted?: true;
  /** Eight bits a component: a JPEG file, or rows deflated behind the predictors of PNG. */
  readonly pixels: { readonly coding: 'jpeg' | 'png-rows'; readonly bytes: Uint8Array };
  /** Opacity of each pixel, 8 bits, as `png-rows`. */
  readonly alpha?: Uint8Array;
}

export type Mark = PathMark | TextMark | ImageMark;

/** A still picture in points; drawn as vectors with real text. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

export interface Chart {
  /** The file's name without endings. */
  readonly id: string;
  readonly size: ChartSize;
  /** SVG text at its printed size; `standaloneSvg` makes a file of it, with the composed title and description. */
  readonly svg: string;
  readonly picture: Picture;
  /** Template text (Handlebars over inline Markdown): the finding; composed with the chapter. */
  readonly title: string;
  /** Id of the check that bears the title out; absent of a title that names what is drawn and states nothing. */
  readonly claim?: string;
  /** Template text: measure, unit, place and period. */
  readonly subtitle: string;
  /** Template text that says in words what the chart shows, for readers who cannot see it; absent where that has been reported. */
  readonly alt?: string;
  /** Template text of a note beneath, where there is one. */
  readonly note?: string;
  /** Ids of the tables drawn. */
  readonly tables: readonly string[];
  /** Table fields drawn, e.g. `{ table: 'goods', fields: ['year', 'exports'] }`, for trace and native charts. */
  readonly encodings: readonly { readonly table: string; readonly fields: readonly string[] }[];
  /** Ids of the facts drawn, as positions of rules and labels. */
  readonly facts: readonly string[];
  /** What each mark drew, item by item: of this, source lines, notes, native charts and trace are made. */
  readonly drawn: readonly DrawnView[];
  readonly place: Place;
}
