/** Turns the `transform` attributes of SVG into affine matrices, and points by them. */
import type { Matrix } from './Chart.ts';

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function multiplyMatrices(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function applyMatrix(matrix: Matrix, x: number, y: number): readonly [number, number] {
  const [a, b, c, d, e, f] = matrix;
  return [a * x + c * y + e, b * x + d * y + f];
}

export function isTranslation(matrix: Matrix): boolean {
  const [a, b, c, d] = matrix;
  return a === 1 && b === 0 && c === 0 && d === 1;
}

/** Factor by which lengths such as a stroke's width grow. */
export function matrixScale(matrix: Matrix): number {
  const [a, b, c, d] = matrix;
  return Math.sqrt(Math.abs(a * d - b * c));
}

/** Parses `translate(10,20) rotate(-90)`; undefined for what is no list of steps. */
export function parseTransform(text: string): Matrix | undefined {
  let matrix = IDENTITY;
  let rest = text.trim();
  while (rest !== '') {
    const [whole, name, list] = /^(\w+)\s*\(([^)]*)\)[\s,]*/.exec(rest) ?? [];
    if (whole === undefined || name === undefined || list === undefined) return undefined;
    const step = transformStep(
      name,
      list
        .trim()
        .split(/[\s,]+/)
        .map(Number),
    );
    if (step === undefined) return undefined;
    matrix = multiplyMatrices(matrix, step);
    rest = rest.slice(whole.length);
  }
  return matrix;
}

function transformStep(name: string, values: readonly number[]): Matrix | undefined {
  const [first = Number.NaN, second, third = 0] = values;
  if (!values.every(Number.isFinite)) return undefined;
  switch (name) {
    case 'translate':
      return [1, 0, 0, 1, first, second ?? 0];
    case 'scale':
      return [first, 0, 0, second ?? first, 0, 0];
    case 'rotate': {
      const radians = (first * Math.PI) / 180;
      // Quarter turns are exact: the sine of a rounded pi is not zero.
      const quarter = first % 90 === 0;
      const cos = quarter ? Math.round(Math.cos(radians)) : Math.cos(radians);
      const sin = quarter ? Math.round(Math.sin(radians)) : Math.sin(radians);
      const turn: Matrix = [cos, sin, -sin, cos, 0, 0];
      if (second === undefined) return turn;
      return multiplyMatrices(
        [1, 0, 0, 1, second, third],
        multiplyMatrices(turn, [1, 0, 0, 1, -second, -third]),
      );
    }
    case 'matrix':
      return isMatrix(values) ? values : undefined;
    case 'skewX':
      return [1, 0, Math.tan((first * Math.PI) / 180), 1, 0, 0];
    case 'skewY':
      return [1, Math.tan((first * Math.PI) / 180), 0, 1, 0, 0];
    default:
      return undefined;
  }
}

function isMatrix(values: readonly number[]): values is Matrix {
  return values.length === 6;
}
