/** Turns a period into the one so many periods later: years for a year, months for a month, days for a date. */

/** `2023` and −1 give `2022`, `2024-01` and −1 `2023-12`, `2024-03-01` and −1 `2024-02-29`; undefined for what is no period. */
export function shiftPeriod(value: string | number | boolean, shift: number): string | number | undefined {
  if (typeof value === 'number') return value + shift;
  if (typeof value === 'boolean') return undefined;
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(value) ?? [];
  if (year === undefined || month === undefined) return undefined;
  if (day === undefined) {
    const months = Number(year) * 12 + Number(month) - 1 + shift;
    return `${padded(Math.floor(months / 12), 4)}-${padded((months % 12) + 1, 2)}`;
  }
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day) + shift));
  return date.toISOString().slice(0, 10);
}

function padded(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
