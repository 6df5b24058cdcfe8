/** Problems of setting text and tables. */
import type { Place, Problem } from '../Problem.ts';
import { severityOf } from '../severity.ts';

/** e.g. `missingGlyph(0x4e2d, 'serif-400', { file: 'templates/chapters/trade.md.hbs', line: 12 })` */
export function missingGlyph(codePoint: number, font: string, place: Place | undefined): Problem {
  const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    code: 'missing-glyph',
    severity: severityOf('missing-glyph'),
    message: `expected characters that the font ${font} has, found "${String.fromCodePoint(codePoint)}" (${code})`,
    ...(place && { place }),
    hints: ['write it in letters that the font has, or choose another font for the book'],
  };
}

export function tableTooWide(table: string, needed: number, available: number, place: Place): Problem {
  return {
    code: 'table-too-wide',
    severity: severityOf('table-too-wide'),
    message: `expected a table of at most ${available.toFixed(0)} pt, found ${table} of ${needed.toFixed(0)} pt on a turned page in the smallest type`,
    place,
    hints: ['print fewer columns with columns="…", or shorten headings and long words'],
  };
}
