/** Turns Markdown text into its syntax tree; with `formulaSyntax.ts` the one place that knows the Markdown libraries. */
import type { Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { directive } from 'micromark-extension-directive';
import { gfm } from 'micromark-extension-gfm';
import type { Shelf } from '../memo/Shelf.ts';
import { formulaSyntax, formulaTree } from './formulaSyntax.ts';

/** Trees by the text that they are of; nobody changes them. */
export type ParsedTexts = Shelf<Root>;

const { flow } = directive();
const SYNTAX = [gfm({ singleTilde: false }), flow === undefined ? {} : { flow }, formulaSyntax];
const TREE = [gfmFromMarkdown(), directiveFromMarkdown(), formulaTree];

/** CommonMark with tables, footnotes, block directives and formulas; `:name` in running text stays text. */
export function parseMarkdown(text: string): Root {
  if (isPlainLine(text)) return lineOfWords(text);
  return fromMarkdown(text, { extensions: SYNTAX, mdastExtensions: TREE });
}

/** Signs that mean nothing wherever they stand; a dollar sign alone opens no formula. */
const PLAIN = /^(?=[\p{L}\p{N}\ue000-\uefff])[\p{L}\p{N}\ue000-\uefff ,;:.()'"’“”–—…%?/+=$-]*(?<! )$/u;

/** The number of a list, an address, or what may be a formula. */
const PERHAPS_MORE = /^\d{1,9}[.)]|\/\/|www\.|\$.*\$/i;

/** Of most titles and notes of charts nothing is to be read, and the library sets itself up anew for each text. */
function isPlainLine(text: string): boolean {
  return PLAIN.test(text) && !PERHAPS_MORE.test(text);
}

/** What the library gives for such a line. */
function lineOfWords(value: string): Root {
  const end = { line: 1, column: value.length + 1, offset: value.length };
  const position = () => ({ start: { line: 1, column: 1, offset: 0 }, end: { ...end } });
  return {
    type: 'root',
    children: [
      {
        type: 'paragraph',
        children: [{ type: 'text', value, position: position() }],
        position: position(),
      },
    ],
    position: position(),
  };
}
