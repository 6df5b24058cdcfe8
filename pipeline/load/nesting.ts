/** Finds where lists and objects of a JSON or YAML text stand too deep in one another to be read safely. */

/** Documents of a book need about ten levels, charts of many layers about thirty. */
export const DEEPEST = 100;

/** Offset of the bracket of a JSON text that opens one level too many. */
export function deepBracketAt(text: string): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    else if (quoted && character === '\\') at += 1;
    else if (!quoted && (character === '[' || character === '{')) depth += 1;
    else if (!quoted && (character === ']' || character === '}')) depth -= 1;
    if (depth > DEEPEST) return at;
  }
  return undefined;
}

/**
 * Offset in a YAML text from which on a parser might run out of stack: many more brackets open than any document needs,
 * or a line that begins as far to the right as only a block within hundreds of others does.
 */
export function hopelesslyDeepAt(text: string): number | undefined {
  const most = 5 * DEEPEST;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    if (depth > most) return at;
  }
  return new RegExp(`^(?: |[-?:] ){${most}}`, 'm').exec(text)?.index;
}
