/**
 * Turns a sheet part with pattern rows into chunks of a part with every row of its table.
 *
 * ExcelJS takes a cell as an object and a sheet as one text; rows written here take a quarter of the time and, as
 * they are handed on in chunks, memory that does not grow with the table.
 */

import { elementText } from '../../markup/xmlText.ts';
import { writtenNumber } from '../../numbers/roundDecimal.ts';
import type { Scalar } from '../../validate/Dataset.ts';
import { cellName, columnLetters } from '../cellAddress.ts';
import { tableRowHeight } from '../plan/rowHeight.ts';
import { serialDay } from '../serialDay.ts';
import { type ColumnKind, ownCodesOf, type TablePlan } from '../WorkbookPlan.ts';
import { cutAtPatterns } from './exceljsParts.ts';
import { excelText } from './xml.ts';

/** About so many characters are handed on at a time. */
const CHUNK = 1 << 17;

export function* tableRows(xml: string, table: TablePlan): Generator<string, void, undefined> {
  const first = table.headerRow + 1;
  const ownCodes = table.columns.map(ownCodesOf);
  const letters = table.columns.map((_, at) => columnLetters(at + 1));
  const last = cellName(table.headerRow + table.rowCount, table.columns.length);
  const { before, styles, after } = cutAtPatterns(xml, { first, columns: table.columns.length, last });
  let chunk = before;
  for (let at = 0; at < table.rowCount; at++) {
    const row = first + at;
    const kind = table.totals?.[at] === true ? 1 : 0;
    const height = tableRowHeight(table, at);
    chunk += height === undefined ? `<row r="${row}">` : `<row r="${row}" ht="${height}">`;
    for (const [index, column] of table.columns.entries()) {
      const own = column.ownFormats?.get(at);
      const variant = own === undefined ? 0 : 1 + (ownCodes[index]?.indexOf(own) ?? 0);
      const style = styles[3 * variant + (column.links?.has(at) === true ? 2 : kind)]?.[index] ?? '';
      const head = `<c r="${letters[index]}${row}"${style}`;
      const value = cellValue(column.kind, column.values[at] ?? null);
      if (value === null) chunk += `${head}/>`;
      else if (typeof value === 'number') chunk += `${head}><v>${writtenNumber(value)}</v></c>`;
      else if (typeof value === 'boolean') chunk += `${head} t="b"><v>${value ? 1 : 0}</v></c>`;
      else chunk += `${head} t="inlineStr"><is>${inlineText(value)}</is></c>`;
    }
    chunk += '</row>';
    if (chunk.length > CHUNK) {
      yield chunk;
      chunk = '';
    }
  }
  yield chunk + after;
}

/** Only primitives become cells: an object would be taken for a formula, a link or rich text. */
function cellValue(kind: ColumnKind, value: Scalar): number | string | boolean | null {
  if (value === null) return null;
  if (typeof value !== 'string') return value;
  if (kind === 'date' || kind === 'month') return serialDay(value) ?? excelText(value);
  return excelText(value.replace(/\r\n?/g, '\n'));
}

function inlineText(text: string): string {
  return /^\s|\s$|\n/.test(text)
    ? `<t xml:space="preserve">${elementText(text)}</t>`
    : `<t>${elementText(text)}</t>`;
}
