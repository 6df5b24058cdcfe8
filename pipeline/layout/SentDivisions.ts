/** Sets the divisions that another thread has sent, which prints them. */
import type { HyphenationPatterns } from 'hyphen';
import { damagedFonts } from '../fonts/damagedFonts.ts';
import type { Measurer } from '../fonts/Measurer.ts';
import type { Language } from '../language/Language.ts';
import { type Turns, takeTurn } from '../lists/Turns.ts';
import { DivisionSetter } from './DivisionSetter.ts';
import { inputOf } from './divisionInput.ts';
import { sourceOf } from './divisions.ts';
import { keepDivision } from './keepDivision.ts';
import type { DivisionsRequest, SetElsewhere } from './OtherSetter.ts';
import { type KnownPages, nothingKnown } from './setDivision.ts';
import { createTypeMeasurer } from './text/TypeMeasurer.ts';

export class SentDivisions {
  readonly #setters: readonly DivisionSetter[];
  readonly #measurer: Measurer;
  readonly #mostPages: number;

  constructor(
    { divisions, input, mostPages }: DivisionsRequest,
    language: Language,
    measurer: Measurer,
    patterns: HyphenationPatterns | undefined,
  ) {
    const typeMeasurer = createTypeMeasurer(measurer, patterns);
    const whole = inputOf(input, language);
    this.#setters = divisions.map(
      (division) => new DivisionSetter(sourceOf(division), whole, typeMeasurer, undefined),
    );
    this.#measurer = measurer;
    this.#mostPages = mostPages;
  }

  /** From the last on, as long as there are any that nobody has begun. */
  setInTurn(turns: Turns): readonly SetElsewhere[] {
    const set: SetElsewhere[] = [];
    const { length } = this.#setters;
    for (let at = length - 1; takeTurn(turns, length) !== undefined; at -= 1)
      set.push(...this.#set(at, nothingKnown, this.#mostPages));
    return this.#unlessDamaged(set);
  }

  setAgain(which: readonly number[], known: KnownPages): readonly SetElsewhere[] {
    return this.#unlessDamaged(which.flatMap((at) => this.#set(at, known, Number.POSITIVE_INFINITY)));
  }

  #set(at: number, known: KnownPages, room: number): readonly SetElsewhere[] {
    const setter = this.#setters[at];
    if (setter === undefined) return [];
    const outline = setter.outline(known, room);
    if (outline.type === 'too long') return [{ at, set: outline }];
    return [{ at, set: keepDivision(outline, setter.whole(outline), setter.source) }];
  }

  /** What was measured with a damaged font is worth nothing, and who prints the pages has to meet it, too. */
  #unlessDamaged(set: readonly SetElsewhere[]): readonly SetElsewhere[] {
    return damagedFonts(this.#measurer).length === 0 ? set : [];
  }
}
