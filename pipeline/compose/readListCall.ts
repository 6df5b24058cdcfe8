/** Turns the arguments of `register`, `facts`, `corrections` and `changes` into the list of records that they ask for. */

import type { PackWords } from '../language/PackWords.ts';
import {
  argumentExpected,
  argumentMissing,
  changesOfNothing,
  listedFieldUnknown,
  unknownBook,
} from '../problems/catalogue/compose.ts';
import { unreachable } from '../problems/unreachable.ts';
import { columnOf, fieldNames } from '../validate/checks/Figures.ts';
import { rowsWhere } from '../validate/checks/rowExpression.ts';
import type { Fact, Table } from '../validate/Dataset.ts';
import type { Argument, Arguments } from './Arguments.ts';
import type { BlockCall, ListRequest, Records } from './Expansion.ts';
import type { TemplateWorld } from './expandTemplate.ts';
import { factsAsTable } from './factsAsTable.ts';
import { CHANGE_COLUMNS } from './listChanges.ts';
import { readSort, sortRows } from './sortRows.ts';
import { locateIn, type TextScope } from './TextScope.ts';

export type ListHelper = Records['of'];

const ARGUMENTS: Readonly<Record<ListHelper, readonly string[]>> = {
  register: ['where', 'sort', 'columns', 'heads'],
  facts: ['where', 'sort', 'columns', 'heads'],
  corrections: ['facts', 'factsHold', 'factsLetter', 'columns', 'heads'],
  changes: ['columns', 'heads'],
};

const FACT_COLUMNS = ['label', 'value', 'as_of'];
const CORRECTION_COLUMNS = ['id', 'statedIn', 'stated', 'holds', 'why'];

export function readListCall(
  name: ListHelper,
  given: Arguments,
  world: TemplateWorld,
  scope: TextScope,
): BlockCall | undefined {
  const title = given.namedText('title');
  if (title === undefined && !given.has('title')) {
    given.report(argumentMissing(given.place, name, 'a title, written title="…"'));
  }
  const id = given.namedText('id')?.value;
  const records = readRecords(name, given, world, scope);
  const columns = records && readColumns(name, given, records);
  given.finish(ARGUMENTS[name]);
  if (title === undefined || records === undefined || columns === undefined) return undefined;
  const own = records.records.of === 'register' ? records.records.table.id : name;
  return {
    type: 'list',
    list: {
      id: id ?? own,
      title: { text: title.value, place: title.place },
      columns,
      records: records.records,
    },
  };
}

interface ReadRecords {
  readonly records: Records;
  /** For messages: what has the columns. */
  readonly within: string;
  readonly known: readonly string[];
  /** Where they can all be printed unasked. */
  readonly usual?: readonly string[];
  readonly headingOf: (column: string) => string | undefined;
}

function readRecords(
  name: ListHelper,
  given: Arguments,
  world: TemplateWorld,
  scope: TextScope,
): ReadRecords | undefined {
  given.noMoreThan(name === 'register' ? 1 : 0);
  const { dataset } = world;
  switch (name) {
    case 'register': {
      const asked = given.text(0, 'a table');
      const table = asked && dataset.tables.get(asked.value);
      if (asked !== undefined && table === undefined) {
        given.report(unknownBook('table', asked.value, dataset.tables.keys(), asked.place));
      }
      const rows = table && readRows(given, 'where', table, scope);
      if (table === undefined || rows === undefined) return undefined;
      return {
        records: { of: 'register', table, rows: sortRows(rows, readSort(given, table), world.language) },
        within: table.id,
        known: fieldNames(table),
        usual: table.columns.filter(({ field }) => field.print !== false).map(({ field }) => field.name),
        headingOf: (column) => columnOf(table, column)?.field.title,
      };
    }
    case 'facts': {
      const facts = [...dataset.facts.values()];
      const table = factsAsTable(facts);
      const rows = readRows(given, 'where', table, scope);
      if (rows === undefined) return undefined;
      return {
        records: {
          of: 'facts',
          facts: factsOf(facts, sortRows(rows, readSort(given, table), world.language)),
        },
        within: 'the facts',
        known: fieldNames(table),
        usual: FACT_COLUMNS,
        headingOf: (column) => factHeading(world.packWords, column) ?? ownTitle(facts, column),
      };
    }
    case 'corrections': {
      const facts = [...dataset.facts.values()];
      const rows = given.has('facts') ? readRows(given, 'facts', factsAsTable(facts), scope) : [];
      const holds = given.namedText('factsHold')?.value ?? '';
      const letter = given.namedText('factsLetter')?.value;
      if (rows === undefined) return undefined;
      return {
        records: { of: 'corrections', facts: factsOf(facts, rows), holds, letter },
        within: 'the corrections',
        known: CORRECTION_COLUMNS,
        usual: CORRECTION_COLUMNS,
        headingOf: () => undefined,
      };
    }
    case 'changes': {
      const { heads } = world.packWords;
      if (world.changes === undefined) {
        given.report(changesOfNothing(given.place));
        return undefined;
      }
      const headings = {
        id: heads.change,
        where: heads.label,
        before: heads.before,
        now: heads.now,
        why: heads.asOf,
      };
      return {
        records: { of: 'changes', changes: world.changes.changes },
        within: 'the changes',
        known: Object.keys(headings),
        usual: CHANGE_COLUMNS,
        headingOf: (column) => Object.entries(headings).find(([name]) => name === column)?.[1],
      };
    }
    default:
      return unreachable(name);
  }
}

/** Every row, where nothing is asked for. */
function readRows(
  given: Arguments,
  name: string,
  table: Table,
  scope: TextScope,
): readonly number[] | undefined {
  const all = Array.from({ length: table.rowCount }, (_, row) => row);
  const where = given.namedText(name);
  if (where === undefined) return given.has(name) ? undefined : all;
  const holds = rowsWhere(where.value, {
    table,
    lookUp: scope.lookUp,
    locate: locateIn(where, scope),
    report: given.report,
  });
  return holds && all.filter((row) => holds[row] === true);
}

function readColumns(
  name: ListHelper,
  given: Arguments,
  { known, usual, within, headingOf }: ReadRecords,
): ListRequest['columns'] | undefined {
  const asked = given.namedText('columns');
  const names = asked === undefined ? usual : asked.value.split(/[\s,]+/).filter((column) => column !== '');
  if (names === undefined) {
    if (!given.has('columns')) {
      given.report(argumentMissing(given.place, name, 'the columns, written columns="…"'));
    }
    return undefined;
  }
  const unknown = names.filter((column) => !known.includes(column));
  for (const column of unknown) {
    if (asked !== undefined) given.report(listedFieldUnknown(asked.place, column, within, known));
  }
  const written = given.namedText('heads');
  const heads =
    written === undefined ? names.map(headingOf) : written.value.split('|').map((head) => head.trim());
  if (!haveAll(heads, names.length)) {
    reportHeads(name, given, written, names, heads.filter((head) => head !== undefined).length);
    return undefined;
  }
  if (unknown.length > 0) return undefined;
  const place = written?.place ?? given.place;
  return names.map((column, index) => ({ name: column, heading: heads[index] ?? '', place }));
}

function haveAll(heads: readonly (string | undefined)[], count: number): boolean {
  return heads.length === count && heads.every((head) => head !== undefined && head !== '');
}

function reportHeads(
  name: ListHelper,
  given: Arguments,
  written: Argument<string> | undefined,
  columns: readonly string[],
  found: number,
): void {
  const expected = `a head for each of ${columns.join(', ')}, written heads="… | …"`;
  given.report(
    written === undefined
      ? argumentMissing(given.place, name, expected)
      : argumentExpected(written.place, name, expected, `${found}`),
  );
}

function factsOf(facts: readonly Fact[], rows: readonly number[]): readonly Fact[] {
  return rows.flatMap((row) => facts[row] ?? []);
}

/** Of a column that means something in every `facts.csv`. */
function factHeading({ heads }: PackWords, column: string): string | undefined {
  switch (column) {
    case 'id':
      return heads.fact;
    case 'as_of':
      return heads.asOf;
    case 'topic':
    case 'label':
    case 'value':
    case 'unit':
    case 'source':
    case 'status':
    case 'note':
      return heads[column];
    default:
      return undefined;
  }
}

function ownTitle(facts: readonly Fact[], column: string): string | undefined {
  for (const { ownColumns } of facts) {
    const found = ownColumns?.find(({ field }) => field.name === column);
    if (found !== undefined) return found.field.title;
  }
  return undefined;
}
