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
    const kept = document.text.slice(from, to).split('\n').length - text.split('\n').length;
    return {
      path: document.path,
      start: from,
      end: to,
      text: written(text, quote) + '\n'.repeat(Math.max(0, kept)),
    };
  });
}

function written(text: string, quote: string): string {
  if (quote === '"') return JSON.stringify(text).slice(1, -1);
  return quote === "'" ? text.replaceAll("'", "''") : text;
}
