/** The chapters of a manuscript, or of its front or back matter, in the order of the book. */
import type { Chapter, Manuscript, Matter } from './Manuscript.ts';

export function chaptersOf({ front, parts, back }: Manuscript): readonly Chapter[] {
  return [
    ...chaptersOfMatter(front),
    ...parts.flatMap(({ chapters }) => chapters),
    ...chaptersOfMatter(back),
  ];
}

export function chaptersOfMatter(matters: readonly Matter[]): readonly Chapter[] {
  return matters.flatMap((matter) => (matter.type === 'chapter' ? [matter.chapter] : []));
}
