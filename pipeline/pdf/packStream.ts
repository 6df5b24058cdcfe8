/** Turns the bytes of a stream into those that stand in the file. */
import { deflate } from '../deflate/deflate.ts';

export interface PackedStream {
  readonly bytes: Uint8Array;
  readonly isDeflated: boolean;
}

export function packStream(bytes: Uint8Array): PackedStream {
  const deflated = deflate([bytes], 'zlib');
  return deflated.length < bytes.length
    ? { bytes: deflated, isDeflated: true }
    : { bytes, isDeflated: false };
}
