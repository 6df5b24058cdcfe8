/** Draws marks of values that are not final otherwise than the rest: hollow or dashed, as the table of statuses says. */
import { isRecord } from '../documents/DocumentReader.ts';
import type { StatusDrawing } from '../validate/observationStatus.ts';

/** How an item of a mark is drawn, by Vega-Lite's name of the mark and the item's row. */
export type DrawingOfItem = (mark: string, datum: Readonly<Record<string, unknown>>) => StatusDrawing;

/** Marks that have a ground of their own; a line is one mark for all its values, see `dashLines`. */
const grounded = new Set(['rect', 'symbol', 'arc']);

export const DASHES: readonly number[] = [2, 2]; // points

/** Changes the items of a scene that has been laid out, before it is drawn. */
export function drawStatuses(scene: unknown, drawingOf: DrawingOfItem): void {
  if (!isRecord(scene)) return;
  const { items, role, name, marktype } = scene;
  if (!Array.isArray(items)) return;
  const isDrawn = role === 'mark' && typeof name === 'string' && grounded.has(String(marktype));
  for (const item of items) {
    if (!isRecord(item)) continue;
    const { datum } = item;
    if (isDrawn && isRecord(datum)) drawItem(item, drawingOf(name, datum));
    drawStatuses(item, drawingOf);
  }
}

function drawItem(item: Readonly<Record<string, unknown>>, drawing: StatusDrawing): void {
  if (drawing === 'plain') return;
  Object.assign(item, {
    stroke: item['fill'] ?? item['stroke'],
    fill: 'transparent',
    strokeWidth: 1,
    strokeOpacity: item['fillOpacity'] ?? 1,
    ...(drawing === 'dashed' ? { strokeDash: DASHES } : {}),
  });
}
