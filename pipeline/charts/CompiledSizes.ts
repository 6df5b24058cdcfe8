/** Keeps what a specification was compiled to at its first two sizes, and turns that into what it is at others. */
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../json/Json.ts';
import type { CompiledView, Gaps } from './layOutView.ts';

interface CompiledAt {
  readonly unit: Gaps;
  readonly view: CompiledView;
}

/** What the size of a view is, given the numbers that stood for it at the first size and at the second; undefined where they did not. */
type SizeOf = (one: number, other: number) => number | undefined;

/** Two results differ in something else than sizes. */
class Unlike extends Error {}

export class CompiledSizes {
  readonly #shares: readonly number[];
  readonly #known: CompiledAt[] = [];

  /** `shares` are all sizes of views, as multiples of the unit. */
  constructor(shares: Iterable<number>) {
    this.#shares = [...new Set(shares)];
  }

  at(unit: Gaps, compile: () => CompiledView): CompiledView {
    const before = this.#known.find((each) => each.unit.x === unit.x && each.unit.y === unit.y);
    const found = before?.view ?? this.#resized(unit);
    if (found !== undefined) return found;
    const view = compile();
    this.#known.push({ unit, view });
    return view;
  }

  /** Undefined where that cannot be told from two sizes. */
  #resized(unit: Gaps): CompiledView | undefined {
    const [one, other] = this.#known;
    if (one === undefined || other === undefined) return undefined;
    const sizeOf: SizeOf = (first, second) => {
      const sizes = this.#shares.flatMap((share) =>
        (['x', 'y'] as const).flatMap((axis) =>
          first === share * one.unit[axis] && second === share * other.unit[axis] ? [share * unit[axis]] : [],
        ),
      );
      return sizes.every((size) => size === sizes[0]) ? sizes[0] : undefined;
    };
    try {
      return {
        spec: resizedObject(one.view.spec, other.view.spec, sizeOf),
        written: resizedObject(one.view.written, other.view.written, sizeOf),
        messages: same(one.view.messages, other.view.messages),
      };
    } catch (error) {
      if (error instanceof Unlike) return undefined;
      throw error;
    }
  }
}

function same<Value>(one: Value, other: Value): Value {
  if (JSON.stringify(one) !== JSON.stringify(other)) throw new Unlike();
  return one;
}

function resized(one: Json, other: Json, sizeOf: SizeOf): Json {
  if (one === other) return one;
  if (typeof one === 'number' && typeof other === 'number') {
    const size = sizeOf(one, other);
    if (size !== undefined) return size;
  } else if (isJsonArray(one) && isJsonArray(other) && one.length === other.length) {
    return one.map((item, at) => resized(item, other[at] ?? null, sizeOf));
  } else if (isJsonObject(one) && isJsonObject(other)) return resizedObject(one, other, sizeOf);
  throw new Unlike();
}

function resizedObject(one: JsonObject, other: JsonObject, sizeOf: SizeOf): JsonObject {
  const names = Object.keys(one);
  if (names.join('\n') !== Object.keys(other).join('\n')) throw new Unlike();
  return Object.fromEntries(
    names.map((name) => [name, resized(one[name] ?? null, other[name] ?? null, sizeOf)]),
  );
}
