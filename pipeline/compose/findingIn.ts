/** Looks in the title of a chart for what would be a finding: a figure, a word that compares or tells of change, a whole sentence. */
import type { Language } from '../language/Language.ts';
import type { Inline } from './Manuscript.ts';
import { plainText } from './plainText.ts';

/**
 * The figure, word or mark that states something; undefined where none is found, which is no proof that there is none: a
 * verb that the language's list does not have says as much. Dates and names with digits are no figures.
 */
export function findingIn(title: readonly Inline[], { findings }: Language): string | undefined {
  const figure = figureIn(title);
  if (figure !== undefined) return figure;
  const text = plainText(title);
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+(?:['\u2019-][\p{L}\p{M}]+)*/gu) ?? [];
  return words.find((word) => findings.has(word)) ?? /[.!?%]\s*$/.exec(text)?.[0].trim();
}

function figureIn(inlines: readonly Inline[]): string | undefined {
  for (const inline of inlines) {
    if (inline.type === 'figure') return inline.text;
    const inner = 'children' in inline ? figureIn(inline.children) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}
