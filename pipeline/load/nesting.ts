/** Finds where lists and objects of a JSON or YAML text stand too deep in one another to be read safely. */

import { limitTable } from '../limits/Limits.ts';

/** Documents of a book need about ten levels, charts of many layers about thirty. */
export const DEEPEST = limitTable.nesting.most;

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

/** What opens or closes something in a template: `{{#if`, `{{^if`, `{{else if`, `{{/if`, and brackets within `{{ }}`. */
const TEMPLATE_SIGN = /\{\{~?([#^/]|else\s+\w)|\{\{|\}\}|[()]/g;

/** Offset in a template at which one block, or bracket of a helper's argument, too many opens. */
export function deepTemplateAt(text: string): number | undefined {
  /** Levels that each open block has added: an `{{else if}}` is a block in a block that ends with it. */
  const blocks: number[] = [];
  let levels = 0;
  let brackets = 0;
  let isInside = false;
  for (const match of text.matchAll(TEMPLATE_SIGN)) {
    const [sign, kind = ''] = match;
    if (sign === '(') brackets += isInside ? 1 : 0;
    else if (sign === ')') brackets = Math.max(0, brackets - 1);
    else if (sign === '}}') isInside = false;
    else {
      isInside = true;
      brackets = 0;
      if (kind === '/') levels -= blocks.pop() ?? 0;
      else if (kind.startsWith('else')) {
        const own = blocks.pop() ?? 0;
        blocks.push(own + 1);
        levels += 1;
      } else if (
        kind === '#' ||
        (kind === '^' && !/^\{\{~?\^~?\}/.test(text.slice(match.index, match.index + 6)))
      ) {
        blocks.push(1);
        levels += 1;
      }
    }
    if (Math.max(levels, brackets) > DEEPEST) return match.index;
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
