/** Turns bytes in PDF's syntax into values, one after the other (ISO 32000-1, sections 7.2 and 7.3). */
import { PdfUnreadable } from './PdfUnreadable.ts';
import { type PdfMap, PdfName, PdfReference, PdfText, type PdfValue } from './pdfValues.ts';

/** An operator or keyword such as `Tj`, `obj` or `endstream`. */
export class PdfKeyword {
  readonly word: string;
  constructor(word: string) {
    this.word = word;
  }
}

/** By byte: white space, delimiter, digit, or 0 for every other. */
const kinds = new Uint8Array(256);
const [SPACE, DELIMITER, DIGIT] = [1, 2, 3];
const [MINUS, POINT, ZERO, PERCENT, R] = [0x2d, 0x2e, 0x30, 0x25, 0x52];
const [SOLIDUS, REVERSE_SOLIDUS] = [0x2f, 0x5c];
const [LEFT_PARENTHESIS, RIGHT_PARENTHESIS, LESS, GREATER] = [0x28, 0x29, 0x3c, 0x3e];
const [LEFT_BRACKET, RIGHT_BRACKET, LEFT_BRACE, RIGHT_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];
for (const byte of [0, 9, 10, 12, 13, 32]) kinds[byte] = SPACE;
for (const character of '()<>[]{}/%') kinds[character.charCodeAt(0)] = DELIMITER;
for (const character of '0123456789') kinds[character.charCodeAt(0)] = DIGIT;

/** By byte: the value of a hexadecimal digit, or 255. */
const hexadecimal = new Uint8Array(256).fill(255);
for (let digit = 0; digit < 16; digit++) {
  hexadecimal[digit.toString(16).charCodeAt(0)] = digit;
  hexadecimal[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
}

const MOST_DEPTH = 100;

/** By a sum of their bytes, the last words that were read: a file says some few of them a million times. */
const words: string[] = new Array(1024).fill('');

function wordAt(bytes: Buffer, start: number, end: number): string {
  let sum = 0;
  for (let at = start; at < end; at++) sum = (sum * 31 + (bytes[at] ?? 0)) & 1023;
  const known = words[sum] ?? '';
  let same = known.length === end - start;
  for (let at = start; same && at < end; at++) same = known.charCodeAt(at - start) === bytes[at];
  if (same) return known;
  const word = bytes.toString('latin1', start, end);
  words[sum] = word;
  return word;
}

/** Likewise. */
const names = new Map<string, PdfName>();
const MOST_NAMES = 1000;

function nameOf(word: string): PdfName {
  const known = names.get(word);
  if (known !== undefined) return known;
  const code = (_: string, hex: string) => String.fromCharCode(Number.parseInt(hex, 16));
  const name = new PdfName(word.replace(/#([0-9A-Fa-f]{2})/g, code));
  if (names.size < MOST_NAMES) names.set(word, name);
  return name;
}

export class PdfLexer {
  readonly #bytes: Buffer;
  /** Content streams hold no references: `12 0 R` is two numbers and a word there. */
  readonly #references: boolean;
  #depth = 0;
  /** Index of the byte to be read next. */
  at: number;

  constructor(bytes: Uint8Array, at = 0, { references = true } = {}) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#references = references;
    this.at = at;
  }

  /** The next value or keyword; undefined at the end. `12 0 R` is one value. */
  next(): PdfValue | PdfKeyword | undefined {
    this.#skipSpace();
    const byte = this.#bytes[this.at];
    if (byte === undefined) return undefined;
    // Most of a content stream is numbers.
    if (kinds[byte] === DIGIT || byte === MINUS || byte === POINT)
      return this.#number() ?? this.#numberOrWord();
    switch (byte) {
      case SOLIDUS:
        this.at++;
        return nameOf(this.#word());
      case LEFT_PARENTHESIS:
        return this.#literal();
      case LESS:
        if (this.#bytes[this.at + 1] !== LESS) return this.#hexadecimal();
        this.at += 2;
        return this.#map();
      case LEFT_BRACKET:
        this.at++;
        return this.#list(']');
      case RIGHT_BRACKET:
      case RIGHT_BRACE:
      case LEFT_BRACE:
        this.at++;
        return new PdfKeyword(String.fromCharCode(byte));
      case GREATER:
        this.at += 2;
        return new PdfKeyword('>>');
      default:
        return this.#numberOrWord();
    }
  }

  /** The next value; a keyword is a fault. */
  value(): PdfValue {
    const read = this.next();
    if (read === undefined || read instanceof PdfKeyword)
      throw new PdfUnreadable(`expected a value before byte ${this.at}, found ${read?.word ?? 'the end'}`);
    return read;
  }

  #skipSpace(): void {
    for (;;) {
      const byte = this.#bytes[this.at];
      if (byte === PERCENT) {
        while (this.at < this.#bytes.length && this.#bytes[this.at] !== 10 && this.#bytes[this.at] !== 13)
          this.at++;
      } else if (byte !== undefined && kinds[byte] === SPACE) this.at++;
      else return;
    }
  }

  #word(): string {
    const start = this.at;
    for (;;) {
      const byte = this.#bytes[this.at];
      const kind = byte === undefined ? SPACE : kinds[byte];
      if (kind === SPACE || kind === DELIMITER) break;
      this.at++;
    }
    return wordAt(this.#bytes, start, this.at);
  }

  /** A plain number, digit by digit, which makes no text of it; undefined, and nothing read, for any other word. */
  #number(): PdfReference | number | undefined {
    let at = this.at;
    const negative = this.#bytes[at] === MINUS;
    if (negative) at++;
    let digits = 0;
    let value = 0;
    let decimals = -1;
    for (;;) {
      const byte = this.#bytes[at];
      if (byte !== undefined && kinds[byte] === DIGIT) {
        value = value * 10 + (byte - ZERO);
        digits++;
        if (decimals >= 0) decimals++;
      } else if (byte === POINT && decimals < 0) decimals = 0;
      else if (byte === undefined || kinds[byte] === SPACE || kinds[byte] === DELIMITER) break;
      else return undefined;
      at++;
    }
    // More digits than a double holds are rounded as the language rounds them.
    if (digits === 0 || digits > 15) return undefined;
    this.at = at;
    if (decimals >= 0) return (negative ? -value : value) / 10 ** decimals;
    if (negative) return -value;
    return this.#references ? this.#reference(value) : value;
  }

  #numberOrWord(): PdfValue | PdfKeyword {
    const word = this.#word();
    if (word === '') throw new PdfUnreadable(`unexpected byte at ${this.at}`);
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word))
      return this.#references && /^\d+$/.test(word) ? this.#reference(Number(word)) : Number(word);
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    return new PdfKeyword(word);
  }

  /** Space, a generation, space and an `R` that ends there. */
  #reference(number: number): PdfReference | number {
    const generation = this.#past(SPACE, this.at);
    const space = this.#past(DIGIT, generation);
    const letter = this.#past(SPACE, space);
    if (generation === this.at || space === generation || letter === space) return number;
    const after = this.#bytes[letter + 1] ?? 0;
    if (this.#bytes[letter] !== R || kinds[after] === 0 || kinds[after] === DIGIT) return number;
    this.at = letter + 1;
    return new PdfReference(number);
  }

  /** The first byte from one on that is of another kind. */
  #past(kind: number, from: number): number {
    let at = from;
    while (at < this.#bytes.length && kinds[this.#bytes[at] ?? 0] === kind) at++;
    return at;
  }

  #list(end: string): readonly PdfValue[] {
    const items: PdfValue[] = [];
    if (++this.#depth > MOST_DEPTH) throw new PdfUnreadable(`values are nested more than ${MOST_DEPTH} deep`);
    for (;;) {
      const item = this.next();
      if (item === undefined) throw new PdfUnreadable('a PDF array has no end');
      if (!(item instanceof PdfKeyword)) items.push(item);
      else if (item.word === end) {
        this.#depth--;
        return items;
      } else throw new PdfUnreadable(`unexpected ${item.word} in a PDF array`);
    }
  }

  #map(): PdfMap {
    const items = this.#list('>>');
    const map = new Map<string, PdfValue>();
    for (let at = 0; at < items.length; at += 2) {
      const key = items[at];
      const value = items[at + 1];
      if (!(key instanceof PdfName) || value === undefined)
        throw new PdfUnreadable('a PDF dictionary is not of keys and values');
      map.set(key.name, value);
    }
    return map;
  }

  #literal(): PdfText {
    let text = '';
    let depth = 1;
    let start = ++this.at;
    for (;;) {
      const byte = this.#bytes[this.at++];
      if (byte === undefined) throw new PdfUnreadable('a PDF string has no end');
      if (byte === LEFT_PARENTHESIS) depth++;
      else if (byte === RIGHT_PARENTHESIS) depth--;
      if (depth > 0 && byte !== REVERSE_SOLIDUS) continue;
      text += this.#bytes.toString('latin1', start, this.at - 1);
      if (depth === 0) return new PdfText(text);
      text += this.#escape();
      start = this.at;
    }
  }

  #escape(): string {
    const octal = /^[0-7]{1,3}/.exec(
      this.#bytes.toString('latin1', this.at, Math.min(this.at + 3, this.#bytes.length)),
    )?.[0];
    if (octal !== undefined) {
      this.at += octal.length;
      return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    }
    const character = String.fromCharCode(this.#bytes[this.at++] ?? 0);
    const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '' };
    return named[character] ?? character;
  }

  #hexadecimal(): PdfText {
    let bytes = '';
    let half: number | undefined;
    for (this.at++; ; this.at++) {
      const byte = this.#bytes[this.at];
      if (byte === undefined) throw new PdfUnreadable('a PDF string has no end');
      if (byte === 0x3e) break;
      const digit = hexadecimal[byte] ?? 255;
      if (digit === 255) continue;
      if (half === undefined) half = digit;
      else {
        bytes += String.fromCharCode(half * 16 + digit);
        half = undefined;
      }
    }
    this.at++;
    // An odd last digit counts as if a zero followed.
    return new PdfText(half === undefined ? bytes : bytes + String.fromCharCode(half * 16));
  }
}

export function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', start, end);
}
