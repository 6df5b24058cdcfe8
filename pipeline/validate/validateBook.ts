/** Turns a book's source into its dataset: tables read and derived, facts, sources, and the results of the checks. */
import type { LookUp } from '../address/fillText.ts';
import type { BookParameters } from '../address/Parameters.ts';
import type { Language } from '../language/Language.ts';
import { defaultLimits, type Limits } from '../limits/Limits.ts';
import type { BookSource, SourceDocument } from '../load/BookSource.ts';
import type { Shelf } from '../memo/Shelf.ts';
import { correctionUnknownFigure } from '../problems/catalogue/checks.ts';
import { hasErrors, type Problem, type StageResult } from '../problems/Problem.ts';
import { linesOf } from '../problems/TextLines.ts';
import { columnOf, Figures } from './checks/Figures.ts';
import { type CheckDeclaration, parseChecks } from './checks/parseChecks.ts';
import { rowsWhere } from './checks/rowExpression.ts';
import { runChecks } from './checks/runChecks.ts';
import { chooseLabels } from './chooseLabels.ts';
import type { Dataset, Table } from './Dataset.ts';
import { type DerivedDeclaration, tablesNeeded } from './derive/DerivedDeclaration.ts';
import { deriveTables, planDerivation } from './derive/deriveTables.ts';
import type { DerivedRow } from './derive/runTransforms.ts';
import { descriptorRules } from './descriptorRules.ts';
import { lookUpIn } from './figureAddress.ts';
import { fillLabels } from './fillLabels.ts';
import { notesWithRows } from './noteRows.ts';
import { departing, departingOf, replaceCells, replaceFacts } from './putStatedFigures.ts';
import { readParameters } from './readParameters.ts';
import { readTables } from './readTables.ts';
import { refuseMarkup } from './refuseMarkup.ts';
import { readStatedFigures, type StatedFigure } from './statedFigures.ts';
import type { TypedBook } from './TypedBook.ts';

export interface ValidateOptions {
  /** Put the stated figures, whose table `book.yaml` names (`asStated`), in the place of the book's own. */
  readonly asStated: boolean;
  /** Values in the place of the book's parameters, e.g. `year=2024`. */
  readonly set?: readonly string[];
  /** Of the book, in which its labels are printed. */
  readonly language: Language;
  /** The defaults where they are left out. */
  readonly limits?: Limits;
  /** Whether the checks are judged, for which who lists tables has no use; they are where it is left out. */
  readonly isJudged?: boolean;
  /** Told of tables as soon as there are more of them, for what can be begun with these; not of those of a book with errors. */
  readonly tablesRead?: (known: TablesRead) => Promise<void>;
  /** Rows of derived tables that were made before. */
  readonly derived?: Shelf<readonly DerivedRow[]>;
}

export type TablesRead = Pick<Dataset, 'tables' | 'facts' | 'shapes' | 'parameters'>;

/**
 * Every problem of the stage is reported in one run. The dataset is given even where checks fail or cells are wrong,
 * so that the sentences that rest on a failed check can be named.
 */
export async function validateBook(
  given: BookSource,
  options: ValidateOptions,
): Promise<StageResult<Dataset>> {
  const { limits = defaultLimits } = options;
  const labels: Problem[] = [];
  const { parameters, problems: parameterProblems } = readParameters(given.book, options.set ?? []);
  const source = inLanguage(given, options.language, parameters, (problem) => labels.push(problem));
  const read = readTables(source, descriptorRules(), options.language.tag, limits);
  const early = [...labels, ...parameterProblems, ...read.problems];
  if (read.value === undefined) return { value: undefined, problems: early };
  const problems: Problem[] = [...early];
  const report = (problem: Problem) => problems.push(problem);
  const book: TypedBook = {
    ...read.value,
    tables: withMarks(read.value.tables, lookUpIn(parameters), report),
  };
  const tell = async (tables: TablesRead['tables'], errors: readonly Problem[]) => {
    if (options.asStated || hasErrors(problems) || hasErrors(errors)) return;
    await options.tablesRead?.({ tables, facts: book.facts, shapes: book.shapes, parameters });
  };
  await tell(book.tables, []);
  const plan = planDerivation(book);
  const own = await deriveTables(plan.declarations, book.tables, {
    parameters,
    limits,
    ...(options.derived === undefined ? {} : { remembered: options.derived }),
  });
  await tell(own.tables, [...plan.problems, ...own.problems]);
  const broken = new Set(plan.names.filter((name) => !own.tables.has(name)));
  const ownFigures = new Figures({ tables: own.tables, facts: book.facts, broken, parameters, limits });
  const parsed = options.isJudged === false ? { checks: [], problems: [] } : parseChecks(book);
  const stated = readStatedFigures(book, ownFigures);
  problems.push(...plan.problems, ...own.problems, ...parsed.problems, ...stated.problems);
  problems.push(...unknownStatedFigures(parsed.checks, stated.table));
  const used = options.asStated
    ? await figuresAsStated(book, plan.declarations, parsed.checks, stated.figures, ownFigures)
    : { figures: ownFigures, figuresFor: () => ownFigures };
  const checks = runChecks(parsed.checks, used.figuresFor, options);
  problems.push(...checks.problems);
  const { tables, facts } = used.figures;
  const { sources, shapes, topics } = book;
  const brokenChecks = new Set(parsed.checks.flatMap(({ id }) => (checks.results.has(id) ? [] : [id])));
  const dataset: Dataset = {
    ...{ tables, facts, sources, shapes, topics, parameters },
    checks: checks.results,
    ...(stated.table === undefined ? {} : { stated: stated.figures }),
    ...(brokenChecks.size === 0 ? {} : { brokenChecks }),
  };
  return { value: dataset, problems: withLines(problems, source) };
}

/** Adds the text of its line to each problem that has a line and no text yet, such as one found in a typed cell. */
function withLines(problems: readonly Problem[], source: BookSource): readonly Problem[] {
  const lines = new Map<string, (line: number) => string>();
  for (const { descriptor, csv } of source.topics) {
    lines.set(descriptor.path, (line) => linesOf(descriptor).text(line));
    for (const file of csv.values()) lines.set(file.path, (line) => file.lineText(line));
  }
  return problems.map((problem) => {
    const { place, excerpt } = problem;
    const textOf = place === undefined ? undefined : lines.get(place.file);
    if (excerpt !== undefined || place?.line === undefined || textOf === undefined) return problem;
    return { ...problem, excerpt: textOf(place.line) };
  });
}

/** The data with its labels in one language, parameters in their place, and no markup in them. */
function inLanguage(
  source: BookSource,
  { tag, numbers }: Language,
  parameters: BookParameters,
  report: (problem: Problem) => void,
): BookSource {
  const labelled = (document: SourceDocument): SourceDocument =>
    refuseMarkup(fillLabels(chooseLabels(document, tag, report), parameters, numbers, report), report);
  const topics = source.topics.map((topic) => ({
    ...topic,
    descriptor: labelled(topic.descriptor),
    checks: topic.checks && labelled(topic.checks),
    derived: topic.derived && labelled(topic.derived),
  }));
  return { ...source, topics };
}

/** Marks the rows that are totals, and those that a note is about, by the expressions that their table declares. */
function withMarks(
  tables: ReadonlyMap<string, Table>,
  lookUp: LookUp,
  report: (problem: Problem) => void,
): ReadonlyMap<string, Table> {
  const marked = [...tables].map(([id, table]): [string, Table] => {
    // The expressions stand in the table's descriptor, whose line the table itself can only give as a whole.
    const locate = () => ({ place: table.placeOf() });
    const rows = (where: string) => rowsWhere(where, { table, lookUp, report, locate });
    const notes = notesWithRows(table.notes, rows);
    const totals = table.totalsWhere === undefined ? undefined : rows(table.totalsWhere);
    return [id, { ...table, notes, ...(totals === undefined ? {} : { totals }) }];
  });
  return new Map(marked);
}

function unknownStatedFigures(
  checks: readonly CheckDeclaration[],
  table: Table | undefined,
): readonly Problem[] {
  const ids = new Set((table && columnOf(table, 'id')?.values)?.map(String));
  return checks.flatMap(({ correction, figureSpots }) =>
    (correction?.figures ?? []).flatMap((id, index) => {
      const spot = figureSpots[index];
      return ids.has(id) || spot === undefined ? [] : [correctionUnknownFigure(spot, id, ids)];
    }),
  );
}

interface FiguresAsStated {
  /** With everything put in that departs. */
  readonly figures: Figures;
  /** What one check looks at: a check with a correction only at what its correction names. */
  readonly figuresFor: (check: CheckDeclaration) => Figures;
}

async function figuresAsStated(
  book: TypedBook,
  declarations: readonly DerivedDeclaration[],
  checks: readonly CheckDeclaration[],
  stated: readonly StatedFigure[],
  own: Figures,
): Promise<FiguresAsStated> {
  const figuresWith = async (changed: readonly StatedFigure[], base?: Figures): Promise<Figures> => {
    const tables = new Map<string, Table>();
    for (const [id, table] of base?.tables ?? book.tables) tables.set(id, replaceCells(table, changed));
    const anew = base === undefined ? declarations : affected(declarations, changed);
    // A table that stated figures break is left out; the book's own has been derived without fault.
    const derived = await deriveTables(anew, tables, {
      adjust: (table) => replaceCells(table, changed),
      parameters: own.parameters,
    });
    const facts = replaceFacts(book.facts, changed);
    const broken = new Set([...own.tables.keys()].filter((name) => !derived.tables.has(name)));
    return new Figures({
      tables: derived.tables,
      facts,
      broken: new Set([...own.broken, ...broken]),
      parameters: own.parameters,
    });
  };
  const figures = await figuresWith(departing(stated));
  const byCheck = new Map<string, Figures>();
  for (const check of checks) {
    if (check.correction?.figures === undefined) continue;
    byCheck.set(check.id, await figuresWith(departingOf(check, stated), own));
  }
  return { figures, figuresFor: (check) => byCheck.get(check.id) ?? figures };
}

/** The declarations that derive, directly or through others, from a table in which a cell is replaced. */
function affected(
  declarations: readonly DerivedDeclaration[],
  changed: readonly StatedFigure[],
): readonly DerivedDeclaration[] {
  const touched = new Set(changed.flatMap(({ target }) => (target.type === 'cell' ? [target.table.id] : [])));
  return declarations.filter((declaration) => {
    const needs = tablesNeeded(declaration).some(({ name }) => touched.has(name));
    if (needs) touched.add(declaration.id);
    return needs;
  });
}
