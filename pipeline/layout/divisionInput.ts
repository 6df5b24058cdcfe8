/** Turns what a book says of itself into what all of its divisions are set with. */
import { entryFinder } from '../compose/composeIndex.ts';
import { hasMatter } from '../compose/hasMatter.ts';
import type { Manuscript } from '../compose/Manuscript.ts';
import type { Language } from '../language/Language.ts';
import type { Theme } from '../theme/Theme.ts';
import type { DivisionInput } from './setDivision.ts';

/** The same as plain data, to be sent elsewhere. */
export type PlainInput = Omit<DivisionInput, 'language' | 'findEntries'>;

export function divisionInput(
  manuscript: Manuscript,
  theme: Theme,
  sheetNames: ReadonlyMap<string, string>,
): DivisionInput {
  const namesSheets = hasMatter(manuscript, 'sheetIndex') || hasMatter(manuscript, 'listOfTables');
  const plain: PlainInput = {
    theme,
    sheets: namesSheets ? sheetNames : undefined,
    index: hasMatter(manuscript, 'index') ? manuscript.index : undefined,
  };
  return inputOf(plain, manuscript.book.language);
}

export function inputOf(plain: PlainInput, language: Language): DivisionInput {
  const { index } = plain;
  return { ...plain, language, findEntries: index && entryFinder(index, language) };
}
