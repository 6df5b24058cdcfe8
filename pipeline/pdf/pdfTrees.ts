/** Turns sorted entries into PDF's name trees and number trees (ISO 32000-1, sections 7.9.6 and 7.9.7). */
import type { PdfDocument } from './pdfkitDocument.ts';
import { pdfArray, pdfString, pdfStringOrder } from './pdfSyntax.ts';

/** So many entries or kids a node: small enough for a reader that looks up one of thousands. */
const breadth = 64;

/** The root's text. Entries are sorted by the bytes of their names, as readers search them. */
export function nameTree(entries: readonly (readonly [string, string])[], document: PdfDocument): string {
  const sorted = entries
    .map(([name, value]) => ({ order: pdfStringOrder(name), key: pdfString(name), value }))
    .sort((one, other) => (one.order < other.order ? -1 : one.order > other.order ? 1 : 0));
  return treeText('Names', sorted, document);
}

/** Entries come in the order of their keys. */
export function numberTree(entries: readonly (readonly [number, string])[], document: PdfDocument): string {
  return treeText(
    'Nums',
    entries.map(([key, value]) => ({ key: String(key), value })),
    document,
  );
}

interface Entry {
  readonly key: string;
  readonly value: string;
}

interface Node {
  readonly first: string;
  readonly last: string;
  /** Without limits, as a root has none. */
  readonly inside: string;
}

function treeText(kind: 'Names' | 'Nums', entries: readonly Entry[], document: PdfDocument): string {
  let nodes: readonly Node[] = groups(entries).map((group) => ({
    first: group[0]?.key ?? '',
    last: group.at(-1)?.key ?? '',
    inside: `/${kind} ${pdfArray(group.map(({ key, value }) => `${key} ${value}`))}`,
  }));
  while (nodes.length > 1) {
    nodes = groups(nodes).map((group) => ({
      first: group[0]?.first ?? '',
      last: group.at(-1)?.last ?? '',
      inside: `/Kids ${pdfArray(
        group.map(({ first, last, inside }) => document.add(`<</Limits [${first} ${last}] ${inside}>>`)),
      )}`,
    }));
  }
  return `<<${nodes[0]?.inside ?? `/${kind} []`}>>`;
}

function groups<Value>(values: readonly Value[]): readonly (readonly Value[])[] {
  return Array.from({ length: Math.ceil(values.length / breadth) }, (_, at) =>
    values.slice(at * breadth, (at + 1) * breadth),
  );
}
