/** Turns bytes into the name by which sources, outputs and journals know them. */
import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal digits. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
