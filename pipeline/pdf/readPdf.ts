/** Turns a PDF's bytes into objects that can be looked up; enough for files of our own, unencrypted and not updated. */
import { inflateSync } from 'node:zlib';
import { digestOfParts, remembered, type Shelf } from '../memo/Shelf.ts';
import { type ContentFacts, contentFacts } from './contentFacts.ts';
import { PdfUnreadable } from './PdfUnreadable.ts';
import { latin1, PdfKeyword, PdfLexer } from './pdfLexer.ts';
import {
  isList,
  isMap,
  type PdfList,
  type PdfMap,
  PdfName,
  PdfReference,
  PdfStream,
  PdfText,
  type PdfValue,
} from './pdfValues.ts';

export interface PdfFile {
  readonly trailer: PdfMap;
  /** Highest object number and one. */
  readonly size: number;
  readonly object: (id: number) => PdfValue;
  /** Follows a reference; anything else is its own value. An object that is not there is null. */
  readonly resolve: (value: PdfValue | undefined) => PdfValue;
  readonly map: (value: PdfValue | undefined) => PdfMap;
  readonly list: (value: PdfValue | undefined) => PdfList;
  /** The name without its slash, or an empty text. */
  readonly name: (value: PdfValue | undefined) => string;
  readonly text: (value: PdfValue | undefined) => string | undefined;
  readonly stream: (value: PdfValue | undefined) => Uint8Array | undefined;
  readonly catalogue: PdfMap;
  /** In order, with what pages inherit left to them, since ours inherit nothing. */
  readonly pages: readonly PdfPage[];
}

export interface PdfPage {
  readonly id: number;
  readonly dictionary: PdfMap;
  /** Of the page's content stream, read once. */
  readonly facts: () => ContentFacts;
}

type Place = { readonly offset: number } | { readonly stream: number; readonly index: number };

/** A reference to a reference is rare; a longer chain is a loop. */
const MOST_STEPS = 32;

/** Throws `PdfUnreadable` where the bytes are no PDF, or one of a kind that this reader does not take. Pages may have been read before. */
export function readPdf(bytes: Uint8Array, pages?: Shelf<ContentFacts>): PdfFile {
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(
    latin1(bytes, Math.max(0, bytes.length - 64), bytes.length),
  )?.[1];
  if (start === undefined) throw new PdfUnreadable('expected a PDF that ends with startxref');
  const { trailer, places } = readCrossReferences(bytes, Number(start));
  const known = new Map<number, PdfValue>();
  const packed = new Map<number, readonly PdfValue[]>();

  const object = (id: number): PdfValue => {
    let value = known.get(id);
    if (value === undefined) {
      const place = places.get(id);
      value = place === undefined ? null : readAt(place);
      known.set(id, value);
    }
    return value;
  };
  const readAt = (place: Place): PdfValue => {
    if ('offset' in place) return readObject(bytes, place.offset, (value) => resolve(value));
    let objects = packed.get(place.stream);
    if (objects === undefined) {
      objects = readObjectStream(object(place.stream));
      packed.set(place.stream, objects);
    }
    return objects[place.index] ?? null;
  };
  const resolve = (value: PdfValue | undefined): PdfValue => {
    let found = value;
    for (let steps = 0; found instanceof PdfReference; steps++) {
      if (steps > MOST_STEPS) throw new PdfUnreadable('a reference leads back to itself');
      found = object(found.id);
    }
    return found ?? null;
  };
  const map = (value: PdfValue | undefined): PdfMap => {
    const found = resolve(value);
    if (found instanceof PdfStream) return found.dictionary;
    return isMap(found) ? found : new Map();
  };
  const list = (value: PdfValue | undefined): PdfList => {
    const found = resolve(value);
    return isList(found) ? found : [];
  };

  const catalogue = map(trailer.get('Root'));
  const file = {
    trailer,
    size: Number(resolve(trailer.get('Size'))),
    object,
    resolve,
    map,
    list,
    name: (value: PdfValue | undefined) => {
      const found = resolve(value);
      return found instanceof PdfName ? found.name : '';
    },
    text: (value: PdfValue | undefined) => {
      const found = resolve(value);
      return found instanceof PdfText ? found.text : undefined;
    },
    stream: (value: PdfValue | undefined) => {
      const found = resolve(value);
      return found instanceof PdfStream ? decode(found) : undefined;
    },
    catalogue,
  };
  const visited = new Set<PdfMap>();
  const pagesUnder = (value: PdfValue): readonly PdfPage[] => {
    const dictionary = map(value);
    if (visited.has(dictionary)) throw new PdfUnreadable('the tree of pages leads back to itself');
    visited.add(dictionary);
    if (file.name(dictionary.get('Type')) === 'Pages')
      return list(dictionary.get('Kids')).flatMap(pagesUnder);
    const id = value instanceof PdfReference ? value.id : 0;
    let read: ContentFacts | undefined;
    const facts = () => {
      const stream = resolve(dictionary.get('Contents'));
      if (!(stream instanceof PdfStream)) return contentFacts(new Uint8Array());
      const parts = { content: [file.name(stream.dictionary.get('Filter')), digestOfParts(stream.raw)] };
      return remembered(pages, `page ${id}`, parts, () => contentFacts(decode(stream)));
    };
    return [{ id, dictionary, facts: () => (read ??= facts()) }];
  };
  return { ...file, pages: pagesUnder(catalogue.get('Pages') ?? null) };
}

/** The content of a stream, its filter undone. */
function decode(stream: PdfStream): Uint8Array {
  const filter = stream.dictionary.get('Filter');
  if (filter === undefined) return stream.raw;
  if (filter instanceof PdfName && filter.name === 'FlateDecode') return inflate(stream.raw);
  throw new PdfUnreadable('expected a stream that is deflated or plain');
}

/** A stream that unpacks to more than this many bytes is a bomb. */
const MOST_BYTES = 2 ** 28;

function inflate(raw: Uint8Array): Uint8Array {
  try {
    return inflateSync(raw, { maxOutputLength: MOST_BYTES });
  } catch (error) {
    throw new PdfUnreadable(
      `expected a deflated stream, found one that cannot be unpacked (${error instanceof Error ? error.message : String(error)})`,
    );
  }
}

function readObject(bytes: Uint8Array, offset: number, resolve: (value: PdfValue) => PdfValue): PdfValue {
  const lexer = new PdfLexer(bytes, offset);
  lexer.value();
  lexer.value();
  expectWord(lexer, 'obj');
  const value = lexer.value();
  const after = lexer.next();
  if (!isMap(value) || !(after instanceof PdfKeyword) || after.word !== 'stream') return value;
  const start = lexer.at + (bytes[lexer.at] === 13 ? 2 : 1);
  return new PdfStream(value, bytes.subarray(start, start + Number(resolve(value.get('Length') ?? null))));
}

function readObjectStream(value: PdfValue): readonly PdfValue[] {
  if (!(value instanceof PdfStream)) throw new PdfUnreadable('expected an object stream');
  const content = decode(value);
  const first = Number(value.dictionary.get('First'));
  const index = new PdfLexer(content);
  const objects = new PdfLexer(content);
  const values: PdfValue[] = [];
  // A damaged file may say any number; what is not there ends it.
  for (let left = Number(value.dictionary.get('N')); left > 0; left--) {
    index.value();
    objects.at = first + Number(index.value());
    values.push(objects.value());
  }
  return values;
}

function readCrossReferences(
  bytes: Uint8Array,
  start: number,
): { readonly trailer: PdfMap; readonly places: ReadonlyMap<number, Place> } {
  const lexer = new PdfLexer(bytes, start);
  const first = lexer.next();
  if (first instanceof PdfKeyword && first.word === 'xref') return readTable(lexer);
  const stream = readObject(bytes, start, (value) => value);
  if (!(stream instanceof PdfStream)) throw new PdfUnreadable('expected a cross-reference stream');
  return { trailer: stream.dictionary, places: streamPlaces(stream) };
}

function readTable(lexer: PdfLexer): {
  readonly trailer: PdfMap;
  readonly places: ReadonlyMap<number, Place>;
} {
  const places = new Map<number, Place>();
  for (;;) {
    const read = lexer.next();
    if (read instanceof PdfKeyword && read.word === 'trailer') break;
    const from = Number(read);
    const count = Number(lexer.value());
    for (let id = from; id < from + count; id++) {
      const offset = Number(lexer.value());
      lexer.value();
      const kind = lexer.next();
      if (kind instanceof PdfKeyword && kind.word === 'n') places.set(id, { offset });
    }
  }
  const trailer = lexer.value();
  if (!isMap(trailer)) throw new PdfUnreadable('expected a trailer');
  return { trailer, places };
}

function streamPlaces(stream: PdfStream): ReadonlyMap<number, Place> {
  const content = decode(stream);
  const widths = stream.dictionary.get('W');
  const [one = 0, two = 0, three = 0] = isList(widths) ? widths.map(Number) : [];
  const row = one + two + three;
  if (![one, two, three].every((width) => Number.isInteger(width) && width >= 0) || row === 0)
    throw new PdfUnreadable('expected the widths of a cross-reference stream');
  // They may be wider than all that there is.
  const number = (at: number, length: number): number =>
    content.subarray(at, at + length).reduce((sum, byte) => sum * 256 + byte, 0);
  const places = new Map<number, Place>();
  for (let id = 0; id < content.length / row; id++) {
    const at = id * row;
    const kind = number(at, one);
    const field = number(at + one, two);
    if (kind === 1) places.set(id, { offset: field });
    if (kind === 2) places.set(id, { stream: field, index: number(at + one + two, three) });
  }
  return places;
}

function expectWord(lexer: PdfLexer, word: string): void {
  const read = lexer.next();
  if (!(read instanceof PdfKeyword) || read.word !== word)
    throw new PdfUnreadable(`expected ${word} before byte ${lexer.at}`);
}
