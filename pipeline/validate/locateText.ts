/** Turns offsets in the text of a YAML or JSON value into places in its file, over quotes, escapes and folded lines. */
import type { SourceDocument } from '../load/BookSource.ts';
import { type Spot, spotAt } from '../problems/spot.ts';
import { TextLines } from '../problems/TextLines.ts';
import type { Path } from './DeclarationReader.ts';

/** Gives the place of `[start, end)` of the text at `path`. */
export type LocateText = (span: { readonly start: number; readonly end: number }) => Spot;

/**
 * The value and its spelling in the file have the same characters in the same order but for white space, quotes,
 * escapes and the sign of a block (`>-`), so each character of the value is found by walking both at once.
 */
export function locateText(document: SourceDocument, path: Path, value: string): LocateText {
  const lines = new TextLines(document.text);
  let offsets: readonly number[] | undefined;
  return ({ start, end }) => {
    offsets ??= alignOffsets(document.text, offsetOfValue(document, path), value);
    const from = offsets[start] ?? offsets[0] ?? 0;
    const last = offsets[Math.max(start, Math.min(end, value.length) - 1)] ?? from;
    return spotAt(document, lines.positionOf(from, last + 1));
  };
}

/** Where the value at `path` begins in the text, its quote or the sign of its block included. */
export function offsetOfValue(document: SourceDocument, path: Path): number {
  const { line = 1, column = 1 } = document.positionOf(path);
  return new TextLines(document.text).startOf(line) + column - 1;
}

/** `result[i]` is the offset in the file at which character `i` of the value is written. */
export function alignOffsets(text: string, begin: number, value: string): readonly number[] {
  let cursor = begin;
  const opening = text[cursor];
  const quote = opening === '"' || opening === "'" ? opening : '';
  if (quote !== '') cursor++;
  else if (/^[>|][-+0-9]*[ \t]*(#.*)?\r?\n/.test(text.slice(cursor, cursor + 80))) {
    cursor = text.indexOf('\n', cursor) + 1;
  }
  const offsets: number[] = [];
  for (const character of value.split('')) {
    if (/\s/.test(character)) {
      offsets.push(cursor);
      continue;
    }
    while (cursor < text.length && /\s/.test(text[cursor] ?? '')) cursor++;
    if (quote === '"' && /^\\u[\da-f]{4}/i.test(text.slice(cursor, cursor + 6))) {
      offsets.push(cursor);
      cursor += 6;
      continue;
    }
    if (quote === '"' && text[cursor] === '\\') cursor++;
    const found = text[cursor] === character ? cursor : text.indexOf(character, cursor);
    if (found < 0) {
      offsets.push(cursor);
      continue;
    }
    offsets.push(found);
    // In single quotes a quote is written twice.
    cursor = found + (quote === "'" && character === "'" ? 2 : 1);
  }
  return offsets;
}
