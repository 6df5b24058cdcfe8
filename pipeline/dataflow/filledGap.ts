/** Finds where an expression would make a figure of a gap: a typed number that is given where a field has no value. */
import { parseExpression } from 'vega-expression';
import { isNode, literalNumber, type Node, some } from './expressionNames.ts';

/** The field whose gaps are filled, as it is written: `datum.v` of `datum.v || 0`, `isValid(datum.v) ? datum.v : 0` and `datum.v | 0`. */
export function filledGap(text: string): string | undefined {
  try {
    return filledIn(parseExpression(text));
  } catch {
    // What is no expression has been reported as such.
    return undefined;
  }
}

/** Operators that read what is missing as zero. */
const BITWISE = new Set(['|', '&', '^', '<<', '>>', '>>>', '~']);

function filledIn(node: unknown): string | undefined {
  if (Array.isArray(node)) return firstOf(node.map((part) => () => filledIn(part)));
  if (!isNode(node)) return undefined;
  return firstOf([
    () => filledHere(node),
    () => filledIn(Object.values(node).filter((part) => isPart(part))),
  ]);
}

function isPart(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function firstOf(finds: readonly (() => string | undefined)[]): string | undefined {
  for (const find of finds) {
    const found = find();
    if (found !== undefined) return found;
  }
  return undefined;
}

function filledHere(node: Node): string | undefined {
  switch (node['type']) {
    case 'LogicalExpression':
      return node['operator'] === '||' && literalNumber(node['right']) !== undefined
        ? fieldsOf(node['left'])[0]
        : undefined;
    case 'BinaryExpression':
    case 'UnaryExpression':
      return BITWISE.has(String(node['operator'])) ? fieldsOf(node)[0] : undefined;
    case 'ConditionalExpression':
      return filledByChoice(node['test'], node['consequent'], node['alternate']);
    case 'CallExpression': {
      const given: readonly unknown[] = Array.isArray(node['arguments']) ? node['arguments'] : [];
      return isCallOf(node, 'if') ? filledByChoice(given[0], given[1], given[2]) : undefined;
    }
    default:
      return undefined;
  }
}

/** A choice that gives the field where it has a value, and a typed number where it has none. */
function filledByChoice(test: unknown, consequent: unknown, alternate: unknown): string | undefined {
  const [kept, typed] =
    literalNumber(alternate) === undefined ? [alternate, consequent] : [consequent, alternate];
  if (literalNumber(typed) === undefined) return undefined;
  const judged = new Set(fieldsOf(test));
  return fieldsOf(kept).find((field) => {
    if (!judged.has(field)) return false;
    const holds = truthOfGap(test, field);
    return holds === undefined || holds === (typed === consequent);
  });
}

/** What a test comes to where the field has no value; undefined where that rests on something else. */
function truthOfGap(node: unknown, field: string): boolean | undefined {
  if (!isNode(node)) return undefined;
  const isGap = (side: unknown) => fieldsOf(side).includes(field);
  switch (node['type']) {
    case 'MemberExpression':
      return isGap(node) ? false : undefined;
    case 'UnaryExpression': {
      const holds = truthOfGap(node['argument'], field);
      return node['operator'] === '!' && holds !== undefined ? !holds : undefined;
    }
    case 'LogicalExpression': {
      const sides = [truthOfGap(node['left'], field), truthOfGap(node['right'], field)];
      const settles = node['operator'] === '||';
      if (sides.includes(settles)) return settles;
      return sides.includes(undefined) ? undefined : !settles;
    }
    case 'BinaryExpression': {
      const { operator, left, right } = node;
      if (!isGap(left) && !isGap(right)) return undefined;
      const isNull = [left, right].some((side) => isNode(side) && side['raw'] === 'null');
      if (operator === '==') return isNull;
      if (operator === '!=') return !isNull;
      return operator === '!==';
    }
    case 'CallExpression': {
      if (!isGap(node['arguments'])) return undefined;
      if (isCallOf(node, 'isNaN')) return true;
      return isCallOf(node, 'isValid') || isCallOf(node, 'isNumber') || isCallOf(node, 'isFinite')
        ? false
        : undefined;
    }
    default:
      return undefined;
  }
}

function isCallOf(node: Node, name: string): boolean {
  return node['type'] === 'CallExpression' && isNode(node['callee']) && node['callee']['name'] === name;
}

/** The fields of the row that a part reads, as they are written and in the order of the text: `datum.v`, `datum["1952"]`. */
function fieldsOf(node: unknown): readonly string[] {
  const fields: string[] = [];
  some(node, (part) => {
    const { type, object, property } = part;
    if (type === 'MemberExpression' && isNode(object) && object['name'] === 'datum' && isNode(property)) {
      fields.push(
        part['computed'] === true ? `datum[${writtenName(property)}]` : `datum.${property['name']}`,
      );
    }
    return false;
  });
  return fields;
}

/** Which field a name that is worked out stands for, only each row can say. */
function writtenName(property: Node): string {
  return property['type'] === 'Literal' ? JSON.stringify(property['value']) : '…';
}
