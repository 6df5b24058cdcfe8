/** Turns the expression of a computed figure into words and, where Excel has the same operations, into a formula over cells. */

import type { Language } from '../../language/Language.ts';
import { type Phrase, phraseText, say } from '../../language/Phrase.ts';
import type { CallNode, Expression } from '../../validate/checks/expression.ts';
import { bodyRows, columnOf, Figures, rowKeyText } from '../../validate/checks/Figures.ts';
import { parseExpression } from '../../validate/checks/parseExpression.ts';
import type { Dataset } from '../../validate/Dataset.ts';
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
): (expression: string, scale: number) => MadeFigure | undefined {
  const figures = new Figures(dataset);
  return (expression, scale) => {
    const parsed = parseExpression(expression);
    if (parsed.type === 'broken') return undefined;
    const part = read(parsed.expression, figures, cells);
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

function read(node: Expression, figures: Figures, cells: CellIndex): Part | undefined {
  switch (node.type) {
    case 'literal':
      return typeof node.value === 'number'
        ? { words: { type: 'number', value: node.value }, formula: String(node.value), strength: 3 }
        : undefined;
    case 'unary': {
      const inner = node.operator === '-' ? read(node.operand, figures, cells) : undefined;
      if (inner === undefined) return undefined;
      return {
        words: ['−', bracketed(inner, 3)],
        formula: inner.formula === undefined ? undefined : `-${inBrackets(inner, 3)}`,
        strength: 2,
      };
    }
    case 'binary': {
      const strength = strengths[node.operator];
      const [left, right] = [read(node.left, figures, cells), read(node.right, figures, cells)];
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
      return readCall(node, figures, cells);
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

function readCall({ name, parameters }: CallNode, figures: Figures, cells: CellIndex): Part | undefined {
  const texts = parameters.map((each) => (each.type === 'literal' ? each.value : null));
  if (name === 'value' && parameters.length === 1) return readValue(String(texts[0]), figures, cells);
  const [table, field, ...conditions] = texts;
  if (ofColumns[name] !== undefined && typeof table === 'string' && typeof field === 'string') {
    return conditions.length === 0 ? readColumn(name, table, field, figures, cells) : undefined;
  }
  if (name === 'convert') return readConversion(parameters, figures, cells);
  const write = ofValues[name];
  const parts = parameters.flatMap((each) => read(each, figures, cells) ?? []);
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

function readConversion(
  parameters: CallNode['parameters'],
  figures: Figures,
  cells: CellIndex,
): Part | undefined {
  const [amount, ...units] = parameters;
  const part = amount === undefined ? undefined : read(amount, figures, cells);
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

function readValue(address: string, figures: Figures, cells: CellIndex): Part | undefined {
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

/** A column with totals has rows that are not to be added up. */
function readColumn(
  name: string,
  id: string,
  field: string,
  figures: Figures,
  cells: CellIndex,
): Part | undefined {
  const table = figures.tables.get(id);
  const column = table === undefined ? undefined : columnOf(table, field);
  if (table === undefined || column === undefined) return undefined;
  const place = cells.tables.get(id);
  const at = place?.columns.get(field);
  const isWhole = bodyRows(table).length === table.rowCount;
  const range =
    place === undefined || at === undefined || !isWhole
      ? undefined
      : columnRange(place.sheet, at, place.firstRow, place.firstRow + place.rowCount - 1);
  const said = name === 'mean' ? 'meanOf' : 'sumOf';
  const rows = say('rowsOf', table.title);
  return {
    words:
      name === 'sum' || name === 'mean'
        ? say(said, column.field.title, rows)
        : [name, ' ', column.field.title, ' (', rows, ')'],
    formula: range === undefined ? undefined : `${ofColumns[name]}(${range})`,
    strength: 3,
  };
}
