/** Reads a font file of an installed npm package. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** `path` is a package's name and a path within it, e.g. `source-sans/TTF/SourceSans3-Regular.ttf`. */
export function readFontFile(path: string): Uint8Array {
  return readFileSync(require.resolve(path));
}
