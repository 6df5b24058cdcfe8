/** Turns PDFKit into a document that takes objects, pages and fonts in our terms; its private parts are named here only. */
import type { Font } from 'fontkit';
import PDFDocument from 'pdfkit';
import type { PackedStream } from './packStream.ts';
import { hex4 } from './pdfSyntax.ts';

/** A reference such as `12 0 R`. */
export type PdfRef = string;

/** An object that others may name before it is written. */
export class ReservedObject {
  readonly ref: PdfRef;
  readonly #number: number;
  readonly #objects: string[];

  constructor(number: number, objects: string[]) {
    this.ref = `${number} 0 R`;
    this.#number = number;
    this.#objects = objects;
  }

  write(text: string): void {
    this.#objects[this.#number] = text;
  }
}

export interface PdfkitPage {
  readonly ref: PdfRef;
  /** Adds an entry to the page's dictionary. */
  readonly set: (key: string, text: string) => void;
  /** Names a font, graphics state or image that the page's content uses, e.g. `('Font', 'F1', '7 0 R')`. */
  readonly use: (kind: 'Font' | 'ExtGState' | 'XObject', name: string, ref: PdfRef) => void;
  readonly annotate: (ref: PdfRef) => void;
  /** The whole content of the page of which this is drawn. */
  readonly contentOf: (drawn: string) => Uint8Array;
  readonly setContent: (content: PackedStream) => void;
}

export interface PdfFont {
  /** Name in the resources, e.g. `F1`. */
  readonly name: string;
  readonly ref: PdfRef;
  readonly unitsPerEm: number;
  /** Takes a glyph into the subset; gives its code there in hexadecimal, and whether the code stands for just these characters. */
  readonly include: (glyph: number, codePoints: readonly number[]) => IncludedGlyph;
  /** The same for a glyph that stands for one character. */
  readonly includeOne: (glyph: number, codePoint: number) => IncludedGlyph;
}

export type TakenGlyph = (font: string, glyph: number, codePoints: readonly number[]) => void;

export interface IncludedGlyph {
  readonly code: string;
  readonly sameText: boolean;
}

/** A glyph of the subset with the characters that it was first taken in for, and both answers about it. */
interface SubsetGlyph {
  readonly codePoints: readonly number[];
  readonly same: IncludedGlyph;
  readonly other: IncludedGlyph;
}

export interface PdfDocument {
  readonly reserve: () => ReservedObject;
  readonly add: (text: string) => PdfRef;
  readonly addStream: (entries: Readonly<Record<string, string>>, bytes: Uint8Array) => PdfRef;
  /** Ends the page before; the origin of its content is the top left corner, y downwards. */
  readonly addPage: (width: number, height: number) => PdfkitPage;
  /** `taken` is told of each glyph that comes into the subset. */
  readonly embedFont: (font: Font, taken?: TakenGlyph) => PdfFont;
  readonly setCatalogue: (key: string, text: string) => void;
  readonly setNames: (key: 'Dests' | 'EmbeddedFiles', tree: string) => void;
  /** The root of the structure tree, which PDFKit makes and ends. */
  readonly structureRoot: PdfRef;
  readonly setStructure: (
    key: 'K' | 'ParentTree' | 'ParentTreeNextKey' | 'RoleMap' | 'IDTree',
    text: string,
  ) => void;
  readonly end: () => LooseFile;
}

/** What PDFKit wrote, uncompressed, and the objects that went past it. */
export interface LooseFile {
  readonly bytes: Uint8Array;
  /** Text by object number; PDFKit's own numbers are left out. */
  readonly objects: readonly (string | undefined)[];
  /** By the number of the object, streams that stand in the place of what PDFKit wrote. */
  readonly packed: ReadonlyMap<number, PackedStream>;
}

export interface DocumentInfo {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  readonly creator: string;
  readonly producer: string;
  readonly created: Date;
  readonly language: string;
}

/** `xmp` is the whole metadata packet. Streams are left uncompressed for `packObjects`. */
export function openDocument(info: DocumentInfo, xmp: string): PdfDocument {
  const document: unknown = new PDFDocument({
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    displayTitle: true,
    autoFirstPage: false,
    compress: false,
    lang: info.language,
    // PDFKit takes any empty value for "no font at first"; its type knows only names. Helvetica would not be embedded.
    font: '',
    info: {
      Title: info.title,
      Author: info.author,
      Subject: info.subject,
      Keywords: info.keywords,
      Creator: info.creator,
      Producer: info.producer,
      CreationDate: info.created,
      ModDate: info.created,
    },
  });
  if (!isPdfkit(document)) throw new Error('pdfkit is not of the version that this pipeline was written for');
  const kit = document;

  kit.endMetadata = metadataOf(kit, xmp);

  const embedded = new Map<Font, PdfFont>();
  // Tens of thousands of structure elements: PDFKit only counts them, since it would take longer than all the drawing.
  const objects: string[] = [];
  const packed = new Map<number, PackedStream>();
  const reserve = (): ReservedObject => new ReservedObject(kit._offsets.push(null), objects);
  return {
    reserve,
    add: (text) => {
      const object = reserve();
      object.write(text);
      return object.ref;
    },
    addStream: (entries, bytes) => String(stream(kit, entries, bytes)),
    addPage: (width, height) => addPage(kit, packed, width, height),
    embedFont: (font, taken = () => undefined) => {
      let known = embedded.get(font);
      if (known === undefined) {
        known = embedFont(kit, font, taken);
        embedded.set(font, known);
      }
      return known;
    },
    setCatalogue: (key, text) => {
      kit._root.data[key] = new Verbatim(text);
    },
    setNames: (key, tree) => {
      kit._root.data.Names.data[key] = new Verbatim(tree);
    },
    structureRoot: String(kit.getStructTreeRoot()),
    setStructure: (key, text) => {
      kit.getStructTreeRoot().data[key] = new Verbatim(text);
    },
    end: () => {
      kit.end();
      const chunks: Buffer[] = [];
      // All at once, or from Node 26 on one after the other.
      for (let chunk = kit.read(); chunk !== null; chunk = kit.read()) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      // PDFKit waits for ever for an object of its own that was begun and never ended.
      if (bytes.toString('latin1', bytes.length - 6) !== '%%EOF\n')
        throw new Error('pdfkit did not end its document');
      return { bytes, objects, packed };
    },
  };
}

/**
 * PDFKit's own packet leaves `&` and `<` unescaped and cannot claim PDF/UA. Made out here, since Node holds a document, and what its
 * functions know, until its stream is told of its end: for the rest of a build that has nothing to wait for.
 */
function metadataOf(kit: Pdfkit, xmp: string): () => void {
  return () => {
    const entries = { Type: '/Metadata', Subtype: '/XML' };
    kit._root.data['Metadata'] = stream(kit, entries, Buffer.from(xmp, 'utf8'));
  };
}

function stream(kit: Pdfkit, entries: Readonly<Record<string, string>>, bytes: Uint8Array): OpenReference {
  const data = Object.fromEntries(Object.entries(entries).map(([key, text]) => [key, new Verbatim(text)]));
  const reference = kit.ref(data);
  reference.end(bytes);
  return reference;
}

function addPage(kit: Pdfkit, packed: Map<number, PackedStream>, width: number, height: number): PdfkitPage {
  kit.addPage({ size: [width, height], margin: 0 });
  const { page } = kit;
  const entries = page.dictionary.data;
  return {
    ref: String(page.dictionary),
    set: (key, text) => {
      entries[key] = new Verbatim(text);
    },
    use: (kind, name, ref) => {
      resourcesOf(page, kind)[name] ??= new Verbatim(ref);
    },
    annotate: (ref) => {
      page.annotations.push(new Verbatim(ref));
    },
    contentOf: (drawn) => Buffer.concat([...page.content.buffer, Buffer.from(drawn, 'latin1')]),
    setContent: (content) => {
      packed.set(page.content.id, content);
    },
  };
}

/** PDFKit makes each dictionary when it is first asked for, so that only those that are used are asked for. */
function resourcesOf(page: Page, kind: 'Font' | 'ExtGState' | 'XObject'): Record<string, unknown> {
  switch (kind) {
    case 'Font':
      return page.fonts;
    case 'ExtGState':
      return page.ext_gstates;
    case 'XObject':
      return page.xobjects;
    default:
      return kind satisfies never;
  }
}

function embedFont(kit: Pdfkit, font: Font, taken: TakenGlyph): PdfFont {
  kit.font(font);
  const embedded = kit._font;
  const known = new Map<number, SubsetGlyph>();
  const entryOf = (glyph: number, codePoints: () => readonly number[]): SubsetGlyph => {
    let entry = known.get(glyph);
    if (entry === undefined) {
      const code = embedded.subset.includeGlyph(glyph);
      const points = codePoints();
      // A font's glyph remembers the characters that first asked for it, by which later words are shaped.
      embedded.widths[code] = (font.getGlyph(glyph, [...points]).advanceWidth * 1000) / font.unitsPerEm;
      embedded.unicode[code] = points;
      taken(embedded.id, glyph, points);
      const text = hex4(code);
      entry = {
        codePoints: points,
        same: { code: text, sameText: true },
        other: { code: text, sameText: false },
      };
      known.set(glyph, entry);
    }
    return entry;
  };
  return {
    name: embedded.id,
    ref: String(embedded.ref()),
    unitsPerEm: font.unitsPerEm,
    include: (glyph, codePoints) => {
      const entry = entryOf(glyph, () => codePoints);
      return isSame(entry.codePoints, codePoints) ? entry.same : entry.other;
    },
    includeOne: (glyph, codePoint) => {
      const entry = entryOf(glyph, () => [codePoint]);
      return entry.codePoints.length === 1 && entry.codePoints[0] === codePoint ? entry.same : entry.other;
    },
  };
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

/** PDFKit prints an object that is no plain one by its `toString`: so text of our own gets in as it stands. */
class Verbatim {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  get [Symbol.toStringTag](): string {
    return 'Verbatim';
  }
  toString(): string {
    return this.#text;
  }
}

// ---------------------------------------------------------------- the parts of PDFKit 0.20 that are used

interface Pdfkit {
  readonly _root: Reference & { readonly data: { readonly Names: Reference } };
  readonly _font: EmbeddedFont;
  /** Where each object starts; its length is the highest number given out. */
  readonly _offsets: (number | null)[];
  readonly page: Page;
  endMetadata: () => void;
  readonly font: (font: Font) => void;
  readonly addPage: (options: { readonly size: readonly number[]; readonly margin: number }) => void;
  readonly getStructTreeRoot: () => Reference;
  readonly ref: (data: Verbatim | Record<string, unknown>) => OpenReference;
  readonly end: () => void;
  readonly read: () => Buffer | null;
}

interface Reference {
  readonly data: Record<string, unknown>;
  readonly toString: () => string;
}

interface OpenReference {
  data: unknown;
  readonly end: (chunk?: Uint8Array) => void;
  readonly toString: () => string;
}

interface Page {
  readonly dictionary: Reference;
  readonly fonts: Record<string, unknown>;
  readonly ext_gstates: Record<string, unknown>;
  readonly xobjects: Record<string, unknown>;
  readonly annotations: unknown[];
  /** What PDFKit begins it with turns the page's coordinates over. */
  readonly content: { readonly id: number; readonly buffer: readonly Uint8Array[] };
}

interface EmbeddedFont {
  readonly id: string;
  readonly subset: { readonly includeGlyph: (glyph: number) => number };
  /** By code in the subset, per mille of the em. */
  readonly widths: number[];
  readonly unicode: (readonly number[])[];
  readonly ref: () => Reference;
}

function isPdfkit(document: unknown): document is Pdfkit {
  return (
    typeof document === 'object' &&
    document !== null &&
    [
      '_root',
      '_offsets',
      'page',
      'endMetadata',
      'font',
      'addPage',
      'getStructTreeRoot',
      'ref',
      'end',
      'read',
    ].every((member) => member in document)
  );
}
