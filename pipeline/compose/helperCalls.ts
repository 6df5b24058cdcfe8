/** Turns the arguments of each helper into the figure, rows or block that it asks for. */

import type { ChartSize } from '../charts/Chart.ts';
import {
  argumentExpected,
  argumentMissing,
  bareExpression,
  limitUnsorted,
  listedFieldUnknown,
  unknownBook,
} from '../problems/catalogue/compose.ts';
import { imageAltMissing } from '../problems/catalogue/images.ts';
import type { Problem } from '../problems/Problem.ts';
import { unreachable } from '../problems/unreachable.ts';
import { parseLength } from '../theme/ThemeReader.ts';
import { evaluateExpression } from '../validate/checks/evaluate.ts';
import { columnOf, fieldNames } from '../validate/checks/Figures.ts';
import { rowsWhere } from '../validate/checks/rowExpression.ts';
import type { Scalar, Table } from '../validate/Dataset.ts';
import { resolveAddress } from '../validate/figureAddress.ts';
import type { Argument, Arguments } from './Arguments.ts';
import type { BlockCall, GivenWords, TableRequest } from './Expansion.ts';
import type { TemplateWorld } from './expandTemplate.ts';
import { cellFigure, computedFigure, type FigureResult, factFigure } from './Figure.ts';
import type { HeldClaim } from './HeldChecks.ts';
import { readListCall } from './readListCall.ts';
import { PRESENTATION_NAMES, readPresentation } from './readPresentation.ts';
import {
  areInOrder,
  asksForRanks,
  canBeRanked,
  type Rank,
  ranksOf,
  readSort,
  type SortKey,
  sortRows,
} from './sortRows.ts';
import type { TemplateValue } from './TemplateValue.ts';
import { locateIn, type TextScope } from './TextScope.ts';

export const BLOCK_HELPERS: ReadonlySet<string> = new Set([
  'chart',
  'image',
  'figure',
  'table',
  'sources',
  'register',
  'facts',
  'corrections',
  'changes',
  'checksTable',
]);

/** `value` and `expr`; undefined where an argument is wrong (reported) or cannot be known in a check. */
export function readFigureHelper(
  name: string,
  given: Arguments,
  world: TemplateWorld,
  scope: TextScope,
): FigureResult | undefined {
  if (name === 'value') return readValue(given, world, scope);
  const presentation = readPresentation(given, world.formats);
  const expression = given.text(0, 'an expression');
  given.noMoreThan(1);
  given.finish(PRESENTATION_NAMES);
  if (expression === undefined) return undefined;
  const { value, text, figures, isOfData, problems } = evaluateExpression(
    expression.value,
    world.figures,
    locateIn(expression, scope),
    scope.lookUp,
  );
  for (const problem of problems) given.report(problem);
  if (value === undefined || presentation === undefined) return undefined;
  if (!isOfData) {
    given.report(bareExpression(expression.place, expression.value));
    return undefined;
  }
  return computedFigure(text, value, figures, presentation, world.dataset, world.locale);
}

/** `{{#holds "…"}}`; undefined where the expression is wrong (reported) or its names cannot be known in a check. */
export function readHeldClaim(
  expression: Argument<string>,
  id: Argument<string> | undefined,
  world: TemplateWorld,
  scope: TextScope,
  report: (problem: Problem) => void,
): HeldClaim | undefined {
  const names = new Map<string, Scalar>();
  const { figures } = world;
  const locate = locateIn(expression, scope);
  const evaluation = evaluateExpression(expression.value, figures, locate, (name) => {
    const found = scope.lookUp(name);
    if (found.type === 'value' && !figures.parameters.has(name)) names.set(name, found.value);
    return found;
  });
  for (const problem of evaluation.problems) report(problem);
  if (evaluation.value === undefined) return undefined;
  if (!evaluation.isOfData) {
    report(bareExpression(expression.place, expression.value));
    return undefined;
  }
  return {
    expression: expression.value,
    evaluation,
    figures,
    names: [...names],
    id: id && { text: id.value, place: id.place },
    locate,
  };
}

function readValue(given: Arguments, world: TemplateWorld, scope: TextScope): FigureResult | undefined {
  const address = given.text(0, 'an address, as "trade[2023].exports"');
  const named = address && world.named.get(address.value);
  const presentation = readPresentation(given, world.formats, named?.presentation);
  given.noMoreThan(1);
  given.finish(PRESENTATION_NAMES);
  if (address === undefined || presentation === undefined) return undefined;
  const found = resolveAddress(address.value, world.figures, {
    locate: locateIn(address, scope),
    lookUp: scope.lookUp,
  });
  switch (found.type) {
    case 'cell':
      return cellFigure(found.table, found.row, found.column.field.name, presentation, world.locale);
    case 'fact':
      return factFigure(found.fact, presentation, world.locale);
    case 'wrong':
      given.report(found.problem);
      return undefined;
    case 'broken':
    case 'open':
      return undefined;
    default:
      return unreachable(found);
  }
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

/** `(rows "table" where="…" sort="…" limit=…)` */
export function readRows(
  given: Arguments,
  world: TemplateWorld,
  scope: TextScope,
): TemplateValue | undefined {
  const table = readTable(given, world);
  given.noMoreThan(1);
  const picked = table && pickRows(given, table, world, scope, false);
  given.finish();
  if (table === undefined || picked === undefined) return undefined;
  const { rows, ranks } = picked;
  return { type: 'rows', table, rows, ...(ranks === undefined ? {} : { ranks }) };
}

interface PickedRows extends Pick<TableRequest, 'rows' | 'cut'> {
  readonly keys: readonly SortKey[];
  /** Where the order is one of numbers or dates. */
  readonly ranks?: ReadonlyMap<number, Rank>;
}

/** Rows by `where`, `sort` and `limit`; a table on the page keeps its totals whatever the limit. */
function pickRows(
  given: Arguments,
  table: Table,
  world: TemplateWorld,
  scope: TextScope,
  keepTotals: boolean,
): PickedRows | undefined {
  const where = given.namedText('where');
  const keys = readSort(given, table);
  const limit = given.namedNumber('limit');
  const most = limit?.value ?? Number.POSITIVE_INFINITY;
  const holds =
    where &&
    rowsWhere(where.value, {
      table,
      lookUp: scope.lookUp,
      locate: locateIn(where, scope),
      report: given.report,
    });
  if (where !== undefined && holds === undefined) return undefined;
  const picked = Array.from({ length: table.rowCount }, (_, row) => row).filter(
    (row) => holds?.[row] !== false,
  );
  const isTotal = (row: number) => table.totals?.[row] === true;
  // Totals stand where they stood, above or beneath the rows that are sorted.
  const first = picked.findIndex((row) => !isTotal(row));
  const isApart = keepTotals || keys.length > 0;
  const body = sortRows(isApart ? picked.filter((row) => !isTotal(row)) : picked, keys, world.language);
  const shown = body.slice(0, most);
  const isShown = new Set(shown);
  if (limit !== undefined && keys.length === 0 && shown.length < body.length && !areInOrder(body, table))
    given.report(limitUnsorted(limit.place, table.id, most, body.length));
  const rows =
    keys.length === 0
      ? picked.filter((row) => (keepTotals && isTotal(row)) || isShown.has(row))
      : [
          ...picked.filter((row, index) => keepTotals && isTotal(row) && index < first),
          ...shown,
          ...picked.filter((row, index) => isTotal(row) && (keepTotals ? index > first : body.length < most)),
        ];
  const ranks = canBeRanked(keys, table) ? { ranks: ranksOf(body, keys, table, where?.value) } : {};
  const cut = shown.length < body.length ? { cut: { shown: shown.length, all: body.length } } : {};
  return { rows, keys, ...cut, ...ranks };
}

/** `chart`, `table` and the lists that the pipeline makes itself. */
export function readBlockHelper(
  name: string,
  given: Arguments,
  world: TemplateWorld,
  scope: TextScope,
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
    case 'image':
      return readImageCall(given, world);
    case 'figure':
      return readPlateCall(given, world);
    case 'table':
      return readTableCall(given, world, scope);
    case 'sources': {
      given.noMoreThan(0);
      const all = given.namedFlag('all');
      const read = all ? given.namedChoice('read', ['once']) : undefined;
      given.finish();
      return { type: 'sources', all, ...(read === undefined ? {} : { read }) };
    }
    case 'register':
    case 'facts':
    case 'corrections':
    case 'changes':
      return readListCall(name, given, world, scope);
    case 'checksTable':
      given.noMoreThan(0);
      given.finish();
      return { type: name };
    default:
      throw new Error(`no block helper ${name}`);
  }
}

const SIZES: readonly ChartSize[] = ['half', 'text', 'wide'];

function readImageCall(given: Arguments, world: TemplateWorld): BlockCall | undefined {
  const image = readImageName(given, world);
  const alt = readAlt(given, 'image', image);
  const written = given.namedText('width');
  const width =
    written && (SIZES.find((size) => size === written.value) ?? parseLength(written.value) ?? undefined);
  if (written !== undefined && (width === undefined || width === 0)) {
    const expected = '"half", "text", "wide" or a length such as "30 mm" for width';
    given.report(argumentExpected(written.place, 'image', expected, `"${written.value}"`));
  }
  given.finish();
  if (image === undefined || alt === undefined) return undefined;
  return {
    type: 'image',
    request: { image: image.value, alt, ...(width === undefined ? {} : { width }) },
  };
}

function readPlateCall(given: Arguments, world: TemplateWorld): BlockCall | undefined {
  const image = readImageName(given, world);
  const alt = readAlt(given, 'figure', image);
  const title = given.namedText('title');
  if (!given.has('title')) given.report(argumentMissing(given.place, 'figure', 'title'));
  const source = given.namedText('source');
  const size = given.namedChoice('size', SIZES) ?? 'text';
  given.finish();
  if (image === undefined || alt === undefined || title === undefined) return undefined;
  return {
    type: 'plate',
    request: {
      image: image.value,
      alt,
      title: wordsOf(title),
      ...(source === undefined ? {} : { source: wordsOf(source) }),
      size,
    },
  };
}

function readImageName(given: Arguments, world: TemplateWorld): Argument<string> | undefined {
  const image = given.text(0, 'the name of an image');
  given.noMoreThan(1);
  if (image === undefined || world.images.has(image.value)) return image;
  given.report(unknownBook('image', image.value, world.images, image.place));
  return undefined;
}

/** What is said to those who cannot see it must be said; nothing is said of an image that only decorates. */
function readAlt(
  given: Arguments,
  helper: 'image' | 'figure',
  image: Argument<string> | undefined,
): GivenWords | undefined {
  const alt = given.namedText('alt');
  const isEmpty = alt !== undefined && alt.value.trim() === '';
  if (!given.has('alt') || (helper === 'figure' && isEmpty))
    given.report(imageAltMissing(given.place, helper, image?.value ?? ''));
  return alt && wordsOf(alt);
}

function wordsOf({ value, place }: Argument<string>): GivenWords {
  return { text: value, place };
}

function readTableCall(given: Arguments, world: TemplateWorld, scope: TextScope): BlockCall | undefined {
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
  const picked = pickRows(given, table, world, scope, true);
  const ranked = asksForRanks(given, picked?.keys ?? [], table);
  given.finish();
  if (picked === undefined) return undefined;
  const { ranks, keys: _, ...rows } = picked;
  return {
    type: 'table',
    request: {
      table: table.id,
      ...rows,
      ...(ranked && ranks !== undefined ? { ranks } : {}),
      width,
      ...(columns === undefined
        ? {}
        : { columns: columns.filter((name) => columnOf(table, name) !== undefined) }),
      ...(title === undefined ? {} : { title: { text: title.value, place: title.place } }),
    },
  };
}
