/** Finds what an expression of a transform refers to: fields, bare names and functions, with their offsets. */
import { parseExpression } from 'vega-expression';
import { compileExpression } from '../patterns/RegularExpression.ts';

export interface ExpressionNames {
  /** `datum.exports`, `datum['exports']`; the offset is that of the name. */
  readonly fields: readonly NameAt[];
  /** Names that are neither datum, nor a function, nor a constant. */
  readonly bare: readonly NameAt[];
  readonly functions: readonly NameAt[];
}

export interface NameAt {
  readonly name: string;
  readonly offset: number;
}

export type NamesOrFault =
  | { readonly type: 'names'; readonly names: ExpressionNames }
  | { readonly type: 'fault'; readonly message: string };

const CONSTANTS = new Set([
  'NaN',
  'E',
  'LN10',
  'LN2',
  'LOG10E',
  'LOG2E',
  'PI',
  'SQRT1_2',
  'SQRT2',
  'MIN_VALUE',
  'MAX_VALUE',
]);

/** The whole of Vega's language is allowed here, since Vega will run it. */
export function expressionNames(text: string): NamesOrFault {
  const fields: NameAt[] = [];
  const bare: NameAt[] = [];
  const functions: NameAt[] = [];
  let cursor = 0;
  /** Leaves stand in the tree in the order of the text. */
  const leaf = (raw: string): number => {
    const found = text.indexOf(raw, cursor);
    const offset = found < 0 ? cursor : found;
    cursor = offset + raw.length;
    return offset;
  };
  const read = (node: unknown, role: 'value' | 'callee' | 'member' = 'value'): string | undefined => {
    if (!isNode(node)) return undefined;
    switch (node['type']) {
      case 'Identifier': {
        const name = String(node['name']);
        const offset = leaf(name);
        if (role === 'callee') functions.push({ name, offset });
        else if (role === 'value' && name !== 'datum' && !CONSTANTS.has(name)) bare.push({ name, offset });
        return name;
      }
      case 'Literal':
        if (isNode(node['regex'])) reportUnmatchable(node['regex']);
        leaf(String(node['raw']));
        return typeof node['value'] === 'string' ? node['value'] : undefined;
      case 'MemberExpression': {
        const object = read(node['object']);
        const isDatum =
          isNode(node['object']) && node['object']['type'] === 'Identifier' && object === 'datum';
        const property = read(node['property'], node['computed'] === true ? 'value' : 'member');
        if (isDatum && property !== undefined) {
          fields.push({ name: property, offset: Math.max(0, text.lastIndexOf(property, cursor)) });
        }
        return undefined;
      }
      case 'CallExpression':
        read(node['callee'], 'callee');
        each(node['arguments'], (argument) => read(argument));
        return undefined;
      case 'Property':
        read(node['key'], 'member');
        read(node['value']);
        return undefined;
      default:
        for (const part of PARTS) each(node[part], (child) => read(child));
        return undefined;
    }
  };
  try {
    read(parseExpression(text));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { type: 'fault', message: `${message.charAt(0).toLowerCase()}${message.slice(1)}` };
  }
  return { type: 'names', names: { fields, bare, functions } };
}

/** Throws where a pattern cannot be matched without backtracking. */
function reportUnmatchable({ pattern, flags }: Node): void {
  const compiled = compileExpression(String(pattern), String(flags ?? ''));
  if (compiled.type === 'fault')
    throw new Error(`/${String(pattern)}/ cannot be matched: ${compiled.message}`);
}

/** The members that hold a node's children, in the order of the text. */
const PARTS = ['test', 'left', 'right', 'argument', 'consequent', 'alternate', 'elements', 'properties'];

function each(value: unknown, read: (node: unknown) => void): void {
  if (Array.isArray(value)) for (const node of value) read(node);
  else if (value !== undefined) read(value);
}

/** A part of a parsed expression, as the parser gives it. */
export type Node = Readonly<Record<string, unknown>>;

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

/** The constants that an expression may give as they stand. */
export interface ExpressionConstants {
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
  /** Numbers that a field is moved by, or held to: `datum.x + 5`, `max(datum.x, 5)`. */
  readonly shifts: readonly number[];
}

/** Functions whose texts are patterns and whose numbers are places, not results. */
const PATTERNED = new Set([
  'timeFormat',
  'utcFormat',
  'timeParse',
  'utcParse',
  'timeOffset',
  'utcOffset',
  'datetime',
  'utc',
  'indexof',
  'lastindexof',
  'test',
  'regexp',
  'scale',
  'isValid',
]);

/** Functions that give what stands first in them, in another form. */
const FORMING = new Set(['format', 'toNumber', 'split', 'slice', 'substring']);

/** Functions that may give any of what stands in them. */
const CHOOSING = new Set(['max', 'min', 'clamp']);

/** A format of dates, such as `%b %Y`, rather than of numbers, such as `.1%`. */
export function isDateFormat(format: string): boolean {
  return DIRECTIVE.test(format);
}

/** The letters that a format of dates prints as they stand. */
export function withoutDirectives(format: string): string {
  return format.replaceAll(new RegExp(DIRECTIVE, 'g'), '');
}

const DIRECTIVE = /%[-_0]?[a-zA-Z]/;

/**
 * What stands where a result comes from: the branches of a condition, the parts of a joined text, the members of a list,
 * a number that nothing of the row is reckoned with. Not what is compared, nor what a field is multiplied by.
 */
export function expressionConstants(text: string): ExpressionConstants {
  const texts: string[] = [];
  const numbers: number[] = [];
  const shifts: number[] = [];
  const read = (node: unknown): void => {
    if (!isNode(node)) return;
    switch (node['type']) {
      case 'Literal':
        if (typeof node['value'] === 'string') texts.push(node['value']);
        else if (typeof node['value'] === 'number') numbers.push(node['value']);
        return;
      case 'ConditionalExpression':
        read(node['consequent']);
        read(node['alternate']);
        return;
      case 'LogicalExpression':
        read(node['left']);
        read(node['right']);
        return;
      case 'BinaryExpression': {
        const value = literalNumber(node);
        if (value !== undefined) {
          numbers.push(value);
          return;
        }
        const isReckoned = node['operator'] !== '+' || !holdsText(node);
        if (COMPARED.has(String(node['operator']))) return;
        if (isReckoned && holdsField(node)) {
          shifts.push(...shiftsIn(node));
          return;
        }
        if (isSum(node))
          shifts.push(...[node['left'], node['right']].flatMap((side) => literalNumber(side) ?? []));
        read(node['left']);
        read(node['right']);
        return;
      }
      case 'UnaryExpression':
        read(node['argument']);
        return;
      case 'ArrayExpression':
        each(node['elements'], read);
        return;
      case 'ObjectExpression':
        each(node['properties'], (property) => {
          if (isNode(property)) read(property['value']);
        });
        return;
      case 'MemberExpression':
        read(node['object']);
        return;
      case 'CallExpression': {
        const callee = isNode(node['callee']) ? String(node['callee']['name']) : '';
        const given: readonly unknown[] = Array.isArray(node['arguments']) ? node['arguments'] : [];
        if (callee === 'if') for (const branch of given.slice(1)) read(branch);
        else if (callee === 'replace') for (const part of [given[0], given[2]]) read(part);
        else if (callee === 'timeFormat' || callee === 'utcFormat') {
          const [, format] = given;
          if (isNode(format) && typeof format['value'] === 'string')
            texts.push(withoutDirectives(format['value']));
        } else if (PATTERNED.has(callee)) return;
        else if (FORMING.has(callee)) read(given[0]);
        else if (!holdsField(node) || holdsText(node)) for (const part of given) read(part);
        else shifts.push(...shiftsIn(node));
        return;
      }
      default:
    }
  };
  try {
    read(parseExpression(text));
  } catch {
    // What is no expression has been reported as such.
  }
  return { texts, numbers, shifts };
}

/** The numbers that are added within what is reckoned of a field, however deep, and those that it is held to. */
function shiftsIn(node: unknown): readonly number[] {
  if (!isNode(node) || literalNumber(node) !== undefined) return [];
  const within = (parts: unknown): readonly number[] =>
    (Array.isArray(parts) ? parts : [parts]).flatMap(shiftsIn);
  const literals = (parts: readonly unknown[]) => parts.flatMap((part) => literalNumber(part) ?? []);
  switch (node['type']) {
    case 'BinaryExpression': {
      if (COMPARED.has(String(node['operator']))) return [];
      const sides = [node['left'], node['right']];
      return [...(isSum(node) ? literals(sides) : []), ...within(sides)];
    }
    case 'LogicalExpression':
      return within([node['left'], node['right']]);
    case 'ConditionalExpression':
      return within([node['consequent'], node['alternate']]);
    case 'UnaryExpression':
      return within(node['argument']);
    case 'CallExpression': {
      const callee = isNode(node['callee']) ? String(node['callee']['name']) : '';
      const given: readonly unknown[] = Array.isArray(node['arguments']) ? node['arguments'] : [];
      if (PATTERNED.has(callee)) return [];
      if (callee === 'if') return within(given.slice(1));
      return [...(CHOOSING.has(callee) ? literals(given) : []), ...within(given)];
    }
    default:
      return [];
  }
}

function isSum(node: Node): boolean {
  return node['operator'] === '+' || node['operator'] === '-';
}

/** What numbers alone come to. */
export function literalNumber(node: unknown): number | undefined {
  if (!isNode(node)) return undefined;
  if (node['type'] === 'Literal') return typeof node['value'] === 'number' ? node['value'] : undefined;
  if (node['type'] === 'UnaryExpression' && node['operator'] === '-') {
    const value = literalNumber(node['argument']);
    return value === undefined ? undefined : -value;
  }
  if (node['type'] !== 'BinaryExpression') return undefined;
  const [left, right] = [literalNumber(node['left']), literalNumber(node['right'])];
  if (left === undefined || right === undefined) return undefined;
  switch (node['operator']) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    default:
      return undefined;
  }
}

const COMPARED = new Set(['==', '===', '!=', '!==', '<', '<=', '>', '>=']);

function holdsField(node: unknown): boolean {
  return some(node, (part) => part['type'] === 'Identifier' && part['name'] === 'datum');
}

/** Whether a text is joined: a literal one, or what `format` gives. */
function holdsText(node: unknown): boolean {
  return some(
    node,
    (part) =>
      (part['type'] === 'Literal' && typeof part['value'] === 'string') ||
      (part['type'] === 'CallExpression' && isNode(part['callee']) && part['callee']['name'] === 'format'),
  );
}

/** Whether any part of an expression is such. */
export function some(node: unknown, holds: (part: Node) => boolean): boolean {
  if (Array.isArray(node)) return node.some((part) => some(part, holds));
  if (!isNode(node)) return false;
  return holds(node) || Object.values(node).some((part) => some(part, holds));
}
