/** Turns what columns want into the widths that they get. */

/** Points at the size in question. */
export interface ColumnDemand {
  /** No narrower: its numbers, its longest word, or what is comfortable to read. */
  readonly floor: number;
  /** No wider: everything on one line. */
  readonly wish: number;
  /** How much of what there is to share it should get, beside the others. */
  readonly weight: number;
}

export interface GapRule {
  readonly least: number;
  /** Gaps grow up to here before anything is stretched to the full width. */
  readonly comfortable: number;
  /** A table whose gaps would be wider than this is set narrower than the width available. */
  readonly most: number;
}

export interface ColumnWidths {
  readonly widths: readonly number[];
  readonly gap: number;
  /** Columns and gaps. */
  readonly measure: number;
}

const tolerance = 1e-6;
/** Enough halvings for a thousandth of a point. */
const halvings = 40;

/** Undefined if the columns do not fit. */
export function chooseWidths(
  columns: readonly ColumnDemand[],
  available: number,
  gaps: GapRule,
): ColumnWidths | undefined {
  const gapCount = Math.max(0, columns.length - 1);
  const room = available - gaps.least * gapCount;
  const floors = sum(columns.map((column) => column.floor));
  if (floors > room + tolerance) return undefined;
  const wishes = sum(columns.map((column) => column.wish));
  if (wishes <= room)
    return withGaps(
      columns.map((column) => column.wish),
      wishes,
      available,
      gaps,
    );
  return {
    widths: shareRoom(columns, room),
    gap: gaps.least,
    measure: available,
  };
}

/** All columns have what they wish; what is left goes between them. */
function withGaps(widths: readonly number[], wishes: number, available: number, gaps: GapRule): ColumnWidths {
  const gapCount = widths.length - 1;
  if (gapCount < 1) return { widths, gap: 0, measure: wishes };
  const full = (available - wishes) / gapCount;
  const gap = full <= gaps.most ? full : gaps.comfortable;
  return { widths, gap, measure: wishes + gap * gapCount };
}

/** Each gets its weight's share, but not less than its floor and not more than its wish. */
function shareRoom(columns: readonly ColumnDemand[], room: number): readonly number[] {
  const at = (level: number) =>
    columns.map((column) => Math.min(column.wish, Math.max(column.floor, column.weight * level)));
  let low = 0;
  let high = 1;
  while (sum(at(high)) < room && high < 1e9) high *= 2;
  for (let step = 0; step < halvings; step += 1) {
    const middle = (low + high) / 2;
    if (sum(at(middle)) > room) high = middle;
    else low = middle;
  }
  return at(low);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
