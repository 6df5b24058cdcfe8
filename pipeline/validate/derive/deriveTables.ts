/** Turns typed tables and the declarations of `derived.yaml` into all tables, derived ones after those they need. */

import { type BookParameters, NO_PARAMETERS } from '../../address/Parameters.ts';
import { Budget } from '../../dataflow/Budget.ts';
import { excessOfSpec } from '../../dataflow/excessOfSpec.ts';
import { loadVega } from '../../dataflow/loadVega.ts';
import { toJson } from '../../json/Json.ts';
import { defaultLimits, type Limits } from '../../limits/Limits.ts';
import { digestOfParts, type MemoParts, type Shelf } from '../../memo/Shelf.ts';
import { derivedCycle, derivedRefused, derivedUnknownTable } from '../../problems/catalogue/derive.ts';
import { overLimit } from '../../problems/catalogue/limits.ts';
import { duplicateId } from '../../problems/catalogue/validate.ts';
import type { Problem } from '../../problems/Problem.ts';
import { rowsWhere } from '../checks/rowExpression.ts';
import type { Table } from '../Dataset.ts';
import type { Path } from '../DeclarationReader.ts';
import { lookUpIn } from '../figureAddress.ts';
import { locateText } from '../locateText.ts';
import { notesWithRows } from '../noteRows.ts';
import type { TypedBook } from '../TypedBook.ts';
import { checkSteps } from './checkSteps.ts';
import { type DerivedDeclaration, tablesNeeded } from './DerivedDeclaration.ts';
import { parseDerived } from './parseDerived.ts';
import { type DerivedRow, runTransforms, type TransformOutcome } from './runTransforms.ts';
import { typeRows } from './typeRows.ts';

/** The declarations, each after those that it needs, as far as there are any. */
export interface DerivationPlan {
  readonly declarations: readonly DerivedDeclaration[];
  /** Names of all tables declared, also of those that cannot be derived. */
  readonly names: readonly string[];
  readonly problems: readonly Problem[];
}

export interface DerivedTables {
  /** The tables given, then the derived ones in the order of derivation. A table that could not be derived is left out. */
  readonly tables: ReadonlyMap<string, Table>;
  readonly problems: readonly Problem[];
}

export function planDerivation(book: TypedBook): DerivationPlan {
  const problems: Problem[] = [];
  const report = (problem: Problem) => problems.push(problem);
  // What rests on a table that could not be read is left out, as where a derived one before it failed.
  const names = new Set(book.faulty);
  const declarations = book.declarations.flatMap(({ topic, derived }) => {
    if (derived === undefined) return [];
    const parsed = parseDerived(derived, topic, book.sources, report);
    for (const name of parsed.names) names.add(name);
    return parsed.declarations;
  });
  const ordered = inOrder(withoutDuplicates(declarations, book.tables), book.tables, names);
  return { declarations: ordered, names: [...names], problems };
}

export interface DeriveOptions {
  /** May replace each derived table before others are derived from it, e.g. by stated values. */
  readonly adjust?: (table: Table) => Table;
  /** What names in the expressions of steps stand for. */
  readonly parameters?: BookParameters;
  /** The defaults where they are left out. */
  readonly limits?: Limits;
  /** Rows that the same steps made of the same tables before. */
  readonly remembered?: Shelf<readonly DerivedRow[]>;
}

export async function deriveTables(
  declarations: readonly DerivedDeclaration[],
  given: ReadonlyMap<string, Table>,
  options: DeriveOptions = {},
): Promise<DerivedTables> {
  const tables = new Map(given);
  const { adjust = (table) => table, parameters = NO_PARAMETERS, limits = defaultLimits } = options;
  const problems: Problem[] = [];
  const common = { parameters: digestOfParts(parameters), limits: digestOfParts(limits) };
  for (const planned of declarations) {
    const reader = planned.reader.reportingTo((problem) => problems.push(problem));
    const declaration = { ...planned, reader };
    // Where a table before it failed, that has been reported; there is nothing to add here.
    if (!tablesNeeded(declaration).every(({ name }) => tables.has(name))) continue;
    const path = [...declaration.path, 'transform'];
    const excess = excessOfSpec(toJson(declaration.transform), limits);
    if (excess !== undefined) {
      const spot = reader.spot([...path, ...excess.path]);
      reader.report(overLimit(spot, excess.limit, limits[excess.limit], excess.found));
      continue;
    }
    const steps = checkSteps(declaration, tables, parameters);
    if (!steps.sound) continue;
    const asked = options.remembered?.ask(declaration.id, {
      ...derivedParts(declaration, tables),
      ...common,
    });
    const budget = new Budget(limits);
    const outcome: TransformOutcome =
      asked?.value === undefined
        ? await runTransforms(declaration, tables, await loadVega(), budget, parameters)
        : { type: 'rows', rows: asked.value };
    if (budget.excess !== undefined) {
      const { limit, most, found } = budget.excess;
      reader.report(overLimit(reader.spot(path), limit, most, found));
      continue;
    }
    if (outcome.type === 'refused') {
      const spot = reader.spot(path);
      for (const message of outcome.messages) reader.report(derivedRefused(spot, message));
      continue;
    }
    if (asked?.value === undefined) asked?.keep(outcome.rows);
    const table = typeRows(declaration, outcome.rows, steps, tables);
    if (table !== undefined) tables.set(table.id, adjust(withMarks(table, declaration, parameters)));
  }
  return { tables, problems };
}

/** What the steps of a table look at: themselves, and the values of the tables that they take. */
function derivedParts(declaration: DerivedDeclaration, tables: ReadonlyMap<string, Table>): MemoParts {
  const needed = tablesNeeded(declaration).map(({ name }) => {
    const { columns = [], rowCount } = tables.get(name) ?? {};
    return [name, rowCount, columns.map(({ field, values }) => [field.name, values])];
  });
  return { steps: [declaration.from, declaration.transform], tables: needed };
}

/** Marks the rows that are totals, and those that the table's own notes are about. */
function withMarks(
  table: Table,
  { reader, path, totalsWhere }: DerivedDeclaration,
  parameters: BookParameters,
): Table {
  const report = (problem: Problem) => reader.report(problem);
  const rows = (where: string, at: Path) =>
    rowsWhere(where, {
      table,
      lookUp: lookUpIn(parameters),
      report,
      locate: locateText(reader.document, [...path, ...at], where),
    });
  const notes = notesWithRows(table.notes, (where, index) => rows(where, ['notes', index, 'where']));
  const totals = totalsWhere === undefined ? undefined : rows(totalsWhere, ['totalsWhere']);
  return { ...table, notes, ...(totals === undefined ? {} : { totals }) };
}

function withoutDuplicates(
  declarations: readonly DerivedDeclaration[],
  tables: ReadonlyMap<string, Table>,
): readonly DerivedDeclaration[] {
  const seen = new Map<string, DerivedDeclaration>();
  for (const declaration of declarations) {
    const { id, reader, path } = declaration;
    const first = seen.get(id);
    const earlier = first?.reader.spot([...first.path, 'name']).place ?? tables.get(id)?.placeOf();
    if (earlier === undefined) {
      seen.set(id, declaration);
      continue;
    }
    const related = { message: 'the other is here', place: earlier };
    reader.report(duplicateId(reader.spot([...path, 'name']), 'table', id, related));
  }
  return [...seen.values()];
}

/** Each after the tables that it needs; reports those that need an unknown table or each other. */
function inOrder(
  declarations: readonly DerivedDeclaration[],
  tables: ReadonlyMap<string, Table>,
  declared: ReadonlySet<string>,
): readonly DerivedDeclaration[] {
  const byId = new Map(declarations.map((declaration) => [declaration.id, declaration]));
  const names = new Set([...tables.keys(), ...declared]);
  const ordered = new Set<DerivedDeclaration>();
  const visit = (declaration: DerivedDeclaration, trail: readonly DerivedDeclaration[]): void => {
    if (ordered.has(declaration)) return;
    if (trail.includes(declaration)) {
      reportCycle(trail.slice(trail.indexOf(declaration)));
      return;
    }
    for (const { name, path } of tablesNeeded(declaration)) {
      const needed = byId.get(name);
      if (needed !== undefined) visit(needed, [...trail, declaration]);
      // A table that is declared wrongly has been reported there.
      else if (!names.has(name)) {
        declaration.reader.report(derivedUnknownTable(declaration.reader.spot(path), name, names));
      }
    }
    ordered.add(declaration);
  };
  for (const declaration of declarations) visit(declaration, []);
  return [...ordered];
}

function reportCycle(cycle: readonly DerivedDeclaration[]): void {
  const [first, ...others] = cycle;
  if (first === undefined) return;
  const names = [...cycle, first].map((declaration) => declaration.id);
  const spotOfNext = (declaration: DerivedDeclaration, next: string | undefined) => {
    const needed = tablesNeeded(declaration).find(({ name }) => name === next);
    return declaration.reader.spot(needed?.path ?? declaration.path);
  };
  const related = others.map((declaration, index) => ({
    message: `${declaration.id} derives from ${names[index + 2]}`,
    place: spotOfNext(declaration, names[index + 2]).place,
  }));
  first.reader.report(derivedCycle(spotOfNext(first, names[1]), names, related));
}
