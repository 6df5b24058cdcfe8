/** Turns a picture's marks into vectors and text on a page. */
import type { Clip, Mark, Matrix, PathMark, Raster, Segment, TextMark } from '../charts/Chart.ts';
import type { PictureItem } from '../layout/Layout.ts';
import type { ContentWriter } from './contentWriter.ts';
import { pdfNumbers } from './pdfSyntax.ts';
import type { TextState } from './textOperators.ts';

/** How text and pictures reach a page's fonts and graphics states. */
export interface DrawingTools {
  readonly setOpacity: (fill: number, stroke: number) => void;
  readonly showText: (text: string, style: TextState, colour: string, matrix: Matrix) => void;
  readonly showImage: (raster: Raster, matrix: Matrix) => void;
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
  let clip: Clip | undefined;
  for (const mark of picture.marks) {
    if (mark.clip !== clip) {
      if (clip !== undefined) writer.restore();
      if (mark.clip !== undefined) {
        writer.save();
        for (const path of mark.clip) writer.operator(`${pathOperators(path)} W n`);
      }
      clip = mark.clip;
    }
    drawMark(mark, writer, tools);
  }
  if (clip !== undefined) writer.restore();
  writer.restore();
}

function drawMark(mark: Mark, writer: ContentWriter, tools: DrawingTools): void {
  switch (mark.type) {
    case 'path':
      drawPath(mark, writer, tools);
      break;
    case 'text':
      drawText(mark, tools);
      break;
    case 'image': {
      // PDF's unit square has its origin at the lower left.
      const [a, b, c, d, e, f] = mark.matrix;
      tools.showImage(mark.raster, [a, b, -c, -d, e + c, f + d]);
      break;
    }
    default:
      mark satisfies never;
  }
}

function drawPath(mark: PathMark, writer: ContentWriter, tools: DrawingTools): void {
  const fills = mark.fill !== undefined && mark.fillOpacity > 0;
  const strokes = mark.stroke !== undefined && mark.strokeOpacity > 0 && mark.strokeWidth > 0;
  if (!(fills || strokes)) return;
  tools.setOpacity(mark.fillOpacity, mark.strokeOpacity);
  if (fills && mark.fill !== undefined) writer.fill(mark.fill);
  if (strokes && mark.stroke !== undefined) {
    writer.stroke(mark.stroke);
    writer.lineWidth(mark.strokeWidth);
    writer.dash(mark.strokeDash);
    writer.cap(caps[mark.strokeCap]);
    writer.join(joins[mark.strokeJoin]);
  }
  const star = mark.evenOdd ? '*' : '';
  const paint = fills && strokes ? `B${star}` : fills ? `f${star}` : 'S';
  writer.operator(`${pathOperators(mark.segments)} ${paint}`);
}

function pathOperators(path: readonly Segment[]): string {
  return path.map(segmentOperator).join(' ');
}

function segmentOperator(segment: Segment): string {
  switch (segment.type) {
    case 'move':
      return `${pdfNumbers([segment.x, segment.y])} m`;
    case 'line':
      return `${pdfNumbers([segment.x, segment.y])} l`;
    case 'curve': {
      const { x1, y1, x2, y2, x, y } = segment;
      return `${pdfNumbers([x1, y1, x2, y2, x, y])} c`;
    }
    case 'close':
      return 'h';
    default:
      return segment satisfies never;
  }
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
