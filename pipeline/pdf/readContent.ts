/** Turns a page's content stream into its operations, each with the marked content that it stands in. */
import { PdfKeyword, PdfLexer } from './pdfLexer.ts';
import { isList, isMap, type PdfMap, PdfName, PdfText, type PdfValue } from './pdfValues.ts';

/** Operators that leave a mark on the page (ISO 32000-1, table 51). */
export const PAINTING = new Set([
  'Tj',
  'TJ',
  "'",
  '"',
  'S',
  's',
  'f',
  'F',
  'f*',
  'B',
  'B*',
  'b',
  'b*',
  'sh',
  'Do',
  'EI',
]);

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

/** The operations of a content stream in their order; those alone whose operators are asked for, where some are named. */
export function readContent(content: Uint8Array, only?: ReadonlySet<string>): readonly Operation[] {
  const lexer = new PdfLexer(content, 0, { references: false });
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
    if (only === undefined || only.has(read.word)) {
      operations.push({ operator: read.word, operands, marks });
      operands = [];
    } else operands.length = 0;
    if (read.word === 'EMC') marks = marks.slice(0, -1);
  }
  return operations;
}

/** The codes that `Tj` and `TJ` show, two bytes each, e.g. `[3, 17]`. */
export function shownCodes({ operands: [operand] }: Operation): readonly number[] {
  const codes: number[] = [];
  const show = (part: PdfValue | undefined): void => {
    if (!(part instanceof PdfText)) return;
    const { bytes } = part;
    for (let at = 0; at + 1 < bytes.length; at += 2)
      codes.push((bytes.charCodeAt(at) << 8) | bytes.charCodeAt(at + 1));
  };
  if (isList(operand)) operand.forEach(show);
  else show(operand);
  return codes;
}

/** The number by which the tag tree knows what is drawn: the innermost MCID. */
export function contentNumber(marks: readonly ContentMark[]): number | undefined {
  const number = marks.findLast(({ properties }) => properties.has('MCID'))?.properties.get('MCID');
  return typeof number === 'number' ? number : undefined;
}
