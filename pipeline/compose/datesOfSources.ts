/** Says of each source behind some tables and facts up to which dates its data reaches: a table made of others has those of each. */
import type { Dataset, Fact, Table } from '../validate/Dataset.ts';
import { latest, sourcesOfTable } from './Figure.ts';

/** ISO dates by the ids of sources. */
export type SourceDates = ReadonlyMap<string, ReadonlySet<string>>;

export function datesOfSources(
  tables: readonly Table[],
  facts: readonly Fact[],
  dataset: Dataset,
): SourceDates {
  const dates = new Map<string, Set<string>>();
  const add = (source: string, date: string): void => {
    if (date !== '') dates.set(source, (dates.get(source) ?? new Set()).add(date));
  };
  const seen = new Set<Table>();
  const follow = (table: Table): void => {
    if (seen.has(table)) return;
    seen.add(table);
    const from = table.derivedFrom.flatMap((id) => dataset.tables.get(id) ?? []);
    // One that names a date of its own has it for all that it rests on.
    if (from.length > 0 && latest(from.map(({ asOf }) => asOf)) === table.asOf) from.forEach(follow);
    else for (const source of sourcesOfTable(table)) add(source, table.asOf);
  };
  tables.forEach(follow);
  for (const { source, asOf } of facts) add(source, asOf);
  for (const table of tables) {
    for (const source of sourcesOfTable(table)) if (!dates.has(source)) add(source, table.asOf);
  }
  return dates;
}
