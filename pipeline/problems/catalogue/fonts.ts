/** Messages on the families that a theme names and the files of fonts. */
import { nameHints } from '../nameHints.ts';
import type { Problem } from '../Problem.ts';
import { problemAt, quoted, type Spot } from '../spot.ts';

export function fontFamilyMissing(spot: Spot, family: string, known: readonly string[]): Problem {
  return problemAt('font-family-missing', spot, `expected a family that is there, found ${quoted(family)}`, [
    ...nameHints(family, known, 'families', 12),
    'put its TTF, OTF or WOFF files into templates/fonts, or name an npm package under fonts.packages',
  ]);
}

export function fontFileMissing(spot: Spot, file: string): Problem {
  return problemAt(
    'font-file-missing',
    spot,
    `expected a font file in an installed package, found ${quoted(file)}`,
    ['write the name of the package and the path in it: "source-sans/OTF/SourceSans3-Regular.otf"'],
  );
}

export function fontPackageMissing(spot: Spot, name: string): Problem {
  return problemAt(
    'font-package-missing',
    spot,
    `expected an installed package of fonts, found ${quoted(name)}`,
    [
      'packages are those of Fontsource, such as "@fontsource/lora"; npm install fetches them',
      'of any other package name the font files one by one under fonts.files',
    ],
  );
}

export function fontUnreadable(spot: Spot, file: string, found: string, hint: string): Problem {
  return problemAt('font-unreadable', spot, `expected a font in ${file}, found ${found}`, [hint]);
}

export function fontWeightMissing(
  spot: Spot,
  family: string,
  weight: string,
  has: readonly string[],
): Problem {
  return problemAt(
    'font-weight-missing',
    spot,
    `expected ${family} in the weight ${weight}, found ${has.join(', ')}`,
    ['add the file of that weight, or name another weight here'],
  );
}

export function fontItalicMissing(spot: Spot, family: string): Problem {
  return problemAt('font-italic-missing', spot, `expected an italic of ${family} for emphasis, found none`, [
    'add the file of its italic, or set text in another family',
  ]);
}

/** A file that its maker does not let into documents. */
export function fontEmbeddingRefused(spot: Spot, file: string, family: string): Problem {
  return problemAt(
    'font-embedding-refused',
    spot,
    `expected a font that may be embedded in part, found ${family} in ${file}, which says that it may not`,
    ['ask its maker for a license to embed it, or choose another family'],
  );
}
