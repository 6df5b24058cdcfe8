/** Turns the expression of a computed figure into words and, where Excel has the same operations, into a formula over cells. */

import type { Language } from '../../language/Language.ts';
import { type Phrase, phraseText, say } from '../../language/Phrase.ts';
import type { CallNode, Expression } from '../../validate/checks/expression.ts';
import { bodyRows, columnOf, Figures, rowKeyText } from '../../validate/checks/Figures.ts';
import { parseExpression } from '../../validate/checks/parseExpression.ts';
import type { Dataset, FigureOrigin } from '../../validate/Dataset.ts';
import { resolveAddress } from '../../validate/figureAddress.ts';
import { cellOfOrigin, columnRange } from '../cellAddress.ts';
import type { CellIndex } from '../WorkbookPlan.ts';

export interface MadeFigure {
  /** e.g. `growth from Total trade, 2022 to Total trade, 2023 in percent`. */
  readonly words: string;
  /** e.g. `=('Trade'!D20/'Trade'!D19-1)*100`; undefined where Excel has no such operation. */
  readonly formula?: string;
}

/** A part of an expression. Its strength says how tightly it binds: a sum 1, a product 2, anything else 3. */
interface Part {
  readonly words: Phrase;
  readonly formula: string | undefined;
  readonly strength: number;
}

/** Says how computed figures are made; undefined of an expression that it has no words for. */
export function figureMaker(
  dataset: Pick<Dataset, 'tables' | 'facts' | 'parameters'>,
  cells: CellIndex,
  language: Language,
): (expression: string, scale: number, used: readonly FigureOrigin[]) => MadeFigure | undefined {
  const figures = new Figures(dataset);
  return (expression, scale, used) => {
    const parsed = parseExpression(expression);
    if (parsed.type === 'broken') return undefined;
    const part = read(parsed.expression, { figures, cells, used });
    if (part === undefined) return undefined;
    const formula =
      part.formula === undefined ? undefined : scale === 1 ? part.formula : `(${part.formula})*${scale}`;
    return {
      words: phraseText(part.words, language),
      ...(formula === undefined ? {} : { formula: `=${formula}` }),
    };
  };
}

const strengths: Readonly<Record<string, number>> = { '+': 1, '-': 1, '*': 2, '/': 2 };
const signs: Readonly<Record<string, string>> = { '+': ' + ', '-': ' − ', '*': ' × ', '/': ' ÷ ' };

/** Where a part of an expression is looked up. */
interface Looking {
  readonly figures: Figures;
  readonly cells: CellIndex;
  /** All that the whole expression read. */
  readonly used: readonly FigureOrigin[];
}

function read(node: Expression, looking: Looking): Part | undefined {
  switch (node.type) {
    case 'literal':
      return typeof node.value === 'number'
        ? { words: { type: 'number', value: node.value }, formula: String(node.value), strength: 3 }
        : undefined;
    case 'unary': {
      const inner = node.operator === '-' ? read(node.operand, looking) : undefined;
      if (inner === undefined) return undefined;
      return {
        words: ['−', bracketed(inner, 3)],
        formula: inner.formula === undefined ? undefined : `-${inBrackets(inner, 3)}`,
        strength: 2,
      };
    }
    case 'binary': {
      const strength = strengths[node.operator];
      const [left, right] = [read(node.left, looking), read(node.right, looking)];
      if (strength === undefined || left === undefined || right === undefined) return undefined;
      const isFirm = node.operator === '-' || node.operator === '/' ? strength + 1 : strength;
      return {
        words: [bracketed(left, strength), signs[node.operator] ?? '', bracketed(right, isFirm)],
        formula:
          left.formula === undefined || right.formula === undefined
            ? undefined
            : `${inBrackets(left, strength)}${node.operator}${inBrackets(right, isFirm)}`,
        strength,
      };
    }
    case 'call':
      return readCall(node, looking);
    default:
      return undefined;
  }
}

function bracketed({ words, strength }: Part, least: number): Phrase {
  return strength < least ? ['(', words, ')'] : words;
}

function inBrackets({ formula = '', strength }: Part, least: number): string {
  return strength < least ? `(${formula})` : formula;
}

/** Functions of the language of checks that take values, as Excel writes them. */
const ofValues: Readonly<Record<string, (...of: readonly string[]) => string>> = {
  growth: (from, to) => `(${to}/${from}-1)*100`,
  percent: (part, whole) => `${part}/${whole}*100`,
  ratio: (one, other) => `${one}/${other}`,
  round: (value, digits) => `ROUND(${value},${digits})`,
  pow: (value, power) => `POWER(${value},${power})`,
  abs: (value) => `ABS(${value})`,
};

/** Of a whole column. */
const ofColumns: Readonly<Record<string, string>> = { sum: 'SUM', mean: 'AVERAGE', min: 'MIN', max: 'MAX' };

function readCall({ name, parameters }: CallNode, looking: Looking): Part | undefined {
  const texts = parameters.map((each) => (each.type === 'literal' ? each.value : null));
  if (name === 'value' && parameters.length === 1) return readValue(String(texts[0]), looking);
  const [table, field, ...conditions] = texts;
  if (ofColumns[name] !== undefined && typeof table === 'string' && typeof field === 'string') {
    return readColumn(name, [table, field], conditions.length > 0, looking);
  }
  if (name === 'convert') return readConversion(parameters, looking);
  const write = ofValues[name];
  const parts = parameters.flatMap((each) => read(each, looking) ?? []);
  if (write === undefined || parts.length < parameters.length) return undefined;
  const formula = parts.every((part) => part.formula !== undefined)
    ? write(...parts.map((part) => inBrackets(part, 3)))
    : undefined;
  return {
    words: wordsOfCall(
      name,
      parts.map(({ words }) => words),
    ),
    formula,
    strength: formulaStrength(name),
  };
}

/** Units that Excel calls by the same names. */
const unitsOfExcel = new Set(['mi', 'km', 'm', 'ft', 'kg', 'g']);

function readConversion(parameters: CallNode['parameters'], looking: Looking): Part | undefined {
  const [amount, ...units] = parameters;
  const part = amount === undefined ? undefined : read(amount, looking);
  const [from, to] = units.map((unit) => (unit.type === 'literal' ? String(unit.value) : ''));
  if (part === undefined || from === undefined || to === undefined) return undefined;
  const isKnown = unitsOfExcel.has(from) && unitsOfExcel.has(to) && part.formula !== undefined;
  return {
    words: say('converted', part.words, from, to),
    formula: isKnown ? `CONVERT(${part.formula},"${from}","${to}")` : undefined,
    strength: 3,
  };
}

function formulaStrength(name: string): number {
  return ['growth', 'percent', 'ratio'].includes(name) ? 2 : 3;
}

function wordsOfCall(name: string, of: readonly Phrase[]): Phrase {
  const [one = '', other = ''] = of;
  switch (name) {
    case 'growth':
      return say('growth', one, other);
    case 'percent':
      return say('percent', one, other);
    case 'ratio':
      return [one, ' ÷ ', other];
    case 'round':
      return say('rounded', one, say('decimals', other));
    default:
      return [name, '(', one, ...(other === '' ? [] : ['; ', other]), ')'];
  }
}

function readValue(address: string, { figures, cells }: Looking): Part | undefined {
  const found = resolveAddress(address, figures, { locate: () => ({ place: { file: '' } }) });
  switch (found.type) {
    case 'cell': {
      const { table, column, row } = found;
      return {
        words: `${column.field.title} (${rowKeyText(table, row)})`,
        formula: cellOfOrigin(cells, found.origin),
        strength: 3,
      };
    }
    case 'fact':
      return { words: found.fact.label, formula: cellOfOrigin(cells, found.origin), strength: 3 };
    default:
      return undefined;
  }
}

/** Of a whole column, which has no totals among its rows, or of the rows that a condition chose. */
function readColumn(
  name: string,
  [id, field]: readonly [table: string, field: string],
  isPart: boolean,
  { figures, cells, used }: Looking,
): Part | undefined {
  const table = figures.tables.get(id);
  const column = table === undefined ? undefined : columnOf(table, field);
  if (table === undefined || column === undefined) return undefined;
  const chosen = isPart
    ? used.flatMap((each) =>
        each.type === 'cell' && each.table === id && each.field === field ? each.row : [],
      )
    : bodyRows(table);
  if (chosen.length === 0) return undefined;
  const place = cells.tables.get(id);
  const at = place?.columns.get(field);
  const ranges =
    place === undefined || at === undefined
      ? []
      : runsOf(chosen).map(([first, last]) =>
          columnRange(place.sheet, at, place.firstRow + first, place.firstRow + last),
        );
  const said = name === 'mean' ? 'meanOf' : 'sumOf';
  const rows = isPart ? [say('rows', String(chosen.length)), ', ', table.title] : say('rowsOf', table.title);
  return {
    words:
      name === 'sum' || name === 'mean'
        ? say(said, column.field.title, rows)
        : [name, ' ', column.field.title, ' (', rows, ')'],
    formula:
      ranges.length === 0 || ranges.length > MOST_RANGES
        ? undefined
        : `${ofColumns[name]}(${ranges.join(',')})`,
    strength: 3,
  };
}

/** More ranges than this nobody checks. */
const MOST_RANGES = 12;

/** Rows that follow one another, by the first and the last. */
function runsOf(rows: readonly number[]): readonly (readonly [first: number, last: number])[] {
  const runs: [number, number][] = [];
  for (const row of [...new Set(rows)].toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === row - 1) run[1] = row;
    else runs.push([row, row]);
  }
  return runs;
}
