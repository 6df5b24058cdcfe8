/** Turns the bytes of a font file into a face that can be measured and embedded, or the reason why it cannot. */
import * as fontkit from 'fontkit';
import { boundReads } from './boundReads.ts';
import { DAMAGED } from './damagedFonts.ts';
import { FontBytes } from './FontBytes.ts';
import { wordShaper } from './shapeWord.ts';
import { unpackWoff } from './unpackWoff.ts';

/** One file of a family, as TrueType or OpenType. */
export interface FontFace {
  /** As it is named in messages, e.g. `templates/fonts/House-Bold.otf`. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface ReadFace extends FontFace {
  readonly family: string;
  /** From 100 to 900. */
  readonly weight: number;
  readonly italic: boolean;
  /** Whether its maker lets it be embedded and cut down to what is used (OS/2, fsType). */
  readonly embeddable: boolean;
}

/** `found` says in the words of a message why it is none. */
export type FaceRefusal = { readonly found: string; readonly hint: string };

export function readFace(file: string, packed: Uint8Array): ReadFace | FaceRefusal {
  if (Buffer.from(packed.subarray(0, 4)).toString('latin1') === 'wOF2')
    return {
      found: 'a WOFF2 file, which a PDF cannot take in',
      hint: 'use the TTF, OTF or WOFF file of the family',
    };
  const bytes = unpackWoff(packed);
  const font = bytes && createdFont(bytes);
  if (bytes === undefined || font === undefined || !isShapeable(font, bytes)) return DAMAGED;
  try {
    return describedFace(file, bytes, font);
  } catch {
    // Tables that say what a font is may be damaged, too.
    return DAMAGED;
  }
}

function describedFace(file: string, bytes: Uint8Array, font: fontkit.Font): ReadFace | FaceRefusal {
  if (font.variationAxes !== undefined && Object.keys(font.variationAxes).length > 0)
    return { found: 'a variable font', hint: 'use the files of its single weights' };
  const { fsType, usWeightClass } = font['OS/2'];
  const { noEmbedding, noSubsetting, bitmapOnly } = fsType;
  return {
    file,
    bytes,
    family: font.getName('preferredFamily', 'en') ?? font.familyName,
    weight: usWeightClass,
    italic: font.italicAngle !== 0,
    embeddable: !(noEmbedding || noSubsetting || bitmapOnly),
  };
}

/** Damage to tables shows where words are shaped. */
function isShapeable(font: fontkit.Font, bytes: Uint8Array): boolean {
  try {
    const shape = wordShaper(font, new FontBytes(bytes));
    return ['office', 'AVATAR', '0123456789', 'д中'].every((word) =>
      Number.isFinite(shape(word, [], false).advance),
    );
  } catch {
    return false;
  }
}

/** Undefined for a collection, and for what fontkit cannot read. */
export function createdFont(bytes: Uint8Array): fontkit.Font | undefined {
  try {
    const font = fontkit.create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (!('layout' in font) || !(font.unitsPerEm > 0)) return undefined;
    boundReads(font, bytes.length);
    return font;
  } catch {
    return undefined;
  }
}
