/** Finds markup in the labels of a document of the data: they are printed as they stand, and it would be printed as letters. */
import type { SourceDocument } from '../load/BookSource.ts';
import { markupInLine } from '../markup/markupInLine.ts';
import type { Problem } from '../problems/Problem.ts';
import { spotOf } from '../problems/spot.ts';
import { LABELS } from './chooseLabels.ts';

type Path = readonly (string | number)[];

/** The standard of data packages lets a description be Markdown; it stands in the workbook alone. */
const MARKDOWN = new Set(['description']);

/** Below these are words of others, such as the title of a document, which may hold any sign; or none that are printed. */
const NOT_OURS = new Set(['sources', 'licenses', 'contributors', 'transform', 'origin', 'jsonSchema']);

/** `document` has its words in one language. */
export function refuseMarkup(document: SourceDocument, report: (problem: Problem) => void): SourceDocument {
  const look = (value: unknown, path: Path): void => {
    const name = path.at(-1);
    if (typeof value === 'string') {
      if (typeof name !== 'string' || !LABELS.has(name) || MARKDOWN.has(name)) return;
      const hint =
        "titles, units, labels and statements are printed as they stand, without markup but for {{param 'NAME'}}";
      for (const problem of markupInLine(value, hint, () => spotOf(document, path).place)) report(problem);
    } else if (typeof value === 'object' && value !== null) {
      if (typeof name === 'string' && (NOT_OURS.has(name) || name.startsWith('_'))) return;
      const members: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
        ? [...value.entries()]
        : Object.entries(value);
      for (const [key, member] of members) look(member, [...path, key]);
    }
  };
  look(document.data, []);
  return document;
}
