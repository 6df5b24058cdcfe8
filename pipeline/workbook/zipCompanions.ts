/** Turns what stands around the tables of a data pack into CSV files: sources, notes, columns, figures, checks, and all values. */
import { rowSources } from '../compose/Figure.ts';
import type { Manuscript } from '../compose/Manuscript.ts';
import { csvCell, csvRecord } from '../load/csvRecord.ts';
import { rowKeyText } from '../validate/checks/Figures.ts';
import type { Dataset, Field, Scalar, Table } from '../validate/Dataset.ts';
import { formatCell } from '../validate/formatCell.ts';
import { Signs } from '../validate/Signs.ts';
import { describeField } from './describeField.ts';
import type { ZipColumn } from './zipColumns.ts';

/** A file whose columns are named in its first record. */
export interface ZipCompanion {
  readonly name: 'all' | 'checks' | 'columns' | 'figures' | 'notes' | 'sources';
  readonly fields: readonly string[];
  readonly key: readonly string[];
  /** All others, each with the end of its line. */
  readonly records: (end: string) => Iterable<string>;
}

export function zipCompanions(
  dataset: Dataset,
  manuscript: Manuscript,
  tables: readonly Table[],
  columns: ReadonlyMap<string, readonly ZipColumn[]>,
): readonly ZipCompanion[] {
  const meaningOf = (table: Table, field: Field) =>
    describeField(table, field, dataset, manuscript.book.language.pack);
  return [
    {
      name: 'all',
      fields: ['table', 'key', 'field', 'value', 'unit', 'status', 'as_of', 'source'],
      key: ['table', 'key', 'field'],
      records: (end) => allValues(tables, manuscript, end),
    },
    {
      name: 'checks',
      fields: ['id', 'statement', 'expression', 'outcome', 'computed', 'reason'],
      key: ['id'],
      records: recordsOf([...manuscript.checks.values()], (check) => [
        check.id,
        check.statement,
        check.expression,
        check.outcome,
        check.computed,
        check.waiver ?? check.correction?.why ?? '',
      ]),
    },
    {
      name: 'columns',
      fields: ['table', 'field', 'title', 'type', 'unit', 'key', 'description', 'categories', 'notes'],
      key: ['table', 'field'],
      records: recordsOf(
        tables.flatMap((table) => (columns.get(table.id) ?? []).map(({ field }) => ({ table, field }))),
        ({ table, field }) => columnRecord(table, field, meaningOf(table, field)),
      ),
    },
    {
      name: 'figures',
      fields: ['id', 'printed', 'value', 'unit', 'as_of', 'address', 'slot', 'chapter', 'within', 'source'],
      key: ['id'],
      records: recordsOf(manuscript.ledger, (entry) => [
        entry.id,
        entry.displayed,
        plainText(entry.value),
        entry.unit ?? '',
        entry.asOf,
        entry.address,
        entry.slot,
        entry.chapter,
        entry.within,
        entry.sources.join(LIST),
      ]),
    },
    {
      name: 'notes',
      fields: ['table', 'id', 'text', 'where', 'fields'],
      key: ['table', 'id'],
      records: recordsOf(
        tables.flatMap((table) => table.notes.map((note) => ({ table, note }))),
        ({ table, note: { id, text, where } }) => {
          const marked = table.columns.filter(({ field }) => field.notes.includes(id));
          return [table.id, id, text, where ?? '', marked.map(({ field }) => field.name).join(LIST)];
        },
      ),
    },
    {
      name: 'sources',
      fields: ['id', 'publisher', 'title', 'address', 'read', 'grade', 'licence'],
      key: ['id'],
      records: recordsOf([...dataset.sources.values()], (source) => [
        source.id,
        source.publisher,
        source.title,
        source.address ?? '',
        source.read ?? '',
        source.grade,
        source.licence ?? '',
      ]),
    },
  ];
}

function recordsOf<Item>(
  items: readonly Item[],
  cellsOf: (item: Item) => readonly string[],
): ZipCompanion['records'] {
  return (end) => items.map((item) => csvRecord(cellsOf(item), end));
}

/** Between several values of one cell. */
const LIST = '; ';

const CHUNK_ROWS = 2_000;

export function* companionLines(companion: ZipCompanion, end: string): Generator<string, void, undefined> {
  let chunk = csvRecord(companion.fields, end);
  let count = 0;
  for (const record of companion.records(end)) {
    chunk += record;
    count += 1;
    if (count % CHUNK_ROWS !== 0) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

/**
 * A row for each value that is measured: what the key holds tells the rows apart, and a status stands beside its value. There are
 * more of these than of all else together, and most of their cells are those of the table, the row or the column.
 */
function* allValues(
  tables: readonly Table[],
  { book }: Manuscript,
  end: string,
): Generator<string, void, undefined> {
  for (const table of tables) {
    const signs = new Signs(table, book.language.words.statuses);
    const columns = table.columns
      .filter(
        ({ field }) =>
          !table.key.includes(field.name) && field.statusOf === undefined && field.reference !== 'source',
      )
      .map((column) => {
        const { name, unit = '' } = column.field;
        return { column, before: `,${csvCell(name)},`, after: `,${csvCell(unit)},` };
      });
    const [id, asOf] = [csvCell(table.id), csvCell(table.asOf)];
    for (let row = 0; row < table.rowCount; row += 1) {
      const start = `${id},${csvCell(rowKeyText(table, row))}`;
      const rest = `,${asOf},${csvCell(rowSources(table, row).join(LIST))}${end}`;
      for (const { column, before, after } of columns) {
        const value = column.values[row] ?? null;
        const text = value === null ? '' : csvCell(formatCell(column.field, value));
        const status = signs.of(column, row)?.meaning;
        yield start + before + text + after + (status === undefined ? '' : csvCell(status)) + rest;
      }
    }
  }
}

function columnRecord(table: Table, field: Field, meaning: string | undefined): readonly string[] {
  return [
    table.id,
    field.name,
    field.title,
    field.type,
    field.unit ?? '',
    String(table.key.includes(field.name)),
    meaning ?? '',
    [...(field.categories ?? [])].map(([code, label]) => `${code}: ${label}`).join(LIST),
    field.notes.join(LIST),
  ];
}

function plainText(value: Scalar): string {
  return value === null ? '' : formatCell({ type: typeof value === 'number' ? 'number' : 'string' }, value);
}
