/** Finds `value('table', 'field', {key: …})` and `fact('id')` in an expression, and writes them with addresses. */
import type { AddressText } from '../../address/Address.ts';
import { LONGEST } from '../../validate/checks/parseExpression.ts';
import type { ValueEdit } from '../scalarText.ts';
import { addressText, cellAddressText, type KeysOfTables } from './addressWriter.ts';

/** In the order of the text; none overlap. */
export function expressionEdits(text: string, keys: KeysOfTables): readonly ValueEdit[] {
  // A longer text is refused, whatever it holds.
  if (text.length > LONGEST) return [];
  return callsIn(text).flatMap(({ name, start, end, parameters }) => {
    const written = name === 'fact' ? factCall(parameters) : valueCall(parameters, keys);
    return written === undefined ? [] : [{ start, end, text: written }];
  });
}

export function migratedExpression(text: string, keys: KeysOfTables): string {
  let migrated = text;
  for (const { start, end, text: written } of expressionEdits(text, keys).toReversed()) {
    migrated = migrated.slice(0, start) + written + migrated.slice(end);
  }
  return migrated;
}

function factCall(parameters: readonly string[]): string | undefined {
  const [id] = parameters;
  return parameters.length === 1 && id !== undefined && literal(id) !== undefined
    ? `value(${id})`
    : undefined;
}

/** A value of the key that is worked out is named in the address, and given by that name. */
function valueCall(parameters: readonly string[], keys: KeysOfTables): string | undefined {
  const [table, field, row] = parameters;
  if (parameters.length !== 3 || table === undefined || field === undefined || row === undefined)
    return undefined;
  const tableName = literal(table);
  const fieldName = literal(field);
  if (typeof tableName !== 'string' || typeof fieldName !== 'string') return undefined;
  const [only] = keys.get(tableName) ?? [];
  const entries = row.startsWith('{') ? entriesOf(row) : [[only ?? 'key', row] as const];
  const key = new Map<string, AddressText>();
  const names: string[] = [];
  for (const [name, value] of entries) {
    const known = literal(value);
    key.set(name, known === undefined ? [{ name, shift: 0 }] : addressText(known));
    if (known === undefined) names.push(`${name}: ${migratedExpression(value, keys)}`);
  }
  // A bare key of a table that is not known is the key of a single field, whatever that is called.
  const known = only === undefined && !row.startsWith('{') ? new Map([[tableName, ['key']]]) : keys;
  const address = cellAddressText(addressText(tableName), addressText(fieldName), key, known);
  return `value(${quotedText(address)}${names.length === 0 ? '' : `, {${names.join(', ')}}`})`;
}

function quotedText(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

function entriesOf(object: string): readonly (readonly [string, string])[] {
  return partsOf(object.slice(1, -1)).flatMap((entry) => {
    const [, name, value] = /^\s*['"]?(\w+)['"]?\s*:\s*([\s\S]*)$/.exec(entry) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value.trim()] as const];
  });
}

/** A number, a text in quotes, true or false, as it is read; undefined for what is worked out. */
function literal(text: string): string | number | boolean | undefined {
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (text === 'true' || text === 'false') return text === 'true';
  const quote = text[0];
  if (quote !== '"' && quote !== "'") return undefined;
  if (endOfText(text, 0) !== text.length) return undefined;
  return text.slice(1, -1).replace(/\\(.)/g, '$1');
}

interface FoundCall {
  readonly name: 'value' | 'fact';
  readonly start: number;
  readonly end: number;
  readonly parameters: readonly string[];
}

/** The outermost calls; what stands in quotes is no call. */
function callsIn(text: string): readonly FoundCall[] {
  const calls: FoundCall[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at] ?? '';
    if (character === '"' || character === "'") {
      at = endOfText(text, at);
      continue;
    }
    const [word] = /^[\w$.]+/.exec(text.slice(at)) ?? [];
    if (word === undefined) {
      at += 1;
      continue;
    }
    const open = at + word.length + (/^\s*/.exec(text.slice(at + word.length))?.[0].length ?? 0);
    const close = (word === 'value' || word === 'fact') && text[open] === '(' ? endOfBracket(text, open) : -1;
    if ((word === 'value' || word === 'fact') && close > 0) {
      const parameters = partsOf(text.slice(open + 1, close - 1)).map((part) => part.trim());
      const call: FoundCall = { name: word, start: at, end: close, parameters };
      const inner = word === 'value' && parameters.length < 3 && parameters.length > 1;
      if (!inner) calls.push(call);
      at = inner ? open + 1 : close;
    } else at += word.length;
  }
  return calls;
}

/** Offset after the closing quote, or the end of the text. */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === text[start]) return at + 1;
  }
  return text.length;
}

/** Offset after the bracket that closes the one at `start`; -1 where none does. */
function endOfBracket(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '"' || character === "'") at = endOfText(text, at) - 1;
    else if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character) && --depth === 0) return at + 1;
  }
  return -1;
}

/** What stands between the commas that no bracket or quote holds. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let begin = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '"' || character === "'") at = endOfText(text, at) - 1;
    else if ('([{'.includes(character)) at = Math.max(at, endOfBracket(text, at) - 1);
    else if (character === ',') {
      parts.push(text.slice(begin, at));
      begin = at + 1;
    }
  }
  const last = text.slice(begin);
  return last.trim() === '' ? parts : [...parts, last];
}
