/** Turns an ISO date into the serial day that Excel counts, without a clock or a time zone. */

/** Days between 1970-01-01 and Excel's day 0, which is 1899-12-30 for every date from 1 March 1900 on. */
const EXCEL_EPOCH_DAYS = 25_569;
const MILLISECONDS_PER_DAY = 86_400_000;

/** Excel's calendar has a 29 February 1900 that never was; earlier dates are kept as text. */
export const FIRST_SAFE_DATE = '1900-03-01';

/** `2024-03-31` is 45382; a month `2024-03` counts as its first day. Undefined where the text is no date. */
export function serialDay(iso: string): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(iso) ?? [];
  if (year === undefined || month === undefined) return undefined;
  const first = day ?? '01';
  const time = Date.UTC(Number(year), Number(month) - 1, Number(first));
  return time / MILLISECONDS_PER_DAY + EXCEL_EPOCH_DAYS;
}
