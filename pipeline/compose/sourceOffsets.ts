/** Finds the character of Markdown source that a character of a text node comes from. */

/**
 * For each character of `value` the offset in `source` where it is written. They differ where the source has
 * backslashes (`\*`), character references (`&amp;`) or the prefix of a quotation or list after a line end.
 * A character that cannot be found keeps the offset of the one before it.
 */
export function sourceOffsets(value: string, source: string): (index: number) => number {
  if (source === value) return (index) => index;
  const offsets: number[] = [];
  let at = 0;
  for (let index = 0; index < value.length; index++) {
    const wanted = value[index];
    if (source[at] === '\\' && source[at + 1] === wanted && wanted !== '\\') at += 1;
    else if (source[at] === '\\' && source[at + 1] === '\\' && wanted === '\\') at += 1;
    const reference = source[at] === '&' ? /^&(?:#\w+|\w+);/.exec(source.slice(at, at + 40)) : null;
    if (reference !== null && wanted !== '&') {
      offsets.push(at);
      at += reference[0].length;
      continue;
    }
    if (reference !== null && /^&(?:amp|#38|#x26);$/i.test(reference[0])) {
      offsets.push(at);
      at += reference[0].length;
      continue;
    }
    if (source[at] !== wanted) {
      const found = source.indexOf(wanted ?? '', at);
      // Only white space and the marks of quotations and code stand between the characters of a text.
      if (found >= 0 && /^[\s>`]*$/.test(source.slice(at, found))) at = found;
    }
    offsets.push(Math.min(at, source.length));
    if (source[at] === wanted) at += 1;
  }
  return (index) => offsets[index] ?? source.length;
}
