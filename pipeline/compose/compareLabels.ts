/** Orders labels by their letters and then by their number: `A2` before `A10`. */
export function compareLabels(a: string, b: string): number {
  const [, letterA = '', numberA = '0'] = /^(\D*)(\d*)/.exec(a) ?? [];
  const [, letterB = '', numberB = '0'] = /^(\D*)(\d*)/.exec(b) ?? [];
  if (letterA !== letterB) return letterA < letterB ? -1 : 1;
  if (numberA !== numberB) return Number(numberA) - Number(numberB);
  return a === b ? 0 : a < b ? -1 : 1;
}
