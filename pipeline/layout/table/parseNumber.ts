/** Turns a cell's text into the parts before and after its decimal mark. */

export interface NumberParts {
  /** Signs, opening marks and whole digits: `(1,234`. */
  readonly lead: string;
  /** Decimal mark, decimals and closing marks: `.5)`, or `%` where there are no decimals. */
  readonly trail: string;
}

/** e.g. `−1,234.5`, `(12.3)`, `US$ 5`, `15.7%`; not a date, a range or words. */
const numberShape = /^([^\d]{0,8}?)(\d[\d.,\u00a0\u202f\u2009]*?\d|\d)([^\d]{0,12})$/u;
/** What stands beside the number and does not move it: `± 0.4`, `[p]`, `[1]`. */
const besideNumber = /(?:\u00a0(?:±\u00a0[^\s]+|\[[^\]]+\]))+$/u;

/** Undefined where the text is not one number. */
export function parseNumber(text: string, decimal: string): NumberParts | undefined {
  const match = numberShape.exec(text.replace(besideNumber, ''));
  if (match === null) return undefined;
  const [, before = '', digits = '', after = ''] = match;
  if (/\p{L}{5}/u.test(before) || /\p{L}{5}/u.test(after)) return undefined;
  const mark = digits.lastIndexOf(decimal);
  const isDecimal = mark > 0 && mark === digits.indexOf(decimal);
  const at = before.length + (isDecimal ? mark : digits.length);
  return { lead: text.slice(0, at), trail: text.slice(at) };
}
