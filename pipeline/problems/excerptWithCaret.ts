/** Turns the offending line and its columns into the line as shown and the carets beneath it. */
import { displayWidth } from './displayWidth.ts';

export interface Excerpt {
  readonly line: string;
  /** Spaces and carets; empty where the column is not known. */
  readonly carets: string;
}

/** Columns of a terminal that the line may take; more is cut around the caret. */
const ofTerminal = 96;

/** `column` and `endColumn` count UTF-16 code units from 1, as places do; `widest` columns are those that are shown. */
export function excerptWithCaret(
  text: string,
  column?: number,
  endColumn?: number,
  widest = ofTerminal,
): Excerpt {
  if (column === undefined) return { line: cutEnd(shown(text), widest), carets: '' };
  const from = Math.min(column - 1, text.length);
  const to = Math.max(from + 1, Math.min((endColumn ?? column + 1) - 1, text.length));
  const marked = shown(text.slice(from, to));
  const before = cutStart(shown(text.slice(0, from)), roomBefore(text, from, marked, widest));
  const rest = widest - displayWidth(before);
  const line = cutEnd(before + marked + shown(text.slice(to)), displayWidth(before) + rest);
  const carets = Math.max(1, Math.min(displayWidth(marked), rest));
  return { line, carets: ' '.repeat(displayWidth(before)) + '^'.repeat(carets) };
}

/** The text before the caret gives way only as far as the marked text and a little after it need. */
function roomBefore(text: string, from: number, marked: string, widest: number): number {
  const after = Math.min(20, displayWidth(shown(text.slice(from))));
  const needed = Math.max(after, Math.min(displayWidth(marked) + 8, Math.floor(widest * 0.625)));
  return widest - needed;
}

/** Tabs as two spaces, control characters as their pictures or a mark, so that columns can be counted. */
function shown(text: string): string {
  return text
    .replaceAll('\t', '  ')
    .replaceAll('\u00a0', '\u2423')
    .replace(/[\p{Cc}\p{Cf}]/gu, (character) => {
      const code = character.charCodeAt(0);
      return code < 0x20 ? String.fromCodePoint(0x2400 + code) : '\ufffd';
    });
}

function cutStart(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const characters = [...text];
  let kept = 0;
  let start = characters.length;
  while (start > 0 && kept + displayWidth(characters[start - 1] ?? '') <= width - 1) {
    start -= 1;
    kept += displayWidth(characters[start] ?? '');
  }
  return `…${characters.slice(start).join('')}`;
}

function cutEnd(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += displayWidth(character);
    if (used > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
