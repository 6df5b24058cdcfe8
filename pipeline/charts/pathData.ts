/** Turns the path syntax of SVG into absolute moves, lines and cubic curves in the picture's own coordinates. */
import type { Matrix } from './Chart.ts';
import { applyMatrix } from './matrix.ts';

export interface Box {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface PicturePath {
  /** Commands M, L, C and Z only, rounded to three decimals; empty where nothing is drawn. */
  readonly d: string;
  /** Around all points; a curve's control points may widen it. */
  readonly box: Box;
  /** Whether it is one rectangle with upright sides. */
  readonly isRectangle: boolean;
}

/** Undefined where the text is no path, e.g. where a coordinate is `NaN`. */
export function transformPath(d: string, matrix: Matrix): PicturePath | undefined {
  const writer = new PathWriter(matrix);
  const tokens = d.match(/[a-zA-Z]|-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g) ?? [];
  if (/NaN|Infinity|undefined/.test(d)) return undefined;
  let index = 0;
  let command = '';
  while (index < tokens.length) {
    const token = tokens[index] ?? '';
    if (/[a-zA-Z]/.test(token)) {
      command = token;
      index += 1;
    }
    const count = argumentCounts[command.toUpperCase()];
    if (count === undefined) return undefined;
    const values = tokens.slice(index, index + count).map(Number);
    if (values.length < count || !values.every(Number.isFinite)) return undefined;
    index += count;
    writer.add(command, values);
    if (command === 'M') command = 'L';
    else if (command === 'm') command = 'l';
    else if (count === 0 && index < tokens.length && !/[a-zA-Z]/.test(tokens[index] ?? '')) return undefined;
  }
  return writer.path();
}

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

/** Thousandths of a point: finer than any printer, and stable. */
export function roundCoordinate(value: number): number {
  const rounded = Math.round(value * 1000) / 1000;
  return rounded === 0 ? 0 : rounded;
}

class PathWriter {
  readonly #matrix: Matrix;
  readonly #parts: string[] = [];
  readonly #corners: [number, number][] = [];
  #onlyLines = true;
  #closed = false;
  #x = 0;
  #y = 0;
  #startX = 0;
  #startY = 0;
  /** Last control point, which the smooth commands S and T mirror. */
  #controlX = 0;
  #controlY = 0;
  #x1 = Number.POSITIVE_INFINITY;
  #y1 = Number.POSITIVE_INFINITY;
  #x2 = Number.NEGATIVE_INFINITY;
  #y2 = Number.NEGATIVE_INFINITY;

  constructor(matrix: Matrix) {
    this.#matrix = matrix;
  }

  add(command: string, values: readonly number[]): void {
    const upper = command.toUpperCase();
    const relative = command !== upper;
    const [dx, dy] = relative ? [this.#x, this.#y] : [0, 0];
    const value = (index: number): number => values[index] ?? 0;
    switch (upper) {
      case 'M':
        this.#move(value(0) + dx, value(1) + dy);
        break;
      case 'L':
        this.#line(value(0) + dx, value(1) + dy);
        break;
      case 'H':
        this.#line(value(0) + dx, this.#y);
        break;
      case 'V':
        this.#line(this.#x, value(0) + dy);
        break;
      case 'C':
        this.#curve(value(0) + dx, value(1) + dy, value(2) + dx, value(3) + dy, value(4) + dx, value(5) + dy);
        break;
      case 'S':
        this.#curve(
          2 * this.#x - this.#controlX,
          2 * this.#y - this.#controlY,
          value(0) + dx,
          value(1) + dy,
          value(2) + dx,
          value(3) + dy,
        );
        break;
      case 'Q':
        this.#quadratic(value(0) + dx, value(1) + dy, value(2) + dx, value(3) + dy);
        break;
      case 'T':
        this.#quadratic(
          2 * this.#x - this.#controlX,
          2 * this.#y - this.#controlY,
          value(0) + dx,
          value(1) + dy,
        );
        break;
      case 'A':
        this.#arc(value(0), value(1), value(2), value(3) !== 0, value(4) !== 0, value(5) + dx, value(6) + dy);
        break;
      default:
        this.#close();
    }
    // Only after a curve do S and T mirror its control point.
    if (!'CSQT'.includes(upper)) {
      this.#controlX = this.#x;
      this.#controlY = this.#y;
    }
  }

  path(): PicturePath {
    const drawn = this.#parts.length > 1;
    const box = { x1: this.#x1, y1: this.#y1, x2: this.#x2, y2: this.#y2 };
    return {
      d: drawn ? this.#parts.join('') : '',
      box: drawn ? box : { x1: 0, y1: 0, x2: 0, y2: 0 },
      isRectangle: this.#isRectangle(),
    };
  }

  #isRectangle(): boolean {
    if (!this.#onlyLines || !this.#closed || this.#corners.length !== 4) return false;
    return this.#corners.every(
      ([x, y]) => (x === this.#x1 || x === this.#x2) && (y === this.#y1 || y === this.#y2),
    );
  }

  #point(x: number, y: number): string {
    const [px, py] = applyMatrix(this.#matrix, x, y).map(roundCoordinate);
    if (px === undefined || py === undefined) return '';
    this.#x1 = Math.min(this.#x1, px);
    this.#y1 = Math.min(this.#y1, py);
    this.#x2 = Math.max(this.#x2, px);
    this.#y2 = Math.max(this.#y2, py);
    this.#corners.push([px, py]);
    return `${px},${py}`;
  }

  #move(x: number, y: number): void {
    this.#parts.push(`M${this.#point(x, y)}`);
    [this.#x, this.#y, this.#startX, this.#startY] = [x, y, x, y];
  }

  #line(x: number, y: number): void {
    this.#parts.push(`L${this.#point(x, y)}`);
    [this.#x, this.#y] = [x, y];
  }

  #curve(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.#onlyLines = false;
    this.#parts.push(`C${this.#point(x1, y1)} ${this.#point(x2, y2)} ${this.#point(x, y)}`);
    [this.#controlX, this.#controlY, this.#x, this.#y] = [x2, y2, x, y];
  }

  #quadratic(cx: number, cy: number, x: number, y: number): void {
    const third = (from: number, control: number): number => from + (2 / 3) * (control - from);
    this.#curve(third(this.#x, cx), third(this.#y, cy), third(x, cx), third(y, cy), x, y);
    [this.#controlX, this.#controlY] = [cx, cy];
  }

  #close(): void {
    this.#parts.push('Z');
    this.#closed = true;
    [this.#x, this.#y] = [this.#startX, this.#startY];
  }

  /** Arc by endpoints as cubic curves of a quarter turn at most; SVG 1.1, appendix F.6. */
  #arc(
    rx0: number,
    ry0: number,
    degrees: number,
    large: boolean,
    sweep: boolean,
    x: number,
    y: number,
  ): void {
    const [fromX, fromY] = [this.#x, this.#y];
    let [rx, ry] = [Math.abs(rx0), Math.abs(ry0)];
    if (fromX === x && fromY === y) return;
    if (rx === 0 || ry === 0) {
      this.#line(x, y);
      return;
    }
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
    for (let piece = 0; piece < pieces; piece += 1) {
      const [a, b] = [start + piece * step, start + (piece + 1) * step];
      const [x1, y1] = at(Math.cos(a) - reach * Math.sin(a), Math.sin(a) + reach * Math.cos(a));
      const [x2, y2] = at(Math.cos(b) + reach * Math.sin(b), Math.sin(b) - reach * Math.cos(b));
      const [endX, endY] = piece === pieces - 1 ? [x, y] : at(Math.cos(b), Math.sin(b));
      this.#curve(x1, y1, x2, y2, endX, endY);
    }
  }
}

/** The path of an upright rectangle, wound as Vega winds it. */
export function rectanglePath(x: number, y: number, width: number, height: number): string {
  return `M${x},${y}h${width}v${height}h${-width}Z`;
}
