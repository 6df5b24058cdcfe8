/** Turns the images that pages show into faults: colors that the file does not define, and what PDF/A-3 forbids of them. */

import { isList, type PdfValue } from '../pdfValues.ts';
import type { PdfFile } from '../readPdf.ts';
import { numberOf } from '../readStructure.ts';
import type { PdfFault } from './PdfFault.ts';

/** Components of the profiles that stand for these; of CMYK the output intent says nothing. */
const DEVICES: ReadonlySet<string> = new Set(['DeviceRGB', 'DeviceGray']);
const COMPONENTS: ReadonlySet<number> = new Set([1, 3, 4]);

export function checkImages(file: PdfFile): readonly PdfFault[] {
  const seen = new Set<number>();
  const faults: PdfFault[] = [];
  for (const page of file.pages) {
    const objects = file.map(file.map(page.dictionary.get('Resources')).get('XObject'));
    for (const [name, value] of objects) {
      if (seen.has(numberOf(value))) continue;
      seen.add(numberOf(value));
      faults.push(...imageFaults(file, name, value));
    }
  }
  return faults;
}

function* imageFaults(file: PdfFile, name: string, value: PdfValue): Generator<PdfFault> {
  const image = file.map(value);
  if (file.name(image.get('Subtype')) !== 'Image') return;
  if (!hasColours(file, image.get('ColorSpace')))
    yield { rule: 'image-colors', message: `the colors of the image ${name} are not defined` };
  if (file.resolve(image.get('Interpolate')) === true || image.has('Alternates') || image.has('OPI'))
    yield { rule: 'image-entries', message: `the image ${name} leaves to the reader how it looks` };
  const mask = file.map(image.get('SMask'));
  if (mask.size > 0 && file.name(mask.get('ColorSpace')) !== 'DeviceGray')
    yield { rule: 'image-colors', message: `the mask of the image ${name} is not gray` };
  if (file.name(image.get('Filter')) === 'LZWDecode')
    yield { rule: 'image-entries', message: `the image ${name} is packed by LZW` };
}

function hasColours(file: PdfFile, space: PdfValue | undefined): boolean {
  const found = file.resolve(space);
  if (!isList(found)) return DEVICES.has(file.name(found));
  const [kind, profile] = found;
  const components = file.resolve(file.map(profile).get('N'));
  return file.name(kind) === 'ICCBased' && typeof components === 'number' && COMPONENTS.has(components);
}
