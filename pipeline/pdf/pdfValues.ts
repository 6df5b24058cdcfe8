/** The values that a PDF is made of, as read back from its bytes. */

export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfText
  | PdfReference
  | PdfList
  | PdfMap
  | PdfStream;

export class PdfName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A string: its bytes, one character a byte. */
export class PdfText {
  readonly bytes: string;
  constructor(bytes: string) {
    this.bytes = bytes;
  }

  /** Decoded as a text string: UTF-16 with a byte order mark, else one byte a character. */
  get text(): string {
    if (!this.bytes.startsWith('\xfe\xff')) return this.bytes;
    let text = '';
    for (let at = 2; at + 1 < this.bytes.length; at += 2) {
      text += String.fromCharCode((this.bytes.charCodeAt(at) << 8) | this.bytes.charCodeAt(at + 1));
    }
    return text;
  }
}

export class PdfReference {
  readonly id: number;
  constructor(id: number) {
    this.id = id;
  }
}

export type PdfList = readonly PdfValue[];
export type PdfMap = ReadonlyMap<string, PdfValue>;

export class PdfStream {
  readonly dictionary: PdfMap;
  /** As they stand in the file, filters not undone. */
  readonly raw: Uint8Array;
  constructor(dictionary: PdfMap, raw: Uint8Array) {
    this.dictionary = dictionary;
    this.raw = raw;
  }
}

export function isList(value: PdfValue | undefined): value is PdfList {
  return Array.isArray(value);
}

export function isMap(value: PdfValue | undefined): value is PdfMap {
  return value instanceof Map;
}
