/** Whatever Markdown an author writes: nothing crashes, nothing is lost, and every problem has a line that exists. */
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { expect } from 'vitest';
import { PRIVATE_USE } from '../../pipeline/compose/Expansion.ts';
import { parseMarkdown } from '../../pipeline/compose/parseMarkdown.ts';
import { blockTexts } from '../../pipeline/compose/plainText.ts';
import { composeChapterText } from './smallBook.ts';

const WORDS = [
  'alpha',
  'beta',
  'Gamma',
  "it's",
  '"quoted"',
  'a--b',
  'c...',
  '8.2',
  '2023',
  'x_y',
  'ñandú',
  '*',
  '\\*',
  '&amp;',
  '|',
  '::',
  ':c',
];
const FIGURES = ['{{value "ties"}}', '{{value "goods[2023].exports"}}', '{{ref "ch:trade"}}'];
const word = fc.constantFrom(...WORDS, ...FIGURES);
const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const styled = fc.oneof(
  line,
  line.map((text) => `**${text}**`),
  line.map((text) => `*${text}* and`),
  line.map((text) => `{{#claim "top-partner"}}${text}{{/claim}}`),
  line.map((text) => `[${text}](https://example.org)`),
);
const block = fc.oneof(
  fc.array(styled, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
  line.map((text) => `## ${text}`),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((items) => items.map((item) => `- ${item}`).join('\n')),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.map((text) => `> ${text}`).join('\n')),
  fc
    .tuple(
      fc.constantFrom('note', 'watch', 'findings', 'key-figures', 'timeline', 'definitions', 'odd', 'column'),
      line,
    )
    .map(([name, text]) => `:::${name}\n${text}\n:::`),
  fc
    .tuple(fc.constantFrom('findings', 'key-figures', 'timeline', 'definitions'), line)
    .map(([name, text]) => `:::${name}\n- **${text}** rest\n:::`),
  line.map((text) => `| head |\n|---|\n| ${text.replaceAll('|', '')} |`),
  line.map((text) => `<b>${text}</b> \`${text}\` ~~${text}~~`),
);
const chapter = fc.array(block, { minLength: 1, maxLength: 6 }).map((blocks) => blocks.join('\n\n'));

export function noTextIsLost(numRuns: number): void {
  fc.assert(
    fc.property(chapter, (text) => {
      const { manuscript } = composeChapterText(text);
      const [part] = manuscript.parts;
      const composed = blockTexts(part?.chapters[0]?.blocks ?? []).join(' ');
      expect(letters(composed)).toEqual(letters(sourceText(text)));
    }),
    { numRuns, seed: 20240331 },
  );
}

export function oddCharactersNeverCrash(numRuns: number): void {
  const odd = fc.array(
    fc.constantFrom(
      '{{',
      '}}',
      '{{#',
      '{{/',
      '#',
      '"',
      "'",
      '=',
      '(',
      ')',
      '\n',
      ':::',
      '-',
      '>',
      '|',
      '[^',
      ']',
      '*',
      '`',
      '<',
      '\\',
      '&',
      'a',
      '1',
      ' ',
      '\u00e9',
      '\r\n',
      '\t',
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(odd, (pieces) => {
      const text = pieces.join('');
      const { problems } = composeChapterText(text);
      const lines = text.split(/\r\n?|\n/).length + 3;
      for (const { place } of problems) {
        expect(place?.line).toBeGreaterThanOrEqual(1);
        expect(place?.line).toBeLessThanOrEqual(lines);
        expect(place?.column).toBeGreaterThanOrEqual(1);
      }
    }),
    { numRuns, seed: 20240331 },
  );
}

/** The words of the text in order of the alphabet: blocks that are not where they should be may move others. */
function letters(text: string): readonly string[] {
  return (text.match(/[\p{L}]+|\d[\d.]*\d|\d/gu) ?? []).sort();
}

/** What stays when the markup goes: the Markdown library's own reading, with the helpers' texts put in. */
function sourceText(text: string): string {
  const filled = text
    .replaceAll('{{value "ties"}}', '37')
    .replaceAll('{{value "goods[2023].exports"}}', '323.2')
    .replaceAll('{{ref "ch:trade"}}', 'Chapter 1')
    .replace(/\{\{[#/]claim[^}]*\}\}/g, '');
  expect(PRIVATE_USE.test(filled)).toBe(false);
  return nodeText(parseMarkdown(filled));
}

function nodeText(node: Nodes): string {
  if ('children' in node) return node.children.map((child) => nodeText(child)).join(' ');
  return 'value' in node ? node.value : '';
}
