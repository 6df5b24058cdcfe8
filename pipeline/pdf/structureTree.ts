/** Turns the layout's tag tree into PDF's structure tree, tied to the pages both ways (ISO 32000-1, section 14.7). */
import type { ContentId, Layout, Page, TagNode, TagRole } from '../layout/Layout.ts';
import { type DrawnPage, pageBox } from './drawPage.ts';
import type { Attachment } from './embedFile.ts';
import type { PdfDocument, PdfRef } from './pdfkitDocument.ts';
import { pdfArray, pdfDictionary, pdfString } from './pdfSyntax.ts';
import { nameTree, numberTree } from './pdfTrees.ts';

/** Roles that PDF 1.7 does not know, and what each is like. */
const roleMap: Partial<Record<TagRole, string>> = { Aside: '/Div', Em: '/Span', Strong: '/Span' };

/** Who owns each piece of content. */
export interface ContentOwners {
  readonly roleOf: (content: ContentId) => string;
  /** The Link around the content, or its owner where there is none. */
  readonly linkOf: (content: ContentId) => TagNode;
}

export function contentOwners(tree: TagNode): ContentOwners {
  const owners = new Map<ContentId, TagNode>();
  const links = new Map<ContentId, TagNode>();
  const walk = (node: TagNode, around: TagNode | undefined): void => {
    const link = node.role === 'Link' ? node : around;
    for (const child of node.children) {
      if (typeof child !== 'number') {
        walk(child, link);
        continue;
      }
      if (owners.has(child)) throw new Error(`content ${child} stands in the tag tree twice`);
      owners.set(child, node);
      if (link !== undefined) links.set(child, link);
    }
  };
  walk(tree, undefined);
  const ownerOf = (content: ContentId): TagNode => {
    const owner = owners.get(content);
    if (owner === undefined) throw new Error(`content ${content} is on a page but not in the tag tree`);
    return owner;
  };
  return {
    roleOf: (content) => ownerOf(content).role,
    linkOf: (content) => links.get(content) ?? ownerOf(content),
  };
}

export function writeStructureTree(
  layout: Layout,
  drawn: readonly DrawnPage[],
  owners: ContentOwners,
  document: PdfDocument,
  embed: (file: Attachment) => PdfRef,
): void {
  const mathml = mathmlFiles(embed);
  const places = contentPlaces(drawn);
  const links = linksByNode(drawn, owners);
  // By page and number on it: the element that the content belongs to.
  const parents: (PdfRef | undefined)[][] = drawn.map(({ contents }) => contents.map(() => undefined));
  const linkParents = new Map<number, PdfRef>();
  const ids: (readonly [string, PdfRef])[] = [];

  const write = (node: TagNode, parent: PdfRef): PdfRef => {
    const element = document.reserve();
    const kids: Kid[] = [];
    for (const child of node.children) {
      if (typeof child !== 'number') kids.push({ text: write(child, element.ref) });
      else {
        for (const { page, mcid } of places.get(child) ?? []) {
          kids.push({ page, mcid });
          const onPage = parents[page];
          if (onPage !== undefined) onPage[mcid] = element.ref;
        }
      }
    }
    for (const { annotation, key, page } of links.get(node) ?? []) {
      kids.push({ text: `<</Type /OBJR /Obj ${annotation} /Pg ${refOf(drawn, page)}>>` });
      linkParents.set(key, element.ref);
    }
    if (node.id !== undefined) ids.push([node.id, element.ref]);
    element.write(elementText(node, parent, kids, layout.pages, drawn, mathml(node)));
    return element.ref;
  };

  const top = write(layout.tree, document.structureRoot);
  const keys = [
    ...parents.map((onPage, index): [number, string] => [
      index,
      document.add(pdfArray(onPage.map((ref) => ref ?? 'null'))),
    ]),
    ...[...linkParents].sort(([one], [other]) => one - other),
  ];
  document.setStructure('K', `[${top}]`);
  document.setStructure('ParentTree', numberTree(keys, document));
  document.setStructure('ParentTreeNextKey', String(keys.length));
  document.setStructure('RoleMap', pdfDictionary(roleMap));
  if (ids.length > 0) document.setStructure('IDTree', nameTree(ids, document));
}

/** A formula as MathML, one file for all that are the same. */
function mathmlFiles(embed: (file: Attachment) => PdfRef): (node: TagNode) => PdfRef | undefined {
  const known = new Map<string, PdfRef>();
  return ({ mathml, alt = '' }) => {
    if (mathml === undefined) return undefined;
    const file =
      known.get(mathml) ??
      embed({
        name: `formula-${known.size + 1}.mml`,
        bytes: Buffer.from(mathml),
        mime: 'application/mathml+xml',
        description: alt,
        relationship: 'Supplement',
      });
    known.set(mathml, file);
    return file;
  };
}

type Kid = { readonly text: string } | { readonly page: number; readonly mcid: number };

function elementText(
  node: TagNode,
  parent: PdfRef,
  kids: readonly Kid[],
  pages: readonly Page[],
  drawn: readonly DrawnPage[],
  file: PdfRef | undefined,
): string {
  // Content on the element's own page is told by its number alone.
  const own = kids.find((kid) => 'mcid' in kid)?.page;
  const texts = kids.map((kid) => {
    if ('text' in kid) return kid.text;
    if (kid.page === own) return String(kid.mcid);
    return `<</Type /MCR /Pg ${refOf(drawn, kid.page)} /MCID ${kid.mcid}>>`;
  });
  // No `Type`: it may be left out, and there are a hundred thousand of these in a long book.
  return pdfDictionary({
    S: `/${node.role}`,
    P: parent,
    Pg: own === undefined ? undefined : refOf(drawn, own),
    K: texts.length === 0 ? undefined : texts.length === 1 ? texts[0] : pdfArray(texts),
    ID: node.id === undefined ? undefined : pdfString(node.id),
    T: node.title === undefined ? undefined : pdfString(node.title),
    Alt: node.alt === undefined ? undefined : pdfString(node.alt),
    ActualText: node.actualText === undefined ? undefined : pdfString(node.actualText),
    Lang: node.language === undefined ? undefined : pdfString(node.language),
    AF: file === undefined ? undefined : pdfArray([file]),
    A: attributes(node, pages),
  });
}

function attributes(node: TagNode, pages: readonly Page[]): string | undefined {
  const owned: string[] = [];
  if (node.scope !== undefined || node.colSpan !== undefined || node.rowSpan !== undefined) {
    owned.push(
      pdfDictionary({
        O: '/Table',
        Scope: node.scope === undefined ? undefined : `/${node.scope}`,
        ColSpan: node.colSpan?.toString(),
        RowSpan: node.rowSpan?.toString(),
      }),
    );
  }
  if (node.listNumbering !== undefined) owned.push(`<</O /List /ListNumbering /${node.listNumbering}>>`);
  const page = node.bbox === undefined ? undefined : pages[node.bbox.page];
  if (node.bbox !== undefined && page !== undefined) {
    owned.push(`<</O /Layout /Placement /Block /BBox ${pdfArray(pageBox(node.bbox.rect, page))}>>`);
  }
  return owned.length > 1 ? pdfArray(owned) : owned[0];
}

/** Where each piece of content stands, in the order of pages; a piece may be broken by a page or by an artifact. */
function contentPlaces(
  drawn: readonly DrawnPage[],
): ReadonlyMap<ContentId, readonly { readonly page: number; readonly mcid: number }[]> {
  const places = new Map<ContentId, { page: number; mcid: number }[]>();
  for (const [page, { contents }] of drawn.entries()) {
    for (const [mcid, content] of contents.entries()) {
      const known = places.get(content);
      if (known === undefined) places.set(content, [{ page, mcid }]);
      else known.push({ page, mcid });
    }
  }
  return places;
}

interface PlacedLink {
  readonly annotation: PdfRef;
  readonly page: number;
  readonly key: number;
}

function linksByNode(
  drawn: readonly DrawnPage[],
  owners: ContentOwners,
): ReadonlyMap<TagNode, readonly PlacedLink[]> {
  const byNode = new Map<TagNode, PlacedLink[]>();
  let key = drawn.length;
  for (const [page, { links }] of drawn.entries()) {
    for (const { content, annotation } of links) {
      const node = owners.linkOf(content);
      const known = byNode.get(node) ?? [];
      known.push({ annotation, page, key });
      byNode.set(node, known);
      key += 1;
    }
  }
  return byNode;
}

function refOf(drawn: readonly DrawnPage[], page: number): PdfRef {
  const found = drawn[page];
  if (found === undefined) throw new Error(`page ${page} was not drawn`);
  return found.ref;
}
