/** A galley with all that the page breaker asks for at every item worked out once. */
import type { Box, Float, Galley, GalleyItem } from '../blocks/Galley.ts';
import type { TextPage } from './PagePlan.ts';

export interface MeasuredGalley {
  readonly items: readonly GalleyItem[];
  readonly floats: readonly MeasuredFloat[];
  /** All footnotes of the chapter as one run of lines. */
  readonly noteLines: readonly NoteLine[];
  /** Lines of notes whose marks stand before item i; undefined where there are no notes. */
  readonly notesDue: Int32Array | undefined;
  /** Height of side notes that begin before item i; undefined where there are none. */
  readonly sideHeights: Float64Array | undefined;
}

export interface NoteLine {
  readonly box: Box;
  /** First of its note. */
  readonly first: boolean;
  /** Heights of all lines before it. */
  readonly above: number;
}

export interface MeasuredFloat {
  readonly float: Float;
  readonly height: number;
  readonly wide: boolean;
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

type BreakTurned = (galley: MeasuredGalley) => readonly TextPage[];

export function measureGalley(galley: Galley, breakTurned: BreakTurned): MeasuredGalley {
  const { items } = galley;
  const noteLines: NoteLine[] = [];
  const due = galley.notes.size === 0 ? undefined : new Int32Array(items.length + 1);
  const hasSides = items.some((item) => item.type === 'box' && item.marks?.sides !== undefined);
  const sides = hasSides ? new Float64Array(items.length + 1) : undefined;
  const sections: number[] = [0];
  const longTables: number[] = [];
  const mentions = new Map<string, number>();
  const marks: { readonly float: number; readonly at: number }[] = [];
  const seen = new Set<string>();
  let above = 0;
  let side = 0;
  for (const [at, item] of items.entries()) {
    if (item.type === 'float') marks.push({ float: item.float, at });
    if (item.type === 'box' && item.marks !== undefined) {
      for (const note of item.marks.notes ?? []) {
        if (seen.has(note)) continue;
        seen.add(note);
        for (const [index, box] of (galley.notes.get(note) ?? []).entries()) {
          noteLines.push({ box, first: index === 0, above });
          above += box.height;
        }
      }
      for (const { height } of item.marks.sides ?? []) side += height;
      for (const anchor of item.marks.mentions ?? []) if (!mentions.has(anchor)) mentions.set(anchor, at);
      if ((item.marks.heading?.level ?? 9) <= 2) sections.push(at);
      if (item.marks.isLongTable === true) longTables.push(at);
    }
    if (due !== undefined) due[at + 1] = noteLines.length;
    if (sides !== undefined) sides[at + 1] = side;
  }
  const floats = marks.map(({ float, at }) => {
    const found = galley.floats[float];
    if (found === undefined) throw new Error(`float ${float} is marked but not set`);
    return measureFloat(found, at, sections, longTables, items.length, mentions, breakTurned);
  });
  return { items, floats, noteLines, notesDue: due, sideHeights: sides };
}

function measureFloat(
  float: Float,
  mark: number,
  sections: readonly number[],
  longTables: readonly number[],
  end: number,
  mentions: ReadonlyMap<string, number>,
  breakTurned: BreakTurned,
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
    mark,
    // A turned table keeps its place among the tables that stand in the text.
    earliest: inSection && float.type === 'figure' ? firstMention : mark,
    sectionStart,
    sectionEnd,
    turned: float.type === 'pages' ? measureTurned(float.items, breakTurned) : undefined,
  };
}

function measureTurned(items: readonly GalleyItem[], breakTurned: BreakTurned): TurnedGalley {
  const galley = measureGalley({ items, floats: [], notes: new Map() }, breakTurned);
  return { galley, pages: breakTurned(galley) };
}
