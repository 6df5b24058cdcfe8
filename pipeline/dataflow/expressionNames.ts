/** Finds what an expression of a transform refers to: fields, bare names and functions, with their offsets. */
import { parseExpression } from 'vega-expression';

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

/** The members that hold a node's children, in the order of the text. */
const PARTS = ['test', 'left', 'right', 'argument', 'consequent', 'alternate', 'elements', 'properties'];

function each(value: unknown, read: (node: unknown) => void): void {
  if (Array.isArray(value)) for (const node of value) read(node);
  else if (value !== undefined) read(value);
}

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
