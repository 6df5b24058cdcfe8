/** What can be wrong with the text of a cell, in words for a message. */
import { type CellFormat, cellParserOf, fault } from './parseCell.ts';

/** What is wrong with a text: `expected` and `hints` are ready for a message. */
export interface CellFault {
  readonly code: CellFaultCode;
  /** As in "expected …": `a number`. */
  readonly expected: string;
  readonly hints: readonly string[];
}

export const cellFaultCodes = [
  'integer-expected',
  'number-expected',
  'string-expected',
  'boolean-expected',
  'date-expected',
  'yearmonth-expected',
  'year-expected',
  'spreadsheet-error',
  'spreadsheet-date',
  'ambiguous-date',
  'scientific-notation',
  'leading-zero',
  'number-too-large',
  'stray-space',
  'control-character',
] as const;

export type CellFaultCode = (typeof cellFaultCodes)[number];

/** Whether a text is a value of the field, so that a hint may advise to write it. */
export function fits(cell: CellFormat, text: string): boolean {
  if (text === '') return true;
  const value = cellParserOf(cell)?.(text);
  return value !== undefined && value !== fault;
}

/** The hint to write a text, with the reason; none where the field would not read that text either. */
export function adviseTo(cell: CellFormat, text: string, reason?: string): readonly string[] {
  if (text === '' || !fits(cell, text)) return [];
  return [reason === undefined ? `write ${text}` : `write ${text}; ${reason}`];
}

/** Also the spaces that spreadsheet programs and web pages leave, which look like none. */
export function trimSpaces(text: string): string {
  return text.replace(
    /^[\s\u00a0\u200b\u202f\u2007\u2009\ufeff]+|[\s\u00a0\u200b\u202f\u2007\u2009\ufeff]+$/g,
    '',
  );
}

/** The first character that no page and no sheet can show, as `U+0007`; a line break is none of them. */
export function controlCharacter(text: string): string | undefined {
  const found = /(?!\n)\p{Cc}|[\u2028\u2029]/u.exec(text)?.[0].codePointAt(0);
  return found === undefined ? undefined : `U+${found.toString(16).toUpperCase().padStart(4, '0')}`;
}
