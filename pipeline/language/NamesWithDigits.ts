/** The names with digits that are no figures, by kind: what may be typed without being asked where it comes from. */

/** What a kind of name lets pass. */
export interface NamePattern {
  /** Part of a regular expression, without groups that capture. */
  readonly pattern: string;
  /** Names that it lets pass, as they stand in sentences. */
  readonly examples: readonly string[];
}

export type NameKind =
  /** Letters and digits in one word: `COVID-19`. */
  | 'code'
  /** Standards and nomenclatures by their number: `ISO 9001`. */
  | 'standard'
  /** Goals and scenarios: `SDG 3.2`. */
  | 'goal'
  /** Parts of a text, a law or a list: `Article 31`. */
  | 'provision'
  /** Statutes and cases as lawyers cite them: `19 U.S.C. 1862`. */
  | 'citation'
  | 'age'
  /** A level of significance that is usual, never a result: `p < 0.05`. */
  | 'chance'
  /** A level of confidence that is usual: `95 percent confidence interval`. */
  | 'confidence'
  | 'clock'
  | 'ordinal'
  | 'phone'
  /** Single names: `24/7`. */
  | 'single';

/** A language has them all. */
export type NamesWithDigits = Readonly<Record<NameKind, NamePattern>>;

/** Money by its code stands before its amount as a name does before its number: `EUR20`. */
const CURRENCIES =
  'AED|ARS|AUD|BRL|CAD|CHF|CLP|CNY|COP|CZK|DKK|EUR|GBP|HKD|HUF|IDR|ILS|INR|JPY|KRW|MXN|MYR|NOK|NZD|PEN|PHP|PLN|RMB|RUB|SAR|SEK|SGD|THB|TRY|TWD|UAH|USD|US|UYU|VND|ZAR';

export const CODE: NamePattern = {
  // The rand's `R500` is an amount, `R2` is none.
  pattern: `(?!(?:${CURRENCIES})-?\\d|R\\d{2})(?:PM\\d{1,2}(?:[.,]\\d)?|SARS-CoV-2|(?:\\p{Lu}{1,6}|Covid)-?\\d{1,4}(?:\\p{L}{1,2}\\d{0,2})?)(?!-?\\d)|[2-6]G|[234]D`,
  examples: ['COVID-19', 'G20', 'G7', 'H1N1', 'CO2', 'PM2.5', 'PM10', 'F-35', 'A4', 'Q3', '5G', 'SARS-CoV-2'],
};

export const STANDARD: NamePattern = {
  pattern:
    '(?:ISO(?:\\/(?:IEC|TS))?|IEC|IEEE|ASTM|DIN|NOM)[\\s-]\\d{1,5}(?:-\\d{1,3})?(?::\\d{4})?|EN\\s\\d{3,5}|(?:IFRS|IAS|NIIF)\\s\\d{1,2}|(?:HS|NAICS|SCIAN|ISIC|CIIU|SITC|SA|ICD)[\\s-]\\d{2,6}(?:\\.\\d{2}){0,3}',
  examples: ['ISO 9001', 'ISO/IEC 27001:2022', 'IFRS 9', 'HS 8703.23', 'ICD-10'],
};

/** `acronyms` stand for the goals of a programme in the language: `SDG`. */
export function goals(acronyms: string, ...examples: readonly string[]): NamePattern {
  return {
    pattern: `(?:${acronyms}|RCP)s?\\s\\d{1,2}(?:[.,][\\da-z]{1,2})?|SSP\\s?\\d(?:-\\d[.,]\\d)?`,
    examples: ['RCP 4.5', 'SSP2-4.5', ...examples],
  };
}

const REFERENCE = '\\d{1,4}(?:\\.\\d{1,3})*(?:\\p{Ll}\\b)?(?:\\([\\da-z]{1,4}\\))*';

/**
 * `small` and `plural` are written with or without a capital, `capital` with one. Two numbers follow a plural, which
 * `joint` joins.
 */
export function provisions(
  words: {
    readonly small: string;
    readonly plural: string;
    readonly capital: string;
    readonly joint: string;
  },
  examples: readonly string[],
): NamePattern {
  const range = `(?:\\s?[\u2013-]\\s?${REFERENCE})?`;
  const { small, plural, capital, joint } = words;
  const more = `(?:(?:,\\s${REFERENCE})*,?\\s(?:${joint})\\s${REFERENCE})?`;
  return {
    pattern: `(?:${eitherCase(plural)})\\s${REFERENCE}${range}${more}|(?:${eitherCase(small)}|${listed(capital)})\\s${REFERENCE}${range}`,
    examples,
  };
}

/** `0.05` and the other levels that a test is set at. */
export const LEVEL = '0?[.,](?:10?|05|025|01|005|001|0001)';

export function chances(...words: readonly string[]): NamePattern {
  return {
    pattern: `(?:${['p', 'P', ...words].join('|')})\\s?[<>\u2264\u2265]\\s?${LEVEL}|[\u03b1]\\s?=\\s?${LEVEL}`,
    examples: ['p < 0.05', 'P<.001', '\u03b1 = 0.05'],
  };
}

/** `words` come before a telephone's number; without them only forms that no amount has. */
export function phones(words: string): NamePattern {
  return {
    pattern: `(?:${eitherCase(words)})(?:\\.?:\\s?|\\.?\\s(?=[+(]))[+(]?\\d[\\d ().\u2013-]{5,20}\\d|(?:1-)?\\(?\\d{3}\\)?[ -]\\d{3}-\\d{4}`,
    examples: ['(202) 555-0100', '1-800-555-0100'],
  };
}

const STOCKS =
  'S&P\\s[15]00|FTSE\\s(?:100|250)|Fortune\\s[15]00|Nikkei\\s225|DAX\\s[34]0|CAC\\s40|IBEX\\s35|STOXX\\s[56]0{1,2}|Russell\\s2000|Nasdaq-100|PSI\\s20';

/** Names that are the same in every language, beside those of one. */
export function singles(own: string, ...examples: readonly string[]): NamePattern {
  const names = `24\\/7|9\\/11|50\\/50|Windows\\s(?:7|8|10|11)|Android\\s\\d{1,2}|iOS\\s\\d{1,2}|Boeing\\s7\\d7|Apollo\\s1?\\d|Formula\\s1|Web\\s[23]\\.0|mRNA-1273|${STOCKS}`;
  return {
    pattern: own === '' ? names : `${names}|${own}`,
    examples: ['24/7', '9/11', 'Windows 11', 'Boeing 737', 'S&P 500', ...examples],
  };
}

/** Ages to 119. */
export const AGE = '(?:1[01]\\d|\\d{1,2})';

/** Words parted by spaces as alternatives, `_` for a space within one. */
export function listed(words: string): string {
  return words
    .split(' ')
    .map((word) => word.replace(/[.+?]/g, String.raw`\$&`).replaceAll('_', '\\s'))
    .join('|');
}

function eitherCase(words: string): string {
  return listed(words).replace(/(^|\|)(\p{Ll})/gu, (_, bar: string, letter: string) => {
    return `${bar}[${letter.toUpperCase()}${letter}]`;
  });
}
