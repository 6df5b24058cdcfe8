/** Turns a page into the parts by which its drawing is known again, and says what of the drawing is kept. */
import type { Picture } from '../charts/Chart.ts';
import type { ContentId, Item, Page } from '../layout/Layout.ts';
import { digestOfParts, type MemoParts, type Shelf } from '../memo/Shelf.ts';
import type { Step } from './Brushes.ts';
import type { PackedStream } from './packStream.ts';

/** A page as it was drawn, plain data. */
export interface KeptPage {
  readonly content: PackedStream;
  /** By the number in the content (MCID), the place in the list of what stands on the page. */
  readonly owned: readonly number[];
  readonly steps: readonly Step[];
}

/** Pages that were drawn before, and a digest of the files of fonts. */
export interface KeptPages {
  readonly shelf: Shelf<KeptPage>;
  readonly fonts: string;
}

export function idOfPage(index: number): string {
  return `page ${index}`;
}

/** Whether a PDF of the book was drawn before. */
export function hasDrawnBefore(shelf: Shelf<KeptPage>): boolean {
  return shelf.hasHeardOf(idOfPage(0));
}

/** The contents that stand on a page, each once, in their order: by its place there each is known from one build to the next. */
export function contentsOf({ items }: Page): readonly ContentId[] {
  const contents = new Set<ContentId>();
  for (const item of items) if ('content' in item && item.content !== undefined) contents.add(item.content);
  return [...contents];
}

/** `before` tells what the document held when the page began. Nothing is looked through before it is asked for. */
export function pageParts(
  page: Page,
  contents: readonly ContentId[],
  roleOf: (content: ContentId) => string,
  before: string,
  fonts: string,
): MemoParts {
  return {
    get items() {
      const owners = new Map(contents.map((content, place) => [content, [place, roleOf(content)]]));
      const drawn = page.items.map((item) => drawnOf(item, owners));
      return Buffer.from(JSON.stringify([page.height, drawn]));
    },
    before,
    fonts,
  };
}

/** What drawing looks at: a link is an object of its own, and leaves nothing in the content. */
function drawnOf(item: Item, owners: ReadonlyMap<ContentId, readonly unknown[]>): readonly unknown[] {
  const owner = 'content' in item && item.content !== undefined ? owners.get(item.content) : undefined;
  switch (item.type) {
    case 'text': {
      const { x, y, text, font, size, features, tracking, wordSpace, colour, actualText } = item;
      return ['text', x, y, text, font, size, features, tracking, wordSpace, colour, owner, actualText];
    }
    case 'line':
      return ['line', item.x1, item.y1, item.x2, item.y2, item.width, item.colour];
    case 'rect':
      return ['rect', item.x, item.y, item.width, item.height, item.fill];
    case 'picture': {
      const { x, y, width, height, picture } = item;
      return ['picture', x, y, width, height, digestOfParts(picture), clipsOf(picture), owner];
    }
    case 'link':
      return ['link'];
    default:
      return item satisfies never;
  }
}

/** Where another clip begins: two that are alike are two clips all the same. */
function clipsOf({ marks }: Picture): readonly number[] {
  return marks.flatMap(({ clip }, at) => (clip === marks[at - 1]?.clip ? [] : [at]));
}
