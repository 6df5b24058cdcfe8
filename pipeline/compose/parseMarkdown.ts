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
  return fromMarkdown(text, { extensions: SYNTAX, mdastExtensions: TREE });
}
