/** Advance widths of Arial, a sans serif that every office machine has, in thousandths of an em. */

/** U+0020 to U+007E, from the metrics of Helvetica, which Arial and Liberation Sans share. */
const regular = [
  278, 278, 355, 556, 556, 889, 667, 222, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 222, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

const bold = [
  278, 333, 474, 556, 556, 889, 722, 278, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278,
  556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584,
  556, 278, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556,
  333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

/** Letters with accents are as wide as their base letter. */
const ACCENTS = /\p{M}/gu;
const EAST_ASIAN = /[\u1100-\u11ff\u2e80-\ud7a3\uf900-\ufaff\uff00-\uff60]/;

/** Width of one line of text in thousandths of an em. */
export function arialWidth(text: string, weight: 'regular' | 'bold'): number {
  const widths = weight === 'bold' ? bold : regular;
  let width = 0;
  let plain = true;
  for (let at = 0; at < text.length; at++) {
    const known = widths[text.charCodeAt(at) - 32];
    if (known === undefined) {
      plain = false;
      break;
    }
    width += known;
  }
  if (plain) return width;
  width = 0;
  for (const character of text.normalize('NFD').replace(ACCENTS, '')) {
    const known = widths[(character.codePointAt(0) ?? 0) - 32];
    width += known ?? (EAST_ASIAN.test(character) ? 1000 : 600);
  }
  return width;
}
