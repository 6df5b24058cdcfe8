/** Places side notes in the outer column beside their lines, below each other and clear of what stands there already. */
import type { Box, SideNote } from '../blocks/Galley.ts';
import type { PageFrame } from './breakPages.ts';
import type { MeasuredGalley } from './MeasuredGalley.ts';
import type { PagePlan, TextPage } from './PagePlan.ts';
import { unstretched } from './Pen.ts';
import type { PlacedBox } from './walkPage.ts';
import { walkPage } from './walkPage.ts';

/** A page with the lines that stand in its side column. */
export interface PlannedPage {
  readonly plan: PagePlan;
  readonly sides: readonly PlacedBox[];
  /** Side notes that begin here although their lines stand on an earlier page. */
  readonly drifted: readonly SideNote[];
}

interface Wanted {
  readonly note: SideNote;
  /** Whether some of it stands on an earlier page. */
  readonly begun: boolean;
  /** It has left one page already, since that had no room for it as a whole. */
  readonly waits: boolean;
  readonly lines: readonly Box[];
  readonly height: number;
  /** Top at which it would stand beside its line. */
  readonly at: number;
}

interface Zone {
  readonly top: number;
  readonly bottom: number;
}

const gap = 8;
/** From a note that may be left out to the line that it belongs to. Points. */
const mostFromLine = 60;
const tolerance = 0.01;
const none: readonly PlacedBox[] = [];

/** Pages with their side columns. */
export interface PlannedSides {
  readonly pages: readonly PlannedPage[];
  /** Those beside whose lines a note found no room, or not for all of it. */
  readonly crowded: readonly TextPage[];
}

export function planSides(
  plans: readonly PagePlan[],
  galley: MeasuredGalley,
  frame: PageFrame,
): PlannedSides {
  const bare = (plan: PagePlan): PlannedPage => ({ plan, sides: none, drifted: [] });
  if (galley.sideHeights === undefined) return { pages: plans.map(bare), crowded: [] };
  const pages: PlannedPage[] = [];
  const crowded: TextPage[] = [];
  let waiting: readonly Wanted[] = [];
  const fill = (plan: TextPage): void => {
    const placed = placeSides(plan, waiting, galley, frame);
    const gone = new Set(placed.left.filter(({ begun }) => !begun).map(({ note }) => note));
    const drifted = waiting.filter(({ note, begun }) => !begun && !gone.has(note)).map(({ note }) => note);
    pages.push({ plan, sides: placed.sides, drifted });
    if (placed.left.length > 0) crowded.push(plan);
    waiting = placed.left;
  };
  for (const plan of plans) {
    if (plan.type === 'turned') pages.push(bare(plan));
    else fill(plan);
  }
  // What found no room beside the text goes on alone rather than being lost.
  while (waiting.length > 0) fill(emptyPage(galley));
  return { pages, crowded };
}

function emptyPage({ items, floats, noteLines }: MeasuredGalley): TextPage {
  const end = items.length;
  return {
    type: 'text',
    from: end,
    to: end,
    resume: undefined,
    close: undefined,
    firstFloat: floats.length,
    top: 0,
    topAt: end,
    here: 0,
    bottom: 0,
    noteFrom: noteLines.length,
    noteTo: noteLines.length,
    used: 0,
    stretch: unstretched,
  };
}

function placeSides(
  plan: TextPage,
  carried: readonly Wanted[],
  galley: MeasuredGalley,
  frame: PageFrame,
): { readonly sides: readonly PlacedBox[]; readonly left: readonly Wanted[] } {
  const walked = walkPage(plan, galley, frame);
  const asked: Wanted[] = carried.map((note) => ({ ...note, at: 0 }));
  for (const { box, top } of walked.text) {
    for (const side of box.marks?.sides ?? [])
      asked.push(wantedBeside(side, top + (box.marks?.baseline ?? 0)));
  }
  if (asked.length === 0) return { sides: none, left: [] };
  const wide = [...walked.text, ...walked.figures, ...walked.furniture].filter(({ box }) => box.wide);
  const zones = freeZones([...wide, ...walked.asides], frame.height);
  const wanted = [...withOptional(asked, zones)];
  const left: Wanted[] = [];
  for (;;) {
    const tops = fitInto(wanted, zones);
    if (tops !== undefined) {
      return { sides: wanted.flatMap((note, index) => linesFrom(note.lines, tops[index] ?? 0)), left };
    }
    const last = wanted.pop();
    if (last === undefined) return { sides: none, left };
    if (wanted.length > 0) {
      left.unshift(last);
      continue;
    }
    // Whole over the leaf rather than parted by it; but only over one.
    if (!last.waits && last.height <= frame.height)
      return { sides: none, left: [{ ...last, waits: true }, ...left] };
    const parts = split(last, zones);
    if (parts === undefined) return { sides: none, left: [last, ...left] };
    return { sides: linesFrom(parts.here.lines, parts.here.at), left: [parts.rest, ...left] };
  }
}

function wantedBeside(note: SideNote, at: number): Wanted {
  const { lines, height, baseline } = note;
  return { note, begun: false, waits: false, lines, height, at: Math.max(0, at - baseline) };
}

function linesFrom(lines: readonly Box[], from: number): readonly PlacedBox[] {
  let top = from;
  return lines.map((box) => {
    const placed = { box, top };
    top += box.height;
    return placed;
  });
}

/** Notes that may be left out stand near their lines, and make no other note move. */
function withOptional(wanted: readonly Wanted[], zones: readonly Zone[]): readonly Wanted[] {
  let kept = wanted.filter(({ note }) => note.optional !== true);
  for (const each of wanted) {
    if (each.note.optional !== true) continue;
    const chosen = new Set([...kept, each]);
    const tried = wanted.filter((one) => chosen.has(one));
    const before = topsOf(kept, zones);
    const after = topsOf(tried, zones);
    const isNear = Math.abs((after.get(each) ?? Number.POSITIVE_INFINITY) - each.at) <= mostFromLine;
    if (isNear && kept.every((one) => after.get(one) === before.get(one))) kept = tried;
  }
  return kept;
}

/** Empty where they do not fit. */
function topsOf(wanted: readonly Wanted[], zones: readonly Zone[]): ReadonlyMap<Wanted, number> {
  const tops = fitInto(wanted, zones) ?? [];
  const found = new Map<Wanted, number>();
  for (const [index, top] of tops.entries()) {
    const one = wanted[index];
    if (one !== undefined) found.set(one, top);
  }
  return found;
}

/** What wide figures and tables, and the notes of others, leave of the column. */
export function freeZones(taken: readonly PlacedBox[], height: number): readonly Zone[] {
  const zones: Zone[] = [];
  let top = 0;
  const ascending = [...taken].sort((a, b) => a.top - b.top);
  for (const { box, top: start } of ascending) {
    if (start - gap > top) zones.push({ top, bottom: start - gap });
    top = Math.max(top, start + box.height + gap);
  }
  if (top < height) zones.push({ top, bottom: height });
  return zones;
}

/** Down from the wanted place where something is in the way; and up, where the column ends. */
function fitInto(wanted: readonly Wanted[], zones: readonly Zone[]): readonly number[] | undefined {
  const down: number[] = [];
  let least = 0;
  for (const { at, height } of wanted) {
    const top = lowestFrom(Math.max(at, least), height, zones);
    if (top === undefined) break;
    down.push(top);
    least = top + height + gap;
  }
  if (down.length === wanted.length) return down;
  const up: number[] = [];
  let most = Number.POSITIVE_INFINITY;
  for (let index = wanted.length - 1; index >= 0; index -= 1) {
    const { height } = wanted[index] ?? { height: 0 };
    const preferred = down[index] ?? Number.POSITIVE_INFINITY;
    const top = highestUpTo(Math.min(preferred + height, most), height, zones);
    if (top === undefined) return undefined;
    up.unshift(top);
    most = top - gap;
  }
  return up;
}

function lowestFrom(from: number, height: number, zones: readonly Zone[]): number | undefined {
  for (const zone of zones) {
    const top = Math.max(from, zone.top);
    if (top + height <= zone.bottom + tolerance) return top;
  }
  return undefined;
}

function highestUpTo(bottom: number, height: number, zones: readonly Zone[]): number | undefined {
  for (const zone of zones.toReversed()) {
    const top = Math.min(bottom, zone.bottom) - height;
    if (top >= zone.top - tolerance) return Math.max(top, zone.top);
  }
  return undefined;
}

/** As many lines of a note as the longest zone holds. */
function split(
  note: Wanted,
  zones: readonly Zone[],
): { readonly here: Wanted; readonly rest: Wanted } | undefined {
  const [longest] = [...zones].sort((a, b) => b.bottom - b.top - (a.bottom - a.top));
  if (longest === undefined) return undefined;
  let count = 0;
  let height = 0;
  for (const line of note.lines) {
    if (longest.top + height + line.height > longest.bottom + tolerance) break;
    height += line.height;
    count += 1;
  }
  if (count === 0) return undefined;
  return {
    here: { ...note, lines: note.lines.slice(0, count), height, at: longest.top },
    rest: { ...note, begun: true, lines: note.lines.slice(count), height: note.height - height, at: 0 },
  };
}
