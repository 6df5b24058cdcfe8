/** Finds whether an ICC profile is one that PDF/A-3 takes for pixels of a color space (ISO 19005-3, 6.2.4.2). */
import type { Raster } from '../charts/Chart.ts';

const SPACES: Readonly<Record<Raster['space'], string>> = { gray: 'GRAY', rgb: 'RGB ', cmyk: 'CMYK' };
const CLASSES: readonly string[] = ['scnr', 'mntr', 'prtr', 'spac'];
const HEADER = 128; // bytes
const NEWEST = 4;

/** Undefined for a profile of another space, another kind, or a form that is no profile. */
export function profileOf(bytes: Uint8Array, space: Raster['space']): Uint8Array | undefined {
  if (bytes.length <= HEADER) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  const length = view.getUint32(0);
  const isProfile = tag(36) === 'acsp' && length > HEADER && length <= bytes.length;
  const isOfUse = CLASSES.includes(tag(12)) && view.getUint8(8) <= NEWEST && tag(16) === SPACES[space];
  return isProfile && isOfUse ? bytes.subarray(0, length) : undefined;
}
