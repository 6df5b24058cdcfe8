/** Reads a font file of an installed npm package. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** `path` is a package's name and a path within it, e.g. `source-sans/TTF/SourceSans3-Regular.ttf`. */
export function readFontFile(path: string): Uint8Array {
  return readFileSync(require.resolve(path));
}

/** A name and a path within the package, of a font file: no book reads anything else by it. */
const PACKAGED = /^(?:@[\w-][\w.-]*\/)?[\w-][\w.-]*(?:\/[\w-][\w.-]*)+\.(?:ttf|otf|woff2?)$/i;

/** Of any package that is installed beside the pipeline; undefined where there is no such file. */
export function readPackagedFont(path: string): Uint8Array | undefined {
  if (!PACKAGED.test(path)) return undefined;
  try {
    return readFontFile(path);
  } catch {
    return undefined;
  }
}
