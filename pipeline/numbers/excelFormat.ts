/** Turns a d3-format string into the Excel number format that prints the same text. */
import { formatSpecifier } from 'd3-format';
import { formatDecimals } from './formatNumber.ts';

/**
 * e.g. `,.1f` gives `#,##0.0`, `$,.0f` gives `"$"#,##0`, `+.1f` gives `+0.0;-0.0` (a zero is `+0.0`, as d3-format prints it), `.1%` gives `0.0%`.
 * Negative numbers carry Excel's own hyphen-minus: a sheet's cell is a number, not a typeset text.
 */
export function excelNumberFormat(format: string): string {
  const specifier = formatSpecifier(format);
  if (specifier.type === 'e') return `0.${'0'.repeat(specifier.precision ?? 6)}E+00`;
  if (specifier.type === '') return 'General';
  const decimals = formatDecimals(format);
  const whole = specifier.comma ? '#,##0' : '0';
  const fraction = decimals === 0 ? '' : `.${'0'.repeat(decimals)}`;
  const percent = specifier.type === '%' ? '%' : '';
  const prefix = specifier.symbol === '$' ? '"$"' : '';
  const body = `${prefix}${whole}${fraction}${percent}`;
  return specifier.sign === '+' ? `+${body};-${body}` : body;
}
