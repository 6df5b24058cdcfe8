/** Turns a layout into a tagged PDF: PDF/A-3a and PDF/UA-1 in one file. */
import type { BookTitle } from '../compose/Manuscript.ts';
import type { FontSet } from '../fonts/loadFonts.ts';
import type { Layout } from '../layout/Layout.ts';
import type { Shelf } from '../memo/Shelf.ts';
import { Brushes } from './Brushes.ts';
import { type DrawnPage, drawPage } from './drawPage.ts';
import { type Attachment, embedFile } from './embedFile.ts';
import type { KeptPages } from './keepPage.ts';
import { writeNavigation } from './navigation.ts';
import { packObjects } from './packObjects.ts';
import type { PackedStream } from './packStream.ts';
import { type DocumentInfo, openDocument, type PdfDocument } from './pdfkitDocument.ts';
import { pdfArray } from './pdfSyntax.ts';
import { nameTree } from './pdfTrees.ts';
import { contentOwners, writeStructureTree } from './structureTree.ts';
import { xmpPacket } from './xmpPacket.ts';

export interface PdfInput {
  readonly layout: Layout;
  readonly book: BookTitle;
  readonly fonts: FontSet;
  /** They come last in the file, and may come last to this stage. */
  /** Asked for when the pages are drawn. */
  readonly attachments: readonly Attachment[] | (() => Promise<readonly Attachment[]>);
  /** The program and its version. */
  readonly producer: string;
  /** Lets others have the thread. */
  readonly breathe?: () => Promise<void>;
  /** Streams that were deflated before. */
  readonly streams?: Shelf<PackedStream> | undefined;
  /** Pages that were drawn before. */
  readonly kept?: KeptPages | undefined;
}

/** Pages that are drawn in one breath. */
const BREATH = 16;

export async function writePdf({
  layout,
  book,
  fonts,
  attachments,
  producer,
  breathe = async () => {},
  streams,
  kept,
}: PdfInput): Promise<Uint8Array> {
  // The edition's date is the only one in the file; midnight UTC on every machine.
  const created = new Date(`${book.edition}T00:00:00Z`);
  const info: DocumentInfo = {
    title: layout.title,
    author: book.authors.join(', '),
    subject: book.subtitle,
    keywords: book.keywords.join(', '),
    creator: producer,
    producer,
    created,
    language: layout.language,
  };
  const document = openDocument(info, xmpPacket(info, book));
  const owners = contentOwners(layout.tree);
  const brushes = new Brushes(document, fonts);

  let firstLinkKey = layout.pages.length;
  const drawn: DrawnPage[] = [];
  for (const page of layout.pages) {
    if (page.index % BREATH === 0) await breathe();
    const context = { page, bleed: layout.bleed, markRoom: layout.markRoom ?? 0, roleOf: owners.roleOf };
    const done = drawPage({ ...context, firstLinkKey }, brushes, kept);
    firstLinkKey += done.links.length;
    drawn.push(done);
  }
  await breathe();
  writeStructureTree(layout, drawn, owners, document, (file) => embedFile(file, created, document));
  writeNavigation(layout, drawn, document);
  await breathe();
  attach(typeof attachments === 'function' ? await attachments() : attachments, created, document);
  await breathe();
  return packObjects(document.end(), streams);
}

function attach(attachments: readonly Attachment[], created: Date, document: PdfDocument): void {
  if (attachments.length === 0) return;
  const files = attachments.map((file) => [file.name, embedFile(file, created, document)] as const);
  document.setNames('EmbeddedFiles', nameTree(files, document));
  document.setCatalogue('AF', pdfArray(files.map(([, ref]) => ref)));
}
