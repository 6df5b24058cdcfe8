/** Turns numbered pages into the pages of each entry of the index, by the lines in which its words stand. */
import type { NumberedPage, PagedDivision } from './numberPages.ts';

/** A page that an entry of the index leads to. */
export interface EntryPage {
  readonly index: number;
  readonly label: string;
  /** Of the first line there. */
  readonly anchor: string;
  /** A heading there names the entry. */
  readonly isMain: boolean;
}

const PREFIX = 'index:';
const MAIN = 'main';

/** `number` tells the lines of a division apart. */
export function entryAnchor(id: string, division: string, number: number, isMain: boolean): string {
  return `${PREFIX}${id}:${isMain ? MAIN : ''}:${division}:${number}`;
}

export function isEntryAnchor(anchor: string): boolean {
  return anchor.startsWith(PREFIX);
}

/** In the order of the book. */
export function entryPages(
  pages: readonly NumberedPage<PagedDivision>[],
): ReadonlyMap<string, readonly EntryPage[]> {
  const found = new Map<string, Map<number, EntryPage>>();
  for (const { index, label, content } of pages) {
    for (const anchor of anchorsOn(content)) {
      const [, id = '', main] = anchor.split(':');
      const ofEntry = found.get(id) ?? new Map<number, EntryPage>();
      found.set(id, ofEntry);
      const isMain = main === MAIN;
      const known = ofEntry.get(index);
      if (known === undefined || (isMain && !known.isMain))
        ofEntry.set(index, { index, label, anchor, isMain });
    }
  }
  return new Map([...found].map(([id, byPage]) => [id, [...byPage.values()]]));
}

function anchorsOn(content: NumberedPage<PagedDivision>['content']): readonly string[] {
  if (content === undefined) return [];
  return [...content.division.anchors].flatMap(([anchor, page]) =>
    page === content.page && isEntryAnchor(anchor) ? [anchor] : [],
  );
}
