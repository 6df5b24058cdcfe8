/** A galley with all that the page breaker asks for at every item worked out once. */
import type { Float, Galley, GalleyItem } from '../blocks/Galley.ts';
import { NoteRun, type RunLine } from './NoteRun.ts';
import type { TextPage } from './PagePlan.ts';

export interface MeasuredGalley {
  readonly items: readonly GalleyItem[];
  readonly floats: readonly MeasuredFloat[];
  /** All footnotes marked in the text, and in the side notes beside it, as one run of lines. */
  readonly noteLines: readonly NoteLine[];
  /** Lines of notes whose marks stand before item i; undefined where there are no notes. */
  readonly notesDue: Int32Array | undefined;
  /** Height of side notes that begin before item i; undefined where there are none. */
  readonly sideHeights: Float64Array | undefined;
}

export interface NoteLine extends RunLine {
  /** Heights of all lines before it. */
  readonly above: number;
}

export interface MeasuredFloat {
  readonly float: Float;
  readonly height: number;
  readonly wide: boolean;
  /** Height that it takes of the side column. */
  readonly sideHeight: number;
  /** Lines of the footnotes marked in its words, which stand at the foot of its page whole. */
  readonly noteLines: readonly RunLine[];
  readonly noteHeight: number;
  /** Index of its mark among the items. */
  readonly mark: number;
  /** It may stand on no page that ends before this item: its first mention, or its mark. */
  readonly earliest: number;
  /** Items of the headings that begin its section and the next. */
  readonly sectionStart: number;
  readonly sectionEnd: number;
  /** Of a table that needs turned pages. */
  readonly turned: TurnedGalley | undefined;
}

export interface TurnedGalley {
  readonly galley: MeasuredGalley;
  readonly pages: readonly TextPage[];
}

export interface MeasureOptions {
  /** Height of a page that is left to a figure and the footnotes marked in it. */
  readonly most: number;
  readonly breakTurned: (galley: MeasuredGalley) => readonly TextPage[];
}

/** What stands with a float on its page. */
interface FloatMarked {
  readonly float: Float;
  readonly at: number;
  readonly noteLines: readonly RunLine[];
  readonly turned: TurnedGalley | undefined;
}

const noLines: readonly RunLine[] = [];

export function measureGalley(
  galley: Galley,
  options: MeasureOptions,
  run = new NoteRun(galley.notes),
): MeasuredGalley {
  const { items } = galley;
  const noteLines: NoteLine[] = [];
  const due = galley.notes.size === 0 ? undefined : new Int32Array(items.length + 1);
  const hasSides = items.some((item) => item.type === 'box' && item.marks?.sides !== undefined);
  const sides = hasSides ? new Float64Array(items.length + 1) : undefined;
  const sections: number[] = [0];
  const longTables: number[] = [];
  const mentions = new Map<string, number>();
  const marks: FloatMarked[] = [];
  let above = 0;
  let side = 0;
  const addNotes = (lines: readonly RunLine[]): void => {
    for (const line of lines) {
      noteLines.push({ ...line, above });
      above += line.box.height;
    }
  };
  for (const [at, item] of items.entries()) {
    if (item.type === 'float') {
      const float = galley.floats[item.float];
      if (float === undefined) throw new Error(`float ${item.float} is marked but not set`);
      const lines = float.type === 'figure' ? run.linesOf(float.box) : noLines;
      const fits = float.type !== 'figure' || float.box.height + heightOf(lines) <= options.most;
      const turned =
        float.type === 'pages' ? measureTurned(float.items, galley.notes, options, run) : undefined;
      marks.push({ float, at, noteLines: fits ? lines : noLines, turned });
      // Notes that no page could hold beside their figure stand at the foot of the page of its place in the text.
      if (!fits) addNotes(lines);
    }
    if (item.type === 'box' && item.marks !== undefined) {
      addNotes(run.linesOf(item));
      for (const { height, optional } of item.marks.sides ?? []) side += optional === true ? 0 : height;
      for (const anchor of item.marks.mentions ?? []) if (!mentions.has(anchor)) mentions.set(anchor, at);
      if ((item.marks.heading?.level ?? 9) <= 2) sections.push(at);
      if (item.marks.isLongTable === true) longTables.push(at);
    }
    if (due !== undefined) due[at + 1] = noteLines.length;
    if (sides !== undefined) sides[at + 1] = side;
  }
  const floats = marks.map((marked) => measureFloat(marked, sections, longTables, items.length, mentions));
  return { items, floats, noteLines, notesDue: due, sideHeights: sides };
}

function measureFloat(
  { float, at: mark, noteLines, turned }: FloatMarked,
  sections: readonly number[],
  longTables: readonly number[],
  end: number,
  mentions: ReadonlyMap<string, number>,
): MeasuredFloat {
  const sectionStart = sections.findLast((at) => at <= mark) ?? 0;
  const nextSection = sections.find((at) => at > mark) ?? end;
  const isTable = float.type === 'figure' && float.isTable;
  const nextTable = isTable ? (longTables.find((at) => at > mark) ?? end) : end;
  const sectionEnd = Math.min(nextSection, nextTable);
  const mentioned = float.anchors.flatMap((anchor) => mentions.get(anchor) ?? []);
  const firstMention = Math.min(...mentioned);
  // A mention in an earlier or a later section does not draw the figure out of its own.
  const inSection = firstMention >= sectionStart && firstMention < sectionEnd;
  return {
    float,
    height: float.type === 'figure' ? float.box.height : 0,
    wide: float.type === 'figure' && float.box.wide,
    sideHeight: float.type !== 'figure' ? 0 : float.box.wide ? float.box.height : (float.aside?.height ?? 0),
    noteLines,
    noteHeight: heightOf(noteLines),
    mark,
    // A turned table keeps its place among the tables that stand in the text.
    earliest: inSection && float.type === 'figure' ? firstMention : mark,
    sectionStart,
    sectionEnd,
    turned,
  };
}

function measureTurned(
  items: readonly GalleyItem[],
  notes: Galley['notes'],
  options: MeasureOptions,
  run: NoteRun,
): TurnedGalley {
  const galley = measureGalley({ items, floats: [], notes }, options, run);
  return { galley, pages: options.breakTurned(galley) };
}

function heightOf(lines: readonly RunLine[]): number {
  return lines.reduce((sum, { box }) => sum + box.height, 0);
}
