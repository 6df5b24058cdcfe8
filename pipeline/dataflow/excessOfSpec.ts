/** Finds what a specification of Vega-Lite holds too much of, before it is compiled. */
import { isJsonArray, isJsonObject, type Json, type JsonPath, walkJson } from '../json/Json.ts';
import type { LimitName, Limits } from '../limits/Limits.ts';
import { DEEPEST, deepBracketAt } from '../load/nesting.ts';

export interface SpecExcess {
  readonly limit: LimitName;
  readonly found: number;
  readonly path: JsonPath;
}

/** Lists of values that are written out, one tick or bin each. */
const VALUES = new Set(['values', 'bins']);

/** Members in which numbers are figures, or stand for figures, rather than the look of a chart. */
const FIGURES = new Set([
  ...[
    'transform',
    'filter',
    'test',
    'impute',
    'params',
    'datum',
    'sort',
    'bin',
    'bins',
    'values',
    'projection',
  ],
  ...['domain', 'domainMin', 'domainMid', 'domainMax', 'domainRaw', 'constant', 'tickMinStep'],
]);

/** The words of a chart, which are text of the book, are not looked at. */
export function excessOfSpec(spec: Json, limits: Limits): SpecExcess | undefined {
  const found: SpecExcess[] = [];
  const hold = (limit: LimitName, count: number, path: JsonPath) => {
    if (count > limits[limit]) found.push({ limit, found: count, path });
  };
  let views = 0;
  let items = 0;
  let characters = 0;
  walkJson(spec, (value, path) => {
    const key = path.at(-1);
    if (path[0] === 'usermeta' || found.length > 0) return;
    items += 1;
    hold('specItems', items, path);
    if (typeof value === 'string') {
      characters += value.length;
      hold('specCharacters', characters, path);
      hold('expressionCharacters', value.length, path);
      if (deepSignAt(value) !== undefined) hold('nesting', limits.nesting + 1, path);
    }
    if (typeof value === 'number' && !isFigure(path)) hold('chartSizes', Math.abs(value), path);
    if (key === 'mark') {
      views += 1;
      hold('chartViews', views, path);
    }
    if (key === 'repeat') hold('chartViews', repeats(value), path);
    if (isJsonArray(value) && typeof key === 'string' && VALUES.has(key))
      hold('chartTicks', value.length, path);
  });
  return found[0];
}

/** The steps of a table are a list, in which all numbers are figures. */
function isFigure(path: JsonPath): boolean {
  return typeof path[0] === 'number' || path.some((key) => typeof key === 'string' && FIGURES.has(key));
}

/** Views that a `repeat` makes: as many as there are in a list, rows times columns otherwise. */
function repeats(value: Json): number {
  if (isJsonArray(value)) return value.length;
  if (!isJsonObject(value)) return 0;
  const lists = Object.values(value).map((list) =>
    isJsonArray(list ?? null) ? Object.keys(list ?? {}).length : 1,
  );
  return lists.reduce((product, count) => product * count, 1);
}

/** Offset at which an expression stands too deep: in brackets, in members of members, or behind signs or conditions that each wait for the rest. */
export function deepSignAt(text: string): number | undefined {
  const brackets = deepBracketAt(text.replaceAll('(', '[').replaceAll(')', ']'));
  if (brackets !== undefined) return brackets;
  const signs = new RegExp(`(?:[-+!~]\\s*){${DEEPEST}}`).exec(text)?.index;
  if (signs !== undefined) return signs;
  // Each member is one of the member before it.
  const members = new RegExp(`(?:\\s*(?:\\.\\s*[\\p{L}_$][\\w$]*|\\[[^[\\]]*\\])){${DEEPEST}}`, 'u').exec(
    text,
  )?.index;
  if (members !== undefined) return members;
  let conditions = 0;
  for (const match of text.matchAll(/\?/g)) {
    conditions += 1;
    if (conditions > DEEPEST) return match.index;
  }
  return undefined;
}
