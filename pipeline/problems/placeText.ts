/** Says where something is written, e.g. `data/trade/goods.csv:7`. */
import type { Place } from './Problem.ts';

export function placeText({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}
