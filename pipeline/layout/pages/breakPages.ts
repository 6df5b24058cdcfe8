/**
 * Turns a galley into pages by dynamic programming over the places to break: of all ways to fill pages, the one
 * whose costs sum up least. After Plass, Optimal Pagination Techniques (1981): the state between two pages is the
 * next item, the next float and the next line of notes, so that time grows with items times lines on a page.
 */
import type { Box } from '../blocks/Galley.ts';
import { costOfUnderfill, costs } from './costs.ts';
import { floatRegion } from './floatRegion.ts';
import type { MeasuredFloat, MeasuredGalley } from './MeasuredGalley.ts';
import type { PagePlan } from './PagePlan.ts';
import { Pen } from './Pen.ts';

export interface PageFrame {
  /** Of the text block; a whole number of lines. */
  readonly height: number;
  readonly baseline: number;
  /** Above the first line of footnotes: rule and space. */
  readonly noteGap: number;
  /** The first page has no room above its text. */
  readonly opener: boolean;
}

/** Between two pages. */
interface State {
  readonly at: number;
  readonly float: number;
  readonly note: number;
  readonly resume: Box | undefined;
  readonly cost: number;
  readonly previous: State | undefined;
  readonly page: PagePlan | undefined;
}

/** All rules; all but that figures stay in their section; none, where nothing else can be set at all. */
type Rules = 'all' | 'most' | 'none';

/** How many of the next floats a page takes where. */
interface Placement {
  readonly top: number;
  readonly here: number;
  readonly bottom: number;
}

const mostFloats = { top: 3, here: 4, bottom: 2 };
const mostWaiting = 4;
const nothing: Placement = { top: 0, here: 0, bottom: 0 };
const tolerance = 0.01;

export function breakPages(galley: MeasuredGalley, frame: PageFrame): readonly PagePlan[] {
  return new PageBreaker(galley, frame).break();
}

class PageBreaker {
  readonly #galley: MeasuredGalley;
  readonly #frame: PageFrame;
  readonly #end: number;
  /** States by the item that their page begins with. */
  readonly #states: (State[] | undefined)[] = [];

  constructor(galley: MeasuredGalley, frame: PageFrame) {
    this.#galley = galley;
    this.#frame = frame;
    this.#end = galley.items.length;
  }

  break(): readonly PagePlan[] {
    this.#states[0] = [
      { at: 0, float: 0, note: 0, resume: undefined, cost: 0, previous: undefined, page: undefined },
    ];
    for (let at = 0; at <= this.#end; at += 1) this.#expandAll(at);
    const last = this.#states[this.#end]?.find((state) => this.#isDone(state));
    if (last === undefined) throw new Error('a galley was not broken to its end');
    return pagesTo(last);
  }

  #isDone({ at, float, note }: State): boolean {
    return at === this.#end && float === this.#galley.floats.length && note === this.#galley.noteLines.length;
  }

  /** Pages of floats or notes alone begin and end at the same item: fewest placed first. */
  #expandAll(at: number): void {
    const waiting = this.#states[at];
    if (waiting === undefined) return;
    for (let done = 0; done < waiting.length; done += 1) {
      if (waiting.length > 1) {
        const rest = waiting.splice(done).sort((a, b) => a.float - b.float || a.note - b.note);
        waiting.push(...rest);
      }
      const state = waiting[done];
      if (state !== undefined && !this.#isDone(state)) this.#expand(state);
    }
    // What led here is kept by the states after it; the list itself is needed only at the end.
    if (at < this.#end) this.#states[at] = undefined;
  }

  #expand(state: State): void {
    const next = this.#galley.floats[state.float];
    if (next?.float.type === 'pages' && next.earliest < state.at) {
      this.#addTurned(state, next);
      return;
    }
    for (const rules of ['all', 'most', 'none'] as const) {
      const reach = this.#tryPages(state, nothing, rules);
      const tried = rules !== 'none' && this.#tryFloats(state, reach.at, rules);
      if (reach.found || tried) return;
    }
  }

  #addTurned(state: State, { turned }: MeasuredFloat): void {
    let last = state;
    for (const page of turned?.pages ?? []) {
      last = { ...last, previous: last, page: { type: 'turned', float: state.float, page } };
    }
    this.#add({ ...last, float: state.float + 1 });
  }

  /** Tries each number of floats at the top, in the text and at the foot that the page could hold. */
  #tryFloats(state: State, reach: number, rules: Rules): boolean {
    const { floats } = this.#galley;
    let within = 0;
    while (within < 9) {
      const float = floats[state.float + within];
      if (float === undefined || float.float.type === 'pages' || float.earliest >= reach) break;
      within += 1;
    }
    const isOpener = this.#frame.opener && state.previous === undefined;
    let found = false;
    for (let top = 0; top <= (isOpener ? 0 : Math.min(within, mostFloats.top)); top += 1) {
      for (let here = 0; here <= Math.min(within - top, mostFloats.here); here += 1) {
        if (here > 0 && (floats[state.float + top]?.mark ?? 0) < state.at) break;
        for (let bottom = 0; bottom <= Math.min(within - top - here, mostFloats.bottom); bottom += 1) {
          if (top + here + bottom === 0) continue;
          if (this.#tryPages(state, { top, here, bottom }, rules).found) found = true;
        }
      }
    }
    return found;
  }

  /** Fills a page from a state, item after item, and notes each place where it may end. */
  #tryPages(
    state: State,
    placement: Placement,
    rules: Rules,
  ): { readonly found: boolean; readonly at: number } {
    const { items, floats, notesDue } = this.#galley;
    const { height, baseline } = this.#frame;
    const heights = this.#floatHeights(state, placement);
    const room = height - heights.bottom;
    if (heights.topFoot > room + tolerance) return { found: false, at: state.at };
    const pen = new Pen(baseline, heights.top);
    const firstHere = state.float + placement.top;
    const firstBottom = firstHere + placement.here;
    let found = false;
    const attempt = (to: number, cost: number, close: Box | undefined, resume: Box | undefined): void => {
      const foot = to === state.at ? heights.topFoot : pen.bottom + (close?.height ?? 0);
      const end: PageEnd = { to, cost, close, resume, foot, room, rules };
      if (this.#tryEnd(state, placement, end)) found = true;
    };
    if (placement.top > 0 && state.at < this.#end) attempt(state.at, 0, undefined, state.resume);
    if (state.resume !== undefined) pen.resume(state.resume.height);
    for (let at = state.at; at < this.#end; at += 1) {
      const item = items[at];
      if (item === undefined) break;
      if (item.type === 'box') {
        pen.box(item.height);
        const overfull = pen.bottom > room + tolerance;
        // Without any place to break, a page still takes its first box and ends after any other.
        if (rules === 'none' && (!overfull || !found)) {
          attempt(at + 1, overfull ? costs.overfull : costs.emergency, undefined, undefined);
        }
        if (overfull) return { found, at };
      } else if (item.type === 'glue') {
        pen.glue(item);
      } else if (item.type === 'float') {
        if (item.float >= firstHere && item.float < firstBottom) {
          pen.figure(floats[item.float]?.height ?? 0);
          if (pen.bottom > room + tolerance) return { found, at };
        }
      } else if (at > state.at) {
        attempt(at + 1, item.cost, item.close, item.resume);
        if (item.forced) return { found, at };
      }
    }
    // Notes may be left over for pages of their own.
    const due = notesDue?.[this.#end] ?? 0;
    if (state.at < this.#end || placement.top > 0 || state.note < due)
      attempt(this.#end, 0, undefined, undefined);
    return { found, at: this.#end };
  }

  #floatHeights(state: State, { top, here, bottom }: Placement): FloatHeights {
    const { floats } = this.#galley;
    const { baseline } = this.#frame;
    const above = floatRegion(
      floats.slice(state.float, state.float + top).map((float) => float.height),
      baseline,
    );
    let below = 0;
    for (let index = 0; index < bottom; index += 1) {
      below += (floats[state.float + top + here + index]?.height ?? 0) + baseline;
    }
    return { top: above.start, topFoot: above.foot, bottom: below };
  }

  #tryEnd(state: State, placement: Placement, end: PageEnd): boolean {
    const { floats, noteLines } = this.#galley;
    const { height, noteGap } = this.#frame;
    const { to, close, foot, room, rules } = end;
    const placed = state.float + placement.top + placement.here + placement.bottom;
    if (rules !== 'none' && !this.#mayStandHere(state, placement, to, placed)) return false;
    if (rules === 'all' && !this.#mayWait(placed, to)) return false;
    const left = room - foot;
    if (left < -tolerance && end.cost < costs.overfull) return false;
    const notes = this.#notesOn(state, to, left - noteGap, rules);
    if (notes === undefined) return false;
    const noteHeight = this.#noteHeight(state.note, notes.to);
    const used = foot + (height - room) + (noteHeight > 0 ? noteHeight + noteGap : 0);
    const isLast = to === this.#end && placed === floats.length && notes.to === noteLines.length;
    const forced = this.#galley.items[to - 1];
    const free = isLast || (forced?.type === 'penalty' && forced.forced);
    const cost =
      end.cost +
      costs.page +
      notes.cost +
      (free ? this.#costOfLast(used) : costOfUnderfill(1 - used / height)) +
      this.#costOfFloats(state, placement, to, placed) +
      this.#costOfSides(state, placement, to);
    this.#add({
      at: to,
      float: placed,
      note: notes.to,
      resume: end.resume,
      cost: state.cost + cost,
      previous: state,
      page: {
        type: 'text',
        from: state.at,
        to,
        resume: to === state.at ? undefined : state.resume,
        close,
        firstFloat: state.float,
        ...placement,
        noteFrom: state.note,
        noteTo: notes.to,
        used,
      },
    });
    return true;
  }

  /** No figure before the page of its first mention, and none at the foot below the text of the next section. */
  #mayStandHere(state: State, { top, here }: Placement, to: number, placed: number): boolean {
    const { floats } = this.#galley;
    for (let index = state.float; index < placed; index += 1) {
      const float = floats[index];
      if (float === undefined || float.earliest >= to) return false;
      const isHere = index >= state.float + top && index < state.float + top + here;
      if (isHere && float.mark >= to) return false;
      const isBottom = index >= state.float + top + here;
      if (isBottom && float.sectionEnd < to) return false;
    }
    return true;
  }

  /** Figures wait for a later page of their own section only, and never many of them. */
  #mayWait(placed: number, to: number): boolean {
    const { floats } = this.#galley;
    const next = floats[placed];
    if (next === undefined || next.float.type === 'pages') return true;
    const afterMost = floats[placed + mostWaiting];
    return next.sectionEnd >= to && (afterMost === undefined || afterMost.mark >= to);
  }

  /** As many lines of notes as are due, or fewer, but the first line of each note stands on the page of its mark. */
  #notesOn(
    { at, note: from }: State,
    to: number,
    room: number,
    rules: Rules,
  ): { readonly to: number; readonly cost: number } | undefined {
    const { noteLines, notesDue } = this.#galley;
    const due = Math.max(notesDue?.[to] ?? 0, from);
    if (due === from) return { to: from, cost: 0 };
    if (this.#noteHeight(from, due) <= room + tolerance) return { to: due, cost: 0 };
    let fitting = from;
    while (fitting < due && this.#noteHeight(from, fitting + 1) <= room + tolerance) fitting += 1;
    let least = due;
    while (least > from && noteLines[least - 1]?.first === false) least -= 1;
    const marksAreHere = rules !== 'none' && at < this.#end;
    if (marksAreHere && fitting < least) return undefined;
    return { to: fitting, cost: costs.splitNote };
  }

  #noteHeight(from: number, to: number): number {
    if (to <= from) return 0;
    const { noteLines } = this.#galley;
    const last = noteLines[to - 1];
    return (last?.above ?? 0) + (last?.box.height ?? 0) - (noteLines[from]?.above ?? 0);
  }

  #costOfLast(used: number): number {
    return used < this.#frame.baseline * 4.5 ? costs.almostEmpty : 0;
  }

  #costOfFloats(state: State, { top, here, bottom }: Placement, to: number, placed: number): number {
    const { floats } = this.#galley;
    let cost = 0;
    for (let index = 0; index < top + here + bottom; index += 1) {
      const float = floats[state.float + index];
      const where = index < top ? 'top' : index < top + here ? 'here' : 'bottom';
      cost += costs[isTable(float) ? 'table' : 'figure'][where];
      if (where !== 'top') continue;
      // At the top it would stand above the heading of its own section.
      if (float !== undefined && float.sectionStart > state.at && float.sectionStart < to)
        cost += costs.aboveHeading;
    }
    for (let index = placed; index < floats.length; index += 1) {
      const float = floats[index];
      if (float === undefined || float.mark >= to) break;
      if (float.float.type === 'pages') continue;
      cost += float.mark < state.at ? costs.deferredAgain : costs.deferred;
      if (float.sectionEnd < to) cost += costs.pastSection;
    }
    const hasFloats = top + bottom > 0;
    if (hasFloats && to > state.at && to < this.#end && this.#fewLines(state.at, to)) cost += costs.fewLines;
    return cost;
  }

  /** Three lines or fewer among figures look lost. */
  #fewLines(from: number, to: number): boolean {
    let boxes = 0;
    for (let at = from; at < to && boxes <= 3; at += 1)
      if (this.#galley.items[at]?.type === 'box') boxes += 1;
    return boxes <= 3;
  }

  #costOfSides(state: State, { top, here, bottom }: Placement, to: number): number {
    const { sideHeights, floats } = this.#galley;
    if (sideHeights === undefined) return 0;
    const sides = (sideHeights[to] ?? 0) - (sideHeights[state.at] ?? 0);
    if (sides === 0) return 0;
    let wide = 0;
    for (let index = 0; index < top + here + bottom; index += 1) {
      const float = floats[state.float + index];
      if (float?.wide === true) wide += float.height + this.#frame.baseline;
    }
    return sides + wide > this.#frame.height ? costs.sidesOverflow : 0;
  }

  #add(state: State): void {
    const known = this.#states[state.at];
    if (known === undefined) {
      this.#states[state.at] = [state];
      return;
    }
    const same = known.findIndex(({ float, note }) => float === state.float && note === state.note);
    const rival = known[same];
    if (rival === undefined) known.push(state);
    else if (state.cost < rival.cost) known[same] = state;
  }
}

function isTable(float: MeasuredFloat | undefined): boolean {
  return float?.float.type === 'figure' && float.float.isTable;
}

interface FloatHeights {
  /** Where text begins beneath the figures at the top, and where the last of them ends. */
  readonly top: number;
  readonly topFoot: number;
  /** Of the figures at the foot, with the space above them. */
  readonly bottom: number;
}

interface PageEnd {
  readonly to: number;
  readonly cost: number;
  readonly close: Box | undefined;
  readonly resume: Box | undefined;
  /** Of the text, and of the page above its figures and notes at the foot. */
  readonly foot: number;
  readonly room: number;
  readonly rules: Rules;
}

function pagesTo(last: State): readonly PagePlan[] {
  const pages: PagePlan[] = [];
  for (let state: State | undefined = last; state?.page !== undefined; state = state.previous) {
    pages.push(state.page);
  }
  return pages.reverse();
}
