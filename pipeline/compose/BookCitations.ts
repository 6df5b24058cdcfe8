/** The citations of a book while it is composed: heard in a first pass, and in a second printed as the style sets them. */
import type { Citation, SetCitations } from '../citations/Citation.ts';
import { workAnchor } from '../citations/Citation.ts';
import type { Works } from '../citations/prepareCitations.ts';
import type { Language } from '../language/Language.ts';
import type { Limits } from '../limits/Limits.ts';
import { bibliographyMisplaced, citationUnknown } from '../problems/catalogue/citations.ts';
import { overLimit } from '../problems/catalogue/limits.ts';
import type { Place, Problem } from '../problems/Problem.ts';
import { MISSING } from './Expansion.ts';
import type { Block, Inline } from './Manuscript.ts';
import { setTypography } from './typography.ts';

export class BookCitations {
  /** In the order in which the book is composed. */
  readonly heard: Citation[] = [];
  readonly #works: Works | undefined;
  readonly #set: SetCitations | undefined;
  readonly #language: Language;
  readonly #most: number;
  #listed: Place | undefined;

  /** `set` is what the first pass heard, as the style sets it. */
  constructor(works: Works | undefined, language: Language, { citations: most }: Limits, set?: SetCitations) {
    this.#works = works;
    this.#language = language;
    this.#set = set;
    this.#most = most;
  }

  cite(citation: Citation, place: Place, report: (problem: Problem) => void): readonly Inline[] {
    const references = this.#works?.references ?? new Map();
    const unknown = citation.cites.filter(({ key }) => !references.has(key));
    for (const { key } of unknown) report(citationUnknown(place, key, references.keys()));
    if (unknown.length > 0) return [{ type: 'text', text: MISSING, place }];
    const index = this.heard.length;
    if (index === this.#most) report(overLimit({ place }, 'citations', this.#most, index + 1));
    if (index >= this.#most) return [{ type: 'text', text: MISSING, place }];
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
