/** Turns numbers as people write them into plain ones, by the marks of decimals and thousands that a whole file gives evidence of. */

export type DecimalMark = '.' | ',';

/** `1 234,5`, `-1,234.5`, `(12)`, `$3`, `4.5 %`: what stands around a number, and its digits and marks. */
export interface WrittenNumber {
  readonly negative: boolean;
  /** Digits with the marks between them, e.g. `1 234,5`. */
  readonly body: string;
  /** `%`, or the sign or code of a currency. */
  readonly unit: string;
}

const CURRENCY = String.raw`US\$|MX\$|CA\$|C\$|A\$|R\$|\p{Sc}|(?:USD|EUR|GBP|MXN|CAD|JPY|CHF)(?![A-Za-z])`;
const NUMBER = new RegExp(
  String.raw`^(?<open>\()?(?<sign>[-+\u2212])?\s*(?<before>${CURRENCY})?\s*(?<inner>[-\u2212])?(?<body>(?:\d[\d.,'\u2019 \u00a0\u202f\u2009]*\d|\d)|[.,]\d+)\s*(?<after>%|${CURRENCY})?(?<close>\))?$`,
  'u',
);

/** `1.2e-5`, `3E+06`; without a mark or a sign it may be a code: 12E3. */
const EXPONENT = /^(?<sign>[-+\u2212])?(?<whole>\d)(?:(?<mark>[.,])(?<part>\d+))?[eE](?<power>[-+]?\d{1,3})$/;

function writtenOut(text: string): string | undefined {
  const groups = EXPONENT.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { sign = '', whole = '', mark, part = '', power = '' } = groups;
  if (mark === undefined && !/^[-+]/.test(power)) return undefined;
  const digits = whole + part;
  const at = 1 + Number(power);
  const before = at <= 0 ? '0' : digits.slice(0, at).padEnd(at, '0');
  const after = at <= 0 ? '0'.repeat(-at) + digits : digits.slice(at);
  return `${sign}${before}${after === '' ? '' : `${mark ?? '.'}${after}`}`;
}

export function writtenNumberOf(given: string): WrittenNumber | undefined {
  const text = given.trim();
  const groups = NUMBER.exec(writtenOut(text) ?? text)?.groups;
  if (groups === undefined) return undefined;
  const { open, sign, before = '', inner, body = '', after = '', close } = groups;
  if ((open === undefined) !== (close === undefined) || (before !== '' && after !== '' && after !== '%'))
    return undefined;
  if (open !== undefined && sign !== undefined) return undefined;
  if (!isWellGrouped(body)) return undefined;
  const negative = open !== undefined || (sign !== undefined && sign !== '+') || inner !== undefined;
  return { negative, body, unit: after === '' ? before : after };
}

const GROUPED = /^\d{1,3}(?:([.,'\u2019 \u00a0\u202f\u2009])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/;

/** Digits with one mark at most, or in groups of three with one kind of mark between them. */
function isWellGrouped(body: string): boolean {
  return /^\d*(?:[.,]\d+)?$/.test(body) || GROUPED.test(body);
}

/** What the writing of one number says of the mark of decimals of its file; undefined where it may be either. */
export function decimalEvidence(body: string): DecimalMark | undefined {
  const marks = body.replace(/[^.,]/g, '');
  if (marks === '') return undefined;
  const last = marks.at(-1) === ',' ? ',' : '.';
  const other = last === ',' ? '.' : ',';
  const both = new Set(marks).size > 1;
  // With two kinds of marks the last is that of decimals; the same mark twice parts thousands.
  if (both) return last;
  if (marks.length > 1) return other;
  if (/[ '\u2019\u00a0\u202f\u2009]/.test(body)) return last;
  const [whole = '', part = ''] = body.split(last);
  // 1.234 may be a thousand; 0.123, 12.34 and 1234.567 are not.
  return part.length === 3 && whole.length >= 1 && whole.length <= 3 && !whole.startsWith('0')
    ? undefined
    : last;
}

/** The plain form, e.g. `-1234.5`; undefined where the marks do not fit. */
export function plainNumberOf({ negative, body }: WrittenNumber, decimal: DecimalMark): string | undefined {
  const at = body.lastIndexOf(decimal);
  const isDecimal = at >= 0 && body.indexOf(decimal) === at;
  const whole = isDecimal ? body.slice(0, at) : body;
  const part = isDecimal ? body.slice(at + 1) : '';
  if (/\D/.test(part) || (!isDecimal && at >= 0)) return undefined;
  const digits = whole.replace(/\D/g, '');
  // A mark that is left in the whole part parts thousands.
  if (/\D/.test(whole) && !GROUPED.test(whole)) return undefined;
  if (whole.includes(decimal)) return undefined;
  const plain = `${digits === '' ? '0' : digits}${part === '' ? '' : `.${part}`}`;
  return `${negative && /[1-9]/.test(plain) ? '-' : ''}${plain}`;
}
