/** The words that belong to a number: a line is not broken between the two. */

export interface WordsBesideNumbers {
  /** Follow their number without a break: `percent`, `billion`, `km`. */
  readonly units: ReadonlySet<string>;
  /** Better kept with their number: `miles`, `years`. Lower case. */
  readonly measures: ReadonlySet<string>;
  /** Better kept with the day: `July`. Lower case. */
  readonly months: ReadonlySet<string>;
  /** Precede their number without a break: `figure`, `no.`. Lower case. */
  readonly designators: ReadonlySet<string>;
  readonly currencies: ReadonlySet<string>;
}

/** Signs of units that are the same in every language. */
export const unitSigns =
  'km km² km³ m m² m³ cm mm kg g t ha mi mi² ft lb oz h min s kW MW GW TW kWh MWh GWh TWh V bn mn pp bp °C °F a.m. p.m. a.m p.m';

export const currencyCodes: ReadonlySet<string> = setOf('US$ USD MXN MX$ CAD C$ CA$ CNY EUR GBP JPY BRL');

/** The words of a text as a set. */
export function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
