/** Lists the blocks of a text with those that stand within others, in reading order. */
import type { Block } from './Manuscript.ts';

export function everyBlock(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block) => [block, ...everyBlock(blocksWithin(block))]);
}

function blocksWithin(block: Block): readonly Block[] {
  switch (block.type) {
    case 'list':
      return block.items.flat();
    case 'quote':
    case 'callout':
    case 'sideNote':
      return block.children;
    case 'definitionList':
      return block.entries.flatMap(({ definition }) => definition);
    case 'columns':
      return block.columns.flat();
    default:
      return [];
  }
}
