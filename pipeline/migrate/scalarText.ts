/** Edits the text of a JSON or YAML value where it is written, over its quotes and escapes. */
import type { SourceDocument } from '../load/BookSource.ts';
import { alignOffsets, offsetOfValue } from '../validate/locateText.ts';
import type { TextEdit } from './Migration.ts';

/** A change of a value's own characters, as they are read. */
export interface ValueEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The same changes in the file; the new text is written with the quotes that the value stands in. */
export function editsOfValue(
  document: SourceDocument,
  path: readonly (string | number)[],
  value: string,
  edits: readonly ValueEdit[],
): readonly TextEdit[] {
  const begin = offsetOfValue(document, path);
  const offsets = alignOffsets(document.text, begin, value);
  const quote = document.text[begin] ?? '';
  return edits.map(({ start, end, text }) => {
    const from = offsets[start] ?? begin;
    const to = (offsets[end - 1] ?? from) + 1;
    // Line ends that the older form held stand after the new one, each with the indent of the last line.
    const replaced = document.text.slice(from, to);
    const ends = replaced.split('\n').length - text.split('\n').length;
    const indent = /\n([ \t]*)[^\n]*$/.exec(replaced)?.[1] ?? '';
    const kept = `\n${indent}`.repeat(Math.max(0, ends));
    return { path: document.path, start: from, end: to, text: `${written(text, quote)}${kept}` };
  });
}

function written(text: string, quote: string): string {
  if (quote === '"') return JSON.stringify(text).slice(1, -1);
  return quote === "'" ? text.replaceAll("'", "''") : text;
}
