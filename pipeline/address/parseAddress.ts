/** Turns the text of an address into its parts, each of which knows where it stands in the text. */
import {
  ADDRESS_KINDS,
  type Address,
  type AddressKey,
  type AddressText,
  type NamedAddress,
  type Placeholder,
} from './Address.ts';

/** Offsets in the address's text, from 0; `end` is exclusive. */
export interface AddressSpan {
  readonly start: number;
  readonly end: number;
}

export interface AddressSpans {
  /** The table, or the id. */
  readonly name: AddressSpan;
  /** From bracket to bracket. */
  readonly row: AddressSpan;
  /** Values of the keys, in their order. */
  readonly keys: readonly AddressSpan[];
  readonly field: AddressSpan;
}

export type ParsedAddress =
  | { readonly type: 'parsed'; readonly address: Address; readonly spans: AddressSpans }
  | {
      readonly type: 'malformed';
      readonly expected: string;
      readonly found: string;
      readonly span: AddressSpan;
    };

/** A bare id is that of a fact; white space around the parts stands for nothing. */
export function parseAddress(text: string): ParsedAddress {
  try {
    return new AddressReader(text).read();
  } catch (error) {
    if (error instanceof Malformed) return { type: 'malformed', ...error.fault };
    throw error;
  }
}

interface Fault {
  readonly expected: string;
  readonly found: string;
  readonly span: AddressSpan;
}

class Malformed extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.expected);
    this.fault = fault;
  }
}

const NAME = /[^\s[\]{}:.,="']+/y;
const FIELD_OF_KEY = /([^\s[\]{}:.,="']+)\s*=/y;
const PLACEHOLDER = /\{\s*((?:\.\.\/)*(?:this\.)?[\p{L}_][\p{L}\p{N}_]*)\s*(?:([+-])\s*(\d{1,6})\s*)?\}/uy;

class AddressReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): ParsedAddress {
    this.#space();
    const kind = this.#kind();
    const start = this.#at;
    const name = this.#name(kind === undefined ? 'a table or the id of a fact' : `the id of a ${kind}`);
    const nameSpan = { start, end: this.#at };
    const empty = { start: this.#at, end: this.#at };
    this.#space();
    if (kind !== undefined || !this.#next('[')) {
      this.#end(kind === undefined ? 'a row in [ ] or the end' : 'the end');
      const address = { type: kind ?? 'fact', id: name } as const;
      return { type: 'parsed', address, spans: { name: nameSpan, row: empty, keys: [], field: empty } };
    }
    const rowStart = this.#at - 1;
    const { keys, spans } = this.#keys();
    const row = { start: rowStart, end: this.#at };
    this.#space();
    if (!this.#next('.')) throw this.#fault('a field after ].', this.#at);
    this.#space();
    const fieldStart = this.#at;
    const field = this.#name('the name of a field');
    const fieldSpan = { start: fieldStart, end: this.#at };
    this.#end('the end');
    return {
      type: 'parsed',
      address: { type: 'cell', table: name, keys, field },
      spans: { name: nameSpan, row, keys: spans, field: fieldSpan },
    };
  }

  #kind(): NamedAddress['type'] | undefined {
    const kind = ADDRESS_KINDS.find((each) => this.#text.startsWith(`${each}:`, this.#at));
    if (kind !== undefined) this.#at += kind.length + 1;
    this.#space();
    return kind;
  }

  /** Letters, digits, hyphens and placeholders, without quotes. */
  #name(expected: string): AddressText {
    const parts: (string | Placeholder)[] = [];
    for (;;) {
      const word = this.#match(NAME)?.[0];
      if (word !== undefined) parts.push(word);
      else if (this.#text[this.#at] === '{') parts.push(this.#placeholder());
      else break;
    }
    if (parts.length === 0) throw this.#fault(expected, this.#at);
    return parts;
  }

  #keys(): { readonly keys: readonly AddressKey[]; readonly spans: readonly AddressSpan[] } {
    const keys: AddressKey[] = [];
    const spans: AddressSpan[] = [];
    this.#space();
    if (this.#next(']')) return { keys, spans };
    for (;;) {
      this.#space();
      const keyStart = this.#at;
      const field = this.#match(FIELD_OF_KEY)?.[1];
      if (keys.length > 0 && (field === undefined) !== (keys[0]?.field === undefined)) {
        const expected = field === undefined ? 'a name before each value' : 'no name before any value';
        throw this.#fault(`${expected} of the key, or none`, keyStart);
      }
      this.#space();
      const start = this.#at;
      const value = this.#value();
      spans.push({ start, end: Math.max(start + 1, this.#at) });
      keys.push(field === undefined ? { value } : { field, value });
      this.#space();
      if (this.#next(']')) return { keys, spans };
      if (!this.#next(',')) throw this.#fault('a comma or ]', this.#at);
    }
  }

  #value(): AddressText {
    const quote = this.#text[this.#at];
    if (quote === '"' || quote === "'") return this.#quoted(quote);
    const parts: (string | Placeholder)[] = [];
    for (;;) {
      const text = this.#match(/[^,[\]{}="'\r\n]+/y)?.[0];
      if (text !== undefined) parts.push(text);
      else if (this.#text[this.#at] === '{') parts.push(this.#placeholder());
      else break;
    }
    const last = parts.at(-1);
    if (typeof last === 'string') {
      const trimmed = last.trimEnd();
      parts.pop();
      if (trimmed !== '') parts.push(trimmed);
    }
    if (parts.length === 0) throw this.#fault('a value, in quotes if it is empty', this.#at);
    return parts;
  }

  /** Within quotes a quote of that kind and a brace are written twice. */
  #quoted(quote: '"' | "'"): AddressText {
    const start = this.#at;
    this.#at += 1;
    const parts: (string | Placeholder)[] = [];
    let text = '';
    const close = () => {
      if (text !== '') parts.push(text);
      text = '';
    };
    for (;;) {
      const character = this.#text[this.#at];
      if (character === undefined) throw this.#fault(`a closing ${quote}`, start);
      const doubled = this.#text[this.#at + 1] === character;
      if (character === quote && !doubled) {
        this.#at += 1;
        close();
        return parts;
      }
      if ((character === quote || character === '{' || character === '}') && doubled) {
        text += character;
        this.#at += 2;
      } else if (character === '{') {
        close();
        parts.push(this.#placeholder());
      } else if (character === '}') throw this.#fault('}} for a brace in a value', this.#at);
      else {
        text += character;
        this.#at += 1;
      }
    }
  }

  #placeholder(): Placeholder {
    const found = this.#match(PLACEHOLDER);
    const name = found?.[1];
    if (name === undefined) throw this.#fault('a name in braces, as {year} or {year - 1}', this.#at);
    const shift = Number(found?.[3] ?? 0);
    return { name, shift: found?.[2] === '-' && shift !== 0 ? -shift : shift };
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return undefined;
    this.#at += found[0].length;
    return found;
  }

  #next(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #space(): void {
    this.#match(/\s+/y);
  }

  #end(expected: string): void {
    this.#space();
    if (this.#at < this.#text.length) throw this.#fault(expected, this.#at);
  }

  #fault(expected: string, start: number): Malformed {
    const rest = this.#text.slice(start);
    const found = rest === '' ? 'the end' : rest.length > 24 ? `${rest.slice(0, 23)}…` : rest;
    const end = Math.max(start + 1, this.#text.length);
    return new Malformed({ expected, found, span: { start, end } });
  }
}
