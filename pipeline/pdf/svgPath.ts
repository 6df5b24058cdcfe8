/** Turns the path syntax of SVG (SVG 2, section 9.3) into PDF's path operators. */
import { pdfNumbers } from './pdfSyntax.ts';

/** Coordinates stay as they are: y downwards. e.g. `M0,0H10` gives `0 0 m 10 0 l`. */
export function pathOperators(path: string): string {
  const reader = new PathReader(path);
  const operators: string[] = [];
  const emit = (operator: string, ...numbers: number[]): void => {
    operators.push(numbers.length === 0 ? operator : `${pdfNumbers(numbers)} ${operator}`);
  };
  let x = 0;
  let y = 0;
  let startX = 0;
  let startY = 0;
  // Last control point of a curve, which S and T reflect; equal to the current point after any other command.
  let cubicX = 0;
  let cubicY = 0;
  let quadX = 0;
  let quadY = 0;

  const cubicTo = (x1: number, y1: number, x2: number, y2: number, endX: number, endY: number): void => {
    emit('c', x1, y1, x2, y2, endX, endY);
    [x, y] = [endX, endY];
  };
  const quadTo = (controlX: number, controlY: number, endX: number, endY: number): void => {
    [quadX, quadY] = [controlX, controlY];
    const third = 2 / 3;
    cubicTo(
      x + third * (controlX - x),
      y + third * (controlY - y),
      endX + third * (controlX - endX),
      endY + third * (controlY - endY),
      endX,
      endY,
    );
  };

  for (let command = reader.command(); command !== undefined; command = reader.command()) {
    const relative = command === command.toLowerCase();
    const ox = relative ? x : 0;
    const oy = relative ? y : 0;
    const kind = command.toUpperCase();
    switch (kind) {
      case 'M':
        [x, y] = [ox + reader.number(), oy + reader.number()];
        [startX, startY] = [x, y];
        emit('m', x, y);
        break;
      case 'L':
        [x, y] = [ox + reader.number(), oy + reader.number()];
        emit('l', x, y);
        break;
      case 'H':
        x = ox + reader.number();
        emit('l', x, y);
        break;
      case 'V':
        y = oy + reader.number();
        emit('l', x, y);
        break;
      case 'C':
      case 'S': {
        const [x1, y1] =
          kind === 'C' ? [ox + reader.number(), oy + reader.number()] : [2 * x - cubicX, 2 * y - cubicY];
        [cubicX, cubicY] = [ox + reader.number(), oy + reader.number()];
        cubicTo(x1, y1, cubicX, cubicY, ox + reader.number(), oy + reader.number());
        break;
      }
      case 'Q':
        quadTo(ox + reader.number(), oy + reader.number(), ox + reader.number(), oy + reader.number());
        break;
      case 'T':
        quadTo(2 * x - quadX, 2 * y - quadY, ox + reader.number(), oy + reader.number());
        break;
      case 'A': {
        const [rx, ry, rotation] = [reader.number(), reader.number(), reader.number()];
        const [large, sweep] = [reader.flag(), reader.flag()];
        const [endX, endY] = [ox + reader.number(), oy + reader.number()];
        const curves = arcCurves(x, y, rx, ry, rotation, large, sweep, endX, endY);
        if (curves === undefined) emit('l', endX, endY);
        else for (const [x1, y1, x2, y2, x3, y3] of curves) emit('c', x1, y1, x2, y2, x3, y3);
        [x, y] = [endX, endY];
        break;
      }
      case 'Z':
        [x, y] = [startX, startY];
        emit('h');
        break;
      default:
        throw new Error(`unknown path command ${command} in ${path}`);
    }
    if (kind !== 'C' && kind !== 'S') [cubicX, cubicY] = [x, y];
    if (kind !== 'Q' && kind !== 'T') [quadX, quadY] = [x, y];
  }
  return operators.join(' ');
}

class PathReader {
  readonly #path: string;
  #at = 0;
  #last: string | undefined;
  readonly #number = /[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/y;
  readonly #flag = /[\s,]*([01])/y;
  readonly #command = /[\s,]*([A-Za-z])?/y;

  constructor(path: string) {
    this.#path = path;
  }

  /** The next command; the last again where numbers follow without one (after M that is L). Undefined at the end. */
  command(): string | undefined {
    this.#command.lastIndex = this.#at;
    const match = this.#command.exec(this.#path);
    const written = match?.[1];
    this.#at = this.#command.lastIndex;
    if (written === undefined) {
      if (this.#at >= this.#path.length) return undefined;
      if (this.#last === undefined || this.#last === 'Z' || this.#last === 'z')
        throw this.#wrong('a command');
      return this.#last;
    }
    this.#last = written === 'M' ? 'L' : written === 'm' ? 'l' : written;
    return written;
  }

  number(): number {
    return Number(this.#take(this.#number, 'a number'));
  }

  flag(): boolean {
    return this.#take(this.#flag, 'a flag') === '1';
  }

  #take(pattern: RegExp, expected: string): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#path)?.[1];
    if (found === undefined) throw this.#wrong(expected);
    this.#at = pattern.lastIndex;
    return found;
  }

  #wrong(expected: string): Error {
    return new Error(`expected ${expected} at ${this.#at} of the path ${this.#path}`);
  }
}

type Curve = readonly [number, number, number, number, number, number];

/** An elliptical arc as cubic curves of at most a quarter turn (SVG 2, appendix B.2.4); undefined where it is a line. */
function arcCurves(
  x1: number,
  y1: number,
  rxGiven: number,
  ryGiven: number,
  rotation: number,
  large: boolean,
  sweep: boolean,
  x2: number,
  y2: number,
): Curve[] | undefined {
  let rx = Math.abs(rxGiven);
  let ry = Math.abs(ryGiven);
  if (rx === 0 || ry === 0) return undefined;
  if (x1 === x2 && y1 === y2) return [];
  const phi = (rotation * Math.PI) / 180;
  const cos = Math.cos(phi);
  const sin = Math.sin(phi);
  const dx = (x1 - x2) / 2;
  const dy = (y1 - y2) / 2;
  const ux = cos * dx + sin * dy;
  const uy = cos * dy - sin * dx;
  const excess = (ux / rx) ** 2 + (uy / ry) ** 2;
  if (excess > 1) {
    rx *= Math.sqrt(excess);
    ry *= Math.sqrt(excess);
  }
  const denominator = (rx * uy) ** 2 + (ry * ux) ** 2;
  const factor = Math.sqrt(Math.max(0, (rx * ry) ** 2 / denominator - 1)) * (large === sweep ? -1 : 1);
  const vx = (factor * rx * uy) / ry;
  const vy = (-factor * ry * ux) / rx;
  const cx = cos * vx - sin * vy + (x1 + x2) / 2;
  const cy = sin * vx + cos * vy + (y1 + y2) / 2;
  const from = Math.atan2((uy - vy) / ry, (ux - vx) / rx);
  let turn = Math.atan2((-uy - vy) / ry, (-ux - vx) / rx) - from;
  if (sweep && turn < 0) turn += 2 * Math.PI;
  if (!sweep && turn > 0) turn -= 2 * Math.PI;

  const count = Math.max(1, Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9));
  const step = turn / count;
  const handle = (4 / 3) * Math.tan(step / 4);
  const place = (px: number, py: number): [number, number] => [
    cx + cos * rx * px - sin * ry * py,
    cy + sin * rx * px + cos * ry * py,
  ];
  return Array.from({ length: count }, (_, at) => {
    const a = from + at * step;
    const b = a + step;
    return [
      ...place(Math.cos(a) - handle * Math.sin(a), Math.sin(a) + handle * Math.cos(a)),
      ...place(Math.cos(b) + handle * Math.sin(b), Math.sin(b) - handle * Math.cos(b)),
      ...(at === count - 1 ? ([x2, y2] as const) : place(Math.cos(b), Math.sin(b))),
    ] as const;
  });
}
