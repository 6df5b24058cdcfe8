/** Turns a check's expression into the parts that must all be true, each with what it compares and the tables it names. */
import type { Expression } from './expression.ts';
import { applyBinary } from './operators.ts';
import { parseExpression } from './parseExpression.ts';

export interface CheckPart {
  readonly text: string;
  /** `equality` where it says that two amounts are the same, or about the same; `order` for all that says which is more. */
  readonly kind: 'equality' | 'order';
  /** Numbers that a figure is held against as it stands, e.g. 50 in `value('shares[].share') > 50`. */
  readonly thresholds: readonly number[];
  /** Ids of tables and whatever else stands in first place in a function. */
  readonly names: readonly string[];
}

const EQUALITIES = ['near', 'rounds', 'within'];
/** Functions that give a cell's value as it stands. */
const PLAIN = ['value', 'fact', 'min', 'max', 'mean', 'sum'];

/** `a && b` is two parts; where an outer `||` or `?` joins them, the whole is one. */
export function partsOfCheck(expression: string): readonly CheckPart[] {
  return conjuncts(expression).map((text) => {
    const node = parsed(text);
    return { text, kind: kindOf(node), thresholds: thresholdsOf(node), names: namesIn(node) };
  });
}

/** The tree keeps no brackets, so the text is cut where `&&` stands outside all brackets and quotes. */
function conjuncts(expression: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: mark, index } of expression.matchAll(/'[^']*'|"[^"]*"|[([{]|[)\]}]|&&|\|\||\?/g)) {
    if ('([{'.includes(mark)) depth++;
    else if (')]}'.includes(mark)) depth--;
    else if (depth > 0 || mark.startsWith("'") || mark.startsWith('"')) continue;
    else if (mark !== '&&') return [expression];
    else {
      parts.push(expression.slice(start, index).trim());
      start = index + mark.length;
    }
  }
  return [...parts, expression.slice(start).trim()];
}

function parsed(text: string): Expression {
  const result = parseExpression(text);
  if (result.type === 'broken') throw new Error(`expected an expression, found ${text}: ${result.message}`);
  return result.expression;
}

/** The condition on a row that `all` and `any` hold every row against. */
function condition(node: Expression): Expression | undefined {
  if (node.type !== 'call' || !['all', 'any'].includes(node.name)) return undefined;
  const text = node.parameters[1];
  return text?.type === 'literal' && typeof text.value === 'string' ? parsed(text.value) : undefined;
}

function kindOf(node: Expression): CheckPart['kind'] {
  const inner = condition(node);
  if (inner !== undefined) return kindOf(inner);
  if (node.type === 'call') return EQUALITIES.includes(node.name) ? 'equality' : 'order';
  return node.type === 'binary' && node.operator === '==' ? 'equality' : 'order';
}

function thresholdsOf(node: Expression): readonly number[] {
  const inner = condition(node);
  if (inner !== undefined) return thresholdsOf(inner);
  switch (node.type) {
    case 'binary':
      return [
        ...(isPlain(node.left) ? constant(node.right) : []),
        ...(isPlain(node.right) ? constant(node.left) : []),
      ];
    case 'logical':
      return [...thresholdsOf(node.left), ...thresholdsOf(node.right)];
    case 'unary':
      return thresholdsOf(node.operand);
    case 'call': {
      const [figure, low, high] = node.parameters;
      if (node.name !== 'within' || figure === undefined || !isPlain(figure)) return [];
      return [...constant(low), ...constant(high)];
    }
    default:
      return [];
  }
}

function isPlain(node: Expression): boolean {
  return node.type === 'member' || (node.type === 'call' && PLAIN.includes(node.name));
}

/** The number that a node stands for, such as 66.7 for `200 / 3`; none where it depends on a figure. */
function constant(node: Expression | undefined): readonly number[] {
  switch (node?.type) {
    case 'literal':
      return typeof node.value === 'number' ? [node.value] : [];
    case 'unary':
      return node.operator === '-' ? constant(node.operand).map((value) => -value) : [];
    case 'binary': {
      const [left] = constant(node.left);
      const [right] = constant(node.right);
      if (left === undefined || right === undefined) return [];
      const applied = applyBinary(node.operator, left, right);
      return applied.type === 'value' && typeof applied.value === 'number' ? [applied.value] : [];
    }
    default:
      return [];
  }
}

function namesIn(node: Expression): readonly string[] {
  switch (node.type) {
    case 'call': {
      const [first] = node.parameters;
      const own = first?.type === 'literal' && typeof first.value === 'string' ? [first.value] : [];
      return [...own, ...node.parameters.flatMap(namesIn)];
    }
    case 'binary':
    case 'logical':
      return [...namesIn(node.left), ...namesIn(node.right)];
    case 'unary':
      return namesIn(node.operand);
    case 'conditional':
      return [node.test, node.then, node.otherwise].flatMap(namesIn);
    default:
      return [];
  }
}
