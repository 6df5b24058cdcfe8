import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PdfKeyword, PdfLexer } from '../../pipeline/pdf/pdfLexer.ts';
import { PdfName, PdfReference } from '../../pipeline/pdf/pdfValues.ts';

const spaces = fc
  .array(fc.constantFrom(' ', '\n', '\r', '\t', '\0', '\f'), { minLength: 1, maxLength: 3 })
  .map((characters) => characters.join(''));
const wholes = fc.nat({ max: 99_999 });
/** As it is written, beside what is to be read. */
const values = fc.oneof(
  // Some hundreds of words fall on one another where the last ones are remembered.
  fc.stringMatching(/^[A-Za-z0-9_.+:-]{1,4}$/).map((name) => [`/${name}`, new PdfName(name)] as const),
  fc.nat({ max: 255 }).map((byte) => {
    const written = `/A#${byte.toString(16).padStart(2, '0')}`;
    return [written, new PdfName(`A${String.fromCharCode(byte)}`)] as const;
  }),
  fc
    .stringMatching(/^[A-Za-z*]{1,3}$/)
    .filter((word) => word !== 'R')
    .map((word) => [word, new PdfKeyword(word)] as const),
  fc
    .tuple(wholes, spaces, fc.nat({ max: 9 }), spaces)
    .map(
      ([id, one, generation, other]) => [`${id}${one}${generation}${other}R`, new PdfReference(id)] as const,
    ),
  wholes.map((number) => [String(number), number] as const),
);

test('values-are-read-as-they-are-written', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(values, spaces), { maxLength: 40 }), (list) => {
      const written = list.map(([[text], space]) => text + space).join('');
      const lexer = new PdfLexer(Buffer.from(written, 'latin1'));
      expect(list.map(() => lexer.next())).toEqual(list.map(([[, value]]) => value));
      expect(lexer.next()).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['12 0 R', [new PdfReference(12)]],
  ['[12 0 R]', [[new PdfReference(12)]]],
  ['12 0 R/A', [new PdfReference(12), new PdfName('A')]],
  ['12 0 RG', [12, 0, new PdfKeyword('RG')]],
  ['12 0 0 R', [12, new PdfReference(0)]],
  ['12 R', [12, new PdfKeyword('R')]],
  ['12 0', [12, 0]],
  ['12', [12]],
])('a-reference-is-two-numbers-and-an-r: %s', (written, read) => {
  const lexer = new PdfLexer(Buffer.from(written, 'latin1'));
  expect([...read, undefined].map(() => lexer.next())).toEqual([...read, undefined]);
});
