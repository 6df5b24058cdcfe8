/** Problems of setting text and tables. */
import type { Place, Problem } from '../Problem.ts';
import { severityOf } from '../severity.ts';

/** A character that a font and all that stand in for it lack. */
export interface MissingGlyph extends Problem {
  readonly lacking: { readonly codePoint: number; readonly font: string };
}

/** e.g. `missingGlyph(0x4e2d, 'serif-400', { file: 'templates/chapters/trade.md.hbs', line: 12 })` */
export function missingGlyph(codePoint: number, font: string, place: Place | undefined): MissingGlyph {
  return {
    code: 'missing-glyph',
    severity: severityOf('missing-glyph'),
    message: `expected characters that the font ${font} has, found ${characterInWords(codePoint)}`,
    ...(place && { place }),
    hints: ['write it in letters that the font has, or name a family that has them under fonts.fallback'],
    lacking: { codePoint, font },
  };
}

/** All that a book's fonts lack of one script, where the first of it stands. */
export function missingScript(
  first: MissingGlyph,
  script: { readonly name: string; readonly count: number; readonly isSet: boolean },
): Problem {
  const { lacking, place, code, severity } = first;
  const [name, others] = [script.name, script.count - 1];
  const more = others > 0 ? ` and ${others} more of ${name}` : '';
  const found = `${characterInWords(lacking.codePoint)}${more}`;
  return {
    code,
    severity,
    message: script.isSet
      ? `expected characters that the font ${lacking.font} has, found ${found}`
      : `expected a script that is set letter by letter, found ${name}, as ${found}`,
    ...(place && { place }),
    hints: script.isSet
      ? first.hints
      : [
          'scripts that run from the right, or whose letters change beside each other, are not set: write it in others',
        ],
  };
}

export function characterInWords(codePoint: number): string {
  const code = codePoint.toString(16).toUpperCase().padStart(4, '0');
  return `"${String.fromCodePoint(codePoint)}" (U+${code})`;
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
