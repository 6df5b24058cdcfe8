/** Turns the arguments of each helper into the figure, rows or block that it asks for. */
import {
  bareExpression,
  keyMissing,
  keyTypeWrong,
  keyUnknownRow,
  listedFieldUnknown,
  unknownBook,
} from '../problems/catalogue/compose.ts';
import { evaluateExpression } from '../validate/checks/evaluate.ts';
import { columnOf, fieldNames, rowKeyText } from '../validate/checks/Figures.ts';
import { type Locate, rowsWhere } from '../validate/checks/rowExpression.ts';
import type { Column, Scalar, Table } from '../validate/Dataset.ts';
import type { Argument, Arguments } from './Arguments.ts';
import type { BlockCall, TableRequest } from './Expansion.ts';
import type { TemplateWorld } from './expandTemplate.ts';
import { cellFigure, computedFigure, type FigureResult, factFigure, type Presentation } from './Figure.ts';
import { readListCall } from './readListCall.ts';
import type { TemplateValue } from './TemplateValue.ts';

/** Gives, for the offset at which a text in quotes begins, the place of a span inside it. */
export type LocateInside = (textStart: number) => Locate;

export const BLOCK_HELPERS: ReadonlySet<string> = new Set([
  'chart',
  'table',
  'sources',
  'register',
  'facts',
  'corrections',
  'checksTable',
]);

const PRESENTATION_NAMES = ['format', 'scale', 'sign', 'unit'];

/** `value`, `fact` and `expr`; undefined where an argument is wrong (reported) or cannot be known in a check. */
export function readFigureHelper(
  name: string,
  given: Arguments,
  world: TemplateWorld,
  locate: LocateInside,
): FigureResult | undefined {
  const presentation = readPresentation(given);
  if (name === 'value') return readValue(given, world, presentation);
  if (name === 'fact') {
    const id = given.text(0, 'the id of a fact');
    given.noMoreThan(1);
    given.finish(PRESENTATION_NAMES);
    const { facts } = world.dataset;
    const fact = id && named(facts, 'fact', id, given);
    return fact && factFigure(fact, presentation, world.locale);
  }
  const expression = given.text(0, 'an expression');
  given.noMoreThan(1);
  given.finish(PRESENTATION_NAMES);
  if (expression === undefined) return undefined;
  const { value, figures, isOfData, problems } = evaluateExpression(
    expression.value,
    world.figures,
    locate(expression.textStart),
  );
  for (const problem of problems) given.report(problem);
  if (value === undefined) return undefined;
  if (!isOfData) {
    given.report(bareExpression(expression.place, expression.value));
    return undefined;
  }
  return computedFigure(expression.value, value, figures, presentation, world.dataset, world.locale);
}

function readPresentation(given: Arguments): Presentation {
  const format = given.namedText('format')?.value;
  const scale = given.namedNumber('scale')?.value;
  const unit = given.namedText('unit')?.value;
  return {
    ...(format === undefined ? {} : { format }),
    ...(scale === undefined ? {} : { scale }),
    ...(unit === undefined ? {} : { unit }),
    sign: given.namedFlag('sign'),
  };
}

function readValue(
  given: Arguments,
  world: TemplateWorld,
  presentation: Presentation,
): FigureResult | undefined {
  const table = readTable(given, world);
  const field = given.text(1, 'a field');
  given.noMoreThan(2);
  if (table === undefined) return undefined;
  const column = field && columnOf(table, field.value);
  if (field !== undefined && column === undefined) {
    given.report(unknownBook('field', field.value, fieldNames(table), field.place, table.id));
  }
  const row = readKey(given, table, world);
  given.finish([...table.key, ...PRESENTATION_NAMES]);
  if (column === undefined || row === undefined) return undefined;
  return cellFigure(table, row, column.field.name, presentation, world.locale);
}

/** The one row whose key fields equal the named arguments; a table of one row needs no key. */
function readKey(given: Arguments, table: Table, world: TemplateWorld): number | undefined {
  const key = new Map<string, Scalar>();
  let known = true;
  const missing: string[] = [];
  let last: Argument<Scalar | undefined> | undefined;
  for (const name of table.key) {
    const argument = given.namedScalar(name);
    if (argument === undefined) missing.push(name);
    else {
      last = argument;
      if (argument.value === undefined) known = false;
      else if (!fits(argument.value, columnOf(table, name))) {
        given.report(keyTypeWrong(argument.place, name, wordsOfType(columnOf(table, name)), argument.value));
        known = false;
      } else key.set(name, argument.value);
    }
  }
  if (table.rowCount === 1 && missing.length === table.key.length) return 0;
  if (missing.length > 0) {
    given.report(keyMissing(given.place, table.id, missing, table.rowCount > 0 ? rowKeyText(table, 0) : ''));
    return undefined;
  }
  if (!known) return undefined;
  const [row] = world.figures.rowsWithKey(table, key);
  if (row === undefined) {
    const words = [...key].map(([name, value]) => `${name}=${String(value)}`).join(', ');
    const hints = keyHints(table, key);
    given.report(keyUnknownRow(last?.place ?? given.place, table.id, words, hints.candidates, hints.wanted));
  }
  return row;
}

/** The values of the first key field that has not the wanted one. */
function keyHints(
  table: Table,
  key: ReadonlyMap<string, Scalar>,
): { wanted: string; candidates: readonly string[] } {
  for (const [name, value] of key) {
    const values = columnOf(table, name)?.values ?? [];
    if (!values.includes(value))
      return { wanted: String(value), candidates: [...new Set(values.map(String))] };
  }
  return { wanted: '', candidates: [] };
}

function fits(value: Scalar, column: Column | undefined): boolean {
  if (value === null || column === undefined) return true;
  return typeof value === scalarType(column);
}

function scalarType(column: Column): 'number' | 'boolean' | 'string' {
  const { type } = column.field;
  if (type === 'integer' || type === 'number' || type === 'year') return 'number';
  return type === 'boolean' ? 'boolean' : 'string';
}

function wordsOfType(column: Column | undefined): string {
  const type = column === undefined ? 'string' : scalarType(column);
  return type === 'string' ? 'a text in quotes' : type === 'number' ? 'a number' : 'true or false';
}

function readTable(given: Arguments, world: TemplateWorld): Table | undefined {
  const name = given.text(0, 'a table');
  return name && named(world.dataset.tables, 'table', name, given);
}

function named<Value>(
  values: ReadonlyMap<string, Value>,
  noun: string,
  name: Argument<string>,
  given: Arguments,
): Value | undefined {
  const value = values.get(name.value);
  if (value === undefined) given.report(unknownBook(noun, name.value, values.keys(), name.place));
  return value;
}

/** `(rows "table" where="…" limit=…)` */
export function readRows(
  given: Arguments,
  world: TemplateWorld,
  locate: LocateInside,
): TemplateValue | undefined {
  const table = readTable(given, world);
  given.noMoreThan(1);
  const picked = table && pickRows(given, table, locate, false);
  given.finish();
  return table === undefined || picked === undefined ? undefined : { type: 'rows', table, rows: picked.rows };
}

/** Rows by `where` and `limit`; a table on the page keeps its totals whatever the limit. */
function pickRows(
  given: Arguments,
  table: Table,
  locate: LocateInside,
  keepTotals: boolean,
): Pick<TableRequest, 'rows' | 'cut'> | undefined {
  const where = given.namedText('where');
  const limit = given.namedNumber('limit')?.value ?? Number.POSITIVE_INFINITY;
  const holds =
    where && rowsWhere(where.value, { table, locate: locate(where.textStart), report: given.report });
  if (where !== undefined && holds === undefined) return undefined;
  const rows: number[] = [];
  let all = 0;
  let shown = 0;
  for (let row = 0; row < table.rowCount; row++) {
    if (holds?.[row] === false) continue;
    if (keepTotals && table.totals?.[row] === true) rows.push(row);
    else {
      all += 1;
      if (shown >= limit) continue;
      shown += 1;
      rows.push(row);
    }
  }
  return shown < all ? { rows, cut: { shown, all } } : { rows };
}

/** `chart`, `table` and the lists that the pipeline makes itself. */
export function readBlockHelper(
  name: string,
  given: Arguments,
  world: TemplateWorld,
  locate: LocateInside,
): BlockCall | undefined {
  switch (name) {
    case 'chart': {
      const chart = given.text(0, 'the id of a chart');
      given.noMoreThan(1);
      given.finish();
      if (chart === undefined) return undefined;
      if (world.charts.has(chart.value)) return { type: 'chart', chart: chart.value };
      given.report(unknownBook('chart', chart.value, world.charts, chart.place));
      return undefined;
    }
    case 'table':
      return readTableCall(given, world, locate);
    case 'sources': {
      given.noMoreThan(0);
      const all = given.namedFlag('all');
      given.finish();
      return { type: 'sources', all };
    }
    case 'register':
    case 'facts':
    case 'corrections':
      return readListCall(name, given, world, locate);
    case 'checksTable':
      given.noMoreThan(0);
      given.finish();
      return { type: name };
    default:
      throw new Error(`no block helper ${name}`);
  }
}

function readTableCall(given: Arguments, world: TemplateWorld, locate: LocateInside): BlockCall | undefined {
  const table = readTable(given, world);
  given.noMoreThan(1);
  if (table === undefined) return undefined;
  const width = given.namedChoice('width', ['text', 'wide']) ?? 'text';
  const title = given.namedText('title');
  const listed = given.namedText('columns');
  const columns = listed?.value.split(/[\s,]+/).filter((name) => name !== '');
  for (const name of columns ?? []) {
    if (listed === undefined || columnOf(table, name) !== undefined) continue;
    given.report(listedFieldUnknown(listed.place, name, table.id, fieldNames(table)));
  }
  const picked = pickRows(given, table, locate, true);
  given.finish();
  if (picked === undefined) return undefined;
  return {
    type: 'table',
    request: {
      table: table.id,
      ...picked,
      width,
      ...(columns === undefined
        ? {}
        : { columns: columns.filter((name) => columnOf(table, name) !== undefined) }),
      ...(title === undefined ? {} : { title: { text: title.value, place: title.place } }),
    },
  };
}
