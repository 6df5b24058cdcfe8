/** Turns a number that a file holds as one into its plain digits, with those that are noise of the machine left out. */
import { plainDecimal } from '../numbers/roundDecimal.ts';

/** At most 15 digits come back from a double: 0.30000000000000004 is 0.3. */
export function formatNumberText(value: number): string {
  return plainDecimal(Number(value.toPrecision(15)));
}
