/** Turns the inlines of one block into set text, and lists its claims with the sentences that they stand in. */
import { boundsOfSentence } from '../language/sentences.ts';
import type { InlineContext } from './composeInlines.ts';
import type { ClaimInline, Inline } from './Manuscript.ts';
import { plainText } from './plainText.ts';
import { setTypography } from './typography.ts';

export function finishText(inlines: readonly Inline[], context: InlineContext): readonly Inline[] {
  const set = trimmed(setTypography(inlines, context.language));
  const text = plainText(set);
  for (const { claim, start, end } of claimsIn(set, 0)) {
    const bounds = boundsOfSentence(text, start, end);
    context.claim(
      claim,
      text.slice(...bounds).trim(),
      figuresBetween(set, ...boundsOfClause(text, start, end, bounds)),
    );
  }
  return set;
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

/** Ids of the ledger's entries of the figures that are printed there. */
function figuresBetween(inlines: readonly Inline[], from: number, to: number): readonly string[] {
  let at = 0;
  return inlines.flatMap((inline): readonly string[] => {
    const start = at;
    at += plainText([inline]).length;
    if ('children' in inline) return figuresBetween(inline.children, from - start, to - start);
    return inline.type === 'figure' && start >= from && at <= to ? [inline.ledger] : [];
  });
}

/** Of a run of inlines as a whole, such as a title. */
export function figuresIn(inlines: readonly Inline[]): readonly string[] {
  return figuresBetween(inlines, 0, Number.POSITIVE_INFINITY);
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
