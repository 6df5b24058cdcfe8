/** Decides how many lines of footnotes a page takes, and in which order. */
import type { MeasuredGalley, NoteLine } from './MeasuredGalley.ts';
import type { RunLine } from './NoteRun.ts';
import type { TextPage } from './PagePlan.ts';

const tolerance = 0.01;

export function noteHeight(lines: readonly NoteLine[], from: number, to: number): number {
  if (to <= from) return 0;
  const last = lines[to - 1];
  return (last?.above ?? 0) + (last?.box.height ?? 0) - (lines[from]?.above ?? 0);
}

/** Of its text and of its figures, in the order of their marks. */
export function notesOn(
  page: Pick<TextPage, 'firstFloat' | 'top' | 'here' | 'bottom' | 'noteFrom' | 'noteTo'>,
  { floats, noteLines }: MeasuredGalley,
): readonly RunLine[] {
  const { firstFloat, top, here, bottom, noteFrom, noteTo } = page;
  const ofFigures = floats
    .slice(firstFloat, firstFloat + top + here + bottom)
    .flatMap((float) => float.noteLines);
  const lines: readonly RunLine[] = noteLines.slice(noteFrom, noteTo);
  return ofFigures.length === 0 ? lines : [...lines, ...ofFigures].toSorted((a, b) => a.rank - b.rank);
}

/**
 * All lines that are due if they fit, or else as many as do; undefined where a note would not even begin on the
 * page of its mark. `marked` is false on pages after the text, which hold what is left of notes.
 */
export function notesUpTo(
  lines: readonly NoteLine[],
  from: number,
  due: number,
  room: number,
  marked: boolean,
): number | undefined {
  if (due <= from) return from;
  if (noteHeight(lines, from, due) <= room + tolerance) return due;
  let fitting = from;
  while (fitting < due && noteHeight(lines, from, fitting + 1) <= room + tolerance) fitting += 1;
  return marked && linesNotBegun(lines, fitting, due) > 0 ? undefined : fitting;
}

/** Lines between those that a page takes and the last note that is due: of this one, a line on the page is enough. */
export function linesNotBegun(lines: readonly NoteLine[], to: number, due: number): number {
  let last = due - 1;
  while (last > 0 && lines[last]?.first === false) last -= 1;
  return Math.max(0, last + 1 - to);
}
