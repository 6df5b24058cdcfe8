/** Finds how wide a cell with formulas wants to be. */
import type { Inline } from '../../compose/Manuscript.ts';
import type { Language } from '../../language/Language.ts';
import type { TypeRole } from '../../theme/Theme.ts';
import { setParagraph } from '../text/setParagraph.ts';
import type { TypeMeasurer } from '../text/TypeMeasurer.ts';

/** Wider than any page. */
const unbroken = 1e6; // pt

/** Points, on one line, and of its longest word or formula. */
export function measureWords(
  words: readonly Inline[],
  style: TypeRole,
  language: Language,
  measurer: TypeMeasurer,
): { readonly width: number; readonly longestWord: number } {
  const { lines } = setParagraph(
    words,
    { style, width: unbroken, align: 'start', language, hyphenate: false },
    measurer,
  );
  const ofRuns = lines.flatMap(({ runs }) =>
    runs.flatMap((run) =>
      run.picture === undefined
        ? run.text.split(/[ \u00a0]/).map((word) => measurer.width(word, run.style))
        : run.width,
    ),
  );
  return { width: Math.max(0, ...lines.map(({ width }) => width)), longestWord: Math.max(0, ...ofRuns) };
}
