/** Turns a number format into the reason why it cannot be used, if there is one. */
import { formatSpecifier } from 'd3-format';

/** Undefined where the format is one of d3-format and keeps the figure what it is. */
export function checkNumberFormat(format: string): string | undefined {
  const type = typeOf(format);
  const spreadsheet = /^(?:#,##)?0(?:\.(0+))?$/.exec(format);
  if (spreadsheet !== null) {
    const decimals = spreadsheet[1]?.length ?? 0;
    return `this is a spreadsheet's format; write "${format.startsWith('#,') ? ',' : ''}.${decimals}f"`;
  }
  if (type === undefined) return 'see https://d3js.org/d3-format for what a format may hold';
  switch (type) {
    case '':
    case 'd':
    case 'e':
    case 'f':
    case 'g':
    case 'n':
    case 'r':
    case 's':
      return undefined;
    case '%':
    case 'p':
      return 'percentages are kept as percent numbers, such as 15.7; write ".1f", and "unit": "percent"';
    default:
      return `the type "${type}" is no way to print a figure; "f" prints a fixed number of decimals`;
  }
}

function typeOf(format: string): string | undefined {
  try {
    return formatSpecifier(format).type;
  } catch {
    return undefined;
  }
}
