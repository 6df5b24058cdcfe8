import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePattern } from '../../pipeline/patterns/compilePattern.ts';

function covers(source: string, text: string): boolean {
  const compiled = compilePattern(source);
  if (compiled.type === 'fault') throw new Error(compiled.message);
  return compiled.pattern.covers(text);
}

test('a-pattern-covers-the-whole-text', () => {
  expect(covers('[A-Z]{2}\\d{3}', 'AB123')).toBe(true);
  expect(covers('[A-Z]{2}\\d{3}', 'AB1234')).toBe(false);
  expect(covers('a|ab', 'ab')).toBe(true);
  expect(covers('\\p{Lu}\\p{Ll}+', 'Éire')).toBe(true);
});

/** Each takes an engine that backtracks longer than anybody waits. */
test.each(['(a+)+$', '(a|a)*b', '(a*)*b', '(.*a){20}b', '([a-z]+)*\\d', '(x+x+)+y'])(
  'no-pattern-takes-longer-than-its-text-is-long (%s)',
  (source) => {
    expect(covers(source, `${'a'.repeat(30_000)}!`)).toBe(false);
  },
);

test.each(['(?=a)b', '(a)\\1', '[a-z', '(?<!x)y', '*'])(
  'what-the-engine-does-not-know-is-a-fault (%s)',
  (source) => {
    expect(compilePattern(source)).toMatchObject({ type: 'fault', message: expect.stringMatching(/\S/) });
  },
);

test('no-pattern-throws', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (source, text) => {
      const compiled = compilePattern(source);
      if (compiled.type === 'pattern') expect(typeof compiled.pattern.covers(text)).toBe('boolean');
    }),
  );
});

/** On what both engines know, they agree. */
test('plain-patterns-mean-what-they-mean-elsewhere', () => {
  const piece = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '(a|b)', 'a*', 'b+', 'a?', '(ab){1,2}', '\\d');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), fc.stringMatching(/^[ab0]{0,8}$/), (pieces, text) => {
      const source = pieces.join('');
      expect(covers(source, text)).toBe(new RegExp(`^(?:${source})$`, 'u').test(text));
    }),
  );
});
