/** Lines of words, of which the library of Markdown need not be asked. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../pipeline/compose/parseMarkdown.ts';

test('a-line-is-read-as-it-is-before-an-empty-one', () => {
  const part = fc.constantFrom(
    ...['a', 'Word', ' ', '  ', '1', '12', '.', ')', ',', ': ', ':', '-', '+', '=', '/', '//', '"', '’', '%'],
    ...['www.', 'WWW.a', 'http:', 'a.b', '@', '$', '$x$', '*', '_', '`', '&amp;', '!', '[', ']', '(', '#'],
    ...[
      '\ue000\uefff',
      '\u00a0',
      'é',
      'e\u0301',
      '–',
      '…',
      '\\',
      '~',
      '|',
      '>',
      '{',
      '\t',
      '—',
      "'",
      '?',
      ';',
    ],
  );
  const line = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(line, (text) => {
      expect(parseMarkdown(text).children).toEqual(parseMarkdown(`${text}\n`).children);
    }),
    { numRuns: 300 },
  );
});

test('the-whole-of-a-line-has-a-place', () => {
  const position = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 6, offset: 5 } };
  expect(parseMarkdown('Total')).toEqual({
    type: 'root',
    children: [{ type: 'paragraph', children: [{ type: 'text', value: 'Total', position }], position }],
    position,
  });
  expect(parseMarkdown('*Tota').position).toEqual(position);
});
