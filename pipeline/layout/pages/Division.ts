/** What is set as pages of its own: a chapter, a part's opener, a piece of front or back matter. */

import type { Picture } from '../../charts/Chart.ts';
import type { Place, Problem } from '../../problems/Problem.ts';
import type { Theme } from '../../theme/Theme.ts';
import type { Galley, Ink } from '../blocks/Galley.ts';
import { landscapeFrame } from '../blocks/table.ts';
import type { TagDraft } from '../tags/TagDraft.ts';
import { breakPages, type PageFrame } from './breakPages.ts';
import { textHeightOf } from './Geometry.ts';
import { type MeasuredGalley, measureGalley } from './MeasuredGalley.ts';
import { notesOn } from './noteRegion.ts';
import { holdTheSame } from './PagePlan.ts';
import { type PlannedPage, planSides } from './sideColumn.ts';

export type Numbering = 'cover' | 'roman' | 'arabic';

export interface DivisionKind {
  readonly numbering: Numbering;
  readonly startsRecto: boolean;
  /** Its first page has room for a title, and no running head. */
  readonly opener: boolean;
  /** For the running head of recto pages; empty for none. */
  readonly runningTitle: string;
  /** The structure element that its own belongs to, if not the document: index of a part. */
  readonly part: number | undefined;
  /** Where it is written, or asked for. */
  readonly place: Place;
}

/** Set in the measure of the text block, and broken into pages. */
export interface Division extends DivisionKind {
  readonly element: TagDraft;
  readonly galley: MeasuredGalley;
  readonly frame: PageFrame;
  readonly pages: readonly PlannedPage[];
  /** Page of each anchor, counted from the division's first. */
  readonly anchors: ReadonlyMap<string, number>;
  readonly problems: readonly Problem[];
  /** By the numbers that its ink has. */
  readonly pictures: readonly Picture[];
  /** Painted from the trim box's top left corner, on the first page. */
  readonly ground: readonly Ink[];
  /** Element of the part that opens with it, where the part has no page of its own. */
  readonly openedPart: TagDraft | undefined;
}

export interface SetMatter {
  readonly element: TagDraft;
  readonly galley: Galley;
  readonly ground?: readonly Ink[];
  readonly openedPart?: TagDraft | undefined;
}

/** Pages that a galley fills at least: its boxes one below the other, without space and figures, and a page each time one must end. */
export function leastPages({ items }: Galley, theme: Theme): number {
  let pages = 1;
  let height = 0;
  for (const item of items) {
    if (item.type === 'box') height += item.height;
    if (item.type !== 'penalty' || !item.forced) continue;
    pages += 1 + Math.max(0, Math.ceil(height / textHeightOf(theme)) - 1);
    height = 0;
  }
  return pages + Math.max(0, Math.ceil(height / textHeightOf(theme)) - 1);
}

export function breakDivision(
  kind: DivisionKind,
  matter: SetMatter,
  theme: Theme,
  left: Pick<Division, 'problems' | 'pictures'>,
): Division {
  const { numbering, startsRecto, opener, runningTitle, part, place } = kind;
  const frame = frameOf(theme, kind.opener);
  const turnedFrame: PageFrame = { ...frame, height: landscapeFrame(theme.page).height, opener: false };
  const galley = measureGalley(matter.galley, {
    most: frame.height - frame.noteGap,
    breakTurned: (turned) => breakPages(turned, turnedFrame).filter((page) => page.type === 'text'),
  });
  const pages = pagesOf(galley, frame);
  return {
    ...{ numbering, startsRecto, opener, runningTitle, part, place },
    ...left,
    element: matter.element,
    galley,
    frame,
    pages,
    anchors: anchorsOf(pages, galley),
    ground: matter.ground ?? [],
    openedPart: matter.openedPart,
  };
}

/** Breaks tried for the sake of notes that find no room in the side column. */
const mostTries = 6;

/** Which notes find no room is known only once pages are filled: those that leave some are then avoided, if others are no worse. */
function pagesOf(galley: MeasuredGalley, frame: PageFrame): readonly PlannedPage[] {
  let best = planSides(breakPages(galley, frame), galley, frame);
  let crowded = best.crowded;
  for (let tried = 0; tried < mostTries && best.crowded.length > 0; tried += 1) {
    const next = planSides(breakPages(galley, frame, crowded), galley, frame);
    const found = next.crowded.filter((page) => !crowded.some((known) => holdTheSame(known, page)));
    if (next.crowded.length < best.crowded.length) best = next;
    if (found.length === 0) break;
    crowded = [...crowded, ...found];
  }
  return best.pages;
}

function frameOf(theme: Theme, opener: boolean): PageFrame {
  return {
    height: textHeightOf(theme),
    baseline: theme.page.baseline,
    noteGap: theme.page.baseline,
    opener,
  };
}

function anchorsOf(pages: readonly PlannedPage[], galley: MeasuredGalley): ReadonlyMap<string, number> {
  const anchors = new Map<string, number>();
  const enter = (names: readonly string[] | undefined, page: number): void => {
    for (const name of names ?? []) if (!anchors.has(name)) anchors.set(name, page);
  };
  for (const [index, { plan, sides }] of pages.entries()) {
    for (const { box } of sides) enter(box.marks?.anchors, index);
    if (plan.type === 'turned') {
      const float = galley.floats[plan.float];
      enter(float?.float.anchors, index);
      for (let at = plan.page.from; at < plan.page.to; at += 1) {
        const item = float?.turned?.galley.items[at];
        if (item?.type === 'box') enter(item.marks?.anchors, index);
      }
      for (const { box } of float?.turned?.galley.noteLines.slice(plan.page.noteFrom, plan.page.noteTo) ?? [])
        enter(box.marks?.anchors, index);
      continue;
    }
    for (let at = plan.from; at < plan.to; at += 1) {
      const item = galley.items[at];
      if (item?.type === 'box') enter(item.marks?.anchors, index);
    }
    const floats = plan.top + plan.here + plan.bottom;
    for (let float = plan.firstFloat; float < plan.firstFloat + floats; float += 1) {
      const here = galley.floats[float]?.float;
      enter(here?.anchors, index);
      if (here?.type !== 'figure') continue;
      enter(here.box.marks?.anchors, index);
      enter(here.aside?.marks?.anchors, index);
    }
    for (const { box } of notesOn(plan, galley)) enter(box.marks?.anchors, index);
  }
  return anchors;
}
