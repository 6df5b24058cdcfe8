/** Turns a page's content stream into what the rules ask of it. */
import { PdfName } from './pdfValues.ts';
import { contentNumber, PAINTING, readContent, shownCodes } from './readContent.ts';

/** Plain data, since it may be remembered. */
export interface ContentFacts {
  /** Codes that are shown, each once, by the name of their font. */
  readonly codes: ReadonlyMap<string, ReadonlySet<number>>;
  /** Operators that paint what is neither tagged nor an artifact, or is both. */
  readonly unmarked: readonly { readonly operator: string; readonly isBoth: boolean }[];
  /** By which the tag tree knows marked content, in the order in which it begins. */
  readonly numbers: readonly number[];
  /** Whether a text or a state is left open. */
  readonly isOpen: boolean;
}

/** Operators that paint, mark content, or change fonts and states; paths and colors break no rule. */
const TELLING = new Set([...PAINTING, 'BDC', 'BMC', 'EMC', 'BT', 'ET', 'q', 'Q', 'Tf']);

export function contentFacts(content: Uint8Array): ContentFacts {
  const codes = new Map<string, Set<number>>();
  const unmarked: { operator: string; isBoth: boolean }[] = [];
  const numbers: number[] = [];
  let depth = 0;
  let inText = false;
  let font = '';
  const fonts: string[] = [];
  for (const operation of readContent(content, TELLING)) {
    const { operator, operands, marks } = operation;
    const [operand] = operands;
    if (operator === 'BT' || operator === 'ET') inText = operator === 'BT';
    else if (operator === 'Tf') font = operand instanceof PdfName ? operand.name : '';
    else if (operator === 'q') {
      depth += 1;
      fonts.push(font);
    } else if (operator === 'Q') {
      depth -= 1;
      font = fonts.pop() ?? '';
    } else if (operator === 'BDC') {
      const number = contentNumber(marks.slice(-1));
      if (number !== undefined) numbers.push(number);
    } else if (operator === 'Tj' || operator === 'TJ') {
      const known = codes.get(font) ?? new Set();
      codes.set(font, known);
      for (const code of shownCodes(operation)) known.add(code);
    }
    if (!PAINTING.has(operator)) continue;
    const isArtifact = marks.some(({ tag }) => tag === 'Artifact');
    const isTagged = contentNumber(marks) !== undefined;
    if (isArtifact === isTagged) unmarked.push({ operator, isBoth: isTagged });
  }
  return { codes, unmarked, numbers, isOpen: depth !== 0 || inText };
}
