/** Each character of a value is found where it is written, over quotes, escapes and folds. */
import { expect, test } from 'vitest';
import { alignOffsets } from '../../pipeline/validate/locateText.ts';

/** The characters of the file at the offsets, with their offsets. */
const aligned = (text: string, begin: number, value: string) =>
  [...alignOffsets(text, begin, value)].map((offset) => `${offset}${text[offset] ?? ''}`).join(' ');

test.each([
  ['k: ab c', 3, 'ab c', '3a 4b 5  6c'],
  ['k: "a\'b"', 3, "a'b", "4a 5' 6b"],
  ['k: "a\\"b"', 3, 'a"b', '4a 6" 7b'],
  ['k: "\\\\a"', 3, '\\a', '5\\ 6a'],
  ["k: 'a''b'", 3, "a'b", "4a 5' 7b"],
  ['k: "\\u0041b"', 3, 'Ab', '4\\ 10b'],
  ['k: "\\u00FFb"', 3, 'ÿb', '4\\ 10b'],
  ["k: '\\u0041'", 3, '\\u0041', '4\\ 5u 60 70 84 91'],
  ['k: \\u0041', 3, '\\u0041', '3\\ 4u 50 60 74 81'],
  ["k: '\\a'", 3, '\\a', '4\\ 5a'],
  ['k: >\n  a b', 3, 'a b', '7a 8  9b'],
  ['k: >-\n  a', 3, 'a', '8a'],
  ['k: |2+ # a\n  a', 3, 'a', '13a'],
  ['k: >\r\n  a', 3, 'a', '8a'],
  ['k: >a', 3, '>a', '3> 4a'],
  ['k: a\n  b', 3, 'a b', '3a 4\n 7b'],
  ['k: abc', 3, 'axc', '3a 4b 5c'],
  ['k: "a\\nb"', 3, 'a\nb', '4a 5\\ 7b'],
  ["k: 'a''''b'", 3, "a''b", "4a 5' 7' 9b"],
  ["k: '''a'", 3, "'a", "4' 6a"],
  ['k: "a \\u0041b"', 3, 'a Ab', '4a 5  6\\ 12b'],
  ['k: "\\u0041A"', 3, 'AA', '4\\ 10A'],
  ['k: a', 3, 'ab', '3a 4'],
])('%j from %d on holds %j at %s', (text, begin, value, expected) => {
  expect(aligned(text, begin, value)).toBe(expected);
});
