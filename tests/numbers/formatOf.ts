/** Turns a number format's text into the format, for tests; a text that is none fails the test. */
import { type NumberFormat, parseNumberFormat } from '../../pipeline/numbers/NumberFormat.ts';

export function formatOf(text: string): NumberFormat {
  const parsed = parseNumberFormat(text);
  if ('reason' in parsed) throw new Error(`${text}: ${parsed.reason}`);
  return parsed.format;
}
