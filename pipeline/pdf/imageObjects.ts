/** Turns rasters into image objects of a PDF, each once (ISO 32000-1, 8.9.5; colors by ISO 19005-3, 6.2.4). */
import type { Raster } from '../charts/Chart.ts';
import { digestOf } from '../world/digestOf.ts';
import type { PdfDocument, PdfRef } from './pdfkitDocument.ts';

export interface ImageObject {
  /** Name in the resources, e.g. `I1`. */
  readonly name: string;
  readonly ref: PdfRef;
}

export type ImageObjects = (raster: Raster) => ImageObject;

const CHANNELS = { gray: 1, rgb: 3, cmyk: 4 } as const;
/** Those of the file's output intent; CMYK has none, and comes with its profile. */
const DEVICES = { gray: '/DeviceGray', rgb: '/DeviceRGB', cmyk: '/DeviceCMYK' } as const;

export function imageObjects(document: PdfDocument): ImageObjects {
  const known = new Map<string, ImageObject>();
  const profiles = new Map<string, PdfRef>();

  const profileOf = (bytes: Uint8Array, space: Raster['space']): PdfRef => {
    const key = digestOf(bytes);
    const ref = profiles.get(key) ?? document.addStream({ N: String(CHANNELS[space]) }, bytes);
    profiles.set(key, ref);
    return ref;
  };

  return (raster) => {
    const before = known.get(raster.digest);
    if (before !== undefined) return before;
    const { space, profile, alpha, pixels } = raster;
    const mask = alpha && document.addStream(entriesOf(raster, 'gray', DEVICES.gray, 'png-rows'), alpha);
    const colours = profile === undefined ? DEVICES[space] : `[/ICCBased ${profileOf(profile, space)}]`;
    const ref = document.addStream(
      {
        ...entriesOf(raster, space, colours, pixels.coding),
        ...(raster.inverted ? { Decode: '[1 0 1 0 1 0 1 0]' } : {}),
        ...(mask === undefined ? {} : { SMask: mask }),
      },
      pixels.bytes,
    );
    const image = { name: `I${known.size + 1}`, ref };
    known.set(raster.digest, image);
    return image;
  };
}

function entriesOf(
  { width, height }: Raster,
  space: Raster['space'],
  colours: string,
  coding: Raster['pixels']['coding'],
): Readonly<Record<string, string>> {
  const rows = `<</Predictor 15 /Colors ${CHANNELS[space]} /BitsPerComponent 8 /Columns ${width}>>`;
  return {
    Type: '/XObject',
    Subtype: '/Image',
    Width: String(width),
    Height: String(height),
    ColorSpace: colours,
    BitsPerComponent: '8',
    ...(coding === 'jpeg' ? { Filter: '/DCTDecode' } : { Filter: '/FlateDecode', DecodeParms: rows }),
  };
}
