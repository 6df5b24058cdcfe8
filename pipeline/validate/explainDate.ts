/** Turns a text that is no date, month or year of its field into the reason that an analyst recognises. */
import { adviseTo, type CellFault, fits } from './CellFault.ts';
import { type CellFormat, isDay, monthNames } from './parseCell.ts';

export function explainDate(cell: CellFormat, text: string, expected: string): CellFault {
  const code = `${cell.type}-expected` as const;
  const give = (...hints: string[]): CellFault => ({ code, expected, hints });
  const write = (iso: string, reason?: string) => adviseTo(cell, written(cell, iso), reason);
  if (cell.type === 'year') {
    if (/^\d{4}[-–/](?:\d{2}|\d{4})$/.test(text) && !fits({ type: 'yearmonth' }, text)) {
      return give('declare the field as a string if it names spans of years');
    }
    if (/^\d{4}\.0*$/.test(text)) return give(...write(text.slice(0, 4)));
    if (/^'?\d{2}$/.test(text)) return give('write the year with four digits');
    if (/^(?:FY|CY)\s*\d{4}$/i.test(text)) {
      return give(...write(text.slice(-4), 'say in the notes that the years are fiscal years'));
    }
  }
  const named = namedDate(text);
  if (named !== undefined) {
    return named.day === undefined && cell.type === 'date'
      ? give('add the day, or declare the field as a yearmonth')
      : give(...write(named.iso));
  }
  if (/^\d{5}(?:\.\d+)?$/.test(text)) {
    const iso = dateOfSerial(Math.floor(Number(text)));
    return {
      code: 'spreadsheet-date',
      expected,
      hints: [
        `the spreadsheet has turned a date into a count of days; ${text} would be ${written(cell, iso)}`,
      ],
    };
  }
  const slashes = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  if (slashes !== null) {
    const [, a = '', b = '', yearText = ''] = slashes;
    const year = yearText.length === 4 ? yearText : undefined;
    if (year === undefined)
      return give(`write the year with four digits, as in ${written(cell, '2024-03-31')}`);
    const monthFirst = isoOf(Number(year), Number(a), Number(b));
    const dayFirst = isoOf(Number(year), Number(b), Number(a));
    const readings = [monthFirst, dayFirst].flatMap((iso) => (iso === undefined ? [] : written(cell, iso)));
    const [one, other] = new Set(readings);
    if (one === undefined) return give('there is no such day');
    if (other === undefined) return give(...adviseTo(cell, one));
    return { code: 'ambiguous-date', expected, hints: [`write ${one} or ${other}, whichever is meant`] };
  }
  const parts = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ].*)?$/.exec(text);
  if (parts !== null) {
    const [, year = '', month = '', day] = parts;
    if (Number(month) < 1 || Number(month) > 12) return give('months run from 01 to 12');
    if (day === undefined) {
      if (cell.type === 'date') return give('add the day, or declare the field as a yearmonth');
      return give(...write(`${year}-${month.padStart(2, '0')}-01`));
    }
    const iso = isoOf(Number(year), Number(month), Number(day));
    return iso === undefined ? give('there is no such day') : give(...write(iso));
  }
  if (/^\d{4}$/.test(text)) {
    return give(
      `add the ${cell.type === 'date' ? 'month and the day' : 'month'}, or declare the field as a year`,
    );
  }
  return give();
}

/** A date with the month's English name: `May 1998`, `15 Jan 2024`, `January 15, 2024`. */
function namedDate(text: string): { readonly iso: string; readonly day: number | undefined } | undefined {
  const match = /^(?:(\d{1,2})\s+)?([a-z]{3,9})\.?(?:\s+(\d{1,2}))?,?\s+(\d{4})$/i.exec(text);
  if (match === null) return undefined;
  const [, before, name = '', after, year] = match;
  const month = monthNames.findIndex((month) => month.startsWith(name.toLowerCase())) + 1;
  const written = before ?? after;
  const day = written === undefined ? undefined : Number(written);
  const iso = month === 0 ? undefined : isoOf(Number(year), month, day ?? 1);
  return iso === undefined ? undefined : { iso, day };
}

/** A day as the field has it: its year or month alone, or in the pattern of its dates. */
function written({ type, format = 'default' }: CellFormat, iso: string): string {
  if (type === 'year') return iso.slice(0, 4);
  if (type === 'yearmonth') return iso.slice(0, 7);
  if (format === 'default') return iso;
  const [year = '', month = '', day = ''] = iso.split('-');
  const lower = monthNames[Number(month) - 1] ?? '';
  const name = lower.slice(0, 1).toUpperCase() + lower.slice(1);
  const parts: Readonly<Record<string, string>> = { Y: year, m: month, d: day, B: name, b: name.slice(0, 3) };
  return format.replace(/^fmt:/, '').replace(/%(.)/g, (match, letter) => parts[letter] ?? match);
}

function isoOf(year: number, month: number, day: number): string | undefined {
  if (!isDay(year, month, day)) return undefined;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * Spreadsheet programs count days from 1899-12-30, so that 60 is the day that 1900 did not have.
 * The calendar by eras of 400 years that begin on a 1 March: H. Hinnant, "chrono-compatible low-level date algorithms".
 */
function dateOfSerial(days: number): string {
  const daysFromEpochToMarch0000 = 693_899; // from 0000-03-01 to 1899-12-30
  const z = days + daysFromEpochToMarch0000;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return isoOf(year, month, day) ?? '';
}
