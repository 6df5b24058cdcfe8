/** Turns inlines and blocks into their text alone. */
import { unreachable } from '../problems/unreachable.ts';
import type { Block, Inline, RefInline } from './Manuscript.ts';

/** `refText` gives what stands for a reference, where its own words are not wanted. */
export function plainText(
  inlines: readonly Inline[],
  refText: (ref: RefInline) => string = ({ text }) => text,
): string {
  return inlines.map((inline) => inlineText(inline, refText)).join('');
}

function inlineText(inline: Inline, refText: (ref: RefInline) => string): string {
  switch (inline.type) {
    case 'text':
    case 'figure':
    case 'code':
      return inline.text;
    case 'ref':
      return refText(inline);
    case 'lineBreak':
      return ' ';
    case 'noteRef':
    case 'openPoint':
      return '';
    case 'image':
      return inline.alt;
    case 'formula':
      return inline.formula.text;
    case 'emphasis':
    case 'strong':
    case 'smallCaps':
    case 'quiet':
    case 'superscript':
    case 'subscript':
    case 'link':
    case 'claim':
    case 'change':
      return plainText(inline.children, refText);
    default:
      return unreachable(inline);
  }
}

/** The text of each paragraph, heading, item and cell, in reading order. */
export function blockTexts(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
        return [plainText(block.children)];
      case 'list':
        return block.items.flatMap(blockTexts);
      case 'quote':
        return [
          ...blockTexts(block.children),
          ...(block.attribution === undefined ? [] : [plainText(block.attribution)]),
        ];
      case 'definitionList':
        return block.entries.flatMap((entry) => [plainText(entry.term), ...blockTexts(entry.definition)]);
      case 'callout':
        return [plainText(block.title), ...blockTexts(block.children)];
      case 'sideNote':
        return [
          ...(block.title === undefined ? [] : [plainText(block.title)]),
          ...blockTexts(block.children),
        ];
      case 'keyFigures':
        return block.tiles.flatMap((tile) => [
          plainText(tile.figure),
          plainText(tile.label),
          ...(tile.detail === undefined ? [] : [plainText(tile.detail)]),
        ]);
      case 'findings':
        return block.items.map((item) => plainText(item));
      case 'timeline':
        return block.events.flatMap((event) => [plainText(event.date), plainText(event.children)]);
      case 'columns':
        return block.columns.flatMap(blockTexts);
      case 'chart':
        return [
          plainText(block.title),
          plainText(block.subtitle),
          plainText(block.source),
          ...block.notes.map(({ children }) => plainText(children)),
        ];
      case 'table':
        return [
          plainText(block.title),
          ...block.columns.map((column) => column.heading),
          ...block.rows.flatMap((row) => row.cells.map((cell) => cell.text)),
          ...block.notes.map((note) => note.text),
          plainText(block.source),
        ];
      case 'plate':
        return [plainText(block.title), plainText(block.source)];
      case 'bibliography':
        return block.entries.map(({ label = [], text }) => plainText([...label, ...text]));
      case 'equation':
        return [block.formula.formula.text];
      case 'listing':
        return [plainText(block.title), block.lines.join('\n')];
      case 'image':
      case 'pageBreak':
        return [];
      default:
        return unreachable(block);
    }
  });
}
