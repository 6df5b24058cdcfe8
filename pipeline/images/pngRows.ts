/** Turns components of eight bits into deflated rows behind the predictors of PNG (PNG 3, section 9), as PDF takes them. */
import { inflateSync } from 'node:zlib';
import { deflate } from '../deflate/deflate.ts';

export function pngRows(
  components: Uint8Array,
  size: { readonly width: number; readonly height: number },
  channels: 1 | 3,
): Uint8Array {
  const length = size.width * channels;
  const rows = new Uint8Array((length + 1) * size.height);
  const before = new Uint8Array(length);
  const tried = PREDICTORS.map(() => new Uint8Array(length));
  for (let y = 0; y < size.height; y += 1) {
    const row = components.subarray(y * length, (y + 1) * length);
    const above = y === 0 ? before : components.subarray((y - 1) * length, y * length);
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const [kind, predict] of PREDICTORS.entries()) {
      const into = tried[kind];
      if (into === undefined) continue;
      const sum = predict(row, above, into, channels);
      if (sum < least) [best, least] = [kind, sum];
    }
    rows[y * (length + 1)] = best;
    rows.set(tried[best] ?? row, y * (length + 1) + 1);
  }
  return deflate([rows], 'zlib');
}

/** The components again, of rows as `pngRows` packs them. */
export function componentsOf(
  rows: Uint8Array,
  size: { readonly width: number; readonly height: number },
  channels: 1 | 3,
): Uint8Array {
  const length = size.width * channels;
  const packed = inflateSync(rows);
  const components = new Uint8Array(length * size.height);
  for (let y = 0; y < size.height; y += 1) {
    const kind = packed[y * (length + 1)] ?? 0;
    const predict = PREDICTIONS[kind] ?? PREDICTIONS[0];
    for (let at = 0; at < length; at += 1) {
      const here = y * length + at;
      const left = at < channels ? 0 : (components[here - channels] ?? 0);
      const up = y === 0 ? 0 : (components[here - length] ?? 0);
      components[here] = (packed[y * (length + 1) + 1 + at] ?? 0) + (predict?.(left, up) ?? 0);
    }
  }
  return components;
}

/** Writes what is left of a row, and gives how far that is from nothing: the row of the least sum packs best. */
type Predictor = (row: Uint8Array, above: Uint8Array, into: Uint8Array, channels: number) => number;

const difference =
  (predicted: (left: number, up: number) => number): Predictor =>
  (row, above, into, channels) => {
    let sum = 0;
    for (let at = 0; at < row.length; at += 1) {
      const left = at < channels ? 0 : (row[at - channels] ?? 0);
      const rest = ((row[at] ?? 0) - predicted(left, above[at] ?? 0)) & 0xff;
      into[at] = rest;
      sum += rest < 128 ? rest : 256 - rest;
    }
    return sum;
  };

/** In the order of their numbers: none, left, above, the mean of both. */
const PREDICTIONS: readonly ((left: number, up: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
];

const PREDICTORS: readonly Predictor[] = PREDICTIONS.map(difference);
