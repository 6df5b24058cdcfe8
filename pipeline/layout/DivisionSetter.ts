/** Sets one division for the page numbers that are known, or finds that it was set for them before. */
import type { Asked } from '../memo/Shelf.ts';
import { SetBefore } from './blocks/SetBefore.ts';
import type { DivisionSource } from './divisions.ts';
import { type KeptDivision, keepDivision, keptDivision } from './keepDivision.ts';
import type { Division } from './pages/Division.ts';
import {
  type DivisionInput,
  isStale,
  type KnownPages,
  type OutlinedDivision,
  type SetDivision,
  setDivision,
  type TooLong,
} from './setDivision.ts';
import type { TypeMeasurer } from './text/TypeMeasurer.ts';

/** Sets of page numbers for which a division is kept: whole for those that are printed and those before, since books go back. */
const mostKept = 5;

/** Its source is the same for all page numbers: it is looked up by those that it prints. */
export class DivisionSetter {
  readonly source: DivisionSource;
  readonly #input: DivisionInput;
  readonly #measurer: TypeMeasurer;
  readonly #kept: Asked<readonly KeptDivision[]> | undefined;
  readonly #made: SetDivision[] = [];
  readonly #blocks = new SetBefore();
  #tooLong: { readonly known: KnownPages; readonly found: TooLong } | undefined;
  /** Those on the way to the page numbers of this book. */
  readonly #used = new Set<OutlinedDivision>();

  constructor(
    source: DivisionSource,
    input: DivisionInput,
    measurer: TypeMeasurer,
    kept: Asked<readonly KeptDivision[]> | undefined,
  ) {
    this.source = source;
    this.#input = input;
    this.#measurer = measurer;
    this.#kept = kept;
  }

  /** `room` is the number of pages that are left. */
  outline(known: KnownPages, room: number): OutlinedDivision | TooLong {
    const outline = this.#fitting(known) ?? this.#make(known, room);
    if (outline.type === 'too long') return outline;
    if (outline.least > room) return { type: 'too long', pages: outline.least };
    this.#used.add(outline);
    return outline;
  }

  isSetFor(known: KnownPages): boolean {
    return this.#fitting(known) !== undefined;
  }

  /** Set elsewhere, for page numbers that will be asked for. */
  take(set: KeptDivision | TooLong, known: KnownPages): void {
    if ('pages' in set) {
      this.#tooLong = { known, found: set };
      return;
    }
    const division = keptDivision(set, this.source);
    if (division !== undefined) this.#made.push({ type: 'set', outline: set.outline, division });
  }

  /** The division that was outlined so; it is kept as the one that is printed. */
  whole(outline: OutlinedDivision): Division {
    const made = this.#made.find((each) => each.outline === outline)?.division ?? this.#keptWhole(outline);
    const division = made ?? this.#makeAgain(outline);
    if (this.#made.length > 0 || made === undefined) this.#keep(outline, division);
    return division;
  }

  get #before(): readonly KeptDivision[] {
    return this.#kept?.value ?? [];
  }

  #fitting(known: KnownPages): OutlinedDivision | undefined {
    return [...this.#made, ...this.#before].find(({ outline }) => !isStale(outline, known))?.outline;
  }

  #make(known: KnownPages, room: number): OutlinedDivision | TooLong {
    if (this.#tooLong?.known === known) return this.#tooLong.found;
    const made = this.#set(known, room);
    if (made.type === 'too long') {
      this.#tooLong = { known, found: made };
      return made;
    }
    this.#made.push(made);
    return made.outline;
  }

  #set(known: KnownPages, room: number): SetDivision | TooLong {
    return setDivision(this.source, known, room, this.#input, this.#measurer, this.#blocks);
  }

  #keptWhole(outline: OutlinedDivision): Division | undefined {
    const before = this.#before.find((each) => each.outline === outline);
    return before && keptDivision(before, this.source);
  }

  /** For the numbers that it printed it becomes what it was. */
  #makeAgain({ asked, askedEntries }: OutlinedDivision): Division {
    const again = this.#set({ labels: asked, entries: askedEntries }, Number.POSITIVE_INFINITY);
    if (again.type === 'too long') throw new Error(`${this.source.id} is too long for any book`);
    return again.division;
  }

  /** With the outlines that led there, so that the same pages are found on the same way. */
  #keep(printed: OutlinedDivision, division: Division): void {
    // What was measured with a damaged font is worth nothing, and has to be told of again.
    if (this.#kept === undefined || (this.#measurer.damaged?.size ?? 0) > 0) return;
    const others = [...this.#made.map(({ outline }): KeptDivision => ({ outline })), ...this.#before].filter(
      ({ outline }) => outline !== printed,
    );
    const isUsed = ({ outline }: KeptDivision) => this.#used.has(outline);
    const inOrder = [...others.filter(isUsed), ...others.filter((each) => !isUsed(each))];
    const second = inOrder.find(({ whole }) => whole !== undefined);
    this.#kept.keep([
      keepDivision(printed, division, this.source),
      ...inOrder.slice(0, mostKept - 1).map((each) => (each === second ? each : { outline: each.outline })),
    ]);
  }
}
