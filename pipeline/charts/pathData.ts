/** Turns the path syntax of SVG (SVG 2, section 9.3) into segments: absolute moves, lines, cubic curves and closings. */
import type { Matrix, Segment } from './Chart.ts';

export interface BoundingBox {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface PlacedPath extends PathExtent {
  /** Rounded to three decimals; empty where nothing is drawn. */
  readonly segments: readonly Segment[];
}

export interface PathExtent {
  /** Around all points; a curve's control points may widen it. */
  readonly box: BoundingBox;
  /** Whether it is one rectangle with upright sides. */
  readonly isRectangle: boolean;
}

/** Thousandths of a point: finer than any printer, and stable. */
export function roundCoordinate(value: number): number {
  const rounded = Math.round(value * 1000) / 1000;
  return rounded === 0 ? 0 : rounded;
}

/** The path of an upright rectangle, wound as Vega winds it. */
export function rectanglePath(x: number, y: number, width: number, height: number): readonly Segment[] {
  return [
    { type: 'move', x, y },
    { type: 'line', x: x + width, y },
    { type: 'line', x: x + width, y: y + height },
    { type: 'line', x, y: y + height },
    { type: 'close' },
  ];
}

/** A path in the coordinates that `matrix` leads to. */
export function placePath(path: readonly Segment[], matrix: Matrix): PlacedPath {
  const [a, b, c, d, e, f] = matrix;
  const across = (x: number, y: number): number => roundCoordinate(a * x + c * y + e);
  const down = (x: number, y: number): number => roundCoordinate(b * x + d * y + f);
  const segments = path.map((segment): Segment => {
    if (segment.type === 'close') return segment;
    const [x, y] = [across(segment.x, segment.y), down(segment.x, segment.y)];
    if (segment.type !== 'curve') return { type: segment.type, x, y };
    return {
      type: 'curve',
      x1: across(segment.x1, segment.y1),
      y1: down(segment.x1, segment.y1),
      x2: across(segment.x2, segment.y2),
      y2: down(segment.x2, segment.y2),
      x,
      y,
    };
  });
  const { box, isRectangle } = pathExtent(segments);
  return { segments: segments.length < 2 ? [] : segments, box, isRectangle };
}

/** Of a path as it is placed. */
export function pathExtent(segments: readonly Segment[]): PathExtent {
  if (segments.length < 2) return { box: { x1: 0, y1: 0, x2: 0, y2: 0 }, isRectangle: false };
  const box = pathBox(segments);
  return { box, isRectangle: isRectangle(segments, box) };
}

function pathBox(segments: readonly Segment[]): BoundingBox {
  let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity];
  const add = (x: number, y: number): void => {
    x1 = Math.min(x1, x);
    y1 = Math.min(y1, y);
    x2 = Math.max(x2, x);
    y2 = Math.max(y2, y);
  };
  for (const segment of segments) {
    if (segment.type === 'close') continue;
    add(segment.x, segment.y);
    if (segment.type !== 'curve') continue;
    add(segment.x1, segment.y1);
    add(segment.x2, segment.y2);
  }
  return { x1, y1, x2, y2 };
}

function isRectangle(segments: readonly Segment[], { x1, y1, x2, y2 }: BoundingBox): boolean {
  const [move, ...rest] = segments;
  if (move?.type !== 'move' || rest.length !== 4 || rest[3]?.type !== 'close') return false;
  const isCorner = (segment: Segment): boolean =>
    segment.type !== 'close' &&
    segment.type !== 'curve' &&
    (segment.x === x1 || segment.x === x2) &&
    (segment.y === y1 || segment.y === y2);
  return segments.slice(0, 4).every(isCorner);
}

/** Undefined where the text is no path, e.g. where a coordinate is `NaN`. */
export function parsePath(path: string): readonly Segment[] | undefined {
  const reader = new PathReader(path);
  const pen = new PathPen();
  for (let command = reader.command(); command !== undefined; command = reader.command()) {
    const values = reader.values(command.toUpperCase());
    if (values === undefined) return undefined;
    pen.draw(command, values);
  }
  return reader.isAtEnd && (pen.segments[0]?.type ?? 'move') === 'move' ? pen.segments : undefined;
}

/** How many numbers each command takes. */
const argumentCounts: Readonly<Record<string, number>> = {
  M: 2,
  L: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  T: 2,
  A: 7,
  Z: 0,
};

const COMMAND = /[\s,]*([MLHVCSQTAZ])/iy;
const FLAG = /[\s,]*([01])/y;
const NUMBER = /[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/y;

class PathReader {
  readonly #path: string;
  #at = 0;
  #last: string | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  get isAtEnd(): boolean {
    return this.#path.slice(this.#at).trim() === '';
  }

  /** The next command; the last again where numbers follow without one (after M that is L). */
  command(): string | undefined {
    const written = this.#take(COMMAND);
    if (written !== undefined) {
      this.#last = written === 'M' ? 'L' : written === 'm' ? 'l' : written;
      return written;
    }
    if (this.isAtEnd || this.#last === undefined || this.#last.toUpperCase() === 'Z') return undefined;
    return this.#last;
  }

  /** Its numbers; the two flags of an arc may touch what follows. */
  values(command: string): readonly number[] | undefined {
    const values: number[] = [];
    const count = argumentCounts[command] ?? 0;
    for (let index = 0; index < count; index += 1) {
      const isFlag = command === 'A' && (index === 3 || index === 4);
      const number = this.#take(isFlag ? FLAG : NUMBER);
      const value = Number(number);
      if (number === undefined || !Number.isFinite(value)) return undefined;
      values.push(value);
    }
    return values;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#path)?.[1];
    if (found !== undefined) this.#at = pattern.lastIndex;
    return found;
  }
}

/** Draws one command after another. */
class PathPen {
  readonly segments: Segment[] = [];
  #x = 0;
  #y = 0;
  #startX = 0;
  #startY = 0;
  /** Last control points, which S and T mirror; the current point after any other command. */
  #cubic: readonly [number, number] = [0, 0];
  #quadratic: readonly [number, number] = [0, 0];

  draw(command: string, values: readonly number[]): void {
    const upper = command.toUpperCase();
    const isRelative = command !== upper;
    const dx = isRelative ? this.#x : 0;
    const dy = isRelative ? this.#y : 0;
    const value = (index: number): number => values[index] ?? 0;
    const x = (index: number): number => value(index) + dx;
    const y = (index: number): number => value(index) + dy;
    let [cubic, quadratic] = [false, false];
    switch (upper) {
      case 'M':
        this.#to({ type: 'move', x: x(0), y: y(1) });
        [this.#startX, this.#startY] = [this.#x, this.#y];
        break;
      case 'L':
        this.#to({ type: 'line', x: x(0), y: y(1) });
        break;
      case 'H':
        this.#to({ type: 'line', x: x(0), y: this.#y });
        break;
      case 'V':
        this.#to({ type: 'line', x: this.#x, y: y(0) });
        break;
      case 'C':
      case 'S': {
        const isSmooth = upper === 'S';
        const [x1, y1] = isSmooth ? this.#mirror(this.#cubic) : [x(0), y(1)];
        const at = isSmooth ? 0 : 2;
        this.#cubic = [x(at), y(at + 1)];
        this.#curve([x1, y1, ...this.#cubic, x(at + 2), y(at + 3)]);
        cubic = true;
        break;
      }
      case 'Q':
      case 'T': {
        const isSmooth = upper === 'T';
        this.#quadratic = isSmooth ? this.#mirror(this.#quadratic) : [x(0), y(1)];
        const at = isSmooth ? 0 : 2;
        this.#quadraticTo(this.#quadratic, x(at), y(at + 1));
        quadratic = true;
        break;
      }
      case 'A': {
        const arc = {
          rx: value(0),
          ry: value(1),
          degrees: value(2),
          large: value(3) === 1,
          sweep: value(4) === 1,
        };
        const [endX, endY] = [x(5), y(6)];
        const curves = arcCurves(this.#x, this.#y, arc, endX, endY);
        if (curves === undefined) this.#to({ type: 'line', x: endX, y: endY });
        else for (const curve of curves) this.#curve(curve);
        break;
      }
      default:
        this.segments.push({ type: 'close' });
        [this.#x, this.#y] = [this.#startX, this.#startY];
    }
    if (!cubic) this.#cubic = [this.#x, this.#y];
    if (!quadratic) this.#quadratic = [this.#x, this.#y];
  }

  #to(segment: Exclude<Segment, { readonly type: 'close' }>): void {
    this.segments.push(segment);
    this.#x = segment.x;
    this.#y = segment.y;
  }

  #mirror([x, y]: readonly [number, number]): readonly [number, number] {
    return [2 * this.#x - x, 2 * this.#y - y];
  }

  #curve([x1, y1, x2, y2, x, y]: Curve): void {
    this.#to({ type: 'curve', x1, y1, x2, y2, x, y });
  }

  #quadraticTo([controlX, controlY]: readonly [number, number], x: number, y: number): void {
    const third = (from: number, control: number): number => from + (2 / 3) * (control - from);
    this.#curve([
      third(this.#x, controlX),
      third(this.#y, controlY),
      third(x, controlX),
      third(y, controlY),
      x,
      y,
    ]);
  }
}

type Curve = readonly [number, number, number, number, number, number];

interface Arc {
  readonly rx: number;
  readonly ry: number;
  readonly degrees: number;
  readonly large: boolean;
  readonly sweep: boolean;
}

/** An elliptical arc as cubic curves of at most a quarter turn (SVG 2, appendix B.2.4); undefined where it is a line. */
function arcCurves(
  fromX: number,
  fromY: number,
  { rx: rxGiven, ry: ryGiven, degrees, large, sweep }: Arc,
  x: number,
  y: number,
): readonly Curve[] | undefined {
  let [rx, ry] = [Math.abs(rxGiven), Math.abs(ryGiven)];
  if (fromX === x && fromY === y) return [];
  if (rx === 0 || ry === 0) return undefined;
  const tilt = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];
  const [halfX, halfY] = [(fromX - x) / 2, (fromY - y) / 2];
  const [px, py] = [cos * halfX + sin * halfY, cos * halfY - sin * halfX];
  const excess = (px / rx) ** 2 + (py / ry) ** 2;
  if (excess > 1) [rx, ry] = [rx * Math.sqrt(excess), ry * Math.sqrt(excess)];
  const distance = (rx * py) ** 2 + (ry * px) ** 2;
  const root = Math.sqrt(Math.max(0, ((rx * ry) ** 2 - distance) / distance)) * (large === sweep ? -1 : 1);
  const [cpx, cpy] = [(root * rx * py) / ry, (-root * ry * px) / rx];
  const centreX = cos * cpx - sin * cpy + (fromX + x) / 2;
  const centreY = sin * cpx + cos * cpy + (fromY + y) / 2;
  const start = Math.atan2((py - cpy) / ry, (px - cpx) / rx);
  const end = Math.atan2((-py - cpy) / ry, (-px - cpx) / rx);
  let turn = end - start;
  if (sweep && turn < 0) turn += 2 * Math.PI;
  if (!sweep && turn > 0) turn -= 2 * Math.PI;
  const pieces = Math.max(1, Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9));
  const step = turn / pieces;
  const reach = (4 / 3) * Math.tan(step / 4);
  const at = (ux: number, uy: number): readonly [number, number] => [
    centreX + cos * rx * ux - sin * ry * uy,
    centreY + sin * rx * ux + cos * ry * uy,
  ];
  return Array.from({ length: pieces }, (_, piece): Curve => {
    const [a, b] = [start + piece * step, start + (piece + 1) * step];
    return [
      ...at(Math.cos(a) - reach * Math.sin(a), Math.sin(a) + reach * Math.cos(a)),
      ...at(Math.cos(b) + reach * Math.sin(b), Math.sin(b) - reach * Math.cos(b)),
      ...(piece === pieces - 1 ? ([x, y] as const) : at(Math.cos(b), Math.sin(b))),
    ];
  });
}
