/** Where dollar signs make a formula: the rule on texts, and the reader of Markdown that follows it. */
import * as fc from 'fast-check';
import type { Nodes } from 'mdast';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../pipeline/compose/parseMarkdown.ts';
import { formulasIn } from '../../pipeline/markup/formulaMarks.ts';
import { runs } from '../runs.ts';

function formulasOf(node: Nodes): readonly string[] {
  if (node.type === 'formula') return [`$${node.value}$`];
  return 'children' in node ? node.children.flatMap(formulasOf) : [];
}

const byRule = (text: string) => formulasIn(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ['It cost $5 then and $6 now.', []],
  ['From US$5 to US$6.', []],
  ['It is $5 or US$ 6, A$ or CA$.', []],
  ['$x$', ['$x$']],
  ['of $x$, $y_1$ and $5', ['$x$', '$y_1$']],
  ['$ x$ and $x $', []],
  ['$a\\$b$', ['$a\\$b$']],
  ['\\$x$ is $y$', ['$y$']],
  ['$x$5', []],
  ['$g = GDP$', ['$g = GDP$']],
  ['cost $5 or 6 US$', []],
  ['$$', []],
])('formulas-are-told-from-prices: %s', (text, expected) => {
  expect(byRule(text)).toEqual(expected);
  expect(formulasOf(parseMarkdown(text))).toEqual(expected);
});

const letter = fc.constantFrom('$', '$', '$', 'x', '5', ' ', 'U', 'S', '\\', '{', '-', '.', '\n', '\ue000');

test('markdown-is-read-by-the-same-rule', () => {
  fc.assert(
    fc.property(fc.array(letter, { maxLength: 30 }), (letters) => {
      // A backslash of Markdown stands before signs alone, and an empty line ends a paragraph.
      const text = `a ${letters.join('')}`
        .replace(/\\(?![$\\{.-])/g, '')
        .replace(/\s*\n\s*/g, ' x ')
        .trimEnd();
      expect(formulasOf(parseMarkdown(text))).toEqual(byRule(text));
    }),
    { numRuns: runs(1000) },
  );
});

test('two-prices-are-never-a-formula', () => {
  const price = fc
    .tuple(fc.nat(9999), fc.constantFrom('', '.5', ' billion', ' a day', ','))
    .map((parts) => `$${parts.join('')}`);
  fc.assert(
    fc.property(
      fc.array(price, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(' and ', ' to ', '-', '\u2013', ', '),
      (prices, joint) => {
        expect(byRule(`It cost ${prices.join(joint)} then.`)).toEqual([]);
      },
    ),
  );
});
