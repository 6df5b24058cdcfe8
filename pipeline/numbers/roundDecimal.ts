/** Rounds a number as people and spreadsheets do: half away from zero, on the decimal that is written. */

/**
 * The number as it is written: at 15 significant digits, which is what a cell of a CSV file and of a spreadsheet
 * holds. The noise of a sum goes (−5.496999999999998 is −5.497), and zero has no sign.
 */
export function writtenNumber(value: number): number {
  if (tenThousandths(Math.abs(value)) !== undefined) return value + 0;
  return Number.isFinite(value) && value !== 0 ? Number(value.toPrecision(15)) : value + 0;
}

/**
 * How many ten-thousandths a number is that has four decimals at most, as most of those that somebody typed; undefined of any
 * other. Both it and the power of ten are whole and exact, so that their quotient is the nearest number to the decimal that is
 * written, which then has no more digits than are kept: it can be counted with, where else its text is looked at.
 */
function tenThousandths(size: number): number | undefined {
  if (!(size < MOST_COUNTED)) return undefined;
  const count = Math.round(size * 1e4);
  return count / 1e4 === size ? count : undefined;
}

/** With four decimals, of 14 digits. */
const MOST_COUNTED = 1e10;

/**
 * What arithmetic meant to give: the shortest decimal that is the same number at 15 significant digits, without the
 * noise of a difference of near numbers (9.14410000000001 is 9.1441). A quotient keeps its 15 digits.
 */
export function computedNumber(value: number): number {
  const written = writtenNumber(value);
  if (Number.isInteger(written)) return written;
  const digits = Math.abs(written)
    .toExponential(14)
    .replace(/e.*|\./g, '');
  // Up to three digits after a run of zeros or nines are what is left of digits that cancelled out.
  return /(?:00000|99999)\d{0,3}$/.test(digits) ? Number(written.toPrecision(12)) : written;
}

/**
 * Rounds `value` to `digits` decimals (negative digits round to tens, hundreds, …).
 *
 * The decision is taken on `writtenNumber`, so 1.005 to two decimals is 1.01 and 2.675 is 2.68, although their
 * binary values lie below the tie, and the noise of a sum (797.8499999999999) does not decide either.
 * NaN and infinities come back unchanged; a result of zero is never negative.
 */
export function roundDecimal(value: number, digits: number): number {
  if (!Number.isFinite(value)) return value;
  const count = digits >= 0 && Number.isInteger(digits) ? tenThousandths(Math.abs(value)) : undefined;
  if (count !== undefined) return signed(value, roundCount(count, digits));
  const shifted = shiftDecimal(writtenNumber(Math.abs(value)), digits);
  const whole = Math.floor(shifted);
  // A tie is exact here: the shift happens in the decimal text, not in binary.
  const rounded = shiftDecimal(shifted - whole >= 0.5 ? whole + 1 : whole, -digits);
  return signed(value, rounded);
}

/** Ten-thousandths as a number with so many decimals. */
function roundCount(count: number, digits: number): number {
  if (digits >= 4) return count / 1e4;
  const part = 10 ** (4 - digits);
  const rest = count % part;
  const whole = (count - rest) / part;
  return (rest * 2 >= part ? whole + 1 : whole) / 10 ** digits;
}

function signed(value: number, rounded: number): number {
  if (rounded === 0) return 0;
  return value < 0 ? -rounded : rounded;
}

/** Multiplies by a power of ten by moving the exponent of the shortest decimal text, e.g. 1.005 by 2 is 100.5. */
export function shiftDecimal(value: number, digits: number): number {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + digits}`);
}

/** The digits of `writtenNumber` without an exponent: `1e21` as `1000000000000000000000`, `1e-7` as `0.0000001`. */
export function plainDecimal(value: number): string {
  const text = String(writtenNumber(value));
  if (!text.includes('e')) return text;
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = '', first = '', rest = '', exponentText = '0'] = match;
  const exponent = Number(exponentText);
  const digits = first + rest;
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  return `${sign}${digits}${'0'.repeat(Math.max(0, exponent - rest.length))}`;
}
