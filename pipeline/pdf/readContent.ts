/** Turns a page's content stream into its operations, each with the marked content that it stands in. */
import { PdfKeyword, PdfLexer } from './pdfLexer.ts';
import { isMap, type PdfMap, PdfName, PdfText, type PdfValue } from './pdfValues.ts';

export interface Operation {
  readonly operator: string;
  readonly operands: readonly PdfValue[];
  /** Enclosing marked content, outermost first. */
  readonly marks: readonly ContentMark[];
}

export interface ContentMark {
  readonly tag: string;
  readonly properties: PdfMap;
}

export function readContent(content: Uint8Array): readonly Operation[] {
  const lexer = new PdfLexer(content);
  const operations: Operation[] = [];
  let operands: PdfValue[] = [];
  let marks: readonly ContentMark[] = [];
  for (let read = lexer.next(); read !== undefined; read = lexer.next()) {
    if (!(read instanceof PdfKeyword)) {
      operands.push(read);
      continue;
    }
    if (read.word === 'BDC' || read.word === 'BMC') {
      const [tag, properties] = operands;
      marks = [
        ...marks,
        {
          tag: tag instanceof PdfName ? tag.name : '',
          properties: isMap(properties) ? properties : new Map<string, PdfValue>(),
        },
      ];
    }
    operations.push({ operator: read.word, operands, marks });
    if (read.word === 'EMC') marks = marks.slice(0, -1);
    operands = [];
  }
  return operations;
}

/** The codes that `Tj` and `TJ` show, two bytes each, e.g. `[3, 17]`. */
export function shownCodes(operation: Operation): readonly number[] {
  const [operand] = operation.operands;
  const parts = Array.isArray(operand) ? operand : [operand];
  return parts.flatMap((part: PdfValue | undefined) => {
    if (!(part instanceof PdfText)) return [];
    return Array.from(
      { length: Math.floor(part.bytes.length / 2) },
      (_, at) => (part.bytes.charCodeAt(2 * at) << 8) | part.bytes.charCodeAt(2 * at + 1),
    );
  });
}

/** The number by which the tag tree knows what is drawn: the innermost MCID. */
export function contentNumber(marks: readonly ContentMark[]): number | undefined {
  const number = marks.findLast(({ properties }) => properties.has('MCID'))?.properties.get('MCID');
  return typeof number === 'number' ? number : undefined;
}
