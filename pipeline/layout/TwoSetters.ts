/** Sets the divisions of a book on two threads: this one takes them from the first on, the other from the last on. */
import type { Chart } from '../charts/Chart.ts';
import type { Manuscript } from '../compose/Manuscript.ts';
import { mapTexts } from '../compose/mapTexts.ts';
import { languageOf } from '../language/languages.ts';
import { endTurns, takeTurn, turnsFromStart } from '../lists/Turns.ts';
import type { DivisionSetter } from './DivisionSetter.ts';
import type { PlainInput } from './divisionInput.ts';
import type { PlainDivision } from './divisions.ts';
import type { OtherSetter, SetElsewhere } from './OtherSetter.ts';
import { type DivisionInput, type KnownPages, nothingKnown } from './setDivision.ts';
import type { Pass } from './settlePages.ts';

/** With fewer, sending them takes longer than setting them. */
const fewest = 8;

export interface SharedBook {
  readonly setters: readonly DivisionSetter[];
  readonly input: DivisionInput;
  readonly mostPages: number;
  /** Each as it is sent, by its place in the book; undefined of one that only this thread can set. */
  readonly plain: () => readonly (PlainDivision | undefined)[];
}

export class TwoSetters {
  readonly #other: OtherSetter;
  readonly #mostPages: number;
  /** Those that were sent, in their order. */
  readonly #sent: readonly DivisionSetter[];
  readonly #turns = turnsFromStart();
  readonly #first: Promise<readonly SetElsewhere[]>;
  /** Those that the other has set, by which it sets them again in less time. */
  readonly #there = new Set<DivisionSetter>();

  /** Sends what is not set already; undefined where that is not worth it. */
  static begin(book: SharedBook, other: OtherSetter): TwoSetters | undefined {
    const { language } = book.input;
    const unset = book.setters.filter((each) => each.source.of !== undefined && !each.isSetFor(nothingKnown));
    if (unset.length < fewest || languageOf(language.tag) !== language) return undefined;
    return new TwoSetters(book, new Set(unset), other);
  }

  private constructor(
    { setters, input, mostPages, plain }: SharedBook,
    unset: ReadonlySet<DivisionSetter>,
    other: OtherSetter,
  ) {
    const { language, findEntries: _, ...rest } = input;
    const light = plain();
    const sent = setters.flatMap((setter, index) => {
      const division = light[index];
      return division === undefined || !unset.has(setter) ? [] : [{ setter, division }];
    });
    const divisions = sent.map(({ division }) => division);
    this.#other = other;
    this.#mostPages = mostPages;
    this.#sent = sent.map(({ setter }) => setter);
    const request = { divisions, input: rest satisfies PlainInput, language: language.tag, mostPages };
    this.#first = other.setInTurn(request, this.#turns);
    // A failure before anybody waits is not lost: who waits meets it.
    this.#first.catch(() => undefined);
  }

  /** Sets all that a pass is about to ask for, but for what only comes of it that there are too many pages. */
  async set(pass: Pass): Promise<void> {
    if (pass.known === nothingKnown) await this.#setFirst(pass);
    else await this.#setAgain(pass);
  }

  async #setFirst({ setters, known }: Pass): Promise<void> {
    const { length } = this.#sent;
    const sent = new Set(this.#sent);
    let isOurs = true;
    let pages = 0;
    for (const setter of setters) {
      if (sent.has(setter)) {
        isOurs &&= takeTurn(this.#turns, length) !== undefined;
        if (!isOurs) continue;
      }
      const set = setter.outline(known, this.#mostPages);
      pages += set.type === 'outlined' ? set.pages.length : set.pages;
      if (!isOurs || pages <= this.#mostPages) continue;
      // Whatever else the other sets is of no use.
      endTurns(this.#turns, length);
      return;
    }
    // Where this thread has begun all, nobody waits for the other, which may still be at something else.
    if (!isOurs) this.#take(await this.#first, known);
  }

  async #setAgain({ setters, known }: Pass): Promise<void> {
    const stale = new Set(setters);
    const which = this.#sent.flatMap((setter, at) =>
      stale.has(setter) && this.#there.has(setter) ? at : [],
    );
    const there = which.length === 0 ? Promise.resolve([]) : this.#other.setAgain(which, known);
    there.catch(() => undefined);
    for (const setter of setters)
      if (!this.#there.has(setter)) setter.outline(known, Number.POSITIVE_INFINITY);
    this.#take(await there, known);
  }

  #take(set: readonly SetElsewhere[], known: KnownPages): void {
    for (const { at, set: one } of set) {
      const setter = this.#sent[at];
      if (setter === undefined) continue;
      setter.take(one, known);
      this.#there.add(setter);
    }
  }
}

/** As it is sent: of a chart layout reads its size and its labels, and all else that was drawn is many times as long. */
export function withLightCharts(manuscript: Manuscript): Manuscript {
  return mapTexts(manuscript, {
    text: ({ inlines }) => inlines,
    chart: (block) => ({ ...block, chart: light(block.chart) }),
  });
}

function light({ picture, ...chart }: Chart): Chart {
  const marks = picture.marks.filter(({ type }) => type === 'text');
  return { ...chart, svg: '', drawn: [], encodings: [], picture: { ...picture, marks } };
}
