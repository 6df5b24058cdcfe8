/** Turns a chart's SVG into a file of its own: named for readers who cannot see it, at its printed size, with fonts to fall back on. */
import { elementText } from '../markup/xmlText.ts';

export interface SvgWords {
  /** Plain text. */
  readonly title: string;
  readonly description: string;
}

/** Families that stand in where the book's own are not installed. */
const fallbacks = 'Arial, Helvetica, sans-serif';

export function standaloneSvg(svg: string, words: SvgWords): string {
  const [head] = /^<svg[^>]*>/.exec(svg) ?? [];
  if (head === undefined) return svg;
  const id = 'picture';
  const sized = head
    .replace(/ (width|height)="([\d.]+)"/g, ' $1="$2pt"')
    .replace(/>$/, ` role="img" aria-labelledby="${id}-title ${id}-description">`);
  const title = `<title id="${id}-title">${elementText(words.title)}</title>`;
  const description = `<desc id="${id}-description">${elementText(words.description)}</desc>`;
  const body = svg
    .slice(head.length)
    .replace(/ font-family="([^"]*)"/g, (_, family: string) => ` font-family="${family}, ${fallbacks}"`);
  return `${sized}${title}${description}${body}\n`;
}
