/** Turns SVG text into a tree of elements. Reads what Vega writes; anything else in the text is an error. */

export interface SvgElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly SvgElement[];
  /** Text directly within the element. */
  readonly text: string;
  /** In its file, from 1; what Vega writes is in none. */
  readonly line?: number;
}

interface OpenElement extends SvgElement {
  readonly children: SvgElement[];
  text: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function parseSvgTree(svg: string): SvgElement {
  const root: OpenElement = { name: '', attributes: new Map(), children: [], text: '' };
  const open: OpenElement[] = [root];
  // A closing tag, an opening tag with its attributes, or text.
  const pattern = /<\/([\w:]+)\s*>|<([\w:]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/gy;
  for (let match = pattern.exec(svg); match !== null; match = pattern.exec(svg)) {
    const [, closing, name, attributes = '', slash, text] = match;
    const parent = open.at(-1) ?? root;
    if (text !== undefined) parent.text += decodeEntities(text);
    else if (closing !== undefined) open.pop();
    else if (name !== undefined) {
      const element: OpenElement = {
        name,
        attributes: parseAttributes(attributes),
        children: [],
        text: '',
      };
      parent.children.push(element);
      if (slash === '') open.push(element);
    }
    if (pattern.lastIndex === svg.length) break;
  }
  const [first] = root.children;
  if (first === undefined || open.length !== 1) throw new Error('Vega wrote SVG that cannot be read');
  return first;
}

function parseAttributes(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    attributes.set(name, value.includes('&') ? decodeEntities(value) : value);
  }
  return attributes;
}

function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number.parseInt(name.slice(1), 10));
    return entities[name] ?? whole;
  });
}
