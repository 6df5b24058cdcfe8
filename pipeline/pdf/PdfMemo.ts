/** What of a PDF need not be made again. */
import type { Shelf } from '../memo/Shelf.ts';
import type { Shelves } from '../memo/Shelves.ts';
import type { ContentFacts } from './contentFacts.ts';

export interface PdfMemo {
  /** Streams, deflated. */
  readonly streams: Shelf<Uint8Array>;
  /** What the proof-reader looks at in a page's content. */
  readonly pages: Shelf<ContentFacts>;
}

export function openPdfMemo(shelves: Shelves): PdfMemo {
  return { streams: shelves.make('stream'), pages: shelves.make('proof of a page') };
}
