/** Turns the bytes of a file into text, refusing what is not UTF-8 and saying what it probably is. */
import * as catalogue from '../problems/catalogue/load.ts';
import type { Problem } from '../problems/Problem.ts';
import { positionAt, spotAt } from '../problems/spot.ts';
import type { SourceText } from './BookSource.ts';

const byteOrderMark = [0xef, 0xbb, 0xbf] as const;

export interface DecodedText {
  /** Undefined where the bytes are not UTF-8. The byte order mark is not part of it. */
  readonly source: SourceText | undefined;
  readonly problems: readonly Problem[];
}

export function decodeText(path: string, bytes: Uint8Array): DecodedText {
  const text = decodeUtf8(bytes);
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

/**
 * Decodes a file piece by piece, for files too large to be held whole. What is found is added to `problems`;
 * the text ends before the first piece that is not UTF-8.
 */
export function* decodePieces(
  path: string,
  pieces: Iterable<Uint8Array>,
  problems: Problem[],
): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let last: Uint8Array | undefined;
  for (const piece of pieces) {
    const text = attempt(() => decoder.decode(piece, { stream: true }));
    if (text === undefined) {
      problems.push(atLaterLine(notUtf8(path, piece), line - 1));
      return;
    }
    if (last === undefined && startsWith(piece, byteOrderMark)) {
      problems.push(catalogue.byteOrderMark(spotAt({ path, text }, { line: 1, column: 1 })));
    }
    const nul = text.indexOf('\0');
    if (nul >= 0) {
      const problem = catalogue.nulCharacter(spotAt({ path, text }, positionAt(text, nul)));
      problems.push(atLaterLine(problem, line - 1));
    }
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) line += 1;
    last = piece;
    yield text;
  }
  // A character may be cut short by the end of the file.
  if (last !== undefined && attempt(() => decoder.decode()) === undefined) {
    const place = { file: path, line, column: 1 };
    problems.push(catalogue.notUtf8({ place }, last.at(-1) ?? 0, 'windows-1252'));
  }
}

/** The column stays that within the piece: a line so long that it spans two pieces has no column to look at. */
function atLaterLine(problem: Problem, lines: number): Problem {
  const { place } = problem;
  if (place?.line === undefined) return problem;
  return { ...problem, place: { ...place, line: place.line + lines } };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  return attempt(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

function notUtf8(path: string, bytes: Uint8Array): Problem {
  const good = lengthOfUtf8(bytes);
  const before = new TextDecoder().decode(bytes.subarray(0, good));
  const position = positionAt(before, before.length);
  const byte = bytes[good] ?? 0;
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) {
    return catalogue.notUtf8({ place: { file: path, line: 1, column: 1 } }, byte, 'utf-16');
  }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    return catalogue.notUtf8({ place: { file: path, line: 1, column: 1 } }, byte, 'spreadsheet');
  }
  // The good part holds the line's beginning; the rest of the line is shown as the likeliest encoding reads it.
  const rest = new TextDecoder('windows-1252').decode(bytes.subarray(good, good + 2000));
  const excerpt = before.slice(before.lastIndexOf('\n') + 1) + rest.replace(/[\r\n].*$/s, '');
  const place = { file: path, ...position, endColumn: position.column + 1 };
  return catalogue.notUtf8({ place, excerpt }, byte, 'windows-1252');
}

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
