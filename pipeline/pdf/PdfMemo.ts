/** What of a PDF need not be made again. */
import type { Shelf } from '../memo/Shelf.ts';
import type { Shelves } from '../memo/Shelves.ts';
import type { ContentFacts } from './contentFacts.ts';
import type { KeptPage } from './keepPage.ts';
import type { PackedStream } from './packStream.ts';

export interface PdfMemo {
  /** Pages as they were drawn. */
  readonly drawn: Shelf<KeptPage>;
  /** Other streams, deflated. */
  readonly streams: Shelf<PackedStream>;
  /** What the proof-reader looks at in a page's content. */
  readonly pages: Shelf<ContentFacts>;
}

export function openPdfMemo(shelves: Shelves): PdfMemo {
  return {
    drawn: shelves.make('page'),
    streams: shelves.make('stream'),
    pages: shelves.make('proof of a page'),
  };
}
