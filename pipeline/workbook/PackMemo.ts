/** What of a data pack and its tables need not be made again. */
import type { Shelf } from '../memo/Shelf.ts';
import type { Shelves } from '../memo/Shelves.ts';
import type { ProofMemo } from './lint/proofReadSheet.ts';
import type { PackedPart } from './write/zipParts.ts';

export interface PackMemo {
  /** Parts of the workbook and of the zip of tables, deflated. */
  readonly parts: Shelf<PackedPart>;
  /** Pictures of charts as SVG of paths alone. */
  readonly outlines: Shelf<string>;
  /** The same as PNG files. */
  readonly pixels: Shelf<Uint8Array>;
  readonly proofs: ProofMemo;
}

export function openPackMemo(shelves: Shelves): PackMemo {
  return {
    parts: shelves.make('part'),
    outlines: shelves.make('outline'),
    pixels: shelves.make('picture'),
    proofs: { texts: shelves.make('texts of a sheet'), sheets: shelves.make('proof of a sheet') },
  };
}
