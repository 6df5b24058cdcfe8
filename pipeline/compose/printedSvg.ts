/** Turns a chart of the book into an SVG file with the words of its caption. */
import { standaloneSvg } from '../charts/standaloneSvg.ts';
import type { ChartBlock } from './Manuscript.ts';
import { plainText } from './plainText.ts';

export function printedSvg({ chart, title, alt }: ChartBlock): string {
  return standaloneSvg(chart.svg, { title: plainText(title), description: alt });
}
