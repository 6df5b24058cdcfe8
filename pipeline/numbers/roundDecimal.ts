/** Rounds a number as people and spreadsheets do: half away from zero, on the decimal that is written. */

/**
 * Rounds `value` to `digits` decimals (negative digits round to tens, hundreds, …).
 *
 * The decision is taken on the decimal text of the double at 15 significant digits, which is what a CSV
 * cell and a spreadsheet show, so 1.005 to two decimals is 1.01 and 2.675 is 2.68, although their binary
 * values lie below the tie, and the noise of a sum (797.8499999999999) does not decide either.
 * NaN and infinities come back unchanged; a result of zero is never negative.
 */
export function roundDecimal(value: number, digits: number): number {
  if (!Number.isFinite(value)) return value;
  const shifted = shiftDecimal(Number(Math.abs(value).toPrecision(15)), digits);
  const whole = Math.floor(shifted);
  // A tie is exact here: the shift happens in the decimal text, not in binary.
  const rounded = shiftDecimal(shifted - whole >= 0.5 ? whole + 1 : whole, -digits);
  if (rounded === 0) return 0;
  return value < 0 ? -rounded : rounded;
}

/** Multiplies by a power of ten by moving the exponent of the shortest decimal text, e.g. 1.005 by 2 is 100.5. */
function shiftDecimal(value: number, digits: number): number {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + digits}`);
}
