/** Counts what a list holds together with the lists and objects in it: one that holds another twice is twice as long when it is printed or compared. */

/** A text of so many characters counts as one item. */
const CHARACTERS_OF_AN_ITEM = 100;

export interface ListBounds {
  readonly items: number;
  readonly depth: number;
}

export interface ListSize {
  readonly items: number;
  /** Whether lists stand deeper in one another than is allowed. */
  readonly isDeep: boolean;
}

/** Counts on until it is over one of the bounds, and no further. Dates and the like are single values. */
export function sizeOfList(list: object, most: ListBounds): ListSize {
  let items = 0;
  let isDeep = false;
  const count = (value: object, depth: number): void => {
    if (depth > most.depth) {
      isDeep = true;
      return;
    }
    for (const part of partsOf(value)) {
      items += 1;
      if (typeof part === 'string') items += Math.floor(part.length / CHARACTERS_OF_AN_ITEM);
      if (items > most.items || isDeep) return;
      if (typeof part === 'object' && part !== null) count(part, depth + 1);
    }
  };
  count(list, 1);
  return { items, isDeep };
}

function partsOf(value: object): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return [];
  // A row holds the rows that it was made from, under names of the pipeline's own, which no expression prints.
  return Object.entries(value).flatMap(([name, part]) => (name.startsWith('__') ? [] : [part]));
}
