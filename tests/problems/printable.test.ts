import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Problem } from '../../pipeline/problems/Problem.ts';
import { printable, printableLines } from '../../pipeline/problems/printable.ts';
import { printProblems } from '../../pipeline/problems/printProblems.ts';

/** Escape sequences of a terminal, turns of direction, ends of lines, and a command to a build server. */
const acting = [
  '\u001b]0;title\u0007',
  '\u001b[2J',
  '\u009b31m',
  'a\u202eb',
  'a\u2066b',
  '\u0000',
  '\n::set-output name=x::y',
  '\r',
  '\u2028',
];

test.each(acting)('acting-characters-are-escaped-wherever-a-problem-prints-them (%j)', (text) => {
  const problem: Problem = {
    code: 'number-expected',
    severity: 'error',
    message: `found ${text}`,
    hints: [text],
    place: { file: `data/${text}.csv`, line: 1, column: 1, row: text, field: text, fieldTitle: text },
    excerpt: text,
    related: [{ message: text, place: { file: text } }],
  };
  for (const format of ['text', 'github'] as const) {
    const printed = printProblems([problem], { format });
    expect(printed.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2028\u2066-\u2069]/u);
    for (const line of printed.split('\n').slice(format === 'github' ? 1 : 0))
      expect(line).not.toMatch(/^::/);
  }
});

test('a-text-in-json-stays-the-same-to-who-reads-it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(JSON.parse(printableLines(JSON.stringify({ text }, null, 2)))).toEqual({ text });
    }),
  );
});

test('letters-of-any-script-and-joined-signs-are-printed-as-they-are', () => {
  const texts = ['Zacatecas', 'Ñandú', 'Αθήνα', '👩‍🌾', 'שלום', 'a\u00a0b'];
  expect(texts.map(printable)).toEqual(texts);
});
