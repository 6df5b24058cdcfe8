/** Turns a list of records (a register, facts, corrections) into the table that is printed. */

import { compareNatural } from '../address/naturalOrder.ts';
import { markupInLine } from '../markup/markupInLine.ts';
import { bareNumbers } from '../problems/catalogue/compose.ts';
import type { Place } from '../problems/Problem.ts';
import { unreachable } from '../problems/unreachable.ts';
import { columnOf } from '../validate/checks/Figures.ts';
import type { CheckResult, Correction, Fact, FigureOrigin, Table } from '../validate/Dataset.ts';
import { type Sign, Signs } from '../validate/Signs.ts';
import type { BookEnvironment } from './BookEnvironment.ts';
import { composeGiven } from './composeCaption.ts';
import type { ListRequest } from './Expansion.ts';
import { cellText } from './Figure.ts';
import { factCell } from './factsAsTable.ts';
import { CHANGE_COLUMNS, type Change } from './listChanges.ts';
import type { Inline, TableBlock, TableCell, TableRow } from './Manuscript.ts';
import { withUnit } from './withUnit.ts';

export function composeList(
  list: ListRequest,
  chapter: string,
  place: Place,
  book: BookEnvironment,
): TableBlock | undefined {
  const { title, columns } = list;
  const used = new Set<Sign>();
  const rows = rowsOf(list, used, book);
  if (rows.length === 0) return undefined;
  for (const { heading, place: written } of columns) {
    const typed = book.bareNumbers(heading).map(({ text }) => text);
    if (typed.length > 0) book.report(bareNumbers(written, typed));
    const hint = 'heads are printed as they stand, without markup';
    for (const problem of markupInLine(heading, hint, () => written)) book.report(problem);
  }
  const pages = new Set(columns.flatMap(({ name }, index) => (isOfPages(list, name) ? [index] : [])));
  const within = `tbl:${list.id}`;
  const about = { what: 'the title of the list', chapter, within, slot: `${within}/title` };
  const caption = composeGiven(title, about, book);
  return listedTable(
    { id: list.id, list: list.records.of, title: caption, columns, pages, rows, signs: [...used], place },
    book,
  );
}

export interface ListedTable {
  readonly id: string;
  readonly list: NonNullable<TableBlock['list']>;
  readonly title: readonly Inline[];
  readonly columns: readonly { readonly name: string; readonly heading: string }[];
  /** Indexes of the columns that hold pages. */
  readonly pages?: ReadonlySet<number>;
  readonly rows: readonly (readonly TableCell[])[];
  /** Of gaps of which the data gives the reason; in a list, a cell of which nothing is said is left empty. */
  readonly signs?: readonly Sign[];
  readonly place: Place;
}

export function listedTable(
  { id, list, title, columns, pages, rows, signs = [], place }: ListedTable,
  book: BookEnvironment,
): TableBlock {
  const anchor = `tbl:${id}`;
  return {
    type: 'table',
    table: id,
    list,
    id: anchor,
    number: book.numbers.get(anchor) ?? '',
    title,
    columns: columns.map(({ name, heading }, index) => ({
      field: name,
      heading,
      align: pages?.has(index) === true ? 'end' : 'start',
      stub: index === 0,
      notes: [],
    })),
    rows: rows.map((cells): TableRow => ({ kind: 'body', cells })),
    notes: [],
    titleNotes: [],
    signs,
    remarks: [],
    source: [],
    width: 'wide',
    place,
  };
}

function isOfPages({ records }: ListRequest, column: string): boolean {
  return records.of === 'register' && columnOf(records.table, column)?.field.reference === 'place';
}

function rowsOf(
  { records, columns }: ListRequest,
  used: Set<Sign>,
  book: BookEnvironment,
): readonly (readonly TableCell[])[] {
  const names = columns.map(({ name }) => name);
  switch (records.of) {
    case 'register': {
      const signs = new Signs(records.table, book.words.statuses);
      return records.rows.map((row) =>
        names.map((name) => {
          const column = columnOf(records.table, name);
          const sign = column?.statuses?.[row] ? signs.of(column, row) : undefined;
          const cell = registerCell(records.table, row, name, book);
          if (sign === undefined || column?.values[row] !== null) return cell;
          used.add(sign);
          return { ...cell, text: sign.sign };
        }),
      );
    }
    case 'facts':
      return records.facts.map((fact) => {
        const origin = { type: 'fact' as const, fact: fact.id };
        return names.map((name) => textCell(factColumn(fact, name, book), origin));
      });
    case 'corrections': {
      const found = correctionsOf(book).sort((a, b) => compareNatural(a.correction.id, b.correction.id));
      const told = factsTold(book);
      return [
        ...found.map(({ check, correction }) => {
          const origin = originOfCheck(check);
          return names.map((name) => textCell(correctionText(correction, name), origin));
        }),
        ...records.facts
          .filter((fact) => !told.has(fact.id))
          .map((fact, index) => {
            const origin = { type: 'fact' as const, fact: fact.id };
            const id = records.letter === undefined ? '' : `${records.letter}${index + 1}`;
            return names.map((name) =>
              textCell(name === 'id' ? id : disputedText(fact, name, records.holds, book), origin),
            );
          }),
      ];
    }
    case 'changes':
      return records.changes.map((change) =>
        names.map((name) => textCell(changeText(change, name), NOWHERE)),
      );
    default:
      return unreachable(records);
  }
}

/** Of what stands in no cell of this edition alone. */
const NOWHERE: FigureOrigin = { type: 'computed', expression: '', figures: [] };

function changeText(change: Change, name: string): string {
  const column = [...CHANGE_COLUMNS, 'id' as const].find((known) => known === name);
  return column === undefined ? '' : change[column];
}

function textCell(text: string, origin: FigureOrigin): TableCell {
  return { text, value: text, origin };
}

/** A chapter is printed with its title, a place as the page on which it stands; either leads there. */
function registerCell(table: Table, row: number, name: string, book: BookEnvironment): TableCell {
  const origin: FigureOrigin = { type: 'cell', table: table.id, row, field: name };
  const column = columnOf(table, name);
  const value = column?.values[row] ?? null;
  if (column === undefined || value === null) return textCell('', origin);
  const { field } = column;
  if (field.reference === 'place') {
    const found = book.refer(String(value), true, table.placeOf(row, name));
    return { text: '', value: '', origin, ...(found === undefined ? {} : { pageOf: found.target }) };
  }
  if (field.reference === 'chapter') {
    const found = book.refer(`ch:${String(value)}`, false, table.placeOf(row, name));
    const title = book.chapterTitles.get(String(value));
    if (found === undefined || title === undefined) return textCell('', origin);
    return textCell(found.text === title ? title : `${found.text}: ${title}`, origin);
  }
  return textCell(withUnit(value, field, book.world.locale), origin);
}

function factColumn(fact: Fact, name: string, book: BookEnvironment): string {
  if (name === 'value') return withUnit(fact.value, fact, book.world.locale);
  if (name === 'status') return fact.statusLabel ?? fact.status ?? '';
  const own = fact.ownColumns?.find(({ field }) => field.name === name);
  if (own !== undefined) return withUnit(own.value, own.field, book.world.locale);
  const value = factCell(fact, name);
  if (name === 'as_of' && value !== null) {
    return cellText(value, { type: dateType(String(value)) }, book.world.locale);
  }
  return String(value ?? '');
}

function dateType(text: string): 'date' | 'yearmonth' | 'year' {
  return text.length > 7 ? 'date' : text.length > 4 ? 'yearmonth' : 'year';
}

function correctionText(correction: Correction, name: string): string {
  switch (name) {
    case 'id':
      return correction.id;
    case 'statedIn':
      return correction.statedIn ?? '';
    case 'stated':
      return correction.stated;
    case 'holds':
      return correction.holds;
    default:
      return correction.why;
  }
}

function disputedText(fact: Fact, name: string, holds: string, book: BookEnvironment): string {
  switch (name) {
    case 'statedIn':
      return fact.statedIn ?? '';
    case 'stated':
      return `${fact.label}: ${withUnit(fact.value, fact, book.world.locale)}`;
    case 'holds':
      return holds;
    default:
      return fact.note ?? '';
  }
}

function correctionsOf({ world: { dataset } }: BookEnvironment): {
  readonly check: CheckResult;
  readonly correction: Correction;
}[] {
  return [...dataset.checks.values()].flatMap((check) => {
    const { correction } = check;
    return correction === undefined ? [] : [{ check, correction }];
  });
}

/** Facts that a correction tells of, by name or because its check looked at them. */
function factsTold(book: BookEnvironment): ReadonlySet<string> {
  return new Set(
    correctionsOf(book).flatMap(({ check, correction }) => [...(correction.facts ?? []), ...factsOf(check)]),
  );
}

function factsOf({ figures }: { readonly figures: readonly FigureOrigin[] }): readonly string[] {
  return figures.flatMap((origin) => {
    if (origin.type === 'fact') return [origin.fact];
    return origin.type === 'computed' ? factsOf(origin) : [];
  });
}

export function originOfCheck(check: CheckResult): FigureOrigin {
  return { type: 'computed', expression: check.expression, figures: check.figures };
}
