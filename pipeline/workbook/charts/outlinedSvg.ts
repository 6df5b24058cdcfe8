/** Turns a picture into SVG of paths alone, so that it looks the same wherever its fonts are not installed. */
import type { Picture, Segment, TextMark } from '../../charts/Chart.ts';
import type { SvgWords } from '../../charts/standaloneSvg.ts';
import type { FontSet } from '../../fonts/loadFonts.ts';
import { elementText } from '../../markup/xmlText.ts';

export function outlinedSvg({ width, height, marks }: Picture, fonts: FontSet): string {
  const clips = new Map<string, string>();
  const clipped = (content: string, clip: readonly (readonly Segment[])[]): string =>
    clip.reduce((inner, path) => {
      const d = pathData(path);
      const id = clips.get(d) ?? `clip${clips.size + 1}`;
      clips.set(d, id);
      return `<g clip-path="url(#${id})">${inner}</g>`;
    }, content);
  const drawn = marks.map((mark) => {
    switch (mark.type) {
      case 'path': {
        const content = `<path d="${pathData(mark.segments)}"${fillOf(mark.fill, mark.fillOpacity)}${mark.evenOdd === true ? ' fill-rule="evenodd"' : ''}${strokeOf(mark)}/>`;
        return clipped(content, mark.clip ?? []);
      }
      case 'text':
        return clipped(outline(mark, fonts), mark.clip ?? []);
      default:
        // Charts have no pixels.
        return '';
    }
  });
  const defs = [...clips].map(([d, id]) => `<clipPath id="${id}"><path d="${d}"/></clipPath>`).join('');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}" role="img">`,
    defs === '' ? '' : `<defs>${defs}</defs>`,
    ...drawn,
    '</svg>\n',
  ].join('');
}

/** The same with the words that say what it shows; to its pixels they add nothing. */
export function withWords(svg: string, { title, description }: SvgWords): string {
  const words = `<title>${elementText(title)}</title><desc>${elementText(description)}</desc>`;
  const head = svg.indexOf('>') + 1;
  return svg.slice(0, head) + words + svg.slice(head);
}

function fillOf(fill: string | undefined, opacity: number): string {
  return fill === undefined
    ? ' fill="none"'
    : ` fill="${fill}"${opacity < 1 ? ` fill-opacity="${short(opacity)}"` : ''}`;
}

function strokeOf(mark: Extract<Picture['marks'][number], { readonly type: 'path' }>): string {
  const { stroke, strokeOpacity, strokeWidth, strokeDash, strokeCap, strokeJoin } = mark;
  if (stroke === undefined || strokeWidth <= 0) return '';
  const parts = [` stroke="${stroke}" stroke-width="${short(strokeWidth)}"`];
  if (strokeOpacity < 1) parts.push(` stroke-opacity="${short(strokeOpacity)}"`);
  if (strokeDash.length > 0) parts.push(` stroke-dasharray="${strokeDash.map(short).join(' ')}"`);
  if (strokeCap !== 'butt') parts.push(` stroke-linecap="${strokeCap}"`);
  if (strokeJoin !== 'miter') parts.push(` stroke-linejoin="${strokeJoin}"`);
  return parts.join('');
}

function pathData(path: readonly Segment[]): string {
  return path
    .map((segment) => {
      switch (segment.type) {
        case 'move':
          return `M${short(segment.x)} ${short(segment.y)}`;
        case 'line':
          return `L${short(segment.x)} ${short(segment.y)}`;
        case 'curve': {
          const { x1, y1, x2, y2, x, y } = segment;
          return `C${[x1, y1, x2, y2, x, y].map(short).join(' ')}`;
        }
        case 'close':
          return 'Z';
        default:
          return segment satisfies never;
      }
    })
    .join('');
}

/** The outlines of the letters, word by word, as they are measured and as the PDF draws them. */
function outline({ text, x, y, matrix, font: id, size, fill, opacity }: TextMark, fonts: FontSet): string {
  let along = 0; // ems
  const letters: string[] = [];
  const style = { font: id, features: [], tracking: 0 };
  for (const word of text.split(/( )/)) {
    if (word === '') continue;
    const whole = fonts.shape(word, style);
    let start = along;
    for (const { face, shaped } of whole.parts ?? [{ face: 0, shaped: whole }]) {
      const font = fonts.font(id, face);
      const { unitsPerEm } = font;
      let pen = start * unitsPerEm;
      for (const [at, number] of shaped.glyphs.entries()) {
        const glyph = font.getGlyph(number);
        const offset = shaped.offsets?.[at] ?? { x: 0, y: 0 };
        const scale = size / unitsPerEm;
        const moved = glyph.path
          .scale(scale, -scale)
          .translate(x + (pen + offset.x) * scale, y - offset.y * scale);
        letters.push(moved.toSVG().replaceAll(/-?\d*\.\d{3,}(?:e-?\d+)?/g, (long) => short(Number(long))));
        pen += glyph.advanceWidth + (shaped.kerning?.[at] ?? 0);
      }
      start += shaped.advance;
    }
    along += whole.advance;
  }
  const moves =
    matrix.join(' ') === '1 0 0 1 0 0' ? '' : ` transform="matrix(${matrix.map(short).join(' ')})"`;
  return `<path d="${letters.join('')}"${moves}${fillOf(fill, opacity)}/>`;
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}
