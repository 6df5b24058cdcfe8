/** Values of a PDF read back as they were written, whatever they are made of. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PdfKeyword, PdfLexer } from '../../pipeline/pdf/pdfLexer.ts';
import { PdfName, PdfReference, PdfText, type PdfValue } from '../../pipeline/pdf/pdfValues.ts';

function read(text: string, options?: { readonly references: boolean }): readonly unknown[] {
  const lexer = new PdfLexer(Buffer.from(text, 'latin1'), 0, options);
  const values: unknown[] = [];
  for (let value = lexer.next(); value !== undefined; value = lexer.next()) values.push(value);
  return values;
}

const latin1 = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) });

const { value: anyValue } = fc.letrec<{ value: PdfValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false),
    fc.integer({ min: -99_999, max: 99_999 }),
    fc.integer({ min: -9999, max: 9999 }).map((hundredths) => hundredths / 100),
    latin1.map((text) => new PdfText(text)),
    latin1.map((text) => new PdfName(text)),
    fc.nat(99_999).map((id) => new PdfReference(id)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(latin1, tie('value')), { maxLength: 4 }).map((entries) => new Map(entries)),
  ),
}));

/** One of the ways in which a value may be written: `gap` is white space, `way` a choice among forms. */
function written(value: PdfValue, gap: string, way: number): string {
  if (value instanceof PdfName) {
    const hex = (sign: string) => `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`;
    return `/${value.name.replace(/[^\w-]/gs, hex)}`;
  }
  if (value instanceof PdfReference) return `${value.id}${gap}${way % 3}${gap}R`;
  if (value instanceof PdfText) {
    if (way % 3 === 0) return `<${Buffer.from(value.bytes, 'latin1').toString('hex')}>`;
    // Brackets may stand as they are where each has its other.
    const isBalanced = /^[^()]*(\([^()]*\)[^()]*)*$/.test(value.bytes);
    const escaped = way % 3 === 1 || !isBalanced ? /[()\\]/g : /\\/g;
    return `(${value.bytes.replace(escaped, (sign) => `\\${way % 2 === 0 ? sign : sign.charCodeAt(0).toString(8).padStart(3, '0')}`)})`;
  }
  if (value instanceof Map) {
    const entries = [...value].map(([key, one]) =>
      [new PdfName(key), one].map((each) => written(each, gap, way)).join(gap),
    );
    return `<<${entries.join(gap)}>>`;
  }
  if (Array.isArray(value)) return `[${value.map((each) => written(each, gap, way)).join(gap)}]`;
  return String(value);
}

test('values-are-read-as-they-were-written-whatever-stands-between-them', () => {
  const gap = fc.constantFrom(' ', '\n', '\r\n', '\0 ', ' % (a note) 1 0 R\n');
  fc.assert(
    fc.property(fc.array(anyValue, { maxLength: 6 }), gap, fc.nat(5), (values, between, way) => {
      // A comment cannot part the numbers of a reference here.
      const within = between.includes('%') ? ' ' : between;
      const text = values.map((value) => written(value, within, way)).join(between);
      expect(read(text)).toEqual(values);
    }),
  );
});

test('a-reference-is-two-numbers-and-an-r-that-stands-alone', () => {
  const [r, rg] = [new PdfKeyword('R'), new PdfKeyword('RG')];
  const to = (id: number) => new PdfReference(id);
  expect(read('12 0 R')).toEqual([to(12)]);
  expect(read('[1 0 R 2 0 R]3 0 R/A')).toEqual([[to(1), to(2)], to(3), new PdfName('A')]);
  expect(read('1 2 3 R')).toEqual([1, to(2)]);
  expect(read('1 0 RG 1 0 R2')).toEqual([1, 0, rg, 1, 0, new PdfKeyword('R2')]);
  expect(read('1 R 1 0')).toEqual([1, r, 1, 0]);
  expect(read('-1 0 R 1.5 0 R')).toEqual([-1, 0, r, 1.5, 0, r]);
  expect(read('12 0 R', { references: false })).toEqual([12, 0, r]);
});

test('what-does-not-end-is-a-fault-and-no-endless-loop', () => {
  for (const text of ['(a', '(a\\', '(a(b)', '<41', '[1 2', '<</A 1'])
    expect(() => read(text), text).toThrow(/has no end/);
});

test('short-words-are-told-apart-where-the-last-ones-are-remembered', () => {
  const space = fc.constantFrom(' ', '\n', '\r', '\t', '\0', '\f');
  const word = fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9_.+:-]{1,4}$/).map((name) => [`/${name}`, new PdfName(name)] as const),
    fc
      .stringMatching(/^[A-Za-z*]{1,3}$/)
      .filter((each) => each !== 'R')
      .map((each) => [each, new PdfKeyword(each)] as const),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(word, space), { maxLength: 40 }), (words) => {
      expect(read(words.map(([[text], after]) => text + after).join(''))).toEqual(
        words.map(([[, value]]) => value),
      );
    }),
    { numRuns: 300 },
  );
});
