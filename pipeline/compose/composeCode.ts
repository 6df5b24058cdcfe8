/** Turns code between backticks and fences into what is printed as it is typed. */
import type { Code, InlineCode } from 'mdast';
import { codeIsFigure, figureInMarkup, markdownUnsupported } from '../problems/catalogue/compose.ts';
import type { Place } from '../problems/Problem.ts';
import type { BlockContext } from './composeBlocks.ts';
import { type InlineContext, nodePlace } from './composeInlines.ts';
import { MISSING, PLACEHOLDER, placeholderIndex } from './Expansion.ts';
import type { CodeInline, ListingBlock } from './Manuscript.ts';

/** A tab goes on to the next of these columns. */
const TAB = 4;

export function composeCode(node: InlineCode, context: InlineContext): CodeInline {
  const place = nodePlace(node, context);
  const text = printedCode(node.value, place, context);
  if (isFigure(text)) context.report(codeIsFigure(place, text));
  return { type: 'code', text };
}

/** A figure is none for being between backticks: numbers that stand among words and units alone. */
function isFigure(text: string): boolean {
  // An option of a command is a sign of code; a name, with the digits in it, is a word.
  const read = text
    .replace(/(?<![\p{L}\p{N}])-{1,2}\p{L}[\p{L}\p{N}_-]*/gu, '=')
    .replace(/(?<![\p{L}\p{N}])[\p{L}_][\p{L}\p{N}_.-]*/gu, 'x');
  return /\p{N}/u.test(read) && /^[x\p{N}\s.,%\u2030\u00b0\p{Sc}+\u2212\u00b1~\u2248\u2013-]*$/u.test(read);
}

export function composeListing(
  node: Code,
  context: BlockContext,
  caption: Pick<ListingBlock, 'id' | 'title'> = { id: '', title: [] },
): readonly ListingBlock[] {
  const place = nodePlace(node, context);
  const source = context.expansion.text.slice(node.position?.start.offset, node.position?.end.offset);
  if (!/^[ \t]*(?:`{3}|~{3})/.test(source)) {
    const hint = 'do not indent the lines by four spaces or more; lines of code stand between ``` and ```';
    context.report(markdownUnsupported(place, 'a block of code', hint));
  } else if (!/^[\p{L}\p{N}_+#.-]*$/u.test(node.lang ?? '') || (node.meta ?? '') !== '') {
    const hint =
      'after ``` stands the name of the language alone; a title is given by :::listing[Title]{#NAME}';
    context.report(markdownUnsupported(place, 'an attribute of code', hint));
  }
  const lines = printedCode(node.value, place, context).split('\n').map(withoutTabs);
  return [context.addNumbered({ type: 'listing', lines, ...caption, number: '', place })];
}

/** Parameters are printed by their values; a figure, which is refused, keeps its text, as does all that is refused. */
function printedCode(value: string, place: Place, context: InlineContext): string {
  return value.replace(PLACEHOLDER, (found) => {
    const token = context.expansion.tokens[placeholderIndex(found)];
    if (token?.type === 'parameter') return token.text;
    if (token?.type !== 'missing') context.report(figureInMarkup(token?.place ?? place, 'code'));
    if (token?.type === 'figure') return token.figure.text;
    if (token?.type !== 'ref') return MISSING;
    return context.ref(token.target, token.page, token.place)?.text ?? MISSING;
  });
}

function withoutTabs(line: string): string {
  let text = '';
  for (const character of line)
    text += character === '\t' ? ' '.repeat(TAB - (text.length % TAB)) : character;
  return text;
}
