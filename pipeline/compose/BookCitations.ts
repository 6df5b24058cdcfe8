/** The citations of a book while it is composed: heard in a first pass, and in a second printed as the style sets them. */
import type { Citation, SetCitations } from '../citations/Citation.ts';
import { workAnchor } from '../citations/Citation.ts';
import type { Works } from '../citations/prepareCitations.ts';
import { countNames } from '../citations/Reference.ts';
import type { Language } from '../language/Language.ts';
import { bibliographyMisplaced, citationUnknown } from '../problems/catalogue/citations.ts';
import type { Place, Problem } from '../problems/Problem.ts';
import type { BookEnvironment } from './BookEnvironment.ts';
import { MISSING } from './Expansion.ts';
import type { Block, Inline } from './Manuscript.ts';
import { setTypography } from './typography.ts';

export class BookCitations {
  /** In the order in which the book is composed. */
  readonly heard: Citation[] = [];
  readonly #works: Works | undefined;
  readonly #set: SetCitations | undefined;
  readonly #language: Language;
  readonly #keys = new Set<string>();
  #names = 0;
  #isFull = false;
  #listed: Place | undefined;

  /** `set` is what the first pass heard, as the style sets it. */
  constructor(works: Works | undefined, language: Language, set?: SetCitations) {
    this.#works = works;
    this.#language = language;
    this.#set = set;
  }

  /** Whether the book cites too much, which has been reported. */
  get isFull(): boolean {
    return this.#isFull;
  }

  cite(citation: Citation, place: Place, { report, world }: BookEnvironment): readonly Inline[] {
    const references: Works['references'] = this.#works?.references ?? new Map();
    const unknown = citation.cites.filter(({ key }) => !references.has(key));
    for (const { key } of unknown) report(citationUnknown(place, key, references.keys()));
    if (unknown.length > 0) return [{ type: 'text', text: MISSING, place }];
    for (const { key } of citation.cites) {
      const item = this.#keys.has(key) ? undefined : references.get(key)?.item;
      this.#names += item === undefined ? 0 : countNames(item);
      this.#keys.add(key);
    }
    const isWithin =
      world.meter.add('citations', citation.cites.length, () => ({ place })) &&
      world.meter.holds('citedWorks', this.#keys.size, () => ({ place })) &&
      world.meter.holds('citedNames', this.#names, () => ({ place }));
    if (!isWithin) this.#isFull = true;
    if (this.#isFull) return [{ type: 'text', text: MISSING, place }];
    const index = this.heard.length;
    this.heard.push(citation);
    return (
      this.#set?.citations[index] ?? [{ type: 'text', text: citation.cites.map(({ key }) => key).join() }]
    );
  }

  /** Where the writer asks for the list. */
  list(place: Place, report: (problem: Problem) => void): readonly Block[] {
    if (this.#works === undefined) {
      const hint = 'put the works that the book cites in data/references.bib or data/references.json';
      report(bibliographyMisplaced(place, 'one in a book without references', hint));
      return [];
    }
    if (this.#listed !== undefined) {
      report(bibliographyMisplaced(place, 'another', 'leave out one of them'));
      return [];
    }
    this.#listed = place;
    return this.#blocks(place);
  }

  /** What is cited, where no place in the text was chosen for it. */
  unlisted(place: Place): readonly Block[] {
    return this.#listed === undefined ? this.#blocks(place) : [];
  }

  #blocks(place: Place): readonly Block[] {
    const { works = [], hanging = false } = this.#set ?? {};
    if (works.length === 0) return [];
    const entries = works.map(({ key, text, ...work }) => ({
      id: workAnchor(key),
      ...work,
      text: setTypography(text, this.#language),
    }));
    return [{ type: 'bibliography', hanging, entries, place }];
  }
}
