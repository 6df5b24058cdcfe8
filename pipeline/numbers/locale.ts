/** How numbers and dates are written in the book's language. */

export interface NumberLocale {
  /** BCP 47, e.g. `en-US`. */
  readonly language: string;
  readonly decimal: string;
  readonly thousands: string;
  /** Sizes of digit groups as in d3-format, e.g. `[3]`. */
  readonly grouping: readonly number[];
  /** Prefix and suffix of a currency amount (`$` in a format). */
  readonly currency: readonly [string, string];
  readonly minus: string;
  /** Stands before a percent sign; empty in English. */
  readonly percent: string;
  /** Full names, January first. */
  readonly months: readonly string[];
  /** Short names, Jan first. */
  readonly shortMonths: readonly string[];
  /** Order of a full date: `{month} {day}, {year}`. */
  readonly datePattern: string;
}

/** U+2212, the sign as wide as a plus; a hyphen is not a minus. */
const MINUS = '\u2212';
/** U+202F, the narrow space that does not break. */
const NARROW_SPACE = '\u202f';

const english: NumberLocale = {
  language: 'en-US',
  decimal: '.',
  thousands: ',',
  grouping: [3],
  currency: ['$', ''],
  minus: MINUS,
  percent: '%',
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  shortMonths: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  datePattern: '{month} {day}, {year}',
};

/** Mexican usage: decimal point and grouping comma, as its statistical office writes. */
const spanish: NumberLocale = {
  ...english,
  language: 'es-MX',
  percent: `${NARROW_SPACE}%`,
  months: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  shortMonths: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
  datePattern: '{day} de {month} de {year}',
};

const french: NumberLocale = {
  ...english,
  language: 'fr-CA',
  decimal: ',',
  thousands: NARROW_SPACE,
  currency: ['', `${NARROW_SPACE}$`],
  percent: `${NARROW_SPACE}%`,
  months: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  shortMonths: [
    'janv.',
    'févr.',
    'mars',
    'avr.',
    'mai',
    'juin',
    'juill.',
    'août',
    'sept.',
    'oct.',
    'nov.',
    'déc.',
  ],
  datePattern: '{day} {month} {year}',
};

const byLanguage: Readonly<Record<string, NumberLocale>> = { en: english, es: spanish, fr: french };

/** The locale of a BCP 47 tag by its language part, or undefined where the pipeline has none. */
export function numberLocale(language: string): NumberLocale | undefined {
  const locale = byLanguage[language.split('-')[0]?.toLowerCase() ?? ''];
  return locale === undefined ? undefined : { ...locale, language };
}
