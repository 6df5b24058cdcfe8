/** Finds the sign of the currency that a unit counts in: `€` of `€ million` or `million €`, `EUR` of `EUR`. */
import { currencyCodes } from '../language/WordsBesideNumbers.ts';

/** Up to three letters and a sign, e.g. `R$` or `Mex$`. */
const SIGN = /^\p{L}{0,3}\p{Sc}/u;

/** What `$` in a number format prints for figures of this unit; undefined where they are no money. */
export function currencySign(unit: string): string | undefined {
  const words = unit.split(/\s+/);
  for (const word of [words[0], words.at(-1)]) {
    const sign = word === undefined ? undefined : signOf(word);
    if (sign !== undefined) return sign;
  }
  return undefined;
}

/** The magnitude that remains of a unit of money, e.g. `billion` of `US$ billion`; undefined where it is no money. */
export function amountUnit(unit: string): string | undefined {
  if (currencySign(unit) === undefined) return undefined;
  const words = unit.split(/\s+/);
  const rest = signOf(words[0] ?? '') === undefined ? words.slice(0, -1) : words.slice(1);
  const attached = words[0]?.replace(SIGN, '') ?? '';
  return [...(SIGN.test(words[0] ?? '') && attached !== '' ? [attached] : []), ...rest].join(' ');
}

function signOf(word: string): string | undefined {
  const sign =
    SIGN.exec(word)?.[0] ?? (currencyCodes.has(word.toUpperCase()) ? word.toUpperCase() : undefined);
  // The dollar that has no letters in number formats has none in what they print.
  return sign === 'US$' ? '$' : sign;
}
