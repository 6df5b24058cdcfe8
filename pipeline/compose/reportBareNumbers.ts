/** Reports the numbers typed into the text of one block, those of a sentence as one problem. */
import type { Nodes, PhrasingContent } from 'mdast';
import { sentenceStart } from '../language/sentences.ts';
import { bareNumbers } from '../problems/catalogue/compose.ts';
import type { Place } from '../problems/Problem.ts';
import { type InlineContext, placesIn } from './composeInlines.ts';
import { PLACEHOLDER, placeholderIndex } from './Expansion.ts';
import type { CitationNode } from './markCitations.ts';

/** A stretch of the block's text, and where its parts are written. */
interface Stretch {
  readonly text: string;
  readonly placeOf: (from: number, to: number) => Place;
}

/** A name may be in part set off, as in `*p* < 0.05`: the block is read in one piece. */
export function reportBareNumbers(nodes: readonly PhrasingContent[], context: InlineContext): void {
  const stretches = nodes.flatMap((node) => stretchesOf(node, context));
  const text = stretches.map((stretch) => stretch.text).join('');
  const bySentence = new Map<number, { readonly place: Place; readonly texts: string[] }>();
  for (const { start, end, text: found } of context.bareNumbers(text)) {
    const sentence = sentenceStart(text, start);
    const known = bySentence.get(sentence);
    if (known === undefined)
      bySentence.set(sentence, { place: placeIn(stretches, start, end), texts: [found] });
    else known.texts.push(found);
  }
  for (const { place, texts } of bySentence.values()) context.report(bareNumbers(place, texts));
}

function placeIn(stretches: readonly Stretch[], start: number, end: number): Place {
  let at = 0;
  for (const { text, placeOf } of stretches) {
    if (start < at + text.length) return placeOf(start - at, Math.min(end - at, text.length));
    at += text.length;
  }
  throw new Error('a number stands in no text');
}

/** What has no digits of its own, or has been reported as a whole, is a space. */
const BLANK: Stretch = { text: ' ', placeOf: () => ({ file: '' }) };

function stretchesOf(node: PhrasingContent, context: InlineContext): readonly Stretch[] {
  if (node.type === 'text') return textStretches(node.value, placesIn(node, context.expansion), context);
  if (node.type === 'citation') return wordsOfCitation(node, placesIn(node, context.expansion));
  // An address typed as text is no prose: its digits are not figures.
  if (node.type === 'link' && isItsAddress(node.children, node.url)) return [BLANK];
  if ('children' in node) return node.children.flatMap((child) => stretchesOf(child, context));
  return [BLANK];
}

/** Pages and other parts of a work are named by whoever cites it; what else is said around its key is prose. */
function wordsOfCitation({ value, words }: CitationNode, placeOf: Stretch['placeOf']): readonly Stretch[] {
  return words.flatMap(({ start, end }): readonly Stretch[] => [
    BLANK,
    { text: value.slice(start, end), placeOf: (from, to) => placeOf(start + from, start + to) },
  ]);
}

function isItsAddress(words: readonly Nodes[], url: string): boolean {
  const [only] = words;
  return words.length === 1 && only?.type === 'text' && url.endsWith(only.value);
}

/** A printed figure stays a mark, a parameter is its words, the rest is blank, so that `{{#claim}}2010{{/claim}}` is a year. */
function textStretches(
  value: string,
  placeOf: Stretch['placeOf'],
  { expansion }: InlineContext,
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  const plain = (from: number, to: number, text = value.slice(from, to)) => {
    if (text !== '') stretches.push({ text, placeOf: (start, end) => placeOf(from + start, from + end) });
  };
  for (const match of value.matchAll(PLACEHOLDER)) {
    const token = expansion.tokens[placeholderIndex(match[0])];
    const end = match.index + match[0].length;
    plain(at, match.index);
    if (token?.type === 'parameter') stretches.push({ text: token.text, placeOf: () => token.place });
    else plain(match.index, end, token?.type === 'figure' ? match[0] : '  ');
    at = end;
  }
  plain(at, value.length);
  return stretches;
}
