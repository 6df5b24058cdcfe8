/** Turns ink into a page's items, and gives ids to its content. */
import type { Picture } from '../../charts/Chart.ts';
import type { Ink } from '../blocks/Galley.ts';
import type { ContentId, Item, Rect, TagNode } from '../Layout.ts';
import type { PlacedContent } from '../tags/PlacedContent.ts';
import type { Slot, TagDraft } from '../tags/TagDraft.ts';

/** One for a whole layout. */
export interface ContentIds extends PlacedContent {
  next: ContentId;
  readonly pieces: Map<Slot, ContentId[]>;
  readonly boxes: Map<TagDraft, NonNullable<TagNode['bbox']>>;
  /** Page index of each ledger entry that was printed, the first time. */
  readonly ledgerPages: Map<string, number>;
}

/** Where bars in the margin of a page stand. */
export interface MarginBars {
  readonly x: number;
  readonly width: number;
  readonly colour: string;
}

export class Painter {
  readonly items: Item[] = [];
  readonly #ids: ContentIds;
  readonly #page: number;
  readonly #bars: MarginBars;
  readonly #pictures: readonly Picture[];
  /** Of the item before: the lines of one paragraph are one content. */
  #slot: Slot | undefined;
  #content: ContentId = 0;

  /** `pictures` are those of the division that is painted, by their numbers. */
  constructor(page: number, ids: ContentIds, bars: MarginBars, pictures: readonly Picture[]) {
    this.#page = page;
    this.#ids = ids;
    this.#bars = bars;
    this.#pictures = pictures;
  }

  paintAll(ink: readonly Ink[], dx: number, dy: number): void {
    for (const piece of ink) this.paint(piece, dx, dy);
  }

  paint(ink: Ink, dx: number, dy: number): void {
    switch (ink.type) {
      case 'text': {
        const { font, size, features, tracking, colour } = ink.style;
        const content = this.#contentOf(ink.slot);
        if (ink.ledger !== undefined && !this.#ids.ledgerPages.has(ink.ledger)) {
          this.#ids.ledgerPages.set(ink.ledger, this.#page);
        }
        this.items.push({
          type: 'text',
          x: ink.x + dx,
          y: ink.y + dy,
          text: ink.text,
          font,
          size,
          features,
          tracking,
          wordSpace: ink.wordSpace,
          width: ink.width,
          colour,
          ...(content === undefined ? {} : { content }),
          ...(ink.actualText === undefined ? {} : { actualText: ink.actualText }),
          ...(ink.ledger === undefined ? {} : { ledger: ink.ledger }),
        });
        break;
      }
      case 'line': {
        this.#slot = undefined;
        const { x1, y1, x2, y2, width, colour } = ink;
        this.items.push({ type: 'line', x1: x1 + dx, y1: y1 + dy, x2: x2 + dx, y2: y2 + dy, width, colour });
        break;
      }
      case 'rect': {
        this.#slot = undefined;
        const { x, y, width, height, fill } = ink;
        this.items.push({ type: 'rect', x: x + dx, y: y + dy, width, height, fill });
        break;
      }
      case 'picture': {
        const content = this.#contentOf(ink.slot);
        const rect = { x: ink.x + dx, y: ink.y + dy, width: ink.width, height: ink.height };
        for (const id of ink.ledger ?? [])
          if (!this.#ids.ledgerPages.has(id)) this.#ids.ledgerPages.set(id, this.#page);
        if (ink.figure !== undefined) this.#ids.boxes.set(ink.figure, { page: this.#page, rect });
        const picture = this.#pictures[ink.picture];
        if (picture === undefined) throw new Error(`there is no picture ${ink.picture}`);
        this.paintPicture(picture, rect, content);
        break;
      }
      case 'bar': {
        this.#slot = undefined;
        const { x, width, colour: fill } = this.#bars;
        this.items.push({ type: 'rect', x, y: ink.y + dy, width, height: ink.height, fill });
        break;
      }
      case 'link': {
        const content = this.#ids.pieces.get(ink.slot)?.at(-1);
        if (content === undefined) throw new Error(`the link "${ink.contents}" lies on no text`);
        const { width, height, target, contents } = ink;
        this.items.push({
          type: 'link',
          x: ink.x + dx,
          y: ink.y + dy,
          width,
          height,
          target,
          content,
          contents,
        });
        break;
      }
      default:
        unknown(ink);
    }
  }

  /** An artifact without `content`. */
  paintPicture(picture: Picture, rect: Rect, content?: ContentId): void {
    this.items.push({ type: 'picture', ...rect, picture, ...(content === undefined ? {} : { content }) });
  }

  #contentOf(slot: Slot | undefined): ContentId | undefined {
    if (slot === undefined) {
      this.#slot = undefined;
      return undefined;
    }
    if (slot !== this.#slot) {
      this.#slot = slot;
      this.#content = this.#ids.next;
      this.#ids.next += 1;
      const pieces = this.#ids.pieces.get(slot);
      if (pieces === undefined) this.#ids.pieces.set(slot, [this.#content]);
      else pieces.push(this.#content);
    }
    return this.#content;
  }
}

function unknown(ink: never): never {
  throw new Error(`unknown ink ${JSON.stringify(ink)}`);
}
