/**
 * Turns a galley into pages by dynamic programming over the places to break: of all ways to fill pages, the one
 * whose costs sum up least. After Plass, Optimal Pagination Techniques (1981): the state between two pages is the
 * next item, the next float and the next line of notes, so that time grows with items times lines on a page.
 */
import type { Box, GalleyItem } from '../blocks/Galley.ts';
import { costOfEnd, costOfStopping, costOfUnderfill, costs } from './costs.ts';
import { floatRegion, spaceAroundFigures } from './floatRegion.ts';
import { costOfFloats, mayStandThere, mayWait } from './floatRules.ts';
import type { MeasuredFloat, MeasuredGalley } from './MeasuredGalley.ts';
import { linesNotBegun, noteHeight, notesUpTo } from './noteRegion.ts';
import { holdTheSame, type PagePlan, type TextPage } from './PagePlan.ts';
import { beginning, nothing, type PageState, type Placement, pagesTo } from './PageState.ts';
import { opensSection, Pen, type Stretch, unstretched } from './Pen.ts';

export interface PageFrame {
  /** Of the text block; a whole number of lines. */
  readonly height: number;
  readonly baseline: number;
  /** Above the first line of footnotes: rule and space. */
  readonly noteGap: number;
  /** The first page has no room above its text. */
  readonly opener: boolean;
}

/** All rules; all but that figures stay in their section; none, where nothing else can be set at all. */
type Rules = 'all' | 'most' | 'none';

const mostFloats = { top: 3, here: 4, bottom: 2, together: 9 };
const tolerance = 0.01;
/** Lines of a paragraph above a figure that look like a remnant. */
const mostOfScrap = 4;
/** A page is not ended by so much of its height sooner than it could be. */
const mostLeft = 0.35;
/** Ways to come to one place that are followed up: many long notes and figures make more of them than time allows. */
const mostWays = 8;

/** Pages that are `crowded` cost as much as if notes were too many for any side column. */
export function breakPages(
  galley: MeasuredGalley,
  frame: PageFrame,
  crowded: readonly TextPage[] = [],
): readonly PagePlan[] {
  return new PageBreaker(galley, frame, crowded).break();
}

/** Where a page may end: before item `to`, at the penalty before it. */
interface PageEnd {
  readonly to: number;
  readonly cost: number;
  readonly close: Box | undefined;
  readonly resume: Box | undefined;
  /** Of the text, or of the figures on a page without. */
  readonly foot: number;
  /** Where a line may be added above it. */
  readonly places: number;
}

/** A page with its figures, as far as it is the same wherever it ends. */
interface PageStart {
  readonly state: PageState;
  readonly placement: Placement;
  readonly rules: Rules;
  /** Height above the figures at its foot. */
  readonly room: number;
  /** Of all pages before it, and of how it begins. */
  readonly cost: number;
}

class PageBreaker {
  readonly #galley: MeasuredGalley;
  readonly #frame: PageFrame;
  readonly #end: number;
  readonly #crowded: readonly TextPage[];
  /** States by the item that their page begins with. */
  readonly #states: (PageState[] | undefined)[] = [];

  constructor(galley: MeasuredGalley, frame: PageFrame, crowded: readonly TextPage[]) {
    this.#galley = galley;
    this.#crowded = crowded;
    this.#frame = frame;
    this.#end = galley.items.length;
  }

  break(): readonly PagePlan[] {
    this.#states[0] = [beginning];
    for (let at = 0; at <= this.#end; at += 1) this.#expandAll(at);
    const last = this.#states[this.#end]?.find((state) => this.#isDone(state));
    if (last === undefined) throw new Error('a galley was not broken to its end');
    return pagesTo(last);
  }

  #isDone({ at, float, note }: PageState): boolean {
    return at === this.#end && float === this.#galley.floats.length && note === this.#galley.noteLines.length;
  }

  /** Pages of floats or notes alone begin and end at the same item: fewest placed first. */
  #expandAll(at: number): void {
    const waiting = this.#states[at];
    if (waiting === undefined) return;
    if (waiting.length > mostWays && at < this.#end) {
      waiting.sort((a, b) => a.cost - b.cost);
      waiting.length = mostWays;
    }
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

  #expand(state: PageState): void {
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

  #addTurned(state: PageState, { turned }: MeasuredFloat): void {
    let last = state;
    const pages = turned?.pages ?? [];
    for (const [index, page] of pages.entries()) {
      const float = index === pages.length - 1 ? state.float + 1 : state.float;
      last = {
        ...last,
        float,
        previous: last,
        placement: nothing,
        close: undefined,
        used: 0,
        stretch: unstretched,
        turned: page,
      };
    }
    this.#add(pages.length === 0 ? { ...state, float: state.float + 1 } : last);
  }

  /** Tries each number of floats at the top, in the text and at the foot that the page could hold. */
  #tryFloats(state: PageState, reach: number, rules: Rules): boolean {
    const { floats } = this.#galley;
    let within = 0;
    let height = 0;
    while (within < mostFloats.together) {
      const float = floats[state.float + within];
      if (float === undefined || float.float.type === 'pages' || float.earliest >= reach) break;
      height += float.height + float.noteHeight;
      if (height > this.#frame.height + tolerance) break;
      within += 1;
    }
    if (within === 0) return false;
    const isOpener = this.#frame.opener && state.previous === undefined;
    const afterRest = endOfParagraph(this.#galley.items, state);
    let found = false;
    for (let top = 0; top <= (isOpener ? 0 : Math.min(within, mostFloats.top)); top += 1) {
      const places = top === 0 || afterRest === state.at ? [state.at] : [afterRest, state.at];
      for (let here = 0; here <= Math.min(within - top, mostFloats.here); here += 1) {
        if (here > 0 && (floats[state.float + top]?.mark ?? 0) < state.at) break;
        for (let bottom = 0; bottom <= Math.min(within - top - here, mostFloats.bottom); bottom += 1) {
          if (top + here + bottom === 0) continue;
          for (const topAt of places) {
            if (this.#tryPages(state, { top, topAt, here, bottom }, rules).found) found = true;
          }
        }
      }
    }
    return found;
  }

  /** Fills a page from a state, item after item, and then looks at each place where it may end. */
  #tryPages(
    state: PageState,
    placement: Placement,
    rules: Rules,
  ): { readonly found: boolean; readonly at: number } {
    const { items, floats, notesDue } = this.#galley;
    const { height, baseline } = this.#frame;
    const atTop = floats.slice(state.float, state.float + placement.top);
    const firstHere = state.float + placement.top;
    const firstBottom = firstHere + placement.here;
    const atFoot = floats.slice(firstBottom, firstBottom + placement.bottom).map((float) => float.height);
    const most = height - this.#figureNotes(state.float, placement);
    const room =
      atFoot.length === 0 ? most : most - floatRegion(atFoot, baseline).foot - spaceAroundFigures * baseline;
    const ends: PageEnd[] = [];
    const mayEnd = (to: number, cost: number, foot: number, close?: Box, resume?: Box): void => {
      ends.push({ to, cost, foot, close, resume, places: pen.places });
    };
    const pen = new Pen(baseline);
    // Until the figures at the top stand, the page does not end.
    let areSet = atTop.length === 0;
    const setTop = (): void => {
      for (const float of atTop) pen.figure(float.height);
      areSet = true;
    };
    if (!areSet && placement.topAt === state.at) {
      setTop();
      if (pen.bottom > room + tolerance) return { found: false, at: state.at };
      if (state.at < this.#end) mayEnd(state.at, 0, pen.bottom, undefined, state.resume);
    }
    if (state.resume !== undefined) pen.resume(state.resume.height);
    let at = state.at;
    let isFull = false;
    for (; at < this.#end && !isFull; at += 1) {
      const item = items[at];
      if (item === undefined) break;
      if (!areSet && at === placement.topAt) {
        setTop();
        isFull = pen.bottom > room + tolerance;
        if (isFull) break;
      }
      if (item.type === 'glue') {
        pen.glue(item);
      } else if (item.type === 'box') {
        pen.box(item.height, opensSection(item));
        isFull = pen.bottom > room + tolerance;
        // Without any place to break, a page still takes its first box and ends after any other.
        if (areSet && rules === 'none' && (!isFull || ends.length === 0)) {
          mayEnd(at + 1, isFull ? costs.overfull : costs.emergency, pen.bottom);
        }
      } else if (item.type === 'float') {
        if (item.float >= firstHere && item.float < firstBottom) {
          pen.figure(floats[item.float]?.height ?? 0);
          isFull = pen.bottom > room + tolerance;
        }
      } else if (areSet && at > state.at) {
        mayEnd(at + 1, item.cost, pen.bottom + (item.close?.height ?? 0), item.close, item.resume);
        if (item.forced) isFull = true;
      }
    }
    if (!areSet && !isFull) {
      setTop();
      isFull = pen.bottom > room + tolerance;
    }
    const start: PageStart = {
      state,
      placement,
      rules,
      room,
      cost: state.cost + costs.page + this.#costOfBeginning(state, placement),
    };
    if (isFull) return { found: this.#tryEnds(start, ends), at: at - 1 };
    // Notes may be left over for pages of their own.
    const isMore = state.at < this.#end || placement.top > 0 || state.note < (notesDue?.[this.#end] ?? 0);
    if (isMore) mayEnd(this.#end, 0, pen.bottom);
    return { found: this.#tryEnds(start, ends), at: this.#end };
  }

  /** Height of the footnotes marked in a page's figures, with the space above them. */
  #figureNotes(first: number, { top, here, bottom }: Placement): number {
    let height = 0;
    for (let index = first; index < first + top + here + bottom; index += 1) {
      height += this.#galley.floats[index]?.noteHeight ?? 0;
    }
    return height === 0 ? 0 : height + this.#frame.noteGap;
  }

  /** From the fullest page to those that leave too much of theirs empty. */
  #tryEnds(start: PageStart, ends: readonly PageEnd[]): boolean {
    const { height } = this.#frame;
    let fullest: number | undefined;
    for (let index = ends.length - 1; index >= 0; index -= 1) {
      const end = ends[index];
      if (end === undefined) continue;
      const used = this.#tryEnd(start, end);
      if (used === undefined) continue;
      fullest ??= used;
      if (used < fullest - height * mostLeft && start.rules !== 'none') break;
    }
    return fullest !== undefined;
  }

  /** Gives the height used, where the page may end so. */
  #tryEnd({ state, placement, rules, room, cost: before }: PageStart, end: PageEnd): number | undefined {
    const { floats, items, noteLines, notesDue } = this.#galley;
    const { height } = this.#frame;
    // The notes of figures have the space above them already.
    const noteGap = this.#figureNotes(state.float, placement) > 0 ? 0 : this.#frame.noteGap;
    const { to, foot } = end;
    const left = room - foot;
    if (left < -tolerance && end.cost < costs.overfull) return undefined;
    const placed = state.float + placement.top + placement.here + placement.bottom;
    if (rules !== 'none' && !mayStandThere(floats, state.float, placement, to)) return undefined;
    // What stands in its place must have it on the page, whatever the rules.
    const lastHere = floats[state.float + placement.top + placement.here - 1];
    if (placement.here > 0 && (lastHere?.mark ?? 0) >= to) return undefined;
    if (rules === 'all' && !mayWait(floats, placed, to)) return undefined;
    const due = Math.max(notesDue?.[to] ?? 0, state.note);
    const marked = rules !== 'none' && state.at < this.#end;
    const note = notesUpTo(noteLines, state.note, due, left - noteGap, marked);
    if (note === undefined) return undefined;
    const notes = noteHeight(noteLines, state.note, note);
    const filled = foot + (height - room) + (notes > 0 ? notes + noteGap : 0);
    const isLast = to === this.#end && placed === floats.length && note === noteLines.length;
    const last = items[to - 1];
    const isFree = isLast || (last?.type === 'penalty' && last.forced);
    const stretch = isFree ? unstretched : this.#stretchOf(height - filled, end.places);
    const used = filled + stretch.lines * this.#frame.baseline;
    const within = !isFree && end.resume === undefined && isWithin(items, to);
    const cost =
      before +
      end.cost +
      (note < due ? costs.splitNote + linesNotBegun(noteLines, note, due) * costs.lateNoteLine : 0) +
      (isFree ? this.#costOfLast(used, isLast && isAfterThree(state)) : costOfUnderfill(1 - used / height)) +
      stretch.lines * costs.stretchedLine +
      (within ? costOfStopping(height - used, this.#frame.baseline, placement.bottom) : 0) +
      (within ? this.#costOfParting(state, placement, to) : 0) +
      (floats.length === 0 ? 0 : costOfFloats(floats, state, placement, to)) +
      this.#costOfFewLines(state, placement, to) +
      this.#costOfSides(state, placement, to);
    const known = this.#known(to, placed, note);
    if (known !== undefined && known.cost <= cost) return filled;
    const { close, resume } = end;
    this.#add({
      at: to,
      float: placed,
      note,
      resume,
      cost,
      previous: state,
      placement,
      close,
      used,
      stretch,
      turned: undefined,
    });
    return filled;
  }

  #stretchOf(white: number, places: number): Stretch {
    return {
      lines: Math.min(places, Math.max(0, Math.floor(white / this.#frame.baseline + tolerance))),
      places,
    };
  }

  /** Of a word in two parts, and of an introduction that gives way to figures. */
  #costOfParting({ at: from, previous }: PageState, { here, bottom }: Placement, to: number): number {
    const { items } = this.#galley;
    const line = items[to - 2];
    const isHyphenated = line?.type === 'box' && line.marks?.isHyphenated === true;
    const isIntroduction =
      this.#frame.opener &&
      previous === undefined &&
      here + bottom > 0 &&
      !items.slice(from, to).some(beginsSection);
    return (isHyphenated ? costs.brokenWord : 0) + (isIntroduction ? costs.brokenIntroduction : 0);
  }

  #costOfLast(used: number, isEnd: boolean): number {
    const { baseline, height } = this.#frame;
    return (used < baseline * 4.5 ? costs.almostEmpty : 0) + (isEnd ? costOfEnd(used / height) : 0);
  }

  /** Of figures that cut a paragraph which goes on from the page before, or leave but a scrap of it above them. */
  #costOfBeginning(state: PageState, { top, topAt, here }: Placement): number {
    const { items } = this.#galley;
    if (top + here === 0 || state.previous === undefined || !goesOn(items, state)) return 0;
    if (top > 0 && topAt === state.at) return costs.cutsParagraph;
    const end = endOfParagraph(items, state);
    const next = items.slice(end).find(({ type }) => type === 'box' || type === 'float');
    const first = state.float + top;
    const isNext = next?.type === 'float' && next.float >= first && next.float < first + here;
    if (top === 0 && !isNext) return 0;
    const lines = items.slice(state.at, end).filter(({ type }) => type === 'box').length;
    return lines <= mostOfScrap ? costs.scrap : 0;
  }

  /** Three lines or fewer among figures look lost. */
  #costOfFewLines({ at: from }: PageState, { top, bottom }: Placement, to: number): number {
    if (top + bottom === 0 || to === from || to === this.#end) return 0;
    let boxes = 0;
    for (let at = from; at < to && boxes <= 3; at += 1) {
      if (this.#galley.items[at]?.type === 'box') boxes += 1;
    }
    return boxes <= 3 ? costs.fewLines : 0;
  }

  #costOfSides(state: PageState, { top, here, bottom }: Placement, to: number): number {
    const { sideHeights, floats } = this.#galley;
    if (sideHeights === undefined) return 0;
    const sides = (sideHeights[to] ?? 0) - (sideHeights[state.at] ?? 0);
    if (sides === 0) return 0;
    let taken = 0;
    for (let index = state.float; index < state.float + top + here + bottom; index += 1) {
      const height = floats[index]?.sideHeight ?? 0;
      if (height > 0) taken += height + this.#frame.baseline;
    }
    if (sides + taken > this.#frame.height) return costs.sidesOverflow;
    if (this.#crowded.length === 0) return 0;
    const holding = { from: state.at, to, firstFloat: state.float, top, here, bottom };
    return this.#crowded.some((page) => holdTheSame(page, holding)) ? costs.sidesOverflow : 0;
  }

  #known(at: number, float: number, note: number): PageState | undefined {
    const states = this.#states[at];
    if (states === undefined) return undefined;
    for (const state of states) if (state.float === float && state.note === note) return state;
    return undefined;
  }

  #add(state: PageState): void {
    const states = this.#states[state.at];
    if (states === undefined) {
      this.#states[state.at] = [state];
      return;
    }
    const rival = states.findIndex(({ float, note }) => float === state.float && note === state.note);
    const known = states[rival];
    if (known === undefined) states.push(state);
    else if (state.cost < known.cost) states[rival] = state;
  }
}

function beginsSection(item: GalleyItem): boolean {
  return item.type === 'box' && (item.marks?.heading?.level ?? 1) > 1;
}

/** A short chapter may end where it does. */
function isAfterThree({ previous }: PageState): boolean {
  return previous?.previous?.previous !== undefined;
}

/** Whether the page begins within a paragraph. */
function goesOn(items: readonly GalleyItem[], { at, resume }: PageState): boolean {
  return resume === undefined && isWithin(items, at);
}

function isWithin(items: readonly GalleyItem[], at: number): boolean {
  return items[at]?.type === 'box' && items[at - 1]?.type === 'penalty';
}

/** The item after the paragraph that goes on at the head of the page; its first item where none does. */
function endOfParagraph(items: readonly GalleyItem[], state: PageState): number {
  let at = state.at;
  if (!goesOn(items, state)) return at;
  while (items[at]?.type === 'box' || (items[at]?.type === 'penalty' && items[at + 1]?.type === 'box'))
    at += 1;
  return at;
}
