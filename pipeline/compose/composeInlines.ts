/** Turns the phrasing of a Markdown tree into inlines, with placeholders resolved and bare numbers reported. */

import type { Definition, Literal, Nodes, PhrasingContent } from 'mdast';
import type { Citation } from '../citations/Citation.ts';
import type { FormulaRequest, SetFormula } from '../formulas/setFormula.ts';
import type { Language } from '../language/Language.ts';
import { type LinkTarget, parseLink } from '../links/parseLink.ts';
import type { NumberScanner } from '../numbers/bareNumbers.ts';
import { citationMisplaced } from '../problems/catalogue/citations.ts';
import {
  blockHelperInline,
  claimCrossesMarkup,
  figureInMarkup,
  linkRefused,
  markdownUnsupported,
  undefinedFootnote,
} from '../problems/catalogue/compose.ts';
import type { Place, Problem } from '../problems/Problem.ts';
import { unreachable } from '../problems/unreachable.ts';
import { composeCode } from './composeCode.ts';
import { composeFormula } from './composeFormula.ts';
import {
  type BlockCall,
  type Expansion,
  MISSING,
  PLACEHOLDER,
  placeholderIndex,
  type Token,
} from './Expansion.ts';
import type { Figure } from './Figure.ts';
import type { HeldClaim } from './HeldChecks.ts';
import type {
  ClaimInline,
  FigureInline,
  Inline,
  NoteRefInline,
  RefInline,
  TextInline,
} from './Manuscript.ts';
import { plainText } from './plainText.ts';
import { sourceOffsets } from './sourceOffsets.ts';

/** What inlines need of the chapter and the book that they stand in. */
export interface InlineContext {
  readonly expansion: Expansion;
  readonly report: (problem: Problem) => void;
  readonly bareNumbers: NumberScanner;
  /** Enters a printed figure into the ledger. */
  readonly figure: (figure: Figure, place: Place) => FigureInline;
  /** Undefined where the target is unknown, which has been reported. */
  readonly ref: (target: string, page: boolean, place: Place) => RefInline | undefined;
  /** Undefined where the book has no such footnote. */
  readonly footnote: (label: string) => NoteRefInline | undefined;
  /** Absent where no work can be cited, as in headings. */
  readonly cite?: ((citation: Citation, place: Place) => readonly Inline[]) | undefined;
  /** The id of a check that the text brings itself. */
  readonly holds: (held: HeldClaim) => string;
  /** Lists a claim with the sentence that it stands in, and the ledger's entries of the figures of that. */
  readonly claim: (claim: ClaimInline, sentence: string, figures: readonly string[]) => void;
  readonly setFormula: (
    request: Pick<FormulaRequest, 'tex' | 'display' | 'textOf'>,
    place: Place,
  ) => FormulaResult;
  readonly language: Language;
  /** Addresses of `[text][label]` by label. */
  readonly definitions: ReadonlyMap<string, Definition>;
}

/** Undefined where it is too much, which has been reported. */
export type FormulaResult = ReturnType<SetFormula> | undefined;

/** A helper that makes blocks, found among inlines. */
export interface BlockPiece {
  readonly type: 'blockCall';
  readonly call: BlockCall;
  readonly place: Place;
}

/** The beginning or end of a claim, before the two are paired. */
export type ClaimMark = Extract<Token, { type: 'claimStart' | 'claimEnd' }>;

export type InlinePiece = Inline | BlockPiece | ClaimMark;

/** Inlines where no helper may make blocks. */
export function composeInlines(nodes: readonly PhrasingContent[], context: InlineContext): readonly Inline[] {
  return pairClaims(withoutBlocks(inlinePieces(nodes, context), context), context);
}

/** Pieces in which the claims are not paired and block helpers still stand. */
export function inlinePieces(
  nodes: readonly PhrasingContent[],
  context: InlineContext,
): readonly InlinePiece[] {
  return nodes.flatMap((node) => piecesOf(node, context));
}

function piecesOf(node: PhrasingContent, context: InlineContext): readonly InlinePiece[] {
  switch (node.type) {
    case 'text':
      return textPieces(node, context);
    case 'emphasis':
    case 'strong':
      return [{ type: node.type, children: composeInlines(node.children, context) }];
    case 'link':
      return linkPieces(node, node.children, context);
    case 'linkReference': {
      const definition = context.definitions.get(node.identifier);
      return definition === undefined ? [] : linkPieces(definition, node.children, context);
    }
    case 'break':
      return [{ type: 'lineBreak' }];
    case 'citation': {
      const place = nodePlace(node, context);
      if (context.cite !== undefined) return context.cite(node.citation, place);
      context.report(citationMisplaced(place, 'a heading'));
      return [textInline(node.value, place)];
    }
    case 'footnoteReference': {
      const label = node.label ?? node.identifier;
      const reference = context.footnote(node.identifier);
      if (reference === undefined) context.report(undefinedFootnote(nodePlace(node, context), label));
      return [reference ?? textInline(MISSING, nodePlace(node, context))];
    }
    case 'formula':
      return [composeFormula(node, context) ?? textInline(MISSING, nodePlace(node, context))];
    case 'inlineCode':
      return [composeCode(node, context)];
    default:
      return unsupported(node, context);
  }
}

const UNSUPPORTED: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  html: ['raw HTML', 'HTML cannot be set on paper; remarks are written {{!-- so --}}'],
  image: ['a picture', 'write {{image "name" alt="…"}} for a file of templates/images, or {{chart "id"}}'],
  imageReference: [
    'a picture',
    'write {{image "name" alt="…"}} for a file of templates/images, or {{chart "id"}}',
  ],
  delete: ['struck-out text', 'leave out the ~~, or the words'],
  textDirective: ['a directive in running text', 'directives are ::: blocks'],
};

/** What cannot be set is reported and its words are kept, so that no text is lost on the way. */
function unsupported(node: PhrasingContent, context: InlineContext): readonly InlinePiece[] {
  const [what, hint] = UNSUPPORTED[node.type] ?? [node.type, 'write it as plain text'];
  context.report(markdownUnsupported(nodePlace(node, context), what, hint));
  if ('children' in node) return composeInlines(node.children, context);
  if ('value' in node) return textPieces(node, context);
  return [{ type: 'text', text: 'alt' in node ? (node.alt ?? '').replace(PLACEHOLDER, '') : '' }];
}

type Addressed = Definition | Extract<PhrasingContent, { type: 'link' }>;

/** The words of a link; they lead nowhere where the address is refused. */
function linkPieces(
  node: Addressed,
  words: readonly PhrasingContent[],
  context: InlineContext,
): readonly Inline[] {
  const children = composeInlines(words, context);
  const to = linkTarget(node, context);
  if (to === undefined) return children;
  if (plainText(children).trim() === '') {
    context.report(
      markdownUnsupported(nodePlace(node, context), 'a link without words', 'write the words in [ ]'),
    );
  }
  return [{ type: 'link', to, children }];
}

/** Where an address leads; undefined where it may not or cannot, which has been reported. */
export function linkTarget(node: Addressed, context: InlineContext): LinkTarget | undefined {
  const { url } = node;
  const place = nodePlace(node, context);
  if (node.title !== null && node.title !== undefined) {
    const hint = 'leave out what stands in quotes after the address';
    context.report(markdownUnsupported(place, 'a title of a link', hint));
  }
  const inside = url.match(PLACEHOLDER) ?? [];
  if (inside.length > 0) {
    // What is missing has been reported as such.
    const { tokens } = context.expansion;
    if (inside.some((found) => tokens[placeholderIndex(found)]?.type !== 'missing'))
      context.report(figureInMarkup(place, 'an address'));
    return undefined;
  }
  const target = parseLink(url);
  switch (target.type) {
    case 'refused':
      context.report(linkRefused(place, target.found, target.hint));
      return undefined;
    case 'anchor':
      return context.ref(target.anchor, false, place) === undefined ? undefined : target;
    case 'url':
      return target;
    default:
      return unreachable(target);
  }
}

/** Places of the characters of a text, by their offsets in it. */
export function placesIn(node: Literal & Nodes, expansion: Expansion): (from: number, to: number) => Place {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  let offsets: ((index: number) => number) | undefined;
  return (from, to) => {
    offsets ??= sourceOffsets(node.value, expansion.text.slice(start, end));
    const last = offsets(to - 1) + 1;
    return expansion.placeOf(start + offsets(from), start + Math.max(last, offsets(from) + 1));
  };
}

export function textPieces(node: Literal & Nodes, context: InlineContext): readonly InlinePiece[] {
  const { expansion } = context;
  const placeOf = placesIn(node, expansion);
  for (const found of node.value.matchAll(/\[\^([^\]\s]+)\]/g)) {
    const [whole, label = ''] = found;
    context.report(undefinedFootnote(placeOf(found.index, found.index + whole.length), label));
  }
  const pieces: InlinePiece[] = [];
  let at = 0;
  for (const match of node.value.matchAll(PLACEHOLDER)) {
    if (match.index > at)
      pieces.push(textInline(node.value.slice(at, match.index), placeOf(at, match.index)));
    pieces.push(...tokenPieces(expansion.tokens[placeholderIndex(match[0])], context));
    at = match.index + match[0].length;
  }
  if (at < node.value.length) pieces.push(textInline(node.value.slice(at), placeOf(at, node.value.length)));
  return pieces;
}

function textInline(text: string, place: Place): TextInline {
  return { type: 'text', text, place };
}

function tokenPieces(token: Token | undefined, context: InlineContext): readonly InlinePiece[] {
  if (token === undefined) throw new Error('a placeholder stands for nothing');
  switch (token.type) {
    case 'figure':
      return [context.figure(token.figure, token.place)];
    case 'ref': {
      const reference = context.ref(token.target, token.page, token.place);
      return [reference ?? textInline(MISSING, token.place)];
    }
    case 'missing':
      return [textInline(MISSING, token.place)];
    case 'block':
      return [{ type: 'blockCall', call: token.block, place: token.place }];
    case 'parameter':
      return [textInline(token.text, token.place)];
    case 'claimStart':
    case 'claimEnd':
      return [token];
    default:
      return unreachable(token);
  }
}

export function withoutBlocks(
  pieces: readonly InlinePiece[],
  context: InlineContext,
): readonly Exclude<InlinePiece, BlockPiece>[] {
  return pieces.filter((piece): piece is Exclude<InlinePiece, BlockPiece> => {
    if (piece.type !== 'blockCall') return true;
    context.report(blockHelperInline(piece.place, piece.call.type));
    return false;
  });
}

/** Puts what stands between the beginning and the end of a claim into a claim inline. */
export function pairClaims(
  pieces: readonly Exclude<InlinePiece, BlockPiece>[],
  context: InlineContext,
): readonly Inline[] {
  const open: { readonly mark: Extract<ClaimMark, { type: 'claimStart' }>; readonly before: Inline[] }[] = [];
  let current: Inline[] = [];
  for (const piece of pieces) {
    if (piece.type === 'claimStart') {
      open.push({ mark: piece, before: current });
      current = [];
    } else if (piece.type === 'claimEnd') {
      const last = open.pop();
      if (last === undefined) {
        context.report(claimCrossesMarkup(piece.place));
        continue;
      }
      const { check: named, place } = last.mark;
      const check = typeof named === 'string' ? named : context.holds(named);
      const claim: ClaimInline = { type: 'claim', check, place, children: current };
      current = [...last.before, claim];
    } else {
      current.push(piece);
    }
  }
  for (const { mark, before } of open.reverse()) {
    context.report(claimCrossesMarkup(mark.place));
    current = [...before, ...current];
  }
  return current;
}

export function nodePlace(node: Nodes, context: { readonly expansion: Expansion }): Place {
  return context.expansion.placeOf(node.position?.start.offset ?? 0, node.position?.end.offset);
}
