/** Turns the parser's exception about a template into a problem in plain words, at its place. */

import { templateBlockUnclosed, templateSyntax } from '../problems/catalogue/compose.ts';
import type { Place, Problem } from '../problems/Problem.ts';
import type { TextSpan } from '../problems/TextLines.ts';
import { TextLines } from '../problems/TextLines.ts';
import type { TemplateText } from './parseTemplate.ts';

/** Reads line and column out of the parser's message, which is the only place where it puts them. */
export function syntaxProblem(
  error: Error,
  source: TemplateText,
  placeOf: (start: number, end?: number) => Place,
): Problem {
  const lines = new TextLines(source.text.slice(source.start));
  const offsetOf = (line: number, column: number) => source.start + lines.startOf(line) + column;
  const mismatch = /^(\S+) doesn't match (\S+) - (\d+):(\d+)/.exec(error.message);
  if (mismatch !== null) {
    const [, opened = '', closed = '', line, column] = mismatch;
    const start = offsetOf(Number(line), Number(column));
    return templateBlockUnclosed(placeOf(start, start + opened.length), opened, closed);
  }
  const [, line = '1', shown = '', pointer = '', rest = ''] =
    /^(?:Parse|Lexical) error on line (\d+)[^\n]*\n(.*)\n(-*)\^\n?([\s\S]*)$/.exec(error.message) ?? [];
  if (/got 'EOF'/.test(rest)) {
    const unclosed = lastOpened(source.text, source.start);
    const start = unclosed?.start ?? source.text.length;
    return templateSyntax(placeOf(start, start + 2), unclosed?.what ?? 'the end of the template');
  }
  const body = source.text.slice(source.start);
  const start = source.start + offsetOfPointer(body, lines.startOf(Number(line)), shown, pointer.length);
  const token = TOKENS[/got '(\w+)'/.exec(rest)?.[1] ?? ''] ?? 'text';
  const quote = /["']/.test(source.text[start] ?? '');
  return templateSyntax(placeOf(start, start + 1), quote ? 'a quote that nothing closes' : token);
}

/** What the parser's token names look like in a template. */
const TOKENS: Readonly<Record<string, string>> = {
  CLOSE: 'the end of the tag, }}',
  CLOSE_UNESCAPED: 'the end of the tag, }}}',
  EQUALS: '"="',
  ID: 'a name',
  INVALID: 'a character that means nothing here',
  NUMBER: 'a number',
  OPEN_ENDBLOCK: 'the end of a block that was not opened',
  OPEN_SEXPR: '"("',
  CLOSE_SEXPR: '")"',
  SEP: '"."',
  STRING: 'a text in quotes',
  INVERSE: '{{else}} outside a block',
  OPEN_INVERSE_CHAIN: '{{else}} outside a block',
};

/**
 * Where the parser's pointer points: it shows the last 20 characters before and the next 20, without line
 * ends, so the window is looked for in the text without line ends, and the match nearest the line is taken.
 */
function offsetOfPointer(text: string, lineStart: number, shown: string, pointer: number): number {
  const offsets: number[] = [];
  let flat = '';
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\n') continue;
    offsets.push(at);
    flat += text[at];
  }
  const cut = shown.startsWith('...') ? 3 : 0;
  const window = shown.slice(cut).replace(/\.\.\.$/, '');
  if (window === '') return lineStart;
  let best = lineStart;
  let nearestBy = Number.POSITIVE_INFINITY;
  for (let at = flat.indexOf(window); at >= 0; at = flat.indexOf(window, at + 1)) {
    const offset = offsets[at + pointer - cut] ?? text.length;
    if (Math.abs(offset - lineStart) < nearestBy) {
      best = offset;
      nearestBy = Math.abs(offset - lineStart);
    }
  }
  return best;
}

/** The last `{{` that is not closed, or the last block, where the template ends too early. */
function lastOpened(text: string, from: number): (TextSpan & { readonly what: string }) | undefined {
  const open = text.lastIndexOf('{{');
  if (open >= from && text.indexOf('}}', open) < 0) {
    return { start: open, end: open + 2, what: 'an opening {{ without its }}' };
  }
  const blocks: { name: string; start: number }[] = [];
  for (const match of text.slice(from).matchAll(/\{\{~?([#/])\s*([\w-]+)/g)) {
    const [, sign, name = ''] = match;
    if (sign === '#') blocks.push({ name, start: from + match.index });
    else blocks.pop();
  }
  const last = blocks.at(-1);
  return last === undefined
    ? undefined
    : {
        start: last.start,
        end: last.start + 2,
        what: `an opening {{#${last.name}}} without its {{/${last.name}}}`,
      };
}
