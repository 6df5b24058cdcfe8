/** Turns bytes of a named encoding into text, and back. */

/** As the standard names them; further names lead to these. */
export const encodingNames = [
  'utf-8',
  'utf-16',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'iso-8859-2',
  'iso-8859-15',
  'macintosh',
] as const;

export type EncodingName = (typeof encodingNames)[number];

/** Latin-1 is read as the web reads it: with the signs that Windows puts where Latin-1 has control characters. */
const aliases: Readonly<Record<string, EncodingName>> = {
  utf8: 'utf-8',
  utf16: 'utf-16',
  'iso-8859-1': 'windows-1252',
  'latin-1': 'windows-1252',
  latin1: 'windows-1252',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  cp1252: 'windows-1252',
  cp1250: 'windows-1250',
  cp1251: 'windows-1251',
  latin2: 'iso-8859-2',
  latin9: 'iso-8859-15',
};

/** Names are the same in large and small letters. */
export function encodingNamed(label: string): EncodingName | undefined {
  const name = label.toLowerCase();
  return encodingNames.find((known) => known === name) ?? aliases[name];
}

/** Undefined where the bytes are no text of the encoding. A byte order mark is not part of the text. */
export function decodeBytes(bytes: Uint8Array, encoding: EncodingName): string | undefined {
  switch (encoding) {
    case 'utf-8':
    case 'utf-16le':
    case 'utf-16be':
      return decoded(bytes, encoding);
    case 'utf-16':
      return decoded(bytes, bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-16le');
    default: {
      const characters = charactersOf(encoding);
      const parts: string[] = [];
      for (let at = 0; at < bytes.length; at += CHUNK) {
        const chunk = bytes.subarray(at, at + CHUNK);
        parts.push(Array.from(chunk, (byte) => characters[byte] ?? '').join(''));
      }
      return parts.join('');
    }
  }
}

/** Undefined where the encoding lacks a character of the text. With the byte order mark that `before` begins with, if any. */
export function encodeText(
  text: string,
  encoding: EncodingName,
  before: Uint8Array = new Uint8Array(),
): Uint8Array | undefined {
  const mark = byteOrderMarks.find((each) => each.every((byte, index) => before[index] === byte)) ?? [];
  switch (encoding) {
    case 'utf-8':
      return joined(mark.length === 3 ? mark : [], new TextEncoder().encode(text));
    case 'utf-16':
    case 'utf-16le':
    case 'utf-16be': {
      const isBig = encoding === 'utf-16be' || (encoding === 'utf-16' && mark[0] === 0xfe);
      const bytes = new Uint8Array(text.length * 2);
      const view = new DataView(bytes.buffer);
      for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), !isBig);
      return joined(mark.length === 2 ? mark : [], bytes);
    }
    default: {
      const byteOf = new Map(charactersOf(encoding).map((character, byte) => [character, byte]));
      const bytes = Uint8Array.from(text, (character) => byteOf.get(character) ?? LACKING);
      const isWhole = [...text].every((character) => byteOf.has(character));
      return isWhole ? bytes : undefined;
    }
  }
}

const byteOrderMarks: readonly (readonly number[])[] = [
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
];
const LACKING = 0x3f;
const CHUNK = 65_536;

function joined(mark: readonly number[], bytes: Uint8Array): Uint8Array {
  return mark.length === 0 ? bytes : Uint8Array.from([...mark, ...bytes]);
}

/** The decoder signals malformed input only by throwing. */
function decoded(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** From 0x80 to 0x9f. Some releases of Node give control characters for them. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function charactersOf(encoding: EncodingName): readonly string[] {
  const decoder = new TextDecoder(encoding);
  return Array.from({ length: 256 }, (_, byte) => {
    const own = encoding === 'windows-1252' ? WINDOWS_1252[byte - 0x80] : undefined;
    return own ?? decoder.decode(Uint8Array.of(byte));
  });
}
