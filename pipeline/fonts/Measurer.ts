/** How wide text is, in the metrics of the very fonts that the PDF embeds. */

/** What a family is for: text, what stands beside it, figures in tables and charts, and code. */
export type FontFamilyKey = 'serif' | 'sans' | 'figures' | 'mono';

/** Family, weight, and `-italic`: e.g. `serif-400`, `sans-600`, `serif-400-italic`. */
export type FontId = `${FontFamilyKey}-${300 | 400 | 600 | 700}${'' | '-italic'}`;

/** OpenType features switched on beside the font's defaults, e.g. `['tnum']`, `['smcp']`. */
export type Features = readonly string[];

export interface TextStyle {
  readonly font: FontId;
  /** Points. */
  readonly size: number;
  readonly features: Features;
  /** Extra space after each character, in points. */
  readonly tracking: number;
}

/** All lengths per em, positive upwards: `{ ascender: 1.036, descender: -0.335, capHeight: 0.67, xHeight: 0.475 }`. */
export interface FontMetrics {
  readonly ascender: number;
  readonly descender: number;
  readonly capHeight: number;
  readonly xHeight: number;
}

/** Tests hand in a measurer in which each character is half an em. */
export interface Measurer {
  /** Width in points, with kerning and ligatures within words, tracking included. */
  readonly width: (text: string, style: TextStyle) => number;
  readonly metrics: (font: FontId) => FontMetrics;
  readonly has: (font: FontId, codePoint: number) => boolean;
  /** Whether a feature gives a character another form, e.g. `smcp` the small capital of `m`. */
  readonly hasForm: (font: FontId, character: string, feature: string) => boolean;
  /** Font files of the book that turned out to be damaged: what was measured with them is worth nothing. */
  readonly damaged?: ReadonlySet<string>;
}
