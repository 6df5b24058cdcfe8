/** Turns the ownership of what is drawn into marked content: content of the tag tree by number, all else artifacts. */
import type { ContentId } from '../layout/Layout.ts';
import type { ContentWriter } from './contentWriter.ts';
import { pdfString } from './pdfSyntax.ts';

export class ContentMarker {
  /** Content by its number on the page (MCID). One piece has several where something stands between. */
  readonly contents: ContentId[] = [];
  readonly #writer: ContentWriter;
  /** Role of the element that owns the content. */
  readonly #roleOf: (content: ContentId) => string;
  #open: ContentId | 'Layout' | 'Pagination' | undefined;

  constructor(writer: ContentWriter, roleOf: (content: ContentId) => string) {
    this.#writer = writer;
    this.#roleOf = roleOf;
  }

  content(content: ContentId): void {
    if (this.#open === content) return;
    this.end();
    this.#writer.operator(`/${this.#roleOf(content)} <</MCID ${this.#number(content)}>> BDC`);
    this.#open = content;
  }

  /** Readers take replacement text from a Span, and some lose their place after a Span within numbered content. */
  replacedContent(content: ContentId, actualText: string): void {
    this.end();
    this.#writer.operator(
      `/Span <</MCID ${this.#number(content)} /ActualText ${pdfString(actualText)}>> BDC`,
    );
    this.#open = content;
  }

  /** Running heads and repeated table heads are of pagination; rules and tints are of the layout. */
  artifact(kind: 'Layout' | 'Pagination'): void {
    if (this.#open === kind) return;
    this.end();
    this.#writer.operator(`/Artifact <</Type /${kind}>> BDC`);
    this.#open = kind;
  }

  end(): void {
    if (this.#open !== undefined) this.#writer.operator('EMC');
    this.#open = undefined;
  }

  #number(content: ContentId): number {
    return this.contents.push(content) - 1;
  }
}
