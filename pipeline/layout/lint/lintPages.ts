/** Reads finished pages as a proof-reader does, and says what should be looked at again. */
import {
  chartTypeSmall,
  floatFar,
  hyphensInARow,
  lastPageShort,
  lineLoose,
  lineOverfull,
  pageUnderfilled,
  sideNoteFar,
  tableTypeSmall,
  wordBroken,
} from '../../problems/catalogue/layout.ts';
import type { Place, Problem } from '../../problems/Problem.ts';
import { unreachable } from '../../problems/unreachable.ts';
import type { Box, BoxLint } from '../blocks/Galley.ts';
import type { Division } from '../pages/Division.ts';
import type { MeasuredGalley } from '../pages/MeasuredGalley.ts';
import { notesOn } from '../pages/noteRegion.ts';
import type { NumberedPage } from '../pages/numberPages.ts';
import type { TextPage } from '../pages/PagePlan.ts';

/** A page holds at least so much, unless it is a chapter's last or stands before a page of figures. */
const leastFill = 0.85;
/** Lines that make the last page of a chapter of some length worth turning to; a short one may end as it does. */
const leastLines = 10;
const pagesOfSomeLength = 4;
/** Pages from a figure's place in the text to the figure. */
const mostDistance = 1;
/** Part of a page that figures take before it counts as theirs. */
const pageOfFigures = 0.7;

export function lintPages(pages: readonly NumberedPage[]): readonly Problem[] {
  const found: Problem[] = [];
  /** Page within its division of each float's mark. */
  const marks = new Map<Division, Map<number, number>>();
  for (const { label, content } of pages) {
    const planned = content?.division.pages[content.page];
    if (content === undefined || planned === undefined) continue;
    const { division, page } = content;
    const { plan } = planned;
    const turned = plan.type === 'turned' ? division.galley.floats[plan.float]?.turned?.galley : undefined;
    const where = `page ${label}`;
    const place = (plan.type === 'turned' ? undefined : placeOn(plan, division.galley)) ?? division.place;
    const say = (problem: Problem, ...wheres: readonly string[]): void => {
      found.push({ ...problem, names: [where, ...wheres] });
    };
    for (const box of boxesOn(plan.type === 'turned' ? plan.page : plan, turned ?? division.galley)) {
      for (const lint of box.marks?.lint ?? []) {
        say(lineProblem(lint, label, box.marks?.place ?? place), ...('anchor' in lint ? [lint.anchor] : []));
      }
    }
    for (const note of planned.drifted) say(sideNoteFar(label, note.place ?? place));
    if (plan.type === 'turned') continue;
    const used = plan.used / division.frame.height;
    if (used < leastFill && !mayBeShort(division, page)) {
      say(pageUnderfilled(label, used, place));
    }
    const lines = Math.round(plan.used / division.frame.baseline);
    const isLast = page === division.pages.length - 1;
    if (isLast && page >= pagesOfSomeLength - 1 && lines > 0 && lines < leastLines) {
      say(lastPageShort(label, leastLines, lines, place));
    }
    const known = marks.get(division) ?? new Map<number, number>();
    marks.set(division, known);
    for (const item of division.galley.items.slice(plan.from, plan.to)) {
      if (item.type === 'float') known.set(item.float, page);
    }
    for (const index of floatsOn(plan)) {
      const float = division.galley.floats[index];
      const distance = page - (known.get(index) ?? page);
      if (float !== undefined && distance > mostDistance) {
        const [anchor] = float.float.anchors;
        say(floatFar(label, anchor ?? '', distance, float.float.place ?? place), ...float.float.anchors);
      }
    }
  }
  return found;
}

function lineProblem(lint: BoxLint, label: string, place: Place): Problem {
  switch (lint.kind) {
    case 'overfull':
      return lineOverfull(label, lint.points, lint.text, place);
    case 'loose':
      return lineLoose(label, lint.ratio, lint.text, place);
    case 'hyphens':
      return hyphensInARow(label, lint.count, lint.text, place);
    case 'forced-break':
      return wordBroken(label, lint.text, place);
    case 'small-table':
      return tableTypeSmall(label, lint.text, lint.size, place);
    case 'small-chart':
      return chartTypeSmall(label, lint.anchor, lint.text, lint.size, place);
    default:
      return unreachable(lint);
  }
}

function boxesOn(plan: TextPage, galley: MeasuredGalley): readonly Box[] {
  const { items, floats } = galley;
  const boxes = items.slice(plan.from, plan.to).filter((item) => item.type === 'box');
  const figures = floatsOn(plan).map((index) => floats[index]?.float);
  return [
    ...boxes,
    ...boxes.flatMap((box) => (box.marks?.sides ?? []).flatMap(({ lines }) => lines)),
    ...figures.flatMap((float) => (float?.type === 'figure' ? [float.box] : [])),
    ...notesOn(plan, galley).map(({ box }) => box),
  ];
}

function floatsOn({ firstFloat, top, here, bottom }: TextPage): readonly number[] {
  return Array.from({ length: top + here + bottom }, (_, index) => firstFloat + index);
}

/** The last page, one that the author ended, and one before a page of figures. */
function mayBeShort({ pages, galley, frame }: Division, page: number): boolean {
  const plan = pages[page]?.plan;
  const next = pages[page + 1]?.plan;
  if (next === undefined || plan?.type !== 'text' || next.type === 'turned') return true;
  const last = galley.items[plan.to - 1];
  if (last?.type === 'penalty' && last.forced) return true;
  const heights = floatsOn(next).map((index) => galley.floats[index]?.height ?? 0);
  return heights.reduce((sum, height) => sum + height, 0) >= frame.height * pageOfFigures;
}

function placeOn(plan: TextPage, { items }: MeasuredGalley): Place | undefined {
  const places = items
    .slice(plan.from, plan.to)
    .flatMap((item) => (item.type === 'box' ? (item.marks?.place ?? []) : []));
  return places[0];
}
