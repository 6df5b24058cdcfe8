/** Turns the inlines of one block into set text, and lists its claims with the sentences that they stand in. */
import { boundsOfSentence } from '../language/sentences.ts';
import type { InlineContext } from './composeInlines.ts';
import type { ClaimInline, Inline } from './Manuscript.ts';
import { plainText } from './plainText.ts';
import { setTypography } from './typography.ts';

export function finishText(inlines: readonly Inline[], context: InlineContext): readonly Inline[] {
  const set = trimmed(setTypography(inlines, context.language));
  const text = plainText(set);
  const figures = placedFigures(set, 0);
  for (const { claim, start, end } of claimsIn(set, 0)) {
    const bounds = nearBounds(start, end, boundsOfSentence(text, start, end));
    const [from, to] = boundsOfClause(text, start, end, bounds);
    const inClause = figures.filter((figure) => figure.start >= from && figure.start <= to);
    context.claim(
      claim,
      text.slice(...bounds).trim(),
      inClause.map(({ ledger }) => ledger),
    );
  }
  return set;
}

/** Characters before and after a claim that count as its sentence: one without end would be kept with each of its claims. */
const FARTHEST = 2_000;

function nearBounds(start: number, end: number, [from, to]: [number, number]): [from: number, to: number] {
  return [Math.max(from, start - FARTHEST), Math.min(to, end + FARTHEST)];
}

/** A semicolon parts two statements, of which a claim is about its own. */
function boundsOfClause(
  text: string,
  start: number,
  end: number,
  [from, to]: [number, number],
): [from: number, to: number] {
  const before = text.slice(from, start).lastIndexOf(';');
  const after = text.slice(end, to).indexOf(';');
  return [before === -1 ? from : from + before + 1, after === -1 ? to : end + after];
}

interface PlacedFigure {
  /** Id of its entry of the ledger. */
  readonly ledger: string;
  readonly start: number;
}

function placedFigures(inlines: readonly Inline[], from: number): readonly PlacedFigure[] {
  let at = from;
  return inlines.flatMap((inline): readonly PlacedFigure[] => {
    const start = at;
    at += plainText([inline]).length;
    if ('children' in inline) return placedFigures(inline.children, start);
    if (inline.type === 'formula') return inline.figures.map((ledger) => ({ ledger, start }));
    return inline.type === 'figure' ? [{ ledger: inline.ledger, start }] : [];
  });
}

/** Ids of the ledger's entries of the figures of a run of inlines as a whole, such as a title. */
export function figuresIn(inlines: readonly Inline[]): readonly string[] {
  return placedFigures(inlines, 0).map(({ ledger }) => ledger);
}

/** Without white space at both ends, and without what is empty then. */
export function trimmed(inlines: readonly Inline[]): readonly Inline[] {
  const kept = inlines.filter((inline) => inline.type !== 'text' || inline.text !== '');
  const first = kept[0];
  if (first?.type === 'text' && /^\s/.test(first.text)) {
    return trimmed([{ ...first, text: first.text.trimStart() }, ...kept.slice(1)]);
  }
  const last = kept.at(-1);
  if (last?.type === 'text' && /\s$/.test(last.text)) {
    return trimmed([...kept.slice(0, -1), { ...last, text: last.text.trimEnd() }]);
  }
  return kept;
}

interface FoundClaim {
  readonly claim: ClaimInline;
  /** Where its words stand in the text of the block. */
  readonly start: number;
  readonly end: number;
}

function claimsIn(inlines: readonly Inline[], from: number): readonly FoundClaim[] {
  let at = from;
  return inlines.flatMap((inline) => {
    const start = at;
    at += plainText([inline]).length;
    const inner = 'children' in inline ? claimsIn(inline.children, start) : [];
    return inline.type === 'claim' ? [{ claim: inline, start, end: at }, ...inner] : inner;
  });
}
