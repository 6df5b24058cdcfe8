/** Turns a PDF's structure tree into nodes, and reads the trees that tie it to pages and names. */

import { PdfUnreadable } from './PdfUnreadable.ts';
import { isList, type PdfMap, PdfReference, PdfText, type PdfValue } from './pdfValues.ts';
import type { PdfFile } from './readPdf.ts';

export interface StructureNode {
  readonly type: 'element';
  /** Object number. */
  readonly object: number;
  /** As written, e.g. `Em`. */
  readonly role: string;
  /** What the role map makes of it, e.g. `Span`. */
  readonly standardRole: string;
  readonly dictionary: PdfMap;
  readonly kids: readonly StructureKid[];
}

export type StructureKid =
  | StructureNode
  /** `page` and `annotation` are object numbers. */
  | { readonly type: 'content'; readonly page: number; readonly mcid: number }
  | { readonly type: 'annotation'; readonly page: number; readonly annotation: number };

/** Elements stand in one another; a book's about twenty deep. */
const MOST_DEPTH = 500;

/** The elements right under the root, in order. */
export function readStructure(file: PdfFile): readonly StructureNode[] {
  const root = file.map(file.catalogue.get('StructTreeRoot'));
  const roles = file.map(root.get('RoleMap'));
  const standard = (role: string): string => {
    let at = role;
    for (let step = 0; step < 8 && roles.has(at); step++) at = file.name(roles.get(at));
    return at;
  };
  const element = (value: PdfValue, depth: number): StructureNode => {
    if (depth > MOST_DEPTH)
      throw new PdfUnreadable('the structure tree is too deep, or leads back to itself');
    const dictionary = file.map(value);
    const role = file.name(dictionary.get('S'));
    const page = numberOf(dictionary.get('Pg'));
    return {
      type: 'element',
      object: numberOf(value),
      role,
      standardRole: standard(role),
      dictionary,
      kids: kidsOf(file, dictionary.get('K')).map((kid) => readKid(kid, page, depth)),
    };
  };
  const readKid = (kid: PdfValue, page: number, depth: number): StructureKid => {
    const resolved = file.resolve(kid);
    if (typeof resolved === 'number') return { type: 'content', page, mcid: resolved };
    const dictionary = file.map(kid);
    const own = dictionary.has('Pg') ? numberOf(dictionary.get('Pg')) : page;
    switch (file.name(dictionary.get('Type'))) {
      case 'MCR':
        return { type: 'content', page: own, mcid: Number(file.resolve(dictionary.get('MCID'))) };
      case 'OBJR':
        return { type: 'annotation', page: own, annotation: numberOf(dictionary.get('Obj')) };
      default:
        return element(kid, depth + 1);
    }
  };
  return kidsOf(file, root.get('K')).map((kid) => element(kid, 0));
}

function kidsOf(file: PdfFile, value: PdfValue | undefined): readonly PdfValue[] {
  if (value === undefined) return [];
  const resolved = file.resolve(value);
  return isList(resolved) ? resolved : [value];
}

/** All elements, each before those within it. */
export function elementsIn(nodes: readonly StructureNode[]): readonly StructureNode[] {
  const found: StructureNode[] = [];
  const visit = (kid: StructureKid): void => {
    if (kid.type !== 'element') return;
    found.push(kid);
    kid.kids.forEach(visit);
  };
  nodes.forEach(visit);
  return found;
}

/** Object number of a reference; 0 for anything else. */
export function numberOf(value: PdfValue | undefined): number {
  return value instanceof PdfReference ? value.id : 0;
}

/** An attribute, e.g. `(node, 'Table', 'Scope')`. */
export function attribute(
  file: PdfFile,
  node: StructureNode,
  owner: string,
  key: string,
): PdfValue | undefined {
  const value = node.dictionary.get('A');
  const owned = isList(file.resolve(value)) ? file.list(value) : value === undefined ? [] : [value];
  for (const entry of owned) {
    const attributes = file.map(entry);
    if (file.name(attributes.get('O')) === owner && attributes.has(key)) return attributes.get(key);
  }
  return undefined;
}

/** The entries of a number tree or name tree, in the order in which they stand. Names are raw bytes. */
export function treeEntries(
  file: PdfFile,
  value: PdfValue | undefined,
  depth = 0,
): readonly (readonly [number | string, PdfValue])[] {
  if (depth > MOST_DEPTH) throw new PdfUnreadable('a tree of names or numbers leads back to itself');
  const node = file.map(value);
  const leaves = file.list(node.get('Nums') ?? node.get('Names'));
  const own = Array.from({ length: Math.floor(leaves.length / 2) }, (_, at): [number | string, PdfValue] => {
    const key = file.resolve(leaves[2 * at]);
    return [key instanceof PdfText ? key.bytes : Number(key), leaves[2 * at + 1] ?? null];
  });
  return [...own, ...file.list(node.get('Kids')).flatMap((kid) => treeEntries(file, kid, depth + 1))];
}
