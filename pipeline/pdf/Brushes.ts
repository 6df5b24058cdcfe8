/** What the pages of a document share, fonts with their glyphs, graphics states and images; takes down what each page takes of them. */
import type { Raster } from '../charts/Chart.ts';
import type { FontSet } from '../fonts/loadFonts.ts';
import type { FontId } from '../fonts/Measurer.ts';
import { digestOfParts } from '../memo/Shelf.ts';
import { type ImageObjects, imageObjects } from './imageObjects.ts';
import type { PdfDocument, PdfkitPage, PdfRef } from './pdfkitDocument.ts';
import { pdfNumber } from './pdfSyntax.ts';
import { type TextOperators, textOperators } from './textOperators.ts';

/** What is new to the document, and so names and numbers what comes after it. */
export type Taken =
  | { readonly type: 'font'; readonly id: FontId; readonly face: number }
  | {
      readonly type: 'glyph';
      readonly font: string;
      readonly glyph: number;
      readonly codePoints: readonly number[];
    }
  | { readonly type: 'state'; readonly fill: number; readonly stroke: number }
  | { readonly type: 'image'; readonly digest: string };

/** All that drawing a page does beside its content, in its order; what is done again is taken down once. */
export type Step =
  | Taken
  | { readonly type: 'use'; readonly kind: Resource; readonly name: string }
  | { readonly type: 'blend' }
  | { readonly type: 'link' };

type Resource = Parameters<PdfkitPage['use']>[0];

export class Brushes {
  readonly document: PdfDocument;
  readonly texts: TextOperators;
  readonly #fonts: FontSet;
  readonly #images: ImageObjects;
  readonly #refs = new Map<string, PdfRef>();
  readonly #states = new Map<string, string>();
  #steps: Step[] = [];
  #before = '';

  constructor(document: PdfDocument, fonts: FontSet) {
    this.document = document;
    this.#fonts = fonts;
    this.#images = imageObjects(document);
    this.texts = textOperators(document, fonts, {
      font: (id, face, { name, ref }) => this.#take(name, ref, { type: 'font', id, face }),
      glyph: (font, glyph, codePoints) => this.note({ type: 'glyph', font, glyph, codePoints }),
    });
  }

  /** What was drawn with a damaged font is worth nothing. */
  get areSound(): boolean {
    return (this.#fonts.measurer.damaged?.size ?? 0) === 0;
  }

  /** The name of the state with these opacities. */
  state(fill: number, stroke: number): string {
    const key = `${pdfNumber(fill)} ${pdfNumber(stroke)}`;
    let name = this.#states.get(key);
    if (name === undefined) {
      const ref = this.document.add(`<</Type /ExtGState /ca ${pdfNumber(fill)} /CA ${pdfNumber(stroke)}>>`);
      name = `G${this.#states.size + 1}`;
      this.#states.set(key, name);
      this.#take(name, ref, { type: 'state', fill, stroke });
    }
    return name;
  }

  /** The name of the image. */
  image(raster: Raster): string {
    const { name, ref } = this.#images(raster);
    if (!this.#refs.has(name)) this.#take(name, ref, { type: 'image', digest: raster.digest });
    return name;
  }

  /** Of a font, a state or an image that was taken. */
  refOf(name: string): PdfRef {
    const ref = this.#refs.get(name);
    if (ref === undefined) throw new Error(`nothing in the document is named ${name}`);
    return ref;
  }

  /** Takes again what a page took before. */
  take(step: Taken, rasterOf: (digest: string) => Raster): void {
    switch (step.type) {
      case 'font':
        this.texts.font(step.id, step.face);
        break;
      case 'glyph':
        this.texts.named(step.font).include(step.glyph, step.codePoints);
        break;
      case 'state':
        this.state(step.fill, step.stroke);
        break;
      case 'image':
        this.image(rasterOf(step.digest));
        break;
      default:
        step satisfies never;
    }
  }

  note(step: Step): void {
    this.#steps.push(step);
  }

  /** Digest of all that was taken by the pages before this one: by it the names of fonts and the codes of glyphs are what they are. */
  get before(): string {
    return this.#before;
  }

  /** What was done since the page before ended. */
  endPage(): readonly Step[] {
    const steps = this.#steps;
    this.#steps = [];
    const taken = steps.filter(
      (step) => !(step.type === 'use' || step.type === 'blend' || step.type === 'link'),
    );
    if (taken.length > 0) this.#before = digestOfParts([this.#before, taken]);
    return steps;
  }

  #take(name: string, ref: PdfRef, step: Taken): void {
    this.#refs.set(name, ref);
    this.note(step);
  }
}
