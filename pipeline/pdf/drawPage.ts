/** Turns one page of a layout into its content stream, and says which content and which links stand where on it. */
import type { Raster } from '../charts/Chart.ts';
import type { ContentId, LinkItem, Page, Rect, TextItem } from '../layout/Layout.ts';
import type { LinkTarget } from '../links/parseLink.ts';
import type { Brushes, Step } from './Brushes.ts';
import { ContentMarker } from './contentMarker.ts';
import { ContentWriter } from './contentWriter.ts';
import { type DrawingTools, drawPicture } from './drawPicture.ts';
import { contentsOf, idOfPage, type KeptPage, type KeptPages, pageParts } from './keepPage.ts';
import { type PackedStream, packStream } from './packStream.ts';
import type { PdfDocument, PdfkitPage, PdfRef } from './pdfkitDocument.ts';
import { pdfArray, pdfDictionary, pdfNumber, pdfNumbers, pdfString } from './pdfSyntax.ts';

export interface DrawnPage {
  readonly ref: PdfRef;
  /** Content by its number on the page (MCID). */
  readonly contents: readonly ContentId[];
  readonly links: readonly { readonly content: ContentId; readonly annotation: PdfRef }[];
}

export interface PageContext {
  readonly page: Page;
  /** Distances of the trim box and of the bleed box from the paper's edge. */
  readonly bleed: number;
  readonly markRoom: number;
  /** Role of the element that owns the content. */
  readonly roleOf: (content: ContentId) => string;
  /** Key in the parent tree of the page's first link; the others follow. */
  readonly firstLinkKey: number;
}

/** A page that was drawn before, with the document as it was then, is taken as it is kept. */
export function drawPage(context: PageContext, brushes: Brushes, kept: KeptPages | undefined): DrawnPage {
  const { page, bleed, markRoom, roleOf } = context;
  const target = brushes.document.addPage(page.width, page.height);
  target.set('StructParents', String(page.index));
  target.set('TrimBox', insetBox(page, bleed));
  target.set('BleedBox', insetBox(page, markRoom));
  const paper = new Paper(context, target, brushes);
  const contents = contentsOf(page);
  const parts = kept && pageParts(page, contents, roleOf, brushes.before, kept.fonts);
  const asked = parts && kept.shelf.ask(idOfPage(page.index), parts);
  if (asked?.value !== undefined) return takeAgain(asked.value, contents, paper);

  const writer = new ContentWriter();
  const marker = new ContentMarker(writer, roleOf);
  drawItems(page, writer, marker, paper);
  const content = packStream(target.contentOf(writer.end()));
  const { links, steps } = paper.end(content);
  if (brushes.areSound) {
    const places = new Map(contents.map((each, place) => [each, place]));
    asked?.keep({ content, owned: marker.contents.map((each) => places.get(each) ?? 0), steps });
  }
  return { ref: target.ref, contents: marker.contents, links };
}

function takeAgain(
  { content, owned, steps }: KeptPage,
  contents: readonly ContentId[],
  paper: Paper,
): DrawnPage {
  for (const step of steps) paper.take(step);
  const { ref, links } = paper.end(content);
  return { ref, contents: owned.flatMap((place) => contents[place] ?? []), links };
}

/** A page with what it takes of the document. */
class Paper {
  readonly #context: PageContext;
  readonly #target: PdfkitPage;
  readonly brushes: Brushes;
  readonly #used = new Set<string>();
  readonly #links: { readonly content: ContentId; readonly annotation: PdfRef }[] = [];
  readonly #items: readonly LinkItem[];
  #blends = false;

  constructor(context: PageContext, target: PdfkitPage, brushes: Brushes) {
    this.#context = context;
    this.#target = target;
    this.brushes = brushes;
    this.#items = context.page.items.filter((item) => item.type === 'link');
  }

  use(kind: Parameters<PdfkitPage['use']>[0], name: string): void {
    if (this.#used.has(name)) return;
    this.#used.add(name);
    this.#target.use(kind, name, this.brushes.refOf(name));
    this.brushes.note({ type: 'use', kind, name });
  }

  blend(): void {
    if (this.#blends) return;
    this.#blends = true;
    this.#target.set('Group', '<</Type /Group /S /Transparency /CS /DeviceRGB>>');
    this.brushes.note({ type: 'blend' });
  }

  /** The page's next link. */
  link(): void {
    const item = this.#items[this.#links.length];
    if (item === undefined) throw new Error('a page has fewer links than were drawn');
    const { page, firstLinkKey } = this.#context;
    const annotation = addLink(item, page, this.brushes.document, firstLinkKey + this.#links.length);
    this.#target.annotate(annotation);
    this.#links.push({ content: item.content, annotation });
    this.brushes.note({ type: 'link' });
  }

  take(step: Step): void {
    switch (step.type) {
      case 'use':
        this.use(step.kind, step.name);
        break;
      case 'blend':
        this.blend();
        break;
      case 'link':
        this.link();
        break;
      default:
        this.brushes.take(step, (digest) => rasterOn(this.#context.page, digest));
    }
  }

  end(content: PackedStream): Pick<DrawnPage, 'ref' | 'links'> & { readonly steps: readonly Step[] } {
    this.#target.setContent(content);
    return { ref: this.#target.ref, links: this.#links, steps: this.brushes.endPage() };
  }
}

function rasterOn({ items }: Page, digest: string): Raster {
  const marks = items.flatMap((item) => (item.type === 'picture' ? item.picture.marks : []));
  const found = marks.find((mark) => mark.type === 'image' && mark.raster.digest === digest);
  if (found?.type !== 'image') throw new Error('an image that was drawn is not on its page');
  return found.raster;
}

function drawItems({ items }: Page, writer: ContentWriter, marker: ContentMarker, paper: Paper): void {
  const tools = drawingTools(writer, paper);
  for (const item of items) {
    switch (item.type) {
      case 'text':
        drawText(item, marker, tools);
        break;
      case 'line':
        marker.artifact('Layout');
        writer.stroke(item.colour);
        writer.lineWidth(item.width);
        writer.operator(`${pdfNumbers([item.x1, item.y1])} m ${pdfNumbers([item.x2, item.y2])} l S`);
        break;
      case 'rect':
        marker.artifact('Layout');
        writer.fill(item.fill);
        writer.operator(`${pdfNumbers([item.x, item.y, item.width, item.height])} re f`);
        break;
      case 'picture':
        if (item.content === undefined) marker.artifact('Layout');
        else marker.content(item.content);
        drawPicture(item, writer, tools);
        break;
      case 'link':
        paper.link();
        break;
      default:
        item satisfies never;
    }
  }
  marker.end();
}

function drawText(item: TextItem, marker: ContentMarker, tools: DrawingTools): void {
  if (item.content === undefined) marker.artifact('Pagination');
  else if (item.actualText === undefined) marker.content(item.content);
  else marker.replacedContent(item.content, item.actualText);
  tools.showText(item.text, item, item.colour, [1, 0, 0, -1, item.x, item.y]);
  // What follows in the same content is no longer replaced.
  if (item.actualText !== undefined) marker.end();
}

function drawingTools(writer: ContentWriter, paper: Paper): DrawingTools {
  const { brushes } = paper;
  const { texts } = brushes;
  return {
    setOpacity: (fill, stroke) => {
      // Full opacity needs saying only after something less.
      if (fill === 1 && stroke === 1 && writer.opacityName === '') return;
      const name = brushes.state(fill, stroke);
      paper.use('ExtGState', name);
      paper.blend();
      writer.opacity(name);
    },
    showText: (text, style, colour, matrix) => {
      const font = texts.font(style.font);
      const shown = texts.show(text, style, (other) => paper.use('Font', other.name));
      if (shown === '') return;
      paper.use('Font', font.name);
      writer.font(font.name, style.size);
      writer.tracking(style.tracking);
      writer.fill(colour);
      writer.text(matrix, shown);
    },
    showImage: (raster, matrix) => {
      const name = brushes.image(raster);
      paper.use('XObject', name);
      if (raster.alpha !== undefined) paper.blend();
      writer.save();
      writer.operator(`${pdfNumbers(matrix)} cm /${name} Do`);
      writer.restore();
    },
  };
}

function addLink(item: LinkItem, page: Page, document: PdfDocument, key: number): PdfRef {
  return document.add(
    pdfDictionary({
      Type: '/Annot',
      Subtype: '/Link',
      Rect: pdfArray(pageBox(item, page)),
      Border: '[0 0 0]',
      // Printed; PDF/A asks for it.
      F: '4',
      StructParent: String(key),
      Contents: pdfString(item.contents),
      ...linkEntry(item.target),
    }),
  );
}

function linkEntry(target: LinkTarget): Record<string, string> {
  switch (target.type) {
    case 'anchor':
      return { Dest: pdfString(target.anchor) };
    case 'url':
      return { A: `<</S /URI /URI ${pdfString(target.url)}>>` };
    default:
      return target satisfies never;
  }
}

function insetBox({ width, height }: Page, inset: number): string {
  return `[${pdfNumbers([inset, inset, width - inset, height - inset])}]`;
}

/** From the top left corner of the page to PDF's bottom left: left, bottom, right, top. */
export function pageBox(rect: Rect, page: Page): string[] {
  const box = [rect.x, page.height - rect.y - rect.height, rect.x + rect.width, page.height - rect.y];
  return box.map(pdfNumber);
}
