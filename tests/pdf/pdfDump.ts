/** Turns a PDF into text that people can compare: its tag tree with the words in it, its content, its navigation. */
import { isMap, PdfName, PdfText, type PdfValue } from '../../pipeline/pdf/pdfValues.ts';
import { contentNumber, readContent, shownCodes } from '../../pipeline/pdf/readContent.ts';
import type { PdfFile } from '../../pipeline/pdf/readPdf.ts';
import {
  numberOf,
  readStructure,
  type StructureKid,
  type StructureNode,
} from '../../pipeline/pdf/readStructure.ts';
import { unicodeMap } from '../../pipeline/pdf/rules/fontRules.ts';
import { pdfText } from './editPdf.ts';

/** Words by page object and content number, as a reader finds them: by the fonts' own maps, replaced where the file says so. */
export function contentTexts(file: PdfFile): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { id, dictionary } of file.pages) {
    const fonts = file.map(file.map(dictionary.get('Resources')).get('Font'));
    let characters: ReadonlyMap<number, string> = new Map();
    const saved: (typeof characters)[] = [];
    const replaced = new Set<unknown>();
    for (const operation of readContent(file.stream(dictionary.get('Contents')) ?? new Uint8Array())) {
      const { operator, operands, marks } = operation;
      const [operand] = operands;
      if (operator === 'q') saved.push(characters);
      if (operator === 'Q') characters = saved.pop() ?? characters;
      if (operator === 'Tf' && operand instanceof PdfName)
        characters = unicodeMap(file.stream(file.map(fonts.get(operand.name)).get('ToUnicode')));
      if (operator !== 'TJ') continue;
      const key = `${id} ${contentNumber(marks) ?? 'artifact'}`;
      const mark = marks.find(({ properties }) => properties.has('ActualText'));
      let text = shownCodes(operation)
        .map((code) => characters.get(code) ?? '�')
        .join('');
      if (mark !== undefined) {
        text = replaced.has(mark) ? '' : (file.text(mark.properties.get('ActualText')) ?? '');
        replaced.add(mark);
      }
      texts.set(key, (texts.get(key) ?? '') + text);
    }
  }
  return texts;
}

/** One line an element, indented; its content as quoted words with the page they stand on. */
export function dumpTags(file: PdfFile): string {
  const texts = contentTexts(file);
  const pageOf = new Map(file.pages.map(({ id }, index) => [id, index + 1]));
  const lines: string[] = [];
  const entries = (node: StructureNode): string =>
    ['ID', 'T', 'Alt', 'Lang', 'A']
      .flatMap((key) => {
        const value = file.resolve(node.dictionary.get(key));
        return value === null ? [] : [` ${key}=${value instanceof PdfText ? value.text : pdfText(value)}`];
      })
      .join('');
  const walk = (kid: StructureKid, indent: string): void => {
    switch (kid.type) {
      case 'element':
        lines.push(`${indent}${kid.role}${entries(kid)}`);
        for (const inner of kid.kids) walk(inner, `${indent}  `);
        break;
      case 'content':
        lines.push(`${indent}"${texts.get(`${kid.page} ${kid.mcid}`) ?? ''}" p${pageOf.get(kid.page)}`);
        break;
      case 'annotation': {
        const annotation = file.map(file.object(kid.annotation));
        const target =
          file.text(annotation.get('Dest')) ?? file.text(file.map(annotation.get('A')).get('URI'));
        lines.push(
          `${indent}-> ${target} "${file.text(annotation.get('Contents'))}" p${pageOf.get(kid.page)}`,
        );
        break;
      }
      default:
        kid satisfies never;
    }
  };
  for (const node of readStructure(file)) walk(node, '');
  return `${lines.join('\n')}\n`;
}

/** A page's content, one operation a line. */
export function dumpContent(file: PdfFile, page: number): string {
  const operations = readContent(
    file.stream(file.pages[page]?.dictionary.get('Contents')) ?? new Uint8Array(),
  );
  const line = ({ operands, operator }: (typeof operations)[number]): string =>
    [...operands.map(operandText), operator].join(' ');
  return `${operations.map(line).join('\n')}\n`;
}

function operandText(value: PdfValue): string {
  if (value instanceof PdfText) return `<${Buffer.from(value.bytes, 'latin1').toString('hex')}>`;
  if (Array.isArray(value)) return `[${value.map(operandText).join(' ')}]`;
  return isMap(value) ? pdfText(value) : pdfText(value);
}

/** Bookmarks with the page that each leads to, indented. */
export function dumpBookmarks(file: PdfFile, names: ReadonlyMap<number | string, PdfValue>): string {
  const pageOf = new Map(file.pages.map(({ id }, index) => [id, index + 1]));
  const lines: string[] = [];
  const walk = (parent: ReadonlyMap<string, PdfValue>, indent: string): void => {
    let reference = parent.get('First');
    while (reference !== undefined) {
      const entry = file.map(reference);
      const name = file.resolve(entry.get('Dest'));
      const [page] = file.list(name instanceof PdfText ? names.get(name.bytes) : null);
      lines.push(`${indent}${file.text(entry.get('Title'))} p${pageOf.get(numberOf(page))}`);
      walk(entry, `${indent}  `);
      reference = entry.get('Next');
    }
  };
  walk(file.map(file.catalogue.get('Outlines')), '');
  return `${lines.join('\n')}\n`;
}
