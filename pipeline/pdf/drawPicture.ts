/** Turns a picture's marks into vectors and text on a page. */
import type { Mark, Matrix, PathMark, TextMark } from '../charts/Chart.ts';
import type { PictureItem } from '../layout/Layout.ts';
import type { ContentWriter } from './contentWriter.ts';
import { pdfNumbers } from './pdfSyntax.ts';
import type { RunStyle } from './textOperators.ts';

/** How text and pictures reach a page's fonts, graphics states and parsed paths. */
export interface DrawingTools {
  /** Path operators of a path in SVG's syntax. */
  readonly path: (path: string) => string;
  readonly setOpacity: (fill: number, stroke: number) => void;
  readonly showText: (text: string, style: RunStyle, colour: string, matrix: Matrix) => void;
}

const caps = { butt: 0, round: 1, square: 2 } as const;
const joins = { miter: 0, round: 1, bevel: 2 } as const;

export function drawPicture(item: PictureItem, writer: ContentWriter, tools: DrawingTools): void {
  const { picture } = item;
  const scaleX = picture.width === 0 ? 1 : item.width / picture.width;
  const scaleY = picture.height === 0 ? 1 : item.height / picture.height;
  writer.save();
  writer.operator(`${pdfNumbers([scaleX, 0, 0, scaleY, item.x, item.y])} cm`);
  // SVG's default limit, beyond which a miter turns into a bevel; PDF's is 10.
  writer.operator('4 M');
  let clip: string | undefined;
  for (const mark of picture.marks) {
    const wanted = clipOf(mark);
    if (wanted !== clip) {
      if (clip !== undefined) writer.restore();
      if (wanted !== undefined) {
        writer.save();
        writer.operator(`${tools.path(wanted)} W n`);
      }
      clip = wanted;
    }
    drawMark(mark, writer, tools);
  }
  if (clip !== undefined) writer.restore();
  writer.restore();
}

function clipOf(mark: Mark): string | undefined {
  return mark.type === 'path' ? mark.clip : undefined;
}

function drawMark(mark: Mark, writer: ContentWriter, tools: DrawingTools): void {
  switch (mark.type) {
    case 'path':
      drawPath(mark, writer, tools);
      break;
    case 'text':
      drawText(mark, tools);
      break;
    default:
      mark satisfies never;
  }
}

function drawPath(mark: PathMark, writer: ContentWriter, tools: DrawingTools): void {
  const fills = mark.fill !== undefined && mark.fillOpacity > 0;
  const strokes = mark.stroke !== undefined && mark.strokeOpacity > 0 && mark.strokeWidth > 0;
  const operators = tools.path(mark.d);
  if (operators === '' || !(fills || strokes)) return;

  const moved = !isIdentity(mark.matrix);
  if (moved) {
    writer.save();
    writer.operator(`${pdfNumbers(mark.matrix)} cm`);
  }
  tools.setOpacity(mark.fillOpacity, mark.strokeOpacity);
  if (fills && mark.fill !== undefined) writer.fill(mark.fill);
  if (strokes && mark.stroke !== undefined) {
    writer.stroke(mark.stroke);
    writer.lineWidth(mark.strokeWidth);
    writer.dash(mark.strokeDash);
    writer.cap(caps[mark.strokeCap]);
    writer.join(joins[mark.strokeJoin]);
  }
  writer.operator(`${operators} ${fills && strokes ? 'B' : fills ? 'f' : 'S'}`);
  if (moved) writer.restore();
}

function drawText(mark: TextMark, tools: DrawingTools): void {
  if (mark.opacity <= 0) return;
  const [a, b, c, d, e, f] = mark.matrix;
  tools.setOpacity(mark.opacity, mark.opacity);
  // Labels stand apart on the picture; so they do where only their words are read.
  tools.showText(
    `${mark.text} `,
    { font: mark.font, size: mark.size, features: [], tracking: 0, wordSpace: 0 },
    mark.fill,
    [a, b, -c, -d, a * mark.x + c * mark.y + e, b * mark.x + d * mark.y + f],
  );
}

function isIdentity([a, b, c, d, e, f]: Matrix): boolean {
  return a === 1 && b === 0 && c === 0 && d === 1 && e === 0 && f === 0;
}
