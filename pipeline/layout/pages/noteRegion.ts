/** Decides how many lines of footnotes a page takes. */
import type { NoteLine } from './MeasuredGalley.ts';

const tolerance = 0.01;

export function noteHeight(lines: readonly NoteLine[], from: number, to: number): number {
  if (to <= from) return 0;
  const last = lines[to - 1];
  return (last?.above ?? 0) + (last?.box.height ?? 0) - (lines[from]?.above ?? 0);
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
  let least = due;
  while (least > from && lines[least - 1]?.first === false) least -= 1;
  return marked && fitting < least ? undefined : fitting;
}
