/** Where a line may be broken: between words, and within words with hyphens, dashes or slashes. */
import type { Language } from '../../language/Language.ts';

/** Costs are those of TeX: 50 for a hyphen, 1000 for never. */
export const neverBreak = 1000;

/** A place within a word where a line may be broken without adding anything. */
export interface InnerBreak {
  /** Index of the first code unit on the next line. */
  readonly at: number;
  readonly cost: number;
  /** The line then ends in a hyphen or dash, which should not happen on successive lines. */
  readonly flagged: boolean;
}

const nothing: readonly InnerBreak[] = [];

export function innerBreaks(word: string): readonly InnerBreak[] {
  if (!/[-/\u2010\u2013\u2014]/.test(word)) return nothing;
  return isAddress(word) ? addressBreaks(word) : dashBreaks(word);
}

export function isAddress(word: string): boolean {
  return /^[(<[]?(?:https?:\/\/|www\.|(?:[\w-]+\.)+[a-z]{2,}\/)/i.test(word);
}

/** After slashes; before dots and around other marks where slashes do not serve. Never with a hyphen. */
function addressBreaks(word: string): readonly InnerBreak[] {
  const breaks: InnerBreak[] = [];
  for (let at = 3; at < word.length - 1; at += 1) {
    const before = word.charAt(at - 1);
    const after = word.charAt(at);
    if (before === '/' && after !== '/') breaks.push({ at, cost: 60, flagged: false });
    else if (/[.?#%_~-]/.test(after) || /[=&:]/.test(before)) {
      if (before !== '/' && after !== '/') breaks.push({ at, cost: 300, flagged: false });
    }
  }
  return breaks;
}

function dashBreaks(word: string): readonly InnerBreak[] {
  const breaks: InnerBreak[] = [];
  for (let at = 1; at < word.length; at += 1) {
    const cost = dashCost(word, at);
    if (cost < neverBreak) breaks.push({ at, cost, flagged: word.charAt(at - 1) !== '/' });
  }
  return breaks;
}

function dashCost(word: string, at: number): number {
  const before = word.slice(0, at - 1);
  const after = word.slice(at);
  switch (word.charAt(at - 1)) {
    case '-':
    case '\u2010':
      // Not `COVID-/19`, `e-/mail`, `-/5`; rather not `20-/foot`.
      if (!/^\p{L}{2}/u.test(after) || !/[\p{L}\p{N}.]{2}$/u.test(before)) return neverBreak;
      return /\p{N}$/u.test(before) ? 200 : 50;
    case '\u2013':
      // Not within a range such as `2018–24` or `–5`.
      if (!/^\p{L}/u.test(after) || !/\p{L}$/u.test(before)) return neverBreak;
      return 50;
    case '\u2014':
      return /^[\p{L}\p{N}“"‘'(]/u.test(after) && before !== '' ? 50 : neverBreak;
    case '/':
      return /^\p{L}{3}/u.test(after) && /\p{L}{3}$/u.test(before) ? 150 : neverBreak;
    default:
      return neverBreak;
  }
}

/** Cost of a break at the space between two words; 0 for ordinary words. */
export function spaceCost(before: string, after: string, language: Language): number {
  // A dash with spaces ends a line and never begins one; nor do closing marks after a French space.
  if (/^[\u2013\u2014\u2212\u2026;:!?»%)\]]/.test(after) && !/^[\u2013\u2212]\d/.test(after))
    return neverBreak;
  if (/[«([]$/.test(before)) return neverBreak;
  const numberBefore = isNumber(before);
  const numberAfter = /^[\p{Sc}(\u2013\u2212+~≈-]*\d/u.test(after);
  if (!numberBefore && !numberAfter) return 0;
  const words = language.besideNumbers;
  if (numberBefore) {
    const unit = bare(after);
    if (/^[%‰°]/.test(unit) || words.units.has(unit)) return neverBreak;
    if (words.measures.has(unit.toLowerCase())) return 300;
    if (words.months.has(unit.toLowerCase())) return neverBreak;
  }
  if (numberAfter) {
    const name = bare(before);
    if (/\p{Sc}$/u.test(before) || words.currencies.has(name)) return neverBreak;
    if (words.designators.has(name.toLowerCase())) return neverBreak;
    if (words.months.has(name.toLowerCase())) return neverBreak;
    // A day before its year, `July 1, 2026`: only where a narrow column leaves no other place.
    if (/^\d{1,2},$/.test(before) && /^\d{4}(?!\d)/.test(after)) return 900;
    // A number grouped by spaces, `12 345`.
    if (numberBefore && /^\d{3}(?!\d)/.test(after) && /\d$/.test(before)) return neverBreak;
  }
  return 0;
}

function isNumber(word: string): boolean {
  return /\d/.test(word) && /^[^\p{L}]*(?:\p{Lu}{1,3}\$)?[\d.,\u00a0\u202f\u2013\u2212/-]+$/u.test(word);
}

/** Without the marks around it, but with the sign of a unit or the point of an abbreviation. */
function bare(word: string): string {
  return word
    .replace(/^[("'“‘[]+/, '')
    .replace(/[)"'”’\],;:!?]+$/, '')
    .replace(/(?<=\p{L}{4,})\.$/u, '');
}
