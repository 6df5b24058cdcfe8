/** Turns the font files that turned out to be damaged while words were measured into problems. */
import { fontUnreadable } from '../problems/catalogue/fonts.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Measurer } from './Measurer.ts';

export const DAMAGED = {
  found: 'a file that is no font, or a damaged one',
  hint: 'use a TTF, OTF or WOFF file of one font',
};

/** To be asked when a stage has measured all that it has to: a file is read no further than words ask for. */
export function damagedFonts({ damaged = new Set() }: Measurer): readonly Problem[] {
  return [...damaged].map((file) => fontUnreadable({ place: { file } }, file, DAMAGED.found, DAMAGED.hint));
}
