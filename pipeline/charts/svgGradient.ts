/** Turns a linear gradient of SVG into strips of one colour each. */
import { formatHex, mixColours, parseHex, type Rgb } from '../theme/contrast.ts';
import type { Segment } from './Chart.ts';
import { type BoundingBox, rectanglePath } from './pathData.ts';
import { parseSvgColour } from './svgColour.ts';
import type { SvgElement } from './svgTree.ts';

export interface LinearGradient {
  readonly direction: 'right' | 'left' | 'down' | 'up';
  readonly stops: readonly { readonly offset: number; readonly colour: Rgb }[];
}

/** Enough that neighbours differ by less than the eye sees over a legend's length. */
const STRIPS = 48;

/** Undefined for a gradient that is radial, slanted or has unknown colours. */
export function readGradient(element: SvgElement): LinearGradient | undefined {
  if (element.name !== 'linearGradient') return undefined;
  const number = (name: string, otherwise: number): number =>
    Number(element.attributes.get(name) ?? otherwise);
  const [dx, dy] = [number('x2', 1) - number('x1', 0), number('y2', 0) - number('y1', 0)];
  const direction = gradientDirection(dx, dy);
  const stops = element.children.flatMap((stop) => {
    const colour = parseSvgColour(stop.attributes.get('stop-color') ?? '');
    const rgb = colour === null || colour === undefined ? undefined : parseHex(colour.hex);
    return rgb === undefined ? [] : [{ offset: Number(stop.attributes.get('offset')), colour: rgb }];
  });
  if (direction === undefined || stops.length === 0 || stops.length < element.children.length)
    return undefined;
  return { direction, stops };
}

function gradientDirection(dx: number, dy: number): LinearGradient['direction'] | undefined {
  if (dy === 0 && dx !== 0) return dx > 0 ? 'right' : 'left';
  if (dx === 0 && dy !== 0) return dy > 0 ? 'down' : 'up';
  return undefined;
}

export function gradientStrips(
  gradient: LinearGradient,
  box: BoundingBox,
): readonly { readonly path: readonly Segment[]; readonly fill: string }[] {
  const { direction } = gradient;
  const [width, height] = [box.x2 - box.x1, box.y2 - box.y1];
  return Array.from({ length: STRIPS }, (_, index) => {
    const reversed = direction === 'left' || direction === 'up';
    const middle = (index + 0.5) / STRIPS;
    const fill = formatHex(colourAt(gradient, reversed ? 1 - middle : middle));
    // Each strip reaches under the next, so that no hairline of paper shows between them.
    const last = index === STRIPS - 1;
    const from = index / STRIPS;
    const length = (last ? 1 : 1.5) / STRIPS;
    const path =
      direction === 'right' || direction === 'left'
        ? rectanglePath(box.x1 + from * width, box.y1, length * width, height)
        : rectanglePath(box.x1, box.y1 + from * height, width, length * height);
    return { path, fill };
  });
}

function colourAt(gradient: LinearGradient, offset: number): Rgb {
  const { stops } = gradient;
  const after = stops.findIndex((stop) => stop.offset >= offset);
  const next = stops[after === -1 ? stops.length - 1 : after];
  const before = stops[after <= 0 ? 0 : after - 1];
  if (next === undefined || before === undefined) return [0, 0, 0];
  if (after <= 0 || next.offset === before.offset) return next.colour;
  return mixColours(before.colour, next.colour, (offset - before.offset) / (next.offset - before.offset));
}
