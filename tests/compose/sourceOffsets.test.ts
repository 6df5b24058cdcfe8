import { expect, test } from 'vitest';
import { sourceOffsets } from '../../pipeline/compose/sourceOffsets.ts';

test.each([
  ['plain 42', 'plain 42', 6],
  ['a * 42', 'a \\* 42', 5],
  ['a & b 42', 'a &amp; b 42', 10],
  ['a & b 42', 'a & b 42', 6],
  ['\u00a0 42', '&nbsp; 42', 7],
  ['a\nb 42', 'a\n> b 42', 6],
  ['a\nb 42', 'a\n  b 42', 6],
  ['a \\ 42', 'a \\\\ 42', 5],
])('the-number-of-%j-is-found-in-%j', (value, source, offset) => {
  expect(sourceOffsets(value, source)(value.indexOf('42'))).toBe(offset);
  expect(source.slice(offset, offset + 2)).toBe('42');
});
