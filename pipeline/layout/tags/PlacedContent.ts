/** What has been painted for the elements of the structure tree, by the places that they keep for it. */
import type { ContentId, TagNode } from '../Layout.ts';
import type { Slot, TagDraft } from './TagDraft.ts';

export interface PlacedContent {
  readonly pieces: ReadonlyMap<Slot, readonly ContentId[]>;
  /** Of figures and formulas, where their picture stands. */
  readonly boxes: ReadonlyMap<TagDraft, NonNullable<TagNode['bbox']>>;
}
