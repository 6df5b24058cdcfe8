/** Turns a table's data cells, one after the other, into what its columns hold. */
import type { LintCell, LintColumn } from './SheetContent.ts';

/** Signs that stand for a missing value without saying why. */
const SYMBOL = /^(-+|–|—|\.{1,3}|…|:|\*+|†|n\.?\/?a\.?|na|null|none|nil)$/i;
/** A number as somebody typed it, but no code that begins with a zero: 1,234.5, -3, 12 %. */
const NUMERAL = /^[-+\u2212]?(?!0\d)(\d{1,3}([ \u00a0\u202f.,']\d{3})+|\d+)([.,]\d+)? ?%?$/;
const CODE = /^\[[a-z]{1,4}\]$/i;
const NOTE = /\[(note|nota) ?\d+\]|[\u00b9\u00b2\u00b3\u2070-\u2079*†‡]$/i;

/**
 * A code without what may differ from cell to cell of one column: decimals, where zeros are trimmed, and the sign,
 * which a value that rounds to zero has not.
 */
function kindOfFormat(code: string): string {
  const [positive = ''] = code.split(';');
  return positive === 'General' ? '0' : positive.replace(/^\+/, '').replace(/\.0+/, '');
}

const kinds = new Map<string, string>();

function kindOf(code: string): string {
  let kind = kinds.get(code);
  if (kind === undefined) {
    kind = kindOfFormat(code);
    if (kinds.size < MOST_SEEN) kinds.set(code, kind);
  }
  return kind;
}

/** Four digits stand without a mark of groups in Spanish, beside longer numbers that have one: 1318,7 and 12.345. */
function standsWithoutGroups(format: string, number: string): boolean {
  return /^[^#]*0[^#]*$/.test(format) && !format.includes('E') && isOfFourDigits(Math.abs(Number(number)));
}

function isOfFourDigits(number: number): boolean {
  return number >= 999.5 && number < 10_000;
}

/** Of a column of codes or names; where all texts differ, nothing is saved by more. */
const MOST_SEEN = 1_000;

export function newColumn(): LintColumn {
  return { firsts: new Map(), formats: new Map(), codes: new Map(), marks: new Set(), seen: new Set() };
}

export function lookAtData(column: LintColumn, cell: LintCell): void {
  const first = (key: Parameters<typeof column.firsts.set>[0]): void => {
    if (!column.firsts.has(key)) column.firsts.set(key, cell.name);
  };
  first(cell.kind);
  const { style } = cell;
  if (cell.kind === 'number') {
    const format = kindOf(style?.numberFormat ?? 'General');
    const isKnown = column.formats.has(format) || standsWithoutGroups(format, cell.text);
    if (!isKnown) column.formats.set(format, cell.name);
    if (style?.horizontal === 'left' || style?.horizontal === 'center') first('left');
  }
  if (cell.kind !== 'text') return;
  if (style?.horizontal === 'right' || style?.horizontal === 'center') first('right');
  if (column.seen.has(cell.text)) return;
  if (column.seen.size < MOST_SEEN) column.seen.add(cell.text);
  const text = cell.text.length > 60 ? '' : cell.text.trim();
  if (SYMBOL.test(text)) first('symbol');
  else if (NUMERAL.test(text)) first('numeral');
  else if (!CODE.test(text)) first('words');
  if (CODE.test(text) && !column.codes.has(text)) column.codes.set(text, cell.name);
  const marks = /^(?:\[?(?:note|nota) ?\d+\]?)+$/i.test(text) ? (text.match(/\d+/g) ?? []) : [];
  for (const mark of marks) column.marks.add(mark);
  if (marks.length > 0) return;
  if (NOTE.test(cell.text) && !CODE.test(text)) first('note');
}
