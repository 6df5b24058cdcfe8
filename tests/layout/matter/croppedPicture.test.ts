/** A picture that fills a frame of another shape shows its middle, and nothing of it beyond the frame. */
import { expect, test } from 'vitest';
import type { PathMark, Picture, Segment } from '../../../pipeline/charts/Chart.ts';
import { croppedPicture } from '../../../pipeline/layout/matter/croppedPicture.ts';

const square: readonly Segment[] = [
  { type: 'move', x: 0, y: 0 },
  { type: 'curve', x1: 10, y1: 0, x2: 90, y2: 0, x: 100, y: 0 },
  { type: 'line', x: 100, y: 100 },
  { type: 'close' },
];
const path: PathMark = {
  type: 'path',
  segments: square,
  fill: '#000000',
  fillOpacity: 1,
  strokeOpacity: 0,
  strokeWidth: 0,
  strokeDash: [],
  strokeCap: 'butt',
  strokeJoin: 'miter',
};
const window: readonly Segment[] = [
  { type: 'move', x: 0, y: 0 },
  { type: 'line', x: 50, y: 0 },
  { type: 'line', x: 50, y: 100 },
  { type: 'line', x: 0, y: 100 },
  { type: 'close' },
];

test('a-square-in-an-upright-frame-loses-a-quarter-at-either-side', () => {
  const picture: Picture = { width: 100, height: 100, marks: [path, { ...path, clip: [square] }] };
  const cropped = croppedPicture(picture, { width: 100, height: 200 });
  expect([cropped.width, cropped.height]).toEqual([50, 100]);
  const [first, second] = cropped.marks;
  const moved: readonly Segment[] = [
    { type: 'move', x: -25, y: 0 },
    { type: 'curve', x1: -15, y1: 0, x2: 65, y2: 0, x: 75, y: 0 },
    { type: 'line', x: 75, y: 100 },
    { type: 'close' },
  ];
  expect(first).toMatchObject({ segments: moved, clip: [window] });
  expect(second?.clip).toEqual([window, moved]);
});

test('an-enlarged-picture-leaves-out-as-much-at-every-side', () => {
  const picture: Picture = { width: 100, height: 100, marks: [path] };
  const { width, height, marks } = croppedPicture(picture, { width: 200, height: 200 }, 1.25);
  expect([width, height]).toEqual([80, 80]);
  expect(marks[0]).toMatchObject({ segments: [{ type: 'move', x: -10, y: -10 }, {}, {}, {}] });
});

test('pixels-are-moved-by-their-matrix', () => {
  const pixels = { coding: 'jpeg', bytes: new Uint8Array(0) } as const;
  const raster = { digest: 'a', file: 'a.jpg', width: 300, height: 100, space: 'rgb', pixels } as const;
  const picture: Picture = {
    width: 144,
    height: 48,
    marks: [{ type: 'image', raster, matrix: [144, 0, 0, 48, 0, 0] }],
  };
  const [mark] = croppedPicture(picture, { width: 96, height: 96 }).marks;
  expect(mark).toMatchObject({ matrix: [144, 0, 0, 48, -48, 0] });
});
