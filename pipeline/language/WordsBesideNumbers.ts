/** The words that belong to a number or a date, for its line breaks and for what may be typed. */

import type { NamesWithDigits } from './NamesWithDigits.ts';
import type { NumberLocale } from './NumberLocale.ts';

export interface WordsBesideNumbers {
  /** Follow their number without a break: `percent`, `billion`, `km`. */
  readonly units: ReadonlySet<string>;
  /** Better kept with their number: `miles`, `years`; never parted from a printed figure. Lower case. */
  readonly measures: ReadonlySet<string>;
  /** Better kept with the day: `July`. Lower case. */
  readonly months: ReadonlySet<string>;
  /** Precede their number without a break: `figure`, `no.`. Lower case. */
  readonly designators: ReadonlySet<string>;
  readonly currencies: ReadonlySet<string>;
  /** What else may be typed with digits, as it is no figure. */
  readonly names: NamesWithDigits;
  /** What a typed date may have beside its digits and the month's name. */
  readonly dates: TypedDates;
}

/** Parts of a regular expression, without groups that capture. */
export interface TypedDates {
  /** After a day: `1st`, `1er`, `1.`. */
  readonly afterDay: string;
  /** Between day, month and year, with its space: `de `. */
  readonly between: string;
  /** After a year that stands for ten: `1990s`. */
  readonly afterDecade: string;
  /** Before a year that is not a calendar year's: `FY`. */
  readonly beforeYear: string;
  /** After four digits that are then no year but a quantity: `2000 miles`. */
  readonly quantityAfter: string;
}

/** Signs of units that are the same in every language. */
export const unitSigns =
  'km km² km³ m m² m³ cm mm kg g t ha mi mi² ft lb oz h min s kW MW GW TW kWh MWh GWh TWh V bn mn pp bp °C °F a.m. p.m. a.m p.m';

export const currencyCodes: ReadonlySet<string> = setOf('US$ USD MXN MX$ CAD C$ CA$ CNY EUR GBP JPY BRL R$');

/** Names of months as they may stand beside a day, in full and short; `more` are spellings that the language has too. */
export function monthWords(
  { months, shortMonths }: Pick<NumberLocale, 'months' | 'shortMonths'>,
  ...more: readonly string[]
): ReadonlySet<string> {
  const short = shortMonths.flatMap((name) => [name, name.endsWith('.') ? name.slice(0, -1) : `${name}.`]);
  return new Set([...months, ...short, ...more].map((name) => name.toLowerCase()));
}

/** The words of a text as a set. */
export function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}
