/** Turns a column of numbers into the format in which a book prints them: as many decimals as they have, within reason. */
import type { ImportedColumn } from './ImportedTable.ts';

const USUAL_DECIMALS = 3;
/** What a number format may ask for. */
const MOST_DECIMALS = 12;

/** Whole numbers below it may be years, ranks or codes, which have no groups. */
const FIRST_GROUPED = 10_000;

export function numberFormatOf({ type, texts, missing }: ImportedColumn): string | undefined {
  const numbers = texts.filter((text) => text !== '' && !missing.includes(text));
  if (type === 'integer')
    return numbers.some((text) => Math.abs(Number(text)) >= FIRST_GROUPED) ? ',d' : undefined;
  if (type !== 'number') return undefined;
  const most = numbers.reduce((longest, text) => Math.max(longest, text.split('.')[1]?.length ?? 0), 0);
  const usual = Math.min(most, USUAL_DECIMALS);
  const isLost = (text: string) => Number(text) !== 0 && Math.abs(Number(text)) < 0.5 * 10 ** -usual;
  return `,.${numbers.some(isLost) ? Math.min(most, MOST_DECIMALS) : usual}f`;
}
