/** Reads a layout, and the file drawn of it, from the first word of the tag tree to its last. */
import type { ContentId, Layout, TagNode } from '../../pipeline/layout/Layout.ts';
import type { PdfFile } from '../../pipeline/pdf/readPdf.ts';
import { readStructure, type StructureKid } from '../../pipeline/pdf/readStructure.ts';
import { contentTexts } from './pdfDump.ts';

/** What the layout means to be read, labels of charts each as a word; characters that a font writes with another's glyph are as they are drawn. */
export function layoutInOrder({ pages, tree }: Layout): string {
  const texts = new Map<ContentId, string>();
  const add = (content: ContentId | undefined, text: string): void => {
    if (content !== undefined) texts.set(content, (texts.get(content) ?? '') + text);
  };
  for (const { items } of pages) {
    for (const item of items) {
      if (item.type === 'text') add(item.content, item.actualText ?? item.text);
      if (item.type !== 'picture') continue;
      for (const mark of item.picture.marks) if (mark.type === 'text') add(item.content, `${mark.text} `);
    }
  }
  const read = (node: TagNode): readonly string[] =>
    node.children.flatMap((child) => (typeof child === 'number' ? [texts.get(child) ?? ''] : read(child)));
  return asDrawn(read(tree).join(''));
}

/** What a reader finds in the file by its tags and its fonts' own maps. */
export function fileInOrder(file: PdfFile): string {
  const texts = contentTexts(file);
  const read = (kid: StructureKid): readonly string[] => {
    if (kid.type === 'element') return kid.kids.flatMap(read);
    return kid.type === 'content' ? [texts.get(`${kid.page} ${kid.mcid}`) ?? ''] : [];
  };
  return asDrawn(readStructure(file).flatMap(read).join(''));
}

function asDrawn(text: string): string {
  return text.normalize('NFC').replaceAll('\u202f', ' ').replaceAll('\u2011', '-');
}
