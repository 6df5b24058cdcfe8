/** The type of code beside other letters: of the family for code, with small letters as high as theirs. */
import type { Measurer, TextStyle } from '../../fonts/Measurer.ts';
import { fontId, partsOfFont } from '../../theme/fontIds.ts';

/** Letters of one width look larger than others of their height. */
const smaller = 0.95;

export function codeType({ font, size }: TextStyle, measurer: Pick<Measurer, 'metrics'>): TextStyle {
  const { weight, italic } = partsOfFont(font);
  const mono = fontId('mono', weight, italic);
  const ratio = measurer.metrics(font).xHeight / measurer.metrics(mono).xHeight;
  return { font: mono, size: size * Math.min(1, ratio) * smaller, features: [], tracking: 0 };
}
