/** Turns a page's plan into boxes with their places within the text block. */
import type { Box } from '../blocks/Galley.ts';
import { FrameRuns } from '../blocks/stack.ts';
import { toGrid } from '../grid.ts';
import type { PageFrame } from './breakPages.ts';
import { floatRegion, spaceAroundFigures } from './floatRegion.ts';
import type { MeasuredGalley } from './MeasuredGalley.ts';
import { notesOn } from './noteRegion.ts';
import type { TextPage } from './PagePlan.ts';
import { opensSection, Pen } from './Pen.ts';

export interface PlacedBox {
  readonly box: Box;
  /** From the top of the text block. */
  readonly top: number;
}

export interface WalkedPage {
  readonly text: readonly PlacedBox[];
  readonly figures: readonly PlacedBox[];
  /** Notes of the figures that stand in the side column. */
  readonly asides: readonly PlacedBox[];
  readonly notes: readonly PlacedBox[];
  /** Where the short rule above the footnotes stands. */
  readonly noteRule: number | undefined;
  /** Repeated heads and padding, which say nothing new. */
  readonly furniture: readonly PlacedBox[];
  readonly frames: FrameRuns;
}

export function walkPage(page: TextPage, galley: MeasuredGalley, frame: PageFrame): WalkedPage {
  const { floats, items } = galley;
  const { height, baseline } = frame;
  const text: PlacedBox[] = [];
  const figures: PlacedBox[] = [];
  const asides: PlacedBox[] = [];
  const furniture: PlacedBox[] = [];
  const frames = new FrameRuns();
  const figure = (index: number, top: number): void => {
    const float = floats[index]?.float;
    if (float?.type !== 'figure') return;
    const { box, aside } = float;
    figures.push({ box, top });
    if (aside !== undefined) asides.push({ box: aside, top: top + box.height - aside.height });
  };

  const firstHere = page.firstFloat + page.top;
  const pen = new Pen(baseline, page.stretch);
  const setFigure = (index: number): void => figure(index, pen.figure(floats[index]?.height ?? 0));
  const setTop = (): void => {
    for (let index = page.firstFloat; index < firstHere; index += 1) setFigure(index);
  };
  if (page.topAt <= page.from) setTop();
  if (page.resume !== undefined) {
    const top = pen.resume(page.resume.height);
    furniture.push({ box: page.resume, top });
    frames.add(page.resume.frame, top, pen.bottom);
  }
  for (let at = page.from; at < page.to; at += 1) {
    const item = items[at];
    if (at === page.topAt && at > page.from) setTop();
    if (item?.type === 'box') {
      const top = pen.box(item.height, opensSection(item));
      text.push({ box: item, top });
      frames.add(item.frame, top, pen.bottom);
    } else if (item?.type === 'glue') {
      pen.glue(item);
    } else if (item?.type === 'float' && item.float >= firstHere && item.float < firstHere + page.here) {
      setFigure(item.float);
    }
  }
  if (page.topAt >= page.to && page.topAt > page.from) setTop();
  if (page.close !== undefined) {
    furniture.push({ box: page.close, top: pen.bottom });
    frames.add(page.close.frame, pen.bottom, pen.bottom + page.close.height);
  }

  const notes: PlacedBox[] = [];
  const lines = notesOn(page, galley);
  const noteHeight = lines.reduce((sum, { box }) => sum + box.height, 0);
  let top = height - noteHeight;
  for (const { box } of lines) {
    notes.push({ box, top });
    top += box.height;
  }
  const noteRule = lines.length === 0 ? undefined : height - noteHeight - frame.noteGap / 2;

  const firstBottom = firstHere + page.here;
  const atFoot = floats.slice(firstBottom, firstBottom + page.bottom).map((float) => float.height);
  const region = floatRegion(atFoot, baseline);
  const foot = height - (lines.length === 0 ? 0 : noteHeight + frame.noteGap);
  const start = startOfFoot(pen.bottom, foot - region.foot, baseline);
  for (const [index, top] of region.tops.entries()) figure(firstBottom + index, start + top);
  return { text, figures, asides, notes, noteRule, furniture, frames };
}

/** Lines of white within a page that look like a mistake. */
const mostWhite = 3;

/** Figures stand at the page's foot; where text ends far above them, they follow it and the white stands below. */
export function startOfFoot(textBottom: number, atFoot: number, baseline: number): number {
  if (atFoot - textBottom <= mostWhite * baseline) return atFoot;
  return Math.min(atFoot, toGrid(textBottom + spaceAroundFigures * baseline, baseline));
}
