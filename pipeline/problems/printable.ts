/** Turns text of a book into text that a terminal or a build server only shows: nothing in it moves a cursor, ends a line or turns the direction. */

/** Control characters, marks of direction and line separators; not the joiners that words and emoji are made with. */
const ACTING =
  /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/gu;

/** With each such character as its escape, e.g. `\u001b`; a text in JSON is the same to who reads it. */
export function printable(text: string): string {
  return text.replace(ACTING, escapeOf);
}

/** The same for whole lines of a report, whose ends and colours are the pipeline's own. */
export function printableLines(text: string): string {
  return text.replace(ACTING, (character) => (character === '\n' ? character : escapeOf(character)));
}

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
