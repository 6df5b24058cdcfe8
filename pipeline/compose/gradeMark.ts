/** Turns the grades of sources into the small letter that stands after them; the publisher's own file has none. */
import type { Language } from '../language/Language.ts';
import type { Source } from '../validate/Dataset.ts';
import type { BookEnvironment } from './BookEnvironment.ts';
import { figuresIn } from './finishText.ts';
import type { Inline, MarkedGrade, ParagraphBlock } from './Manuscript.ts';

const NO_BREAK = '\u00a0';

/** The letter of those that stand furthest from their publisher; none in a book that marks no grades. */
export function markedGrade(
  sources: readonly Source[],
  { marksGrades }: BookEnvironment,
): MarkedGrade | undefined {
  if (!marksGrades) return undefined;
  const letter = sources
    .map(({ grade }) => grade)
    .sort()
    .at(-1);
  return letter === 'A' ? undefined : letter;
}

export function gradeMark(letter: MarkedGrade | undefined): readonly Inline[] {
  if (letter === undefined) return [];
  return [{ type: 'superscript', children: [{ type: 'text', text: `${NO_BREAK}${letter}` }] }];
}

/** Of the figures that stand in a text. */
export function gradeOfFigures(inlines: readonly Inline[], book: BookEnvironment): MarkedGrade | undefined {
  const { sources } = book.world.dataset;
  const ids = figuresIn(inlines).flatMap((id) => book.ledger.entry(id)?.sources ?? []);
  return markedGrade(
    ids.flatMap((id) => sources.get(id) ?? []),
    book,
  );
}

/** What the letters mean, for the imprint. */
export function gradesExplained({ words, pack }: Language): ParagraphBlock {
  const children: readonly Inline[] = [{ type: 'text', text: words.gradeMarks(pack.grades) }];
  return { type: 'paragraph', role: 'body', children };
}
