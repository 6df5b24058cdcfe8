/** Turns Markdown text into its syntax tree; the one place that knows the Markdown libraries. */
import type { Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { directive } from 'micromark-extension-directive';
import { gfm } from 'micromark-extension-gfm';

const { flow } = directive();
const SYNTAX = [gfm({ singleTilde: false }), flow === undefined ? {} : { flow }];
const TREE = [gfmFromMarkdown(), directiveFromMarkdown()];

/** CommonMark with tables, footnotes and block directives; `:name` in running text stays text. */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, { extensions: SYNTAX, mdastExtensions: TREE });
}
