/** Turns XML text into events or a small tree, with names without their prefixes. */
import { SaxesParser } from 'saxes';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Text directly within. */
  readonly text: string;
}

export interface XmlHandler {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Undefined where the text is well-formed, else what is wrong. A document type is refused, with its entities. */
export function parseXmlEvents(chunks: Iterable<string>, handler: XmlHandler): string | undefined {
  const parser = new SaxesParser<Record<never, never>>({ position: false });
  let problem: string | undefined;
  parser.on('error', (error) => {
    problem ??= error.message;
  });
  parser.on('doctype', () => {
    problem ??= 'a document type';
  });
  const { open, close, text } = handler;
  parser.on('opentag', ({ name, attributes }) => {
    if (problem === undefined) open?.(localName(name), attributes);
  });
  if (close !== undefined) parser.on('closetag', ({ name }) => close(localName(name)));
  if (text !== undefined) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  for (const chunk of chunks) {
    parser.write(chunk);
    if (problem !== undefined) return problem;
  }
  parser.close();
  return problem;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

export interface XmlDocument {
  readonly root: XmlElement;
  readonly problem: string | undefined;
}

/** The tree of a small part; an empty root where it could not be read. */
export function parseXmlTree(chunks: Iterable<string>): XmlDocument {
  const root: OpenElement = { name: '', attributes: {}, children: [], text: '' };
  const stack: OpenElement[] = [root];
  const problem = parseXmlEvents(chunks, {
    open: (name, attributes) => {
      const element: OpenElement = { name, attributes, children: [], text: '' };
      stack.at(-1)?.children.push(element);
      stack.push(element);
    },
    close: () => {
      stack.pop();
    },
    text: (text) => {
      const element = stack.at(-1);
      if (element !== undefined) element.text += text;
    },
  });
  return { root: root.children[0] ?? root, problem };
}

export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** The id by which an element names a relation, `r:id` whatever the prefix; undefined where it names none. */
export function relationOf(attributes: Readonly<Record<string, string>>): string | undefined {
  return attributes['r:id'] ?? Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];
}

/** All elements of a name within, at any depth, in order. */
export function descendants(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendants(child, name),
  ]);
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name);
}

export function children(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((one) => one.name === name) ?? [];
}
