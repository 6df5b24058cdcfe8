/** Turns a picture into one that fills a frame: as much of its middle as has the frame's shape, or less where it is enlarged. */
import type { Clip, Mark, Matrix, Picture, Segment } from '../../charts/Chart.ts';

export function croppedPicture(
  { width, height, marks }: Picture,
  frame: { readonly width: number; readonly height: number },
  enlarged = 1,
): Picture {
  const scale = enlarged * Math.max(frame.width / width, frame.height / height);
  const size = { width: frame.width / scale, height: frame.height / scale };
  const by = { x: (size.width - width) / 2, y: (size.height - height) / 2 };
  const window: Clip = [rectangle(size.width, size.height)];
  return {
    ...size,
    marks: marks.map((mark) => {
      const clip = mark.clip === undefined ? window : [...window, ...moved(mark.clip, by)];
      return { ...movedMark(mark, by), clip };
    }),
  };
}

interface Offset {
  readonly x: number;
  readonly y: number;
}

function rectangle(width: number, height: number): readonly Segment[] {
  return [
    { type: 'move', x: 0, y: 0 },
    { type: 'line', x: width, y: 0 },
    { type: 'line', x: width, y: height },
    { type: 'line', x: 0, y: height },
    { type: 'close' },
  ];
}

function movedMark(mark: Mark, by: Offset): Mark {
  switch (mark.type) {
    case 'path':
      return { ...mark, segments: mark.segments.map((segment) => movedSegment(segment, by)) };
    case 'text':
    case 'image':
      return { ...mark, matrix: movedMatrix(mark.matrix, by) };
    default:
      return mark satisfies never;
  }
}

function movedMatrix([a, b, c, d, e, f]: Matrix, by: Offset): Matrix {
  return [a, b, c, d, e + by.x, f + by.y];
}

function moved(clip: Clip, by: Offset): Clip {
  return clip.map((path) => path.map((segment) => movedSegment(segment, by)));
}

function movedSegment(segment: Segment, by: Offset): Segment {
  switch (segment.type) {
    case 'move':
    case 'line':
      return { ...segment, x: segment.x + by.x, y: segment.y + by.y };
    case 'curve': {
      const { x1, y1, x2, y2, x, y } = segment;
      return {
        ...segment,
        x1: x1 + by.x,
        y1: y1 + by.y,
        x2: x2 + by.x,
        y2: y2 + by.y,
        x: x + by.x,
        y: y + by.y,
      };
    }
    case 'close':
      return segment;
    default:
      return segment satisfies never;
  }
}
