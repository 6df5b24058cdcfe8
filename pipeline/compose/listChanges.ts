/** Turns what has changed in the data since the edition before into a list for readers, the same for book and data pack. */
import type {
  EditionDifference,
  EditionTitle,
  FactChange,
  TableChange,
} from '../editions/EditionDifference.ts';
import { STATUS_OF } from '../editions/keyedTables.ts';
import type { Language } from '../language/Language.ts';
import { formatDate, formatNumber } from '../numbers/formatNumber.ts';
import { COUNT } from '../numbers/NumberFormat.ts';
import { columnOf, rowKeyText } from '../validate/checks/Figures.ts';
import type { Dataset, Field } from '../validate/Dataset.ts';
import { type Measured, withUnit } from './withUnit.ts';

/** One thing that an earlier edition, or another document, says otherwise. */
export interface Change {
  /** What it is called by: an address, a table, a check, the label of a correction. */
  readonly id: string;
  /** The same in words, or where it stands. */
  readonly where: string;
  readonly before: string;
  readonly now: string;
  readonly why: string;
  /** Ids of sources. */
  readonly sources: readonly string[];
}

export interface ChangesSince {
  readonly edition: EditionTitle;
  readonly changes: readonly Change[];
}

export type ChangeColumn = Exclude<keyof Change, 'sources'>;
export const CHANGE_COLUMNS: readonly ChangeColumn[] = ['where', 'before', 'now', 'why'];

/** Revised figures first, then what tables have gained and lost, then checks that turned. What is computed follows from it. */
export function listChanges(
  { before, facts, tables, checks }: EditionDifference,
  dataset: Dataset,
  language: Language,
): ChangesSince {
  const own = tables.filter(
    ({ table, isDerived }) => !isDerived && dataset.tables.get(table)?.role !== 'register',
  );
  return {
    edition: before,
    changes: [
      ...facts.map((change) => changeOfFact(change, dataset, language)),
      ...own.flatMap((change) => revisedCells(change, dataset, language)),
      ...own.flatMap((change) => changeOfRows(change, dataset, language)),
      ...checks.flatMap(({ check, statement, before: was, after: is }): Change[] => {
        const { outcomes } = language.pack;
        const word = (outcome: string) =>
          outcome === 'held' || outcome === 'failed' || outcome === 'waived' ? outcomes[outcome] : outcome;
        if (was === undefined || is === undefined) return [];
        return [{ id: check, where: statement, before: word(was), now: word(is), why: '', sources: [] }];
      }),
    ],
  };
}

function changeOfFact(
  { address, label, unitBefore, before, after, asOf }: FactChange,
  dataset: Dataset,
  language: Language,
): Change {
  const fact = dataset.facts.get(address.replace(/^fact:/, ''));
  const now: Measured = fact ?? { type: 'string' };
  const of = (value: FactChange['before'], measured: Measured) =>
    value === undefined ? '' : withUnit(value, measured, language.numbers);
  return {
    id: address,
    where: label,
    before: of(before, unitBefore === undefined ? now : { ...now, unit: unitBefore }),
    now: of(after, now),
    why: datesText(asOf, language),
    sources: fact === undefined ? [] : [fact.source],
  };
}

function revisedCells(
  { table: id, revised, asOf, units, restated }: TableChange,
  dataset: Dataset,
  language: Language,
): readonly Change[] {
  const table = dataset.tables.get(id);
  if (table === undefined) return [];
  const inUnitBefore = (field: Field): Measured => ({ ...field, unit: units.before[field.name] ?? '' });
  const restatedColumns = restated.flatMap((name): Change[] => {
    const column = columnOf(table, name);
    if (column === undefined) return [];
    return [
      {
        id: `${id}.${name}`,
        where: `${column.field.title}, ${table.title}`,
        before: units.before[name] ?? '',
        now: units.after[name] ?? '',
        why: datesText(asOf, language),
        sources: table.sources,
      },
    ];
  });
  const revisedOnes = revised.flatMap(({ address, field, before, after, rows: [, row] }) => {
    const column = columnOf(table, field);
    if (column === undefined || field.endsWith(STATUS_OF)) return [];
    return [
      {
        id: address,
        where: `${column.field.title}, ${table.title}, ${rowWords(rowKeyText(table, row))}`,
        before: withUnit(before, inUnitBefore(column.field), language.numbers),
        now: withUnit(after, column.field, language.numbers),
        why: datesText(asOf, language),
        sources: table.sources,
      },
    ];
  });
  return [...restatedColumns, ...revisedOnes];
}

/** `state=Ohio, year=2023` as `Ohio, 2023`. */
export function rowWords(key: string): string {
  return key.replace(/(^|, )[^=,]+=/g, '$1');
}

function changeOfRows(
  { table: id, title, state, added, gone, asOf }: TableChange,
  dataset: Dataset,
  language: Language,
): readonly Change[] {
  if (added.length === 0 && gone.length === 0 && asOf.before === asOf.after) return [];
  const { words, numbers } = language;
  const rows = (label: string, count: number) =>
    count === 0 ? [] : [`${label}${words.colon}${formatNumber(count, COUNT, numbers)}`];
  return [
    {
      id,
      where: title,
      before: state === 'new' ? '' : rows(words.rowsGone, gone.length).join(''),
      now: rows(words.rowsNew, added.length).join(''),
      why: datesText(asOf, language),
      sources: dataset.tables.get(id)?.sources ?? [],
    },
  ];
}

/** `January 15, 2024 → January 31, 2025`; one date where there is no other. */
function datesText({ before, after }: TableChange['asOf'], { numbers }: Language): string {
  const dates = [...new Set([before, after])].filter((date) => date !== undefined);
  return dates.map((date) => formatDate(date, numbers)).join(' → ');
}
