/** Lines of code that are too long: broken so that nothing is lost, and where a reader would break them. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakCode } from '../../../pipeline/layout/text/breakCode.ts';

const widthOf = () => 1;

test.each([
  ['short', 10, 10, ['short']],
  ['', 10, 10, ['']],
  ['a b c d e f', 6, 4, ['a b c ', 'd e ', 'f']],
  ['abcdefghij', 4, 3, ['abcd', 'efg', 'hij']],
  ['call(one, two)', 9, 9, ['call(one, ', 'two)']],
  ['x = 1    ', 5, 5, ['x = 1    ']],
  ['a \u{1f600}\u{1f600}', 3, 3, ['a ', '\u{1f600}\u{1f600}']],
])('a-line-of-code-is-broken-after-a-stop: %j', (line, first, next, expected) => {
  expect(breakCode(line, { first, next, widthOf })).toEqual(expected);
});

test('pieces-make-up-the-line-and-fit', () => {
  const character = fc.constantFrom('a', 'b', '_', ' ', ',', '(', ')', '=', '\u4e2d', '\u{1f600}');
  const wide = (each: string) => (each > '\u00ff' ? 2 : 1);
  fc.assert(
    fc.property(
      fc.array(character, { maxLength: 120 }),
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 40 }),
      (characters, first, next) => {
        const line = characters.join('');
        const pieces = breakCode(line, { first, next, widthOf: wide });
        expect(pieces.join('')).toBe(line);
        pieces.forEach((piece, index) => {
          const seen = [...piece.trimEnd()];
          const width = seen.reduce((sum, each) => sum + wide(each), 0);
          if (seen.length > 1) expect(width).toBeLessThanOrEqual(index === 0 ? first : next);
          if (line !== '') expect(piece).not.toBe('');
        });
      },
    ),
  );
});
