/** Turns a PDF into the same with some of its text changed, to see what a checker says. */

import {
  isList,
  isMap,
  PdfName,
  PdfReference,
  PdfStream,
  PdfText,
  type PdfValue,
} from '../../pipeline/pdf/pdfValues.ts';
import { readPdf } from '../../pipeline/pdf/readPdf.ts';

/** Streams are shown to `edit` inflated; it may change every object's text, dictionary and content alike. */
export function editPdf(bytes: Uint8Array, edit: (text: string, object: number) => string): Uint8Array {
  const file = readPdf(bytes);
  const chunks = ['%PDF-1.7\n'];
  const offsets: number[] = [];
  let length = chunks.join('').length;
  const push = (text: string): void => {
    chunks.push(text);
    length += text.length;
  };
  for (let id = 1; id < file.size; id++) {
    const value = file.object(id);
    offsets.push(length);
    push(`${id} 0 obj\n${objectText(edit(shown(file.stream(value), value), id))}\nendobj\n`);
  }
  const start = length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = [...file.trailer].filter(([key]) => ['Root', 'Info', 'ID', 'Size'].includes(key));
  push(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${entries}`);
  push(`trailer\n${edit(pdfText(new Map(trailer)), 0)}\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.from(chunks.join(''), 'latin1');
}

const streamMark = '\nstream\n';

function shown(content: Uint8Array | undefined, value: PdfValue): string {
  if (!(value instanceof PdfStream) || content === undefined) return pdfText(value);
  const dictionary = [...value.dictionary].filter(([key]) => key !== 'Filter' && key !== 'Length');
  return `${pdfText(new Map(dictionary))}${streamMark}${Buffer.from(content).toString('latin1')}`;
}

function objectText(text: string): string {
  const mark = text.indexOf(streamMark);
  if (mark === -1) return text;
  const content = text.slice(mark + streamMark.length);
  return `${text.slice(0, mark - 2)} /Length ${content.length}>>\nstream\n${content}\nendstream`;
}

/** A value in PDF's syntax, strings in hexadecimal only where they have to be. */
export function pdfText(value: PdfValue): string {
  if (value instanceof PdfName)
    return `/${value.name.replace(/[^A-Za-z0-9_.+-]/g, (character) => `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
  if (value instanceof PdfReference) return `${value.id} 0 R`;
  if (value instanceof PdfStream) return pdfText(value.dictionary);
  if (value instanceof PdfText) {
    if (/^[\x20-\x7e]*$/.test(value.bytes)) return `(${value.bytes.replace(/[\\()]/g, '\\$&')})`;
    return `<${Buffer.from(value.bytes, 'latin1').toString('hex')}>`;
  }
  if (isList(value)) return `[${value.map(pdfText).join(' ')}]`;
  if (isMap(value)) return `<<${[...value].map(([key, entry]) => `/${key} ${pdfText(entry)}`).join(' ')}>>`;
  return String(value);
}
