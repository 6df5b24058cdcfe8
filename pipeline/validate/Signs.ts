/** Says what is printed in place of each gap of a table, and beside each value with a status, and what it means. */
import type { StatusMeanings } from '../language/StatusMeanings.ts';
import type { Column, Table } from './Dataset.ts';
import { type CellStatus, observationStatuses, statusNames } from './observationStatus.ts';

/** e.g. `[x]` for `not available`. */
export interface Sign {
  readonly sign: string;
  readonly meaning: string;
}

const unexplained: CellStatus = { name: 'notAvailable', sign: '', label: '' };

/** The signs of one table: the same in the book, its worksheet and the data files. */
export class Signs {
  readonly #meanings: StatusMeanings;
  readonly #byStatus = new Map<CellStatus, Sign>();
  readonly #bySign = new Map<string, Sign>();

  constructor(table: Table, meanings: StatusMeanings) {
    this.#meanings = meanings;
    const found = statusesOf(table);
    // What the data writes itself keeps its sign; what it leaves empty takes one that is free.
    for (const status of found) if (status.sign !== '') this.#assign(status);
    for (const status of found) if (status.sign === '') this.#assign(status);
  }

  /** Undefined for a plain value: every gap has a sign. */
  of(column: Column, row: number): Sign | undefined {
    const status = column.statuses?.[row] ?? null;
    if (status !== null) return this.#byStatus.get(status);
    return isUnexplained(column, row) ? this.#byStatus.get(unexplained) : undefined;
  }

  /** Those of some columns, each once, in the order of their first use. */
  usedIn(columns: readonly Column[]): readonly Sign[] {
    const used = new Set<Sign>();
    for (const column of columns) {
      if (column.statuses === undefined && !column.values.includes(null)) continue;
      for (let row = 0; row < column.values.length; row += 1) {
        const sign = this.of(column, row);
        if (sign !== undefined) used.add(sign);
      }
    }
    return [...used];
  }

  /** One sign has one meaning: another that wants the same is numbered, `[x2]`. */
  #assign(status: CellStatus): void {
    const meaning = status.label || this.#meanings[status.name ?? 'notAvailable'];
    const wanted = status.sign || this.#signOf(status, meaning);
    let sign = wanted;
    for (let number = 2; (this.#bySign.get(sign)?.meaning ?? meaning) !== meaning; number += 1) {
      sign = wanted.endsWith(']') ? `${wanted.slice(0, -1)}${number}]` : `${wanted}${number}`;
    }
    const assigned = this.#bySign.get(sign) ?? { sign, meaning };
    this.#bySign.set(sign, assigned);
    this.#byStatus.set(status, assigned);
  }

  /** That of the same meaning, where the table or the list of statuses has one. */
  #signOf({ name: given }: CellStatus, meaning: string): string {
    for (const { sign, meaning: known } of this.#bySign.values()) if (known === meaning) return sign;
    const words = meaning.toLowerCase();
    const name = given ?? statusNames.find((status) => this.#meanings[status].toLowerCase() === words);
    return observationStatuses[name ?? 'notAvailable'].mark;
  }
}

function statusesOf(table: Table): ReadonlySet<CellStatus> {
  const found = new Set<CellStatus>();
  for (const column of table.columns) {
    for (const status of column.statuses ?? []) if (status !== null) found.add(status);
    if (column.values.some((_, row) => isUnexplained(column, row))) found.add(unexplained);
  }
  return found;
}

/** Where no status and no margin of error is given there is nothing to tell of the value: that is no gap. */
function isUnexplained({ field, values, statuses }: Column, row: number): boolean {
  if (field.statusOf !== undefined || field.errorOf !== undefined) return false;
  return (values[row] ?? null) === null && (statuses?.[row] ?? null) === null;
}
