/** The one table of limits: how much of each thing a book may hold. They count things, not seconds, so that no result depends on the machine. */

interface Limit {
  readonly most: number;
  /** What is counted, for messages and the manual: `characters of a cell`. */
  readonly counts: string;
}

/**
 * The defaults admit a book sixteen times the size of the largest that we know (131 tables, 5,000 rows, 65 charts, 95
 * pages) and a table of a million rows.
 */
export const limitTable = {
  fileBytes: { most: 256 * 1024 * 1024, counts: 'bytes of a file' },
  documentCharacters: { most: 16_000_000, counts: 'characters of a JSON, YAML or template file' },
  lineCharacters: { most: 4_000_000, counts: 'characters of a line of a CSV file' },
  cellCharacters: { most: 32_767, counts: 'characters of a cell' },
  rows: { most: 2_000_000, counts: 'rows of a table' },
  columns: { most: 2_000, counts: 'columns of a table' },
  tables: { most: 10_000, counts: 'tables of a book' },
} as const satisfies Readonly<Record<string, Limit>>;

export type LimitName = keyof typeof limitTable;
export type Limits = Readonly<Record<LimitName, number>>;

export const limitNames = Object.keys(limitTable).filter(isLimitName);

export function isLimitName(name: string): name is LimitName {
  return Object.hasOwn(limitTable, name);
}

export const defaultLimits: Limits = limitsWith(new Map());

/** The defaults, but for the limits that are raised or lowered. */
export function limitsWith(changed: ReadonlyMap<LimitName, number>): Limits {
  const most = (name: LimitName) => changed.get(name) ?? limitTable[name].most;
  return {
    fileBytes: most('fileBytes'),
    documentCharacters: most('documentCharacters'),
    lineCharacters: most('lineCharacters'),
    cellCharacters: most('cellCharacters'),
    rows: most('rows'),
    columns: most('columns'),
    tables: most('tables'),
  };
}
