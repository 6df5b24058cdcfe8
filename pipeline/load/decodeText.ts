/** Turns the bytes of a file into text, refusing what is not of its encoding and saying what it probably is. */
import * as catalogue from '../problems/catalogue/load.ts';
import type { Problem } from '../problems/Problem.ts';
import { spotAt } from '../problems/spot.ts';
import { positionAt } from '../problems/TextLines.ts';
import type { SourceText } from './BookSource.ts';
import { decodeBytes, type EncodingName } from './encodings.ts';

const byteOrderMark = [0xef, 0xbb, 0xbf] as const;

export interface DecodedText {
  /** Undefined where the bytes are not of the encoding. The byte order mark is not part of it. */
  readonly source: SourceText | undefined;
  readonly problems: readonly Problem[];
}

/** Only a table names another encoding than UTF-8. */
export function decodeText(path: string, bytes: Uint8Array, encoding: EncodingName = 'utf-8'): DecodedText {
  const text = decodeBytes(bytes, encoding);
  const other = encoding === 'utf-8' ? undefined : otherEncoding(bytes, encoding, text);
  if (other !== undefined) {
    const spot = { place: { file: path, line: 1, column: 1 } };
    return { source: undefined, problems: [catalogue.wrongEncoding(spot, encoding, other)] };
  }
  if (text === undefined) return { source: undefined, problems: [notUtf8(path, bytes)] };
  const source = { path, text };
  const problems: Problem[] = [];
  if (startsWith(bytes, byteOrderMark)) {
    problems.push(catalogue.byteOrderMark(spotAt(source, { line: 1, column: 1 })));
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) problems.push(catalogue.nulCharacter(spotAt(source, positionAt(text, nul))));
  return { source, problems };
}

/** What the bytes of a file are that is declared to be of another encoding than UTF-8, where they can be told to be something else. */
function otherEncoding(
  bytes: Uint8Array,
  encoding: EncodingName,
  text: string | undefined,
): catalogue.OtherEncoding | undefined {
  const isWide = encoding.startsWith('utf-16');
  if (startsWith(bytes, zip)) return 'a spreadsheet workbook';
  if (!isWide && wideMarks.some((mark) => startsWith(bytes, mark))) return 'UTF-16';
  // Letters beyond ASCII that are whole characters of UTF-8 are so by intent: by accident they hardly ever are.
  if (!isWide && bytes.some((byte) => byte > 0x7f) && decodeBytes(bytes, 'utf-8') !== undefined)
    return 'UTF-8';
  // Read two by two, ordinary text gives signs of the far East and hardly an end of a line.
  const isNarrow = isWide && bytes.length > 0 && bytes.subarray(0, 2000).every((byte) => byte !== 0);
  if (isNarrow) return 'text of one byte a character';
  return text === undefined ? 'other bytes' : undefined;
}

function notUtf8(path: string, bytes: Uint8Array): Problem {
  const good = lengthOfUtf8(bytes);
  const before = new TextDecoder().decode(bytes.subarray(0, good));
  const position = positionAt(before, before.length);
  const byte = bytes[good] ?? 0;
  if (wideMarks.some((mark) => startsWith(bytes, mark))) {
    return catalogue.notUtf8({ place: { file: path, line: 1, column: 1 } }, byte, 'utf-16');
  }
  if (startsWith(bytes, zip)) {
    return catalogue.notUtf8({ place: { file: path, line: 1, column: 1 } }, byte, 'spreadsheet');
  }
  // The good part holds the line's beginning; the rest of the line is shown as the likeliest encoding reads it.
  const rest = decodeBytes(bytes.subarray(good, good + 2000), 'windows-1252') ?? '';
  const excerpt = before.slice(before.lastIndexOf('\n') + 1) + rest.replace(/[\r\n].*$/s, '');
  const place = { file: path, ...position, endColumn: position.column + 1 };
  return catalogue.notUtf8({ place, excerpt }, byte, 'windows-1252');
}

const zip = [0x50, 0x4b, 0x03, 0x04] as const;
const wideMarks = [
  [0xff, 0xfe],
  [0xfe, 0xff],
] as const;

/** How many bytes from the start are whole UTF-8 characters. */
function lengthOfUtf8(bytes: Uint8Array): number {
  // A prefix that is good up to an unfinished character decodes in streaming mode; so goodness can be bisected.
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    const decoder = new TextDecoder('utf-8', { fatal: true });
    if (attempt(() => decoder.decode(bytes.subarray(0, middle), { stream: true })) === undefined)
      bad = middle;
    else good = middle;
  }
  const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, good), {
    stream: true,
  });
  return new TextEncoder().encode(decoded).length;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** The decoder signals malformed input only by throwing. */
function attempt<Value>(decode: () => Value): Value | undefined {
  try {
    return decode();
  } catch {
    return undefined;
  }
}
