/** Lets chains of words that hold together be broken after all, where a chain is longer than a line. */
import type { ParagraphItem, TextPenalty } from './itemise.ts';

const forbidden = 1000;

export function loosenChains(items: readonly ParagraphItem[], longest: number): readonly ParagraphItem[] {
  const loosened: ParagraphItem[] = [];
  let chainStart = 0;
  let width = 0;
  const endChain = () => {
    if (width > longest) {
      for (let index = chainStart; index < loosened.length; index += 1) {
        const item = loosened[index];
        if (item?.type === 'penalty' && item.cost >= forbidden) loosened[index] = loose(item);
      }
    }
    chainStart = loosened.length;
    width = 0;
  };
  for (const item of items) {
    const before = loosened.at(-1);
    const mayBreak =
      (item.type === 'glue' && before?.type === 'box') || (item.type === 'penalty' && item.cost < forbidden);
    if (mayBreak) endChain();
    loosened.push(item);
    if (item.type !== 'penalty') width += item.width;
  }
  endChain();
  return loosened;
}

function loose(penalty: TextPenalty): TextPenalty {
  return { ...penalty, cost: forbidden - 1, unruly: true };
}
