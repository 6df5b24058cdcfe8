/** Turns inline nodes into plain text. */
import type { Inline } from '../../compose/Manuscript.ts';

export function inlineText(inlines: readonly Inline[]): string {
  return inlines.map(textOf).join('').replace(/\s+/g, ' ').trim();
}

function textOf(inline: Inline): string {
  switch (inline.type) {
    case 'text':
    case 'figure':
    case 'ref':
      return inline.text;
    case 'noteRef':
      return '';
    case 'lineBreak':
      return ' ';
    default:
      return inline.children.map(textOf).join('');
  }
}
