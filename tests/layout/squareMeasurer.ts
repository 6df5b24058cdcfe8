/** A measurer in which each character is half an em, so that expected positions are sums. */
import englishPatterns from 'hyphen/patterns/en-us.js';
import type { Measurer } from '../../pipeline/fonts/Measurer.ts';
import { createTypeMeasurer, type TypeMeasurer } from '../../pipeline/layout/text/TypeMeasurer.ts';

/** Lacks Chinese, to have something to lack. */
export const squareFont: Measurer = {
  width: (text, style) => [...text].length * (style.size / 2 + style.tracking),
  metrics: () => ({ ascender: 0.8, descender: -0.2, capHeight: 0.7, xHeight: 0.5 }),
  has: (_font, codePoint) => codePoint < 0x4e00 || codePoint > 0x9fff,
  hasForm: () => false,
};

export function squareMeasurer(): TypeMeasurer {
  return createTypeMeasurer(squareFont, englishPatterns);
}
