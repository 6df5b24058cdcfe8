/** Turns CSV text with LF line ends into records of unquoted values (RFC 4180), by Papa Parse. */
import Papa from 'papaparse';

export interface Records {
  readonly rows: readonly (readonly string[])[];
  /** How many characters the rows take; where more text follows, an unfinished record is left over. */
  readonly length: number;
  readonly faults: readonly QuoteFault[];
}

/** A double quote out of place at `offset`, in record `row`, or one that is never closed. */
export interface QuoteFault {
  readonly type: 'unclosed' | 'stray';
  readonly row: number;
  readonly offset: number;
}

/** Splits as many whole records as there are; the last one counts as whole where the text `isLast`. */
export function splitRecords(text: string, isLast: boolean): Records {
  const length = isLast ? text.length : endOfRecords(text);
  if (length === 0) return { rows: [], length, faults: [] };
  // The parser takes a last line feed for the beginning of one more record.
  const records = text.slice(0, text[length - 1] === '\n' ? length - 1 : length);
  // For an empty text it gives no record at all; here it is one empty line.
  if (records === '') return { rows: [['']], length, faults: [] };
  const { data, errors } = Papa.parse<string[]>(records, {
    delimiter: ',',
    newline: '\n',
    quoteChar: '"',
  });
  const faults = errors.flatMap(({ type, code, row = 0, index = 1 }): QuoteFault[] => {
    if (type !== 'Quotes') return [];
    // The parser names the value, by the character after its opening quote.
    const opening = Math.max(0, index - 1);
    return code === 'MissingQuotes'
      ? [{ type: 'unclosed', row, offset: opening }]
      : [{ type: 'stray', row, offset: closingQuote(records, opening) }];
  });
  return { rows: data, length, faults };
}

/** The quote that ends the value which the quote at `opening` begins: the first that is not doubled. */
function closingQuote(text: string, opening: number): number {
  let at = text.indexOf('"', opening + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at < 0 ? opening : at;
}

/** Where the last line feed that stands in no quoted value ends: up to there quotes come in pairs. */
function endOfRecords(text: string): number {
  let quotes = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) quotes += 1;
  for (let end = text.length; end > 0; ) {
    const lineEnd = text.lastIndexOf('\n', end - 1);
    for (let at = end - 1; at > lineEnd; at -= 1) if (text[at] === '"') quotes -= 1;
    if (quotes % 2 === 0) return lineEnd + 1;
    end = lineEnd;
  }
  return 0;
}
