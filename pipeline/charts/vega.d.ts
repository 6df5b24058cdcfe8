/** The members of Vega that its own type files leave out. */
declare module 'vega' {
  /** The seam by which other programs replace Vega's guess of text widths. */
  export const textMetrics: {
    width: (item: VegaTextItem, text: unknown) => number;
  };

  export interface VegaTextItem {
    readonly font?: string;
    readonly fontSize?: number;
    readonly fontStyle?: string;
    readonly fontWeight?: string | number;
    readonly limit?: number;
  }

  /** The steps of dataflows by name; each view makes its own of these classes. */
  export const transforms: Readonly<Record<string, unknown>>;

  /** Locale object of a view, from the definitions of d3-format and d3-time-format. */
  export function locale(number: object, time: object): import('vega-typings').LocaleFormatters;

  export class SVGStringRenderer {
    constructor(loader: unknown);
    initialize(
      container: null,
      width: number,
      height: number,
      origin: readonly [number, number],
      scaleFactor: number,
    ): this;
    render(scene: unknown): this;
    svg(): string;
  }
}
