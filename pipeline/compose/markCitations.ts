/** Parts the texts of a Markdown tree where they cite, so that a citation is a node of its own. */
import type { Literal, Nodes, Parents, Text } from 'mdast';
import type { Citation } from '../citations/Citation.ts';
import { findCitations } from '../citations/findCitations.ts';
import type { CitationWords } from '../language/CitationWords.ts';
import type { TextSpan } from '../problems/TextLines.ts';
import { sourceOffsets } from './sourceOffsets.ts';

/** `value` is what is written. */
export interface CitationNode extends Literal {
  readonly type: 'citation';
  readonly citation: Citation;
  /** Words of the author's in it, by their offsets in `value`. */
  readonly words: readonly TextSpan[];
}

declare module 'mdast' {
  interface PhrasingContentMap {
    citation: CitationNode;
  }
  interface RootContentMap {
    citation: CitationNode;
  }
}

/** Changes the tree, which nobody else has seen yet. */
export function markCitations(parent: Nodes, source: string, words: CitationWords): void {
  if (!('children' in parent)) return;
  const children = parent.children.flatMap((child): readonly Nodes[] => {
    if (child.type === 'text') return child.value.includes('@') ? parted(child, source, words) : [child];
    markCitations(child, source, words);
    return [child];
  });
  setChildren(parent, children);
}

function setChildren(parent: Parents, children: readonly Nodes[]): void {
  Object.assign(parent, { children });
}

function parted(node: Text, source: string, words: CitationWords): readonly Nodes[] {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  const offsetOf = sourceOffsets(node.value, source.slice(start, end));
  const isEscaped = (index: number) => {
    const before = offsetOf(index) - 1;
    return source[start + before] === '\\' && (index === 0 || offsetOf(index - 1) < before);
  };
  const nodes: Nodes[] = [];
  const piece = (from: number, to: number) => ({
    value: node.value.slice(from, to),
    position: {
      start: { ...placeOfText(node), offset: start + offsetOf(from) },
      end: { ...placeOfText(node), offset: to === node.value.length ? end : start + offsetOf(to) },
    },
  });
  let at = 0;
  for (const found of findCitations(node.value, words, isEscaped)) {
    if (found.start > at) nodes.push({ type: 'text', ...piece(at, found.start) });
    const own = found.words.map((word) => ({ start: word.start - found.start, end: word.end - found.start }));
    nodes.push({ type: 'citation', citation: found.citation, words: own, ...piece(found.start, found.end) });
    at = found.end;
  }
  if (at === 0) return [node];
  if (at < node.value.length) nodes.push({ type: 'text', ...piece(at, node.value.length) });
  return nodes;
}

/** Pieces are found by their offsets alone. */
function placeOfText({ position }: Text): { readonly line: number; readonly column: number } {
  return { line: position?.start.line ?? 1, column: position?.start.column ?? 1 };
}
