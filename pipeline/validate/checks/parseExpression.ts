/** Turns the text of a Vega expression into a typed tree whose names and literals know where they stand. */

import { parseExpression as parseVega } from 'vega-expression';
import type { TextSpan } from '../../problems/TextLines.ts';
import type {
  BinaryOperator,
  CallNode,
  Expression,
  LiteralNode,
  MemberNode,
  ObjectNode,
} from './expression.ts';

export type ParsedExpression =
  | { readonly type: 'parsed'; readonly expression: Expression }
  | { readonly type: 'broken'; readonly message: string; readonly at: TextSpan };

/** Longer texts are refused: the parser recurses, and nobody can read them. */
export const LONGEST = 10_000;

export function parseExpression(text: string): ParsedExpression {
  if (text.trim() === '') return broken('expected an expression, found nothing', 0, text);
  if (text.length > LONGEST) {
    return broken(`expected at most ${LONGEST} characters, found ${text.length}`, 0, text);
  }
  let tree: unknown;
  try {
    tree = parseVega(text);
  } catch (error) {
    // The parser is somebody else's: whatever it throws on a text says that the text is at fault.
    return broken(syntaxMessage(error, text), syntaxOffset(error, text), text);
  }
  try {
    return { type: 'parsed', expression: new TreeReader(text).read(tree) };
  } catch (error) {
    if (error instanceof Unsupported) return { type: 'broken', message: error.message, at: error.span };
    if (error instanceof RangeError) return broken('nested too deeply to be read', 0, text);
    throw error;
  }
}

function broken(message: string, start: number, text: string): ParsedExpression {
  const at = Math.min(start, Math.max(0, text.length - 1));
  return { type: 'broken', message, at: { start: at, end: at + 1 } };
}

function syntaxOffset(error: unknown, text: string): number {
  const index = isRecord(error) ? error['index'] : undefined;
  if (typeof index !== 'number') return 0;
  // The parser stops behind the token that it did not expect; the token itself is what to show.
  const before = text.slice(0, index).trimEnd();
  return Math.max(0, index >= text.length ? before.length - 1 : Math.min(index, text.length - 1));
}

function syntaxMessage(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : '';
  if (/end of input/i.test(message)) return 'the expression breaks off; a bracket or an operand is missing';
  if (/ILLEGAL/.test(message)) {
    return unclosedQuote(text) ? 'a quotation mark is not closed' : 'a character does not belong here';
  }
  const token = /^Unexpected token (.+)$/.exec(message)?.[1];
  if (token !== undefined) return `expected an operand or an operator, found ${token}`;
  const kind = /^Unexpected (.+)$/.exec(message)?.[1];
  if (kind !== undefined) {
    const noun = kind === 'identifier' ? 'name' : kind === 'string' ? 'text' : kind;
    return `expected an operator, a comma or the end, found another ${noun}`;
  }
  return 'this is no expression';
}

function unclosedQuote(text: string): boolean {
  let open = '';
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? '';
    if (open !== '' && character === '\\') index++;
    else if (open !== '') open = character === open ? '' : open;
    else if (character === '"' || character === "'") open = character;
  }
  return open !== '';
}

/** Part of JavaScript's syntax that the language of checks leaves out. */
class Unsupported extends Error {
  readonly span: TextSpan;

  constructor(message: string, span: TextSpan) {
    super(message);
    this.span = span;
  }
}

const BINARY: ReadonlyMap<string, BinaryOperator> = new Map([
  ['+', '+'],
  ['-', '-'],
  ['*', '*'],
  ['/', '/'],
  ['%', '%'],
  ['==', '=='],
  ['===', '=='],
  ['!=', '!='],
  ['!==', '!='],
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
]);

/**
 * Vega's tree carries no positions, but its leaves (names and literals) stand in it in the order of the
 * text, so each leaf is found by searching for its text from where the leaf before it ended.
 */
class TreeReader {
  readonly #text: string;
  #cursor = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(node: unknown): Expression {
    if (!isRecord(node)) throw new Unsupported('expected a value, found a gap in a list', this.#here());
    switch (node['type']) {
      case 'Literal':
        return this.#literal(node);
      case 'Identifier': {
        const name = String(node['name']);
        return { type: 'name', name, span: this.#leaf(name) };
      }
      case 'MemberExpression':
        return this.#member(node);
      case 'CallExpression':
        return this.#call(node);
      case 'BinaryExpression':
      case 'LogicalExpression':
        return this.#binary(node);
      case 'UnaryExpression':
        return this.#unary(node);
      case 'ConditionalExpression': {
        const test = this.read(node['test']);
        const then = this.read(node['consequent']);
        const otherwise = this.read(node['alternate']);
        return { type: 'conditional', test, then, otherwise, span: spanning(test, otherwise) };
      }
      case 'ArrayExpression': {
        const start = this.#cursor;
        const elements = list(node['elements']).map((element) => this.read(element));
        return { type: 'list', elements, span: this.#around(start, elements) };
      }
      case 'ObjectExpression':
        return this.#object(node);
      default:
        throw new Unsupported(`${String(node['type'])} is not part of this language`, this.#here());
    }
  }

  #literal(node: Record<string, unknown>): LiteralNode {
    const span = this.#leaf(String(node['raw']));
    const value = node['value'];
    if (
      value === null ||
      typeof value === 'number' ||
      typeof value === 'string' ||
      typeof value === 'boolean'
    ) {
      return { type: 'literal', value, span };
    }
    throw new Unsupported('expected a number, a text, true, false or null, found a pattern', span);
  }

  #member(node: Record<string, unknown>): MemberNode {
    const object = this.read(node['object']);
    const property = this.read(node['property']);
    const span = { start: object.span.start, end: property.span.end };
    if (node['computed'] !== true && property.type === 'name') {
      return { type: 'member', object, property: property.name, span, propertySpan: property.span };
    }
    if (property.type === 'literal' && typeof property.value === 'string') {
      return { type: 'member', object, property: property.value, span, propertySpan: property.span };
    }
    throw new Unsupported("expected a field's name in quotes between [ and ]", property.span);
  }

  #call(node: Record<string, unknown>): CallNode {
    const callee = this.read(node['callee']);
    const parameters = list(node['arguments']).map((parameter) => this.read(parameter));
    if (callee.type !== 'name') {
      throw new Unsupported("expected a function's name before (", callee.span);
    }
    const span = { start: callee.span.start, end: this.#cursor };
    return { type: 'call', name: callee.name, parameters, span, nameSpan: callee.span };
  }

  #binary(node: Record<string, unknown>): Expression {
    const left = this.read(node['left']);
    const right = this.read(node['right']);
    const operator = String(node['operator']);
    const span = spanning(left, right);
    if (operator === '&&' || operator === '||') return { type: 'logical', operator, left, right, span };
    const known = BINARY.get(operator);
    if (known === undefined)
      throw new Unsupported(`the operator ${operator} is not part of this language`, span);
    return { type: 'binary', operator: known, left, right, span };
  }

  #unary(node: Record<string, unknown>): Expression {
    const operand = this.read(node['argument']);
    const operator = String(node['operator']);
    if (operator === '-' || operator === '+' || operator === '!') {
      return { type: 'unary', operator, operand, span: operand.span };
    }
    throw new Unsupported(`the operator ${operator} is not part of this language`, operand.span);
  }

  #object(node: Record<string, unknown>): ObjectNode {
    const start = this.#cursor;
    const entries: { name: string; value: Expression; span: TextSpan }[] = [];
    for (const property of list(node['properties'])) {
      if (!isRecord(property)) continue;
      const key = this.read(property['key']);
      const value = this.read(property['value']);
      const name = key.type === 'name' ? key.name : key.type === 'literal' ? String(key.value) : '';
      entries.push({ name, value, span: key.span });
    }
    const values = entries.map((entry) => entry.value);
    return { type: 'object', entries, span: this.#around(start, values) };
  }

  #leaf(raw: string): TextSpan {
    const found = this.#text.indexOf(raw, this.#cursor);
    const start = found < 0 ? this.#cursor : found;
    this.#cursor = found < 0 ? this.#cursor : found + raw.length;
    return { start, end: Math.max(start + 1, this.#cursor) };
  }

  #here(): TextSpan {
    return { start: this.#cursor, end: this.#cursor + 1 };
  }

  #around(start: number, inner: readonly Expression[]): TextSpan {
    const first = inner[0]?.span.start ?? start;
    return { start: first, end: Math.max(first + 1, this.#cursor) };
  }
}

function spanning(first: Expression, last: Expression): TextSpan {
  return { start: first.span.start, end: last.span.end };
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
