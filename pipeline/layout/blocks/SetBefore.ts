/** What the blocks of a division became when it was set for other page numbers: those that print none need not be set again. */
import type { Picture } from '../../charts/Chart.ts';
import type { Block } from '../../compose/Manuscript.ts';
import type { Problem } from '../../problems/Problem.ts';
import type { Slot, TagDraft } from '../tags/TagDraft.ts';
import type { Box, Float, SideNote } from './Galley.ts';
import type { Piece } from './Piece.ts';
import type { ChapterSetting } from './Setting.ts';

/** One for all times that a division is set, from one source with one theme. */
export class SetBefore {
  /** How often a page number was asked for. */
  asks = 0;
  readonly pieces = new Remembered<Piece>(this);
  readonly sides = new Remembered<SideNote | undefined>(this);
}

/** A block as it was set, with all that it left behind. */
interface Left<What> {
  readonly what: What;
  /** Of the element that it was hung into. */
  readonly children: readonly (TagDraft | Slot)[];
  /** How much others had left before it, by which its own is numbered. */
  readonly at: Counts;
  readonly floats: readonly Float[];
  readonly notes: readonly (readonly [string, readonly Box[]])[];
  readonly entryAnchors: readonly string[];
  readonly pictures: readonly Picture[];
  readonly problems: readonly Problem[];
}

interface Counts {
  readonly floats: number;
  readonly notes: number;
  readonly entryAnchors: number;
  readonly pictures: number;
}

class Remembered<What> {
  readonly #asks: { readonly asks: number };
  /** By the column that it stands in, and its place there. */
  readonly #left = new Map<readonly Block[], Map<number, Left<What>>>();

  constructor(asks: { readonly asks: number }) {
    this.#asks = asks;
  }

  /** Sets a block into `parent`, unless it was set there before and would be set alike. */
  set(
    blocks: readonly Block[],
    index: number,
    chapter: ChapterSetting,
    parent: TagDraft,
    make: () => What,
  ): What {
    const at = countsOf(chapter);
    const before = this.#left.get(blocks)?.get(index);
    if (before !== undefined && areSame(before.at, at)) {
      leave(before, chapter, parent);
      return before.what;
    }
    const { asks } = this.#asks;
    const children = parent.children.length;
    const problems = chapter.problems.length;
    const what = make();
    if (this.#asks.asks > asks) return what;
    const column = this.#left.get(blocks) ?? new Map<number, Left<What>>();
    this.#left.set(blocks, column);
    column.set(index, {
      what,
      children: parent.children.slice(children),
      at,
      floats: chapter.floats.slice(at.floats),
      notes: [...chapter.notes].slice(at.notes),
      entryAnchors: chapter.entryAnchors.slice(at.entryAnchors),
      pictures: chapter.pictures.slice(at.pictures),
      problems: chapter.problems.slice(problems),
    });
    return what;
  }
}

function countsOf({ floats, notes, entryAnchors, pictures }: ChapterSetting): Counts {
  return {
    floats: floats.length,
    notes: notes.size,
    entryAnchors: entryAnchors.length,
    pictures: pictures.length,
  };
}

function areSame(one: Counts, other: Counts): boolean {
  return (
    one.floats === other.floats &&
    one.notes === other.notes &&
    one.entryAnchors === other.entryAnchors &&
    one.pictures === other.pictures
  );
}

function leave(left: Left<unknown>, chapter: ChapterSetting, parent: TagDraft): void {
  parent.children.push(...left.children);
  chapter.floats.push(...left.floats);
  for (const [id, lines] of left.notes) chapter.notes.set(id, lines);
  chapter.entryAnchors.push(...left.entryAnchors);
  chapter.pictures.push(...left.pictures);
  chapter.problems.push(...left.problems);
}
