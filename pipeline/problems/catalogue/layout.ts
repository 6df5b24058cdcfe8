/** Messages of layout: what a proof-reader would mark, and what could not be set. */
import type { Problem } from '../Problem.ts';

export function pageNumbersUnstable(passes: number, anchors: readonly string[]): Problem {
  return {
    code: 'page-numbers-unstable',
    severity: 'error',
    message: `expected page numbers to settle in ${passes} passes, found ${anchors.length} that still change: ${anchors.slice(0, 5).join(', ')}`,
    hints: [
      'a reference with a page number moves its own target over a page edge; take page=true from one of them',
    ],
  };
}
