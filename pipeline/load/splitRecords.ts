/** Turns CSV text with LF line ends into records of unquoted values (RFC 4180). */

export interface Records {
  readonly rows: readonly (readonly string[])[];
  /** How many characters the rows take; where more text follows, an unfinished record is left over. */
  readonly length: number;
  readonly faults: readonly QuoteFault[];
}

/** A double quote out of place in record `row`, or one at `offset` that is never closed. */
export interface QuoteFault {
  readonly type: 'unclosed' | 'stray';
  readonly row: number;
  readonly offset: number;
}

/** Splits as many whole records as there are; the last one counts as whole where the text `isLast`. */
export function splitRecords(text: string, isLast: boolean): Records {
  const rows: string[][] = [];
  const faults: QuoteFault[] = [];
  let row: string[] = [];
  let at = 0;
  let done = 0;
  while (at < text.length) {
    let end: number;
    if (text[at] === '"') {
      let close = text.indexOf('"', at + 1);
      while (close >= 0) {
        const next = text[close + 1];
        if (next === '"') close = text.indexOf('"', close + 2);
        else if (next === ',' || next === '\n' || next === undefined) break;
        else {
          faults.push({ type: 'stray', row: rows.length, offset: close });
          close = text.indexOf('"', close + 1);
        }
      }
      if (close < 0 || (close === text.length - 1 && !isLast)) {
        if (!isLast) return { rows, length: done, faults: faults.filter((fault) => fault.row < rows.length) };
        if (close < 0) faults.push({ type: 'unclosed', row: rows.length, offset: at });
        end = text.length;
      } else end = close + 1;
      row.push(text.slice(at + 1, close < 0 ? end : close).replaceAll('""', '"'));
    } else {
      const comma = text.indexOf(',', at);
      const lineEnd = text.indexOf('\n', at);
      end = Math.min(comma < 0 ? text.length : comma, lineEnd < 0 ? text.length : lineEnd);
      row.push(text.slice(at, end));
    }
    if (text[end] === ',') {
      at = end + 1;
      if (at === text.length && isLast) row.push('');
      continue;
    }
    if (end === text.length && !isLast) break;
    rows.push(row);
    row = [];
    at = end + 1;
    done = Math.min(at, text.length);
  }
  if (isLast && row.length > 0) {
    rows.push(row);
    done = text.length;
  }
  return { rows, length: done, faults: faults.filter((fault) => fault.row < rows.length) };
}
