/** Turns the flow of a Markdown tree into blocks. */
import type {
  FootnoteDefinition,
  Html,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
} from 'mdast';
import {
  blockHelperInline,
  headingEmpty,
  headingGap,
  headingLevelOne,
  markdownUnsupported,
  strayFence,
} from '../problems/catalogue/compose.ts';
import type { Place } from '../problems/Problem.ts';
import { composeListing } from './composeCode.ts';
import { composeDirective } from './composeDirective.ts';
import { composeEquation } from './composeFormula.ts';
import {
  type BlockPiece,
  composeInlines,
  type InlineContext,
  type InlinePiece,
  inlinePieces,
  nodePlace,
  pairClaims,
  textPieces,
  withoutBlocks,
} from './composeInlines.ts';
import { type BlockCall, type ImageRequest, MISSING } from './Expansion.ts';
import { finishText } from './finishText.ts';
import type {
  Block,
  EquationBlock,
  HeadingBlock,
  Inline,
  ListBlock,
  ListingBlock,
  ParagraphBlock,
} from './Manuscript.ts';
import type { HeadingEntry } from './outline.ts';
import { reportBareNumbers } from './reportBareNumbers.ts';
import type { CellSpan } from './spansOf.ts';

export interface BlockContext extends InlineContext {
  readonly headings: ReadonlyMap<RootContent, HeadingEntry>;
  /** The level of the heading before, 1 at the chapter's title. */
  readonly headingLevel: { value: number };
  /** The section, chapter or footnote that is being composed, e.g. `sec:trade/growth`. */
  readonly section: { anchor: string };
  /** Charts, tables and the lists that the pipeline makes. */
  readonly makeBlocks: (call: BlockCall, place: Place) => readonly Block[];
  /** The definition of a footnote that a table marks and prints beneath itself; undefined where there is none. */
  readonly tableNote: (label: string) => FootnoteDefinition | undefined;
  /** The letter of the grade of the figures in a text, for a book that marks grades. */
  readonly gradeOf: (inlines: readonly Inline[]) => readonly Inline[];
  /** The list of what is cited, where the writer wants it. */
  readonly listWorks: (place: Place) => readonly Block[];
  /** An image within a line; undefined where it could not be read, which has been reported. */
  readonly makeImage: (request: ImageRequest) => Inline | undefined;
  /** Gives an equation or listing its number, and lists it as printed. */
  readonly addNumbered: <Numbered extends EquationBlock | ListingBlock>(block: Numbered) => Numbered;
  /** A table typed in Markdown, with the title and id that its directive gives. */
  readonly makeTextTable: (table: TextTable) => Block;
}

export interface TypedCell {
  readonly words: readonly Inline[];
  /** Undefined where another cell has taken its place. */
  readonly span: CellSpan;
}

export interface TextTable {
  readonly id: string | undefined;
  readonly title: readonly Inline[];
  readonly head: readonly TypedCell[];
  readonly rows: readonly (readonly TypedCell[])[];
  /** The words of the note that a mark in the title or a cell calls. */
  readonly noteOf: (label: string) => string;
  readonly wide: boolean;
  /** Ids of what it rests on. */
  readonly sources: readonly string[];
  /** Where it begins in the Markdown. */
  readonly offset: number | undefined;
  readonly place: Place;
}

export function composeBlocks(nodes: readonly RootContent[], context: BlockContext): readonly Block[] {
  return nodes.flatMap((node) => blocksOf(node, context));
}

/** Inlines of one block, with its punctuation set. */
export function composeText(nodes: readonly PhrasingContent[], context: BlockContext): readonly Inline[] {
  reportBareNumbers(nodes, context);
  return finishText(composeInlines(nodes, context), context);
}

function blocksOf(node: RootContent, context: BlockContext): readonly Block[] {
  const place = nodePlace(node, context);
  switch (node.type) {
    case 'paragraph':
      return paragraphBlocks(node, context);
    case 'heading':
      return [headingBlock(node, context, place)];
    case 'list':
      return [listBlock(node, context, place)];
    case 'blockquote':
      return [quoteBlock(composeBlocks(node.children, context), place)];
    case 'containerDirective':
    case 'leafDirective':
      return composeDirective(node, context);
    case 'equation':
      return composeEquation(node, context);
    case 'table':
      context.report(
        markdownUnsupported(place, 'a table without a title', 'put it between :::table[Title] and :::'),
      );
      return node.children.flatMap((row) =>
        row.children.map((cell) => bodyParagraph(composeText(cell.children, context), place)),
      );
    case 'thematicBreak':
      context.report(markdownUnsupported(place, 'a line across the page', 'begin a section with ##'));
      return [];
    case 'html':
      context.report(
        markdownUnsupported(
          place,
          'raw HTML',
          'HTML cannot be set on paper; remarks are written {{!-- so --}}',
        ),
      );
      return [literalParagraph(node, context, place)];
    case 'code':
      return composeListing(node, context);
    case 'definition':
    case 'footnoteDefinition':
      return [];
    default:
      // Phrasing at the top level does not come from the parser; keep its text all the same.
      return isPhrasing(node) ? [bodyParagraph(composeText([node], context), place)] : [];
  }
}

function literalParagraph(node: Html, context: BlockContext, place: Place): ParagraphBlock {
  return bodyParagraph(
    finishText(pairClaims(withoutBlocks(textPieces(node, context), context), context), context),
    place,
  );
}

function isPhrasing(node: RootContent): node is PhrasingContent & RootContent {
  return !['listItem', 'tableRow', 'tableCell', 'yaml'].includes(node.type);
}

// ------------------------------------------------------- paragraphs

/** A paragraph, parted where a helper that makes blocks stands alone on a line. */
function paragraphBlocks(node: Paragraph, context: BlockContext): readonly Block[] {
  const place = nodePlace(node, context);
  reportBareNumbers(node.children, context);
  const pieces = inlinePieces(node.children, context);
  const first = pieces[0];
  if (pieces.length === 1 && first?.type === 'text' && /^:{3,}$/.test(first.text.trim())) {
    context.report(strayFence(place));
    return [];
  }
  const blocks: Block[] = [];
  let run: Exclude<InlinePiece, BlockPiece>[] = [];
  const endRun = () => {
    const children = finishText(pairClaims(run, context), context);
    if (children.length > 0) blocks.push(bodyParagraph(children, place));
    run = [];
  };
  pieces.forEach((piece, index) => {
    if (piece.type !== 'blockCall') {
      run.push(piece);
    } else if (endsLine(pieces[index - 1]) && beginsLine(pieces[index + 1])) {
      endRun();
      blocks.push(...context.makeBlocks(piece.call, piece.place));
    } else if (piece.call.type === 'image') {
      const image = context.makeImage(piece.call.request);
      if (image !== undefined) run.push(image);
    } else {
      context.report(blockHelperInline(piece.place, piece.call.type));
      run.push({ type: 'text', text: MISSING, place: piece.place });
    }
  });
  endRun();
  return blocks;
}

function endsLine(piece: InlinePiece | undefined): boolean {
  return (
    piece === undefined ||
    piece.type === 'blockCall' ||
    (piece.type === 'text' && /\n[ \t]*$/.test(piece.text))
  );
}

function beginsLine(piece: InlinePiece | undefined): boolean {
  return (
    piece === undefined ||
    piece.type === 'blockCall' ||
    (piece.type === 'text' && /^[ \t]*\n/.test(piece.text))
  );
}

function bodyParagraph(children: readonly Inline[], place: Place): ParagraphBlock {
  return { type: 'paragraph', role: 'body', children, place };
}

// ------------------------------------------ headings, lists, quotations

function headingBlock(
  node: Extract<RootContent, { type: 'heading' }>,
  context: BlockContext,
  place: Place,
): HeadingBlock {
  const entry = context.headings.get(node);
  const before = context.headingLevel.value;
  if (node.depth === 1) context.report(headingLevelOne(place));
  else if (node.depth > before + 1) context.report(headingGap(place, before + 1, node.depth));
  const depth = Math.max(2, Math.min(node.depth, before + 1));
  context.headingLevel.value = depth;
  if (entry !== undefined) context.section.anchor = entry.anchor;
  const level = depth === 2 ? 2 : depth === 3 ? 3 : 4;
  const children = composeText(entry?.children ?? node.children, { ...context, cite: undefined });
  if (children.every((child) => child.type === 'text' && child.text.trim() === '')) {
    context.report(headingEmpty(place));
  }
  return {
    type: 'heading',
    level,
    id: entry?.anchor ?? '',
    children,
    place,
  };
}

function listBlock(node: List, context: BlockContext, place: Place): ListBlock {
  return {
    type: 'list',
    ordered: node.ordered ?? false,
    start: node.start ?? 1,
    tight: !node.children.some((item) => item.spread),
    items: node.children.map((item) => composeBlocks(itemChildren(item, context), context)),
    place,
  };
}

export function itemChildren(item: ListItem, context: BlockContext): readonly RootContent[] {
  if (item.checked !== null && item.checked !== undefined) {
    context.report(
      markdownUnsupported(nodePlace(item, context), 'a box to tick', 'leave out the [ ] after the dash'),
    );
  }
  return item.children;
}

/** A last paragraph that begins with a dash names the one quoted. */
function quoteBlock(children: readonly Block[], place: Place): Block {
  const last = children.at(-1);
  const first = last?.type === 'paragraph' ? last.children[0] : undefined;
  if (last?.type !== 'paragraph' || first?.type !== 'text' || !/^[\u2013\u2014]\s/.test(first.text)) {
    return { type: 'quote', children, place };
  }
  const attribution = [{ ...first, text: first.text.slice(1).trimStart() }, ...last.children.slice(1)];
  return { type: 'quote', children: children.slice(0, -1), attribution, place };
}
