/** Turns the fonts that pages use, and the codes that they show, into faults. */

import { PdfUnreadable } from '../PdfUnreadable.ts';
import { PdfKeyword, PdfLexer } from '../pdfLexer.ts';
import { isList, PdfText, type PdfValue } from '../pdfValues.ts';
import type { PdfFile, PdfPage } from '../readPdf.ts';
import { numberOf } from '../readStructure.ts';
import type { PdfFault } from './PdfFault.ts';

export function checkFonts(file: PdfFile): readonly PdfFault[] {
  const fonts = new Map<number, ReadonlyMap<number, string>>();
  const faults: PdfFault[] = [];
  for (const page of file.pages) {
    const resources = file.map(file.map(page.dictionary.get('Resources')).get('Font'));
    for (const font of resources.values()) {
      if (fonts.has(numberOf(font))) continue;
      faults.push(...embedding(file, font));
      fonts.set(numberOf(font), unicodeMap(file.stream(file.map(font).get('ToUnicode'))));
    }
    faults.push(...unreadable(page, resources, fonts));
  }
  return faults;
}

function* embedding(file: PdfFile, value: PdfValue): Generator<PdfFault> {
  const font = file.map(value);
  const name = file.name(font.get('BaseFont'));
  const [descendant] = file.list(font.get('DescendantFonts'));
  const descriptor = file.map(file.map(descendant ?? value).get('FontDescriptor'));
  const program = file.stream(descriptor.get('FontFile2') ?? descriptor.get('FontFile3'));
  if (program === undefined || program.length === 0)
    yield { rule: 'font-embedded', message: `${name} is not embedded` };
  if (!/^[A-Z]{6}\+/.test(name)) yield { rule: 'font-subset', message: `${name} is not a subset` };
  if (file.stream(font.get('ToUnicode')) === undefined)
    yield { rule: 'font-unicode', message: `${name} does not say which characters its glyphs stand for` };
}

/** Every glyph that a page shows has to stand for characters, or nobody can read or copy it. */
function* unreadable(
  page: PdfPage,
  resources: ReadonlyMap<string, PdfValue>,
  fonts: ReadonlyMap<number, ReadonlyMap<number, string>>,
): Generator<PdfFault> {
  for (const [name, codes] of page.facts().codes) {
    const characters = fonts.get(numberOf(resources.get(name)));
    const missing = [...codes].find((code) => !readable(characters?.get(code)));
    if (missing !== undefined)
      yield { rule: 'glyph-unicode', message: `code ${missing} of font ${name} stands for no character` };
  }
}

function readable(characters: string | undefined): boolean {
  return characters !== undefined && characters !== '' && !/[\0\ufeff\ufffe]/.test(characters);
}

/** Characters by code, from the `bfrange` and `bfchar` entries of a ToUnicode map (ISO 32000-1, section 9.10.3). */
export function unicodeMap(cmap: Uint8Array | undefined): ReadonlyMap<number, string> {
  const characters = new Map<number, string>();
  if (cmap === undefined) return characters;
  const lexer = new PdfLexer(cmap);
  let operands: PdfValue[] = [];
  for (let read = lexer.next(); read !== undefined; read = lexer.next()) {
    if (!(read instanceof PdfKeyword)) {
      operands.push(read);
      continue;
    }
    if (read.word === 'endbfchar') {
      for (let at = 0; at + 1 < operands.length; at += 2)
        characters.set(code(operands[at]), unicode(operands[at + 1]));
    }
    if (read.word === 'endbfrange') {
      for (let at = 0; at + 2 < operands.length; at += 3) {
        const target = operands[at + 2];
        if (!isList(target))
          throw new PdfUnreadable('expected a range of a ToUnicode map to list its characters');
        for (const [index, entry] of target.entries())
          characters.set(code(operands[at]) + index, unicode(entry));
      }
    }
    operands = [];
  }
  return characters;
}

function code(value: PdfValue | undefined): number {
  return value instanceof PdfText
    ? [...value.bytes].reduce((sum, byte) => sum * 256 + byte.charCodeAt(0), 0)
    : 0;
}

function unicode(value: PdfValue | undefined): string {
  return value instanceof PdfText ? new PdfText(`\xfe\xff${value.bytes}`).text : '';
}
