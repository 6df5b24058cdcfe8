/** The places that a page was told of, by number: a page can ask for none of its own. */
import type { Place } from '../problems/Problem.ts';
import { placeText } from '../trace/usesOf.ts';
import type { PreviewPlace } from './PreviewState.ts';

/** Of a whole day of traces; those that were told longest ago go first. */
const MOST = 50_000;

export class KnownPlaces {
  readonly #numbers = new Map<string, number>();
  readonly #places = new Map<number, Place>();
  readonly #linkOf: (place: Place) => string | undefined;
  #last = 0;

  constructor(linkOf: (place: Place) => string | undefined) {
    this.#linkOf = linkOf;
  }

  tell(place: Place): PreviewPlace {
    const text = placeText(place);
    const name = `${text}:${place.column ?? ''}`;
    const id = this.#numbers.get(name) ?? ++this.#last;
    // What is told again is told last.
    this.#numbers.delete(name);
    this.#places.delete(id);
    this.#numbers.set(name, id);
    this.#places.set(id, place);
    if (this.#places.size > MOST) {
      for (const oldest of [...this.#numbers.keys()].slice(0, 1)) this.#numbers.delete(oldest);
      for (const oldest of [...this.#places.keys()].slice(0, 1)) this.#places.delete(oldest);
    }
    const link = this.#linkOf(place);
    return { text, id, ...(link === undefined ? {} : { link }) };
  }

  get(id: number): Place | undefined {
    return this.#places.get(id);
  }
}
