/** Turns a d3-format string into the typed form that text, charts and sheets print by, or into what to write instead. */
import { currencySign } from './currency.ts';

/** A way to print numbers that is the same in prose, table, chart and sheet. */
export interface NumberFormat {
  /** As it was declared, e.g. `+,.1f`. */
  readonly text: string;
  readonly style: 'fixed' | 'percent' | 'exponent';
  /** What marks the sign: a minus only, a plus too, or round brackets around a negative number. */
  readonly sign: 'minus' | 'plus' | 'brackets';
  /** The sign that stands for `$`, e.g. `€`; empty where the format has none. */
  readonly currency: string;
  readonly grouping: boolean;
  /** Digits after the decimal mark; the most of them where zeros at the end are trimmed. */
  readonly decimals: number;
  readonly trim: boolean;
}

/** `reason` says what to write, for the hint of a problem. */
export type ParsedNumberFormat = { readonly format: NumberFormat } | { readonly reason: string };

/** A number as the data writes it: no groups, and the decimals that it has. */
export const AS_WRITTEN: NumberFormat = {
  text: '.30~f',
  style: 'fixed',
  sign: 'minus',
  currency: '',
  grouping: false,
  decimals: 30,
  trim: true,
};

/** Years, ranks and codes. */
export const WHOLE: NumberFormat = { ...AS_WRITTEN, text: 'd', decimals: 0, trim: false };

/** Numbers of rows and the like. */
export const COUNT: NumberFormat = { ...WHOLE, text: ',d', grouping: true };

/** A figure has 15 digits at most; what is printed beyond them would be made up. */
const MOST_DECIMALS = 12;

/** As in d3-format; fixed numbers and percentages have six decimals where none are given. */
const DEFAULT_DECIMALS = 6;

/** `[[fill]align][sign][symbol][0][width][,][.precision][~][type]`, the grammar of d3-format. */
const GRAMMAR = /^(?:.?([<>=^]))?([+\-( ])?([$#])?(0)?(\d+)?(,)?(?:\.(\d+))?(~)?([a-zA-Z%])?$/;

/**
 * Allowed are a sign (`+`, `-` or `(`), `$`, `,`, a number of decimals and `~` with the types `f`, `d`, `%` and `e`;
 * all else either hides the figure or cannot be shown alike by a spreadsheet. `unit` is that of the value: one in
 * percent (15.7) is not printed as a share of one (1570.0%), and `$` prints the sign of its currency. Where no unit is
 * known, `known` says which currency is meant, or `$` stands for itself.
 */
export function parseNumberFormat(text: string, unit?: string, known?: string): ParsedNumberFormat {
  const spreadsheet = /^(?:#,##|0,)?0(?:\.(0+))?$/.exec(text);
  if (spreadsheet !== null) {
    const [, places = ''] = spreadsheet;
    return {
      reason: `this is a spreadsheet's format; write "${text.includes(',') ? ',' : ''}.${places.length}f"`,
    };
  }
  const parts = GRAMMAR.exec(text);
  if (parts === null) return { reason: 'write such as ",.1f"; see https://d3js.org/d3-format' };
  const [, align, sign, symbol, zero, width, comma, precision, tilde, type] = parts;
  if (align !== undefined || zero !== undefined || width !== undefined || sign === ' ') {
    return { reason: 'a number is not padded; write a format such as ",.1f"' };
  }
  const reason = typeReason(type) ?? (type === 'e' ? exponentReason(parts) : optionReason(parts));
  if (reason !== undefined) return { reason };
  if (type === '%' && isPercentUnit(unit)) return { reason: PERCENT_REASON };
  const currency = symbol === '$' ? (known ?? (unit === undefined ? '$' : currencySign(unit))) : '';
  if (currency === undefined) return { reason: noCurrency(unit ?? '') };
  const decimals = type === 'd' ? 0 : Number(precision ?? DEFAULT_DECIMALS);
  if (decimals > MOST_DECIMALS) {
    return { reason: `write at most ${MOST_DECIMALS} decimals, such as ".${MOST_DECIMALS}f"` };
  }
  return {
    format: {
      text,
      style: type === '%' ? 'percent' : type === 'e' ? 'exponent' : 'fixed',
      sign: sign === '+' ? 'plus' : sign === '(' ? 'brackets' : 'minus',
      currency,
      grouping: comma !== undefined,
      decimals,
      trim: tilde !== undefined,
    },
  };
}

function noCurrency(unit: string): string {
  const named = unit === '' ? 'this figure has no unit' : `"${unit}" names none`;
  return `"$" prints the sign of the unit's currency, and ${named}; leave it out, or write a unit such as "€ million"`;
}

export const PERCENT_REASON =
  'a "%" format prints a share of one, and this figure is in percent already, such as 15.7; write ".1f"';

/** Whether a unit says that its numbers are percent, as `percent`, `% of GDP` or `percentage points` do. */
export function isPercentUnit(unit: string | undefined): boolean {
  return unit !== undefined && /%|\bper ?cent|\bpor c(?:iento|ento)|\bpour cent|\bprozent/i.test(unit);
}

/** The same format with a plus before numbers above zero; brackets stay. */
export function withSign(format: NumberFormat): NumberFormat {
  if (format.sign !== 'minus') return format;
  return { ...format, sign: 'plus', text: `+${format.text.replace(/^-/, '')}` };
}

function typeReason(type: string | undefined): string | undefined {
  switch (type) {
    case 'f':
    case 'd':
    case '%':
    case 'e':
      return undefined;
    case undefined:
      return 'write a type at the end: ".1f" for decimals, "d" for whole numbers';
    case 's':
      return 'a number is not shortened by k, M or G; write ",.1f", and give a scale and its unit, or data in millions';
    case 'g':
    case 'n':
    case 'p':
    case 'r':
      return `the type "${type}" counts significant digits, which a spreadsheet cannot; write ".1f"`;
    default:
      return `the type "${type}" is no way to print a figure; "f" prints a fixed number of decimals`;
  }
}

function optionReason([, , , symbol, , , comma = '', precision, tilde, type]: RegExpExecArray):
  | string
  | undefined {
  if (symbol === '#') return '"#" is for numbers of other bases; leave it out';
  if (type === 'd' && (precision !== undefined || tilde !== undefined)) {
    return `whole numbers have no decimals; write "${comma}d" or "${comma}.${precision ?? 1}f"`;
  }
  return type === '%' && symbol === '$' ? 'a percentage has no currency; write ".1%" or "$.1f"' : undefined;
}

/** Spreadsheets disagree about brackets, and about no decimals, beside an exponent. */
function exponentReason([, , sign, symbol, , , comma, precision, tilde]: RegExpExecArray):
  | string
  | undefined {
  const plain = sign !== '(' && (symbol ?? comma ?? tilde) === undefined && Number(precision ?? 1) > 0;
  return plain ? undefined : 'a number with an exponent has a sign and decimals only; write ".2e" or "+.2e"';
}
