/** Finds what a chapter's Markdown holds that can be referred to: headings, charts and tables, in order. */

import type { Heading, Nodes, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { unreachable } from '../problems/unreachable.ts';
import { type BlockCall, type Expansion, PLACEHOLDER, placeholderIndex } from './Expansion.ts';
import type { FormulaNode } from './formulaSyntax.ts';

export interface HeadingEntry {
  readonly node: Heading;
  /** e.g. `sec:trade/balance`. */
  readonly anchor: string;
  readonly text: string;
  /** The heading's own children, without the `{#id}` at the end. */
  readonly children: Heading['children'];
}

/** A chart, table, formula or listing that gets a number. */
export interface CaptionedEntry {
  readonly type: 'figure' | 'table' | 'equation' | 'listing';
  /** e.g. `fig:top-partners`. */
  readonly anchor: string;
  /** Of a table typed in Markdown: ids of the sources that it names. */
  readonly sources?: readonly string[];
}

export interface Outline {
  readonly headings: readonly HeadingEntry[];
  readonly captioned: readonly CaptionedEntry[];
}

const OWN_ID = /\s*\{#([\p{L}\d_-]+)\}\s*$/u;

/** What stands for a formula where there are letters alone. */
export type LineOfFormula = (node: FormulaNode) => string;

export function outlineOf(root: Root, expansion: Expansion, chapter: string, lineOf: LineOfFormula): Outline {
  const headings: HeadingEntry[] = [];
  const captioned: CaptionedEntry[] = [];
  visit(root, (node) => {
    if (node.type === 'heading') headings.push(headingEntry(node, expansion, chapter, lineOf));
    if (node.type === 'containerDirective' && node.name === 'table') {
      captioned.push({
        type: 'table',
        anchor: textTableAnchor(node.attributes?.['id'], node.position?.start.offset),
        sources: namedSources(node),
      });
    }
    if (node.type === 'containerDirective' && node.name === 'listing')
      captioned.push({
        type: 'listing',
        anchor: listingAnchor(node.attributes?.['id'], node.position?.start.offset),
      });
    if (node.type === 'equation' && node.id !== undefined)
      captioned.push({ type: 'equation', anchor: equationAnchor(node.id) });
    if (node.type !== 'text') return;
    for (const [found] of node.value.matchAll(PLACEHOLDER)) {
      const token = expansion.tokens[placeholderIndex(found)];
      const entry = token?.type === 'block' ? captionedBy(token.block) : undefined;
      if (entry !== undefined) captioned.push(entry);
    }
  });
  return { headings, captioned };
}

/** A table typed in Markdown that has no id is told from others by where it stands. */
export function textTableAnchor(id: string | null | undefined, offset: number | undefined): string {
  return `tbl:${id ?? `at-${offset ?? 0}`}`;
}

/** `sources="census treaty"` */
export function namedSources({ attributes }: ContainerDirective): readonly string[] {
  return (attributes?.['sources'] ?? '').split(/[\s,]+/).filter((id) => id !== '');
}

export function listingAnchor(id: string | null | undefined, offset: number | undefined): string {
  return `lst:${id ?? `at-${offset ?? 0}`}`;
}

/** `{#eq-growth}` is called `eq:growth`. */
export function equationAnchor(id: string): string {
  return `eq:${id.replace(/^eq-/, '')}`;
}

export function captionedBy(block: BlockCall): CaptionedEntry | undefined {
  switch (block.type) {
    case 'chart':
      return { type: 'figure', anchor: `fig:${block.chart}` };
    case 'table':
      return { type: 'table', anchor: `tbl:${block.request.table}` };
    case 'list':
      // A list of changes that has none is a sentence.
      if (block.list.records.of === 'changes' && block.list.records.changes.length === 0) return undefined;
      return { type: 'table', anchor: `tbl:${block.list.id}` };
    case 'checksTable':
      return { type: 'table', anchor: 'tbl:checks' };
    case 'plate':
      return { type: 'figure', anchor: `fig:${block.request.image}` };
    case 'image':
    case 'sources':
      return undefined;
    default:
      return unreachable(block);
  }
}

function headingEntry(
  node: Heading,
  expansion: Expansion,
  chapter: string,
  lineOf: LineOfFormula,
): HeadingEntry {
  const last = node.children.at(-1);
  const own = last?.type === 'text' ? OWN_ID.exec(last.value) : null;
  const children =
    own === null || last?.type !== 'text'
      ? node.children
      : [...node.children.slice(0, -1), { ...last, value: last.value.slice(0, own.index) }];
  const text = children.map((child) => textOf(child, expansion, lineOf)).join('');
  // An id holds parameters by their names, so that a section stays the same one in another year.
  const words = children.map((child) => textOf(child, expansion, lineOf, true)).join('');
  return { node, anchor: `sec:${chapter}/${own?.[1] ?? slug(words)}`, text, children };
}

/** The text of a Markdown node, with printed figures in place of their placeholders. */
function textOf(node: Nodes, expansion: Expansion, lineOf: LineOfFormula, byName = false): string {
  if (node.type === 'formula') return lineOf(node);
  if (node.type === 'inlineCode') return node.value.replace(PLACEHOLDER, '');
  if (node.type === 'text') {
    return node.value.replace(PLACEHOLDER, (found) => {
      const token = expansion.tokens[placeholderIndex(found)];
      if (token?.type === 'parameter') return byName ? token.name : token.text;
      return token?.type === 'figure' ? token.figure.text : '';
    });
  }
  return 'children' in node
    ? node.children.map((child) => textOf(child, expansion, lineOf, byName)).join('')
    : '';
}

function visit(node: Nodes, enter: (node: Nodes) => void): void {
  enter(node);
  if ('children' in node) for (const child of node.children) visit(child, enter);
}

/** e.g. `What to watch` gives `what-to-watch`, `Más allá` gives `mas-alla`. */
export function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, '-')
    .replace(/^-|-$/g, '');
}
