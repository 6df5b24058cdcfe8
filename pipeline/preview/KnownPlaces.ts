/** The places that a page was told of, by number: a page can ask for none of its own. */
import type { Place } from '../problems/Problem.ts';
import { placeText } from '../problems/placeText.ts';
import type { PreviewPlace } from './PreviewState.ts';

/** Of a whole day of traces; those that were told longest ago go first. */
const MOST = 50_000;

export class KnownPlaces {
  /** By name, those that were told longest ago first. */
  readonly #known = new Map<string, { readonly id: number; readonly place: Place }>();
  readonly #names = new Map<number, string>();
  readonly #linkOf: (place: Place) => string | undefined;
  #last = 0;

  constructor(linkOf: (place: Place) => string | undefined) {
    this.#linkOf = linkOf;
  }

  tell(place: Place): PreviewPlace {
    const text = placeText(place);
    const name = `${text}:${place.column ?? ''}`;
    const id = this.#known.get(name)?.id ?? ++this.#last;
    this.#known.delete(name);
    this.#known.set(name, { id, place });
    this.#names.set(id, name);
    const [oldest] = this.#known;
    if (this.#known.size > MOST && oldest !== undefined) {
      this.#known.delete(oldest[0]);
      this.#names.delete(oldest[1].id);
    }
    const link = this.#linkOf(place);
    return { text, id, ...(link === undefined ? {} : { link }) };
  }

  get(id: number): Place | undefined {
    return this.#known.get(this.#names.get(id) ?? '')?.place;
  }
}
