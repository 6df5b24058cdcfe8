/** Turns the HTML that the citation processor writes into styled text. */
import { SaxesParser } from 'saxes';
import { addressesIn, parseLink } from '../links/parseLink.ts';
import type { StyledText } from './Citation.ts';

/** Text within marks of style, outermost first. */
export interface Leaf {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** The label of an entry stands in a margin of its own. */
  readonly isLabel: boolean;
}

type Mark = Exclude<StyledText['type'], 'text' | 'link'>;

const MARKS: ReadonlyMap<string, Mark> = new Map([
  ['i', 'emphasis'],
  ['b', 'strong'],
  ['sup', 'superscript'],
  ['sub', 'subscript'],
]);

/** Emphasis within what is emphasized already is upright. */
const UNDONE: readonly (readonly [style: string, mark: Mark])[] = [
  ['font-style:normal', 'emphasis'],
  ['font-weight:normal', 'strong'],
  ['font-variant:normal', 'smallCaps'],
];

/** Throws where the text is no XML, which the processor never writes. */
export function leavesOf(html: string): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const open: {
    readonly mark: Mark | undefined;
    readonly undone: Mark | undefined;
    readonly isLabel: boolean;
  }[] = [];
  const parser = new SaxesParser({ fragment: true });
  parser.on('opentag', ({ name, attributes }) => {
    const style = String(attributes['style'] ?? '');
    open.push({
      mark: MARKS.get(name) ?? (style.includes('small-caps') ? 'smallCaps' : undefined),
      undone: UNDONE.find(([plain]) => style.includes(plain))?.[1],
      isLabel: attributes['class'] === 'csl-left-margin',
    });
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => {
    const marks = open.flatMap(({ mark }, index) =>
      mark === undefined || open.slice(index).some(({ undone }) => undone === mark) ? [] : mark,
    );
    leaves.push({ text, marks, isLabel: open.some(({ isLabel }) => isLabel) });
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(html).close();
  return leaves;
}

/** Addresses in the text lead to what they name, unless the whole leads elsewhere. */
export function styledText(leaves: readonly Leaf[], withLinks: boolean): readonly StyledText[] {
  return leaves.flatMap(({ text, marks }) => {
    const pieces = withLinks ? withAddresses(text) : [{ type: 'text' as const, text }];
    return pieces.map((piece) =>
      marks.reduceRight<StyledText>((children, type) => ({ type, children: [children] }), piece),
    );
  });
}

function withAddresses(text: string): readonly StyledText[] {
  const pieces: StyledText[] = [];
  let at = 0;
  for (const { address, start } of addressesIn(text)) {
    const to = parseLink(address);
    if (to.type !== 'url') continue;
    if (start > at) pieces.push({ type: 'text', text: text.slice(at, start) });
    pieces.push({ type: 'link', to, children: [{ type: 'text', text: address }] });
    at = start + address.length;
  }
  if (at < text.length) pieces.push({ type: 'text', text: text.slice(at) });
  return pieces;
}
