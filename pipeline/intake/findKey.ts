/** Finds the fields that tell the rows of a table apart: as few as will do, the first of them first. */
import type { ImportedColumn } from './ImportedTable.ts';

/** Columns that may be part of a key, and how many of them are one at most. */
const CANDIDATES = 8;
const LONGEST = 3;

/** Empty where no such fields are found. */
export function findKey(columns: readonly ImportedColumn[], rowCount: number): readonly string[] {
  const isWhole = ({ texts, missing }: ImportedColumn) =>
    texts.every((text) => text !== '' && !missing.includes(text));
  const names = columns.filter(
    ({ type, ...column }) =>
      ['string', 'year', 'date', 'yearmonth'].includes(type) && isWhole({ type, ...column }),
  );
  // A measure is different in each row by accident; a running number is only where it comes first.
  const [first] = columns;
  const numbered = first?.type === 'integer' && isWhole(first) && (first.unit ?? '') === '' ? [first] : [];
  const candidates = [...numbered, ...names].slice(0, CANDIDATES);
  for (let size = 1; size <= LONGEST; size += 1) {
    for (const chosen of choices(candidates, size)) {
      const keys = new Set<string>();
      for (let row = 0; row < rowCount; row += 1)
        keys.add(JSON.stringify(chosen.map(({ texts }) => texts[row])));
      if (keys.size === rowCount) return chosen.map(({ name }) => name);
    }
  }
  return [];
}

function choices<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) =>
    choices(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]),
  );
}
