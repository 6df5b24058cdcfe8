/** Texts by which the files of other people say that a value is missing. */

const CODES: ReadonlySet<string> = new Set([
  '..',
  '...',
  '.',
  '…',
  '-',
  '–',
  '—',
  '--',
  'na',
  'n.a.',
  'n.a',
  'n/a',
  '#n/a',
  '(na)',
  '[x]',
  '[c]',
  '[z]',
  'x',
  'c',
  'z',
  ':',
  'nan',
  'null',
  'none',
  'nd',
  'n.d.',
  'n.d',
  's.d.',
  'k.a.',
]);

/** Among numbers and dates; among texts most of them are words like others. */
export function isMissingCode(text: string, further: readonly string[]): boolean {
  return CODES.has(text.toLowerCase()) || further.includes(text);
}
