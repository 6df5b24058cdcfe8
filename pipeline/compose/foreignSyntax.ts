/** Turns markup in a chapter that nothing here sets, and which would be printed as letters, into problems. */
import type { Nodes, Root, Text } from 'mdast';
import { foreignMarksIn } from '../markup/foreignMarks.ts';
import { markdownUnsupported } from '../problems/catalogue/compose.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Expansion } from './Expansion.ts';

// In the text that is searched (see `foreignMarks.ts`), whatever is no text of the author's is \uf000: marks of emphasis, addresses of links, code.
// So are escaped signs, but for these, which have a meaning together.
const ESCAPED = new Map([
  ['(', '\uf001'],
  [')', '\uf002'],
  ['[', '\uf003'],
  [']', '\uf004'],
  ['@', '\uf005'],
]);

/** Reports what is left over in each paragraph, heading and cell; values of the data are placeholders there. */
export function reportForeignSyntax(
  root: Root,
  expansion: Expansion,
  report: (problem: Problem) => void,
): void {
  visit(root, (node) => {
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return;
    const from = node.position?.start.offset ?? 0;
    for (const { what, hint, start, end } of foreignMarksIn(authorsText(node, expansion.text))) {
      report(markdownUnsupported(expansion.placeOf(from + start, from + end), what, hint));
    }
  });
}

/** The source of a node, in which all that is not typed to be read is U+F000, which no template holds. */
function authorsText(node: Nodes, source: string): string {
  const from = node.position?.start.offset ?? 0;
  const characters = '\uf000'.repeat((node.position?.end.offset ?? from) - from).split('');
  visit(node, (inner, parent) => {
    if (inner.type === 'text' && !(parent?.type === 'link' && parent.url.endsWith(inner.value))) {
      const start = inner.position?.start.offset ?? 0;
      for (const [at, character] of plainSource(inner, source).entries())
        characters[start - from + at] = character;
    }
  });
  const text = characters.join('');
  // The id of a heading is ours.
  return node.type === 'heading'
    ? text.replace(/\{#[\p{L}\d_-]+\}\s*$/u, (id) => '\uf000'.repeat(id.length))
    : text;
}

/** Code units of a text node's source, with escapes and references to characters blank. */
function plainSource(node: Text, source: string): readonly string[] {
  return source
    .slice(node.position?.start.offset, node.position?.end.offset)
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => `${ESCAPED.get(sign) ?? '\uf000'}\uf000`)
    .replace(/&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/gi, (name) =>
      node.value.includes(name) ? name : '\uf000'.repeat(name.length),
    )
    .split('');
}

function visit(node: Nodes, enter: (node: Nodes, parent: Nodes | undefined) => void, parent?: Nodes): void {
  enter(node, parent);
  if ('children' in node) for (const child of node.children) visit(child, enter, node);
}
