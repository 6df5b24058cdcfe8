/** Turns a cell's text that does not fit its field into the reason that an analyst recognises. */
import { unreachable } from '../problems/unreachable.ts';
import { type CellFault, controlCharacter, fits, trimSpaces } from './CellFault.ts';
import { explainDate } from './explainDate.ts';
import { explainNumber } from './explainNumber.ts';
import type { CellFormat } from './parseCell.ts';

export function explainCell(cell: CellFormat, text: string): CellFault {
  const expected = expectedOf(cell);
  const trimmed = trimSpaces(text);
  const control = controlCharacter(trimmed);
  if (control !== undefined) {
    return {
      code: 'control-character',
      expected: `${expected} of characters that can be printed`,
      hints: [
        control === 'U+0009'
          ? 'it holds a tab; write a space in its place'
          : `it holds ${control}; delete it, or write a line break in its place`,
      ],
    };
  }
  if (isSpreadsheetError(trimmed)) {
    return {
      code: 'spreadsheet-error',
      expected,
      hints: [
        `a formula of the spreadsheet failed here; mend it there, or declare ${trimmed} as a missing value`,
      ],
    };
  }
  if (trimmed !== text && fits(cell, trimmed)) {
    const kind = /[\u00a0\u202f\u2007\u2009]/.test(text) ? 'non-breaking space' : 'space';
    const where = text.startsWith(trimmed.slice(0, 1)) ? 'after' : 'before';
    const hint = trimmed === '' ? 'leave the cell empty' : `delete the ${kind} ${where} the value`;
    return { code: 'stray-space', expected: `${expected} without spaces around it`, hints: [hint] };
  }
  switch (cell.type) {
    case 'number':
    case 'integer':
      return explainNumber(cell, trimmed, expected);
    case 'date':
    case 'yearmonth':
    case 'year':
      return explainDate(cell, trimmed, expected);
    case 'string':
      if (/[\u00a0\u202f\u2007]/.test(text) && fits(cell, text)) {
        return {
          code: 'stray-space',
          expected: `${expected} without non-breaking spaces`,
          hints: ['write ordinary spaces; where lines may break is not for the data to say'],
        };
      }
      return { code: 'string-expected', expected, hints: [] };
    case 'boolean':
      return { code: 'boolean-expected', expected, hints: [] };
    default:
      return unreachable(cell.type);
  }
}

/** What a spreadsheet program leaves where a formula failed. */
export function isSpreadsheetError(text: string): boolean {
  return /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|#+)$/i.test(text);
}

function expectedOf(cell: CellFormat): string {
  const pattern = cell.format !== undefined && cell.format !== 'default' ? cell.format : undefined;
  switch (cell.type) {
    case 'number':
      return 'a number';
    case 'integer':
      return 'a whole number';
    case 'boolean':
      return `${(cell.trueValues ?? ['true'])[0] ?? 'true'} or ${(cell.falseValues ?? ['false'])[0] ?? 'false'}`;
    case 'date':
      return pattern === undefined ? 'a date such as 2024-03-31' : `a date of the form ${pattern}`;
    case 'yearmonth':
      return 'a month such as 2024-03';
    case 'year':
      return 'a year of four digits';
    case 'string':
      return pattern === undefined ? 'a text' : `a text of the format ${pattern}`;
    default:
      return unreachable(cell.type);
  }
}
