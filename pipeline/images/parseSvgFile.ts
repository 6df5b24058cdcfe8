/** Turns the text of an SVG file into a tree of elements with their lines. No entity is expanded, no address followed. */
import { SaxesParser } from 'saxes';
import type { SvgElement } from '../charts/svgTree.ts';
import { limitTable } from '../limits/Limits.ts';

/** What keeps an SVG from being drawn, with its line where one is known. */
export interface SvgFileFault {
  readonly found: string;
  readonly line?: number;
}

interface OpenElement extends SvgElement {
  readonly attributes: Map<string, string>;
  readonly children: SvgElement[];
  text: string;
}

const DEEPEST = limitTable.nesting.most;

/** Elements and attributes of editors, which stand under prefixes of their own, are left out. */
export function parseSvgFile(text: string): { readonly root: SvgElement } | { readonly fault: SvgFileFault } {
  const parser = new SaxesParser<Record<never, never>>({ position: true });
  let fault: SvgFileFault | undefined;
  const fail = (found: string) => {
    fault ??= { found, line: parser.line };
  };
  const top: OpenElement = { name: '', attributes: new Map(), children: [], text: '' };
  const open: OpenElement[] = [top];
  parser.on('error', ({ message }) => fail(`text that is no XML (${message.replace(/^\d+:\d+: /, '')})`));
  parser.on('doctype', (doctype) => {
    // The bare name of a document type, which old editors write, says nothing; one with entities can grow without end.
    if (doctype.includes('[')) fail('a document type with declarations of its own');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST) fail(`elements more than ${DEEPEST} levels deep`);
    const element: OpenElement = {
      name: name.replace(/^svg:/, ''),
      attributes: new Map(Object.entries(attributes).map(([key, value]) => [key, String(value)])),
      children: [],
      text: '',
      line: parser.line,
    };
    if (fault === undefined && !element.name.includes(':')) open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const addText = (piece: string) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text);
  if (fault === undefined) parser.close();
  if (fault !== undefined) return { fault };
  const [root] = top.children;
  return root?.name === 'svg'
    ? { root }
    : { fault: { found: 'a file whose first element is not svg', line: 1 } };
}
