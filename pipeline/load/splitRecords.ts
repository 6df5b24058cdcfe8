/** Turns CSV text with LF line ends into records of unquoted values (RFC 4180), by Papa Parse. */
import Papa from 'papaparse';
import { type CsvDialect, plainDialect } from './CsvDialect.ts';

export interface SplitText {
  readonly rows: readonly (readonly string[])[];
  readonly faults: readonly QuoteFault[];
}

/** A double quote out of place at `offset`, in record `row`, or one that is never closed. */
export interface QuoteFault {
  readonly type: 'unclosed' | 'stray';
  readonly row: number;
  readonly offset: number;
}

export function splitRecords(text: string, dialect: CsvDialect = plainDialect): SplitText {
  const { delimiter, quoteChar } = dialect;
  if (text === '') return { rows: [], faults: [] };
  // The parser takes a last line feed for the beginning of one more record.
  const records = text.endsWith('\n') ? text.slice(0, -1) : text;
  // For an empty text it gives no record at all; here it is one empty line.
  if (records === '') return { rows: [['']], faults: [] };
  const { data, errors } = Papa.parse<string[]>(records, {
    delimiter,
    newline: '\n',
    quoteChar,
  });
  const faults = errors.flatMap(({ type, code, row = 0, index = 1 }): QuoteFault[] => {
    if (type !== 'Quotes') return [];
    // The parser names the value, by the character after its opening quote.
    const opening = Math.max(0, index - 1);
    return code === 'MissingQuotes'
      ? [{ type: 'unclosed', row, offset: opening }]
      : [{ type: 'stray', row, offset: closingQuote(records, opening, quoteChar) }];
  });
  const rows = dialect.skipInitialSpace ? data.map((row) => row.map((value) => value.trimStart())) : data;
  return { rows, faults };
}

/** The quote that ends the value which the quote at `opening` begins: the first that is not doubled. */
function closingQuote(text: string, opening: number, quote: string): number {
  let at = text.indexOf(quote, opening + 1);
  while (at >= 0 && text[at + 1] === quote) at = text.indexOf(quote, at + 2);
  return at < 0 ? opening : at;
}
