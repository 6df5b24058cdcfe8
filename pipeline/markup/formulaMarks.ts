/** Says where dollar signs begin and end a formula within a line, and where they are sums of money: Pandoc's rule. */

/**
 * Whether a dollar sign begins a formula, by what stands before and after it: in `US$5` and `$ 5` it does not. One whose
 * price is in dollars of a country may be read wrongly, and is then found by what stands in it.
 */
export function opensFormula(before: string, after: string): boolean {
  return !/[\p{L}$]$/u.test(before) && !/^(?:\s|\$|$)/.test(after);
}

/**
 * Whether the next dollar sign that no backslash stands before ends what was opened, by what stands between and after
 * it: in `$5 and $7` it is followed by a digit (a printed figure, from U+E000, is one), in `$5 or US$` it belongs to a
 * country, in `$5 and $x` it stands after a space.
 */
export function closesFormula(content: string, after: string): boolean {
  return (
    content !== '' &&
    !/\s$/.test(content) &&
    !/^[\d$\ue000-\uefff]/.test(after) &&
    !/^[\d\ue000-\uefff][\s\S]*\s\p{Lu}{1,3}$/u.test(content)
  );
}

/** Formulas in a text without other markup. */
export function formulasIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  const signs = [...text.matchAll(/\\[\s\S]|\$/g)].filter(([sign]) => sign === '$').map(({ index }) => index);
  const found: { readonly start: number; readonly end: number }[] = [];
  for (let at = 0; at + 1 < signs.length; at += 1) {
    const [start = 0, last = 0] = [signs[at], signs[at + 1]];
    const isFormula =
      opensFormula(text.slice(Math.max(0, start - 2), start), text.slice(start + 1, start + 2)) &&
      closesFormula(text.slice(start + 1, last), text.slice(last + 1, last + 2));
    if (!isFormula) continue;
    found.push({ start, end: last + 1 });
    at += 1;
  }
  return found;
}
