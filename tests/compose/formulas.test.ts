/** Formulas of a chapter: their figures, numbers and names, and the places where they may stand. */
import { expect, test } from 'vitest';
import { dumpBlocks } from './dumpBlocks.ts';
import { composeChapterText, showProblems } from './smallBook.ts';

function composed(text: string) {
  const { manuscript, problems } = composeChapterText(text);
  const chapter = manuscript.parts[0]?.chapters[0];
  return { manuscript, report: showProblems(problems), dump: dumpBlocks(chapter?.blocks ?? []) };
}

test('a-figure-of-a-formula-is-in-the-ledger-and-printed-in-the-form-of-the-language', () => {
  const { manuscript, report, dump } = composed(
    '## Growth {#growth}\n\nIt was $g = {{value "goods[2023].exports" format=",.1f"}}$ billion, and {{value "ties"}}.',
  );
  expect(report).toBe('');
  expect(manuscript.ledger.map(({ slot }) => slot)).toEqual(['sec:trade/growth#1', 'sec:trade/growth#2']);
  const [entry] = manuscript.ledger;
  expect(entry?.address).toBe('goods[2023].exports');
  expect(dump).toContain(`formula(g = ${entry?.displayed}; g equals ${entry?.displayed}; ${entry?.id})`);
});

test('an-equation-is-numbered-and-called', () => {
  const { report, dump, manuscript } = composed(
    'By {{ref "eq:area"}}, also [there](eq:area):\n\n$$\na = r^2\n$$ {#eq-area}\n\nand\n\n$$ b = a $$\n',
  );
  expect(report).toBe('');
  expect(dump).toContain('equation eq:area Equation~1.1: formula(a = r^2; a equals r to the power of 2)');
  expect(dump).toContain('equation  : formula(b = a; b equals a)');
  expect(manuscript.tables).toEqual([]);
});

test.each([
  [
    '$$ a = b $$ {#eq-x}\n',
    '4:1 never-mentioned (warning): expected a mention of Equation\u00a01.1 in the text, found none',
  ],
  ['{{ref "eq:none"}}', '4:8 unknown-reference: expected'],
  ['$$ a $$ {#eq-x}\n\n$$ b $$ {#eq-x}\n\n{{ref "eq:x"}}', '6:1 printed-twice: expected'],
  [
    '$x = {{ref "ch:trade"}}$',
    '4:13 markdown-unsupported: expected text that can be set, found another helper in a formula',
  ],
  ['$x = {{#claim "growth"}}a{{/claim}}$', '4:6 '],
  [
    ':::table[T]{#t}\n| $x$ | b |\n|---|---|\n| c | d |\n:::\n\n{{ref "tbl:t"}}',
    '5:1 markdown-unsupported: expected text that can be set, found a formula in the head of a table',
  ],
])('what-a-formula-lacks-is-told: %j', (text, expected) => {
  expect(composed(text).report).toContain(`trade.md.hbs:${expected}`);
});

test.each([
  [
    '## On $x_t$ and what\n',
    'heading 2 sec:trade/on-x-t-and-what: On~formula(x_t; x sub t)'.replace('~', ' '),
  ],
  ['- Item $x^2$', 'formula(x^2'],
  [':::note[On $r$]\nA $x$.\n:::', 'formula(r; r)'],
  [':::side-note[On $r$]\nA $x$.\n:::', 'formula(x; x)'],
  ['A[^n].\n\n[^n]: By $y$.', 'A'],
  ['*So $x$* and **$y$**.', 'emphasis(So formula(x; x))'],
  ['> As $z$ has it.', 'formula(z; z)'],
  [':::definitions\n- **$q$** \u2014 A sign.\n:::', 'formula(q; q)'],
])('a-formula-may-stand-there: %j', (text, expected) => {
  const { report, dump } = composed(text);
  expect(report).toBe('');
  expect(dump).toContain(expected);
});

test('a-cell-of-a-table-keeps-its-formula', () => {
  const { report, manuscript } = composed(
    ':::table[T]{#t}\n| a | b |\n|---|---|\n| $x_t$ | d |\n:::\n\n{{ref "tbl:t"}}',
  );
  expect(report).toBe('');
  const [cell, plain] = manuscript.tables[0]?.rows[0]?.cells ?? [];
  expect(cell?.text).toBe('x_t');
  expect(cell?.words?.[0]?.type).toBe('formula');
  expect(plain?.words).toBeUndefined();
});

test('a-formula-is-refused-beyond-the-limits', () => {
  const long = `$${'x + '.repeat(600)}y$`;
  expect(composed(long).report).toContain('expected at most 2,000 characters of a formula, found 2,401');
  const deep = `$${'{ '.repeat(120)}x${' }'.repeat(120)}$`;
  expect(composed(deep).report).toContain(
    'levels of lists, blocks, brackets or partials in one another, found 120',
  );
});
