/** Orders names as people do, their numbers by size: `sec:trade/growth#2` before `sec:trade/growth#10`. */

/** By code units otherwise, which no locale changes. */
export function compareNatural(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)];
  for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
    const [x = '', y = ''] = [one[at], other[at]];
    if (x === y) continue;
    const bothNumbers = /^\d/.test(x) && /^\d/.test(y);
    const order = bothNumbers ? Number(x) - Number(y) : 0;
    if (order !== 0) return order;
    return x < y ? -1 : 1;
  }
  return one.length - other.length;
}

function partsOf(text: string): readonly string[] {
  return text.match(/\d{1,15}|\D+/g) ?? [];
}
