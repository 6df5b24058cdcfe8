/** Turns one page of a layout into its content stream, and says which content and which links stand where on it. */
import type { ContentId, LinkItem, Page, Rect, TextItem } from '../layout/Layout.ts';
import type { LinkTarget } from '../links/parseLink.ts';
import { ContentMarker } from './contentMarker.ts';
import { ContentWriter } from './contentWriter.ts';
import { type DrawingTools, drawPicture } from './drawPicture.ts';
import { type ImageObjects, imageObjects } from './imageObjects.ts';
import type { PdfDocument, PdfkitPage, PdfRef } from './pdfkitDocument.ts';
import { pdfArray, pdfDictionary, pdfNumber, pdfNumbers, pdfString } from './pdfSyntax.ts';
import type { TextOperators } from './textOperators.ts';

/** What pages share: fonts and graphics states. */
export interface Brushes {
  readonly document: PdfDocument;
  readonly texts: TextOperators;
  readonly opacities: Map<string, { readonly name: string; readonly ref: PdfRef }>;
  readonly images: ImageObjects;
}

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

export function openBrushes(document: PdfDocument, texts: TextOperators): Brushes {
  return { document, texts, opacities: new Map(), images: imageObjects(document) };
}

export function drawPage(
  { page, bleed, markRoom, roleOf, firstLinkKey }: PageContext,
  brushes: Brushes,
): DrawnPage {
  const { document } = brushes;
  const target = document.addPage(page.width, page.height);
  target.set('StructParents', String(page.index));
  target.set('TrimBox', insetBox(page, bleed));
  target.set('BleedBox', insetBox(page, markRoom));

  const writer = new ContentWriter();
  const tools = drawingTools(writer, target, brushes);
  const marker = new ContentMarker(writer, roleOf);
  const links: { readonly content: ContentId; readonly annotation: PdfRef }[] = [];

  for (const item of page.items) {
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
      case 'link': {
        const annotation = addLink(item, page, document, firstLinkKey + links.length);
        target.annotate(annotation);
        links.push({ content: item.content, annotation });
        break;
      }
      default:
        item satisfies never;
    }
  }
  marker.end();
  target.draw(writer.end());
  return { ref: target.ref, contents: marker.contents, links };
}

function drawText(item: TextItem, marker: ContentMarker, tools: DrawingTools): void {
  if (item.content === undefined) marker.artifact('Pagination');
  else if (item.actualText === undefined) marker.content(item.content);
  else marker.replacedContent(item.content, item.actualText);
  tools.showText(item.text, item, item.colour, [1, 0, 0, -1, item.x, item.y]);
  // What follows in the same content is no longer replaced.
  if (item.actualText !== undefined) marker.end();
}

function drawingTools(writer: ContentWriter, page: PdfkitPage, brushes: Brushes): DrawingTools {
  const { document, texts, opacities, images } = brushes;
  const blend = () => page.set('Group', '<</Type /Group /S /Transparency /CS /DeviceRGB>>');
  return {
    setOpacity: (fill, stroke) => {
      // Full opacity needs saying only after something less.
      if (fill === 1 && stroke === 1 && writer.opacityName === '') return;
      const key = `${pdfNumber(fill)} ${pdfNumber(stroke)}`;
      let state = opacities.get(key);
      if (state === undefined) {
        const ref = document.add(`<</Type /ExtGState /ca ${pdfNumber(fill)} /CA ${pdfNumber(stroke)}>>`);
        state = { name: `G${opacities.size + 1}`, ref };
        opacities.set(key, state);
      }
      page.use('ExtGState', state.name, state.ref);
      blend();
      writer.opacity(state.name);
    },
    showText: (text, style, colour, matrix) => {
      const font = texts.font(style.font);
      const shown = texts.show(text, style, (other) => page.use('Font', other.name, other.ref));
      if (shown === '') return;
      page.use('Font', font.name, font.ref);
      writer.font(font.name, style.size);
      writer.tracking(style.tracking);
      writer.fill(colour);
      writer.text(matrix, shown);
    },
    showImage: (raster, matrix) => {
      const image = images(raster);
      page.use('XObject', image.name, image.ref);
      if (raster.alpha !== undefined) blend();
      writer.save();
      writer.operator(`${pdfNumbers(matrix)} cm /${image.name} Do`);
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
