/** Turns the markup in a line that is printed as it stands into problems. */
import { markdownUnsupported } from '../problems/catalogue/compose.ts';
import type { Place, Problem } from '../problems/Problem.ts';
import { type ForeignMark, foreignMarksInLine } from './foreignMarks.ts';

/** `hint` says which lines these are; `placeOf` is asked for each mark. */
export function markupInLine(
  text: string,
  hint: string,
  placeOf: (mark: ForeignMark) => Place,
): readonly Problem[] {
  return foreignMarksInLine(text).map((mark) => markdownUnsupported(placeOf(mark), mark.what, hint));
}
