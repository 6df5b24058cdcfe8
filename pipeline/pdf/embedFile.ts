/** Puts a file into a PDF, with what PDF/A-3 asks to be said of it (ISO 19005-3, section 6.8). */
import { createHash } from 'node:crypto';
import type { PdfDocument, PdfRef } from './pdfkitDocument.ts';
import { pdfDate, pdfDictionary, pdfName, pdfString } from './pdfSyntax.ts';

export interface Attachment {
  /** File name, e.g. `small-book.xlsx`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mime: string;
  readonly description: string;
  /** To what it is attached: its data, or another form of it. */
  readonly relationship: 'Data' | 'Supplement';
}

/** Gives the file's specification, which whoever it is attached to names. */
export function embedFile(
  { name, bytes, mime, description, relationship }: Attachment,
  created: Date,
  document: PdfDocument,
): PdfRef {
  const date = pdfDate(created);
  const checkSum = createHash('md5').update(bytes).digest('hex');
  const file = document.addStream(
    {
      Type: '/EmbeddedFile',
      Subtype: pdfName(mime),
      Params: `<</Size ${bytes.length} /CreationDate ${date} /ModDate ${date} /CheckSum <${checkSum}>>>`,
    },
    bytes,
  );
  const specification = pdfDictionary({
    Type: '/Filespec',
    F: pdfString(name),
    UF: pdfString(name),
    EF: `<</F ${file} /UF ${file}>>`,
    Desc: pdfString(description),
    AFRelationship: `/${relationship}`,
  });
  return document.add(specification);
}
