/** Tells whether a book prints one of the sections that layout fills. */
import type { GeneratedMatter, Manuscript } from './Manuscript.ts';

export function hasMatter({ front, back }: Manuscript, wanted: GeneratedMatter): boolean {
  return [...front, ...back].some((matter) => matter.type === 'generated' && matter.matter === wanted);
}
