/** Turns the template text of a title, subtitle or note into inlines, by the machinery of the chapters. */

import { FormulasWanted } from '../formulas/FormulasWanted.ts';
import type { FormulaRequest } from '../formulas/setFormula.ts';
import { captionNotInline } from '../problems/catalogue/compose.ts';
import type { Place } from '../problems/Problem.ts';
import type { BookEnvironment } from './BookEnvironment.ts';
import { isMarkdownBounded } from './boundsOfMarkdown.ts';
import { depthOfBraces } from './composeFormula.ts';
import { composeInlines, type FormulaResult, type InlineContext } from './composeInlines.ts';
import type { GivenWords } from './Expansion.ts';
import { expandTemplate } from './expandTemplate.ts';
import { finishText } from './finishText.ts';
import { reportForeignSyntax } from './foreignSyntax.ts';
import type { Inline } from './Manuscript.ts';
import { markCitations } from './markCitations.ts';
import { parseMarkdown } from './parseMarkdown.ts';
import { parseTemplate } from './parseTemplate.ts';
import { reportBareNumbers } from './reportBareNumbers.ts';

/** A line of template text and where it is written. */
export interface ComposedCaption {
  readonly text: string;
  readonly file: string;
  readonly placeOf: (start: number, end?: number) => Place;
  /** What it is, for messages, e.g. `the title of chart top-partners`. */
  readonly what: string;
  readonly chapter: string;
  /** A heading is called up elsewhere, where nothing can be cited. */
  readonly isHeading?: boolean;
  /** Anchor in whose words it stands. */
  readonly within: string;
  /** Slots of its figures, before their number, e.g. `fig:goods/title`. */
  readonly slot: string;
}

export function composeCaption(caption: ComposedCaption, book: BookEnvironment): readonly Inline[] {
  const { template, problems } = parseTemplate({ ...caption, start: 0 }, book.world.templates);
  for (const problem of problems) book.report(problem);
  const expansion = expandTemplate(template, book.world, book.report);
  if (!isMarkdownBounded(expansion.text, expansion.placeOf, book.world.meter)) return [];
  const root = parseMarkdown(expansion.text);
  if (book.world.hasWorks) markCitations(root, expansion.text, book.language.citations);
  reportForeignSyntax(root, expansion, book.report);
  const [first, ...more] = root.children;
  if (first === undefined) return [];
  if (first.type !== 'paragraph' || more.length > 0) {
    book.report(captionNotInline(caption.placeOf(0, caption.text.length), caption.what));
    return [];
  }
  const context: InlineContext = {
    expansion,
    report: book.report,
    bareNumbers: book.bareNumbers,
    definitions: new Map(),
    footnote: () => undefined,
    cite:
      caption.isHeading === true
        ? undefined
        : (citation, place) => book.citations.cite(citation, place, book),
    ...bookReferences(book, caption.chapter, caption.within, () => caption.slot),
  };
  reportBareNumbers(first.children, context);
  return finishText(composeInlines(first.children, context), context);
}

/** The parts of a context that are the same for chapters and captions. */
export function bookReferences(
  book: BookEnvironment,
  chapter: string,
  within: string,
  slot: () => string,
): Pick<InlineContext, 'figure' | 'ref' | 'holds' | 'claim' | 'language' | 'setFormula'> {
  return {
    figure: (figure, place) => ({
      type: 'figure',
      ledger: book.ledger.enter(figure, { chapter, within, slot: book.ledger.slotIn(slot()) }, place),
      text: figure.text,
    }),
    ref: (target, page, place) => book.refer(target, page, place),
    holds: (held) => book.held.enter(held, slot()),
    claim: (claim, text, figures) => book.addClaim(claim, { text, figures, chapter, within }),
    setFormula: (request, place) => setFormulaOf(request, place, book),
    language: book.language,
  };
}

function setFormulaOf(
  request: Pick<FormulaRequest, 'tex' | 'display' | 'textOf'>,
  place: Place,
  { world, bareNumbers, language }: BookEnvironment,
): FormulaResult {
  const { meter, setFormula } = world;
  const spot = () => ({ place });
  const isWithin =
    meter.add('formulas', 1, spot) &&
    meter.holds('formulaCharacters', request.tex.length, spot) &&
    meter.holds('nesting', depthOfBraces(request.tex), spot);
  if (!isWithin) return undefined;
  if (setFormula === undefined) throw new FormulasWanted();
  return setFormula({ ...request, words: language.words.formula, typed: bareNumbers });
}

/** A place in a text that stands in a JSON document: exact where the text is written without escapes. */
export function placeInDocument(
  document: {
    readonly path: string;
    readonly text: string;
    readonly positionOf: (path: readonly (string | number)[]) => { line: number; column: number };
  },
  path: readonly (string | number)[],
  text: string,
): (start: number, end?: number) => Place {
  const { line, column } = document.positionOf(path);
  const file = document.path;
  const written = document.text.split('\n')[line - 1]?.slice(column) ?? '';
  if (!written.startsWith(text)) return () => ({ file, line, column });
  return (start, end) => ({
    file,
    line,
    column: column + 1 + start,
    ...(end === undefined ? {} : { endColumn: column + 1 + end }),
  });
}

/** The words that a helper was given, which are template text themselves. */
export function composeGiven(
  { text, place }: GivenWords,
  about: Pick<ComposedCaption, 'what' | 'chapter' | 'within' | 'slot'>,
  book: BookEnvironment,
): readonly Inline[] {
  const placeOf = (start: number, end?: number) => placeWithin(place, start, end);
  return composeCaption({ text, file: place.file, placeOf, ...about }, book);
}

/** The place of a part of a text that is written at `place`, as an argument of a helper is. */
function placeWithin(place: Place, start: number, end: number | undefined): Place {
  if (place.column === undefined) return place;
  const column = place.column + start;
  return { ...place, column, endColumn: end === undefined ? column + 1 : place.column + end };
}
