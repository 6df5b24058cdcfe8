/** Draws the parts of lines that lead to or from values that are not final with dashes, whatever the statuses are. */
import { isRecord } from '../documents/DocumentReader.ts';
import { DASHES, type DrawingOfItem } from './drawStatuses.ts';

type Scene = Record<string, unknown>;

/** Changes a scene that has been laid out and read over: a line in parts is two marks where there was one. */
export function dashLines(scene: unknown, drawingOf: DrawingOfItem): void {
  if (!isRecord(scene) || !Array.isArray(scene['items'])) return;
  const items: readonly unknown[] = scene['items'];
  const parts = items.flatMap((item) => partsOf(item, drawingOf));
  // A line of which all is dashed is one part, as the line itself.
  if (parts.some((part, at) => part !== items[at])) Object.assign(scene, { items: parts });
  for (const item of items) dashLines(item, drawingOf);
}

/** The line as it is, or its final part, if there is one, and above it the other. */
function partsOf(mark: unknown, drawingOf: DrawingOfItem): readonly unknown[] {
  if (!isRecord(mark) || mark['marktype'] !== 'line' || mark['role'] !== 'mark') return [mark];
  const { name, items: given } = mark;
  if (typeof name !== 'string' || !Array.isArray(given)) return [mark];
  const items = given.filter(isRecord);
  const isOpen = items.map(({ datum }) => isRecord(datum) && drawingOf(name, datum) !== 'plain');
  if (!isOpen.includes(true)) return [mark];
  // What lies between two values is as firm as the less firm of them.
  const isDashed = (index: number) => isOpen[index] === true || isOpen[index + 1] === true;
  const final = stretches(items, (index) => !isDashed(index));
  const dashed = stretches(items, isDashed);
  return [withItems(mark, final, {}), withItems(mark, dashed, { strokeDash: DASHES })].filter(
    ({ items: drawn }) => Array.isArray(drawn) && drawn.length > 0,
  );
}

/** The points of those stretches that are drawn, each run of them parted from the next by a point that is not. */
function stretches(items: readonly Scene[], isDrawn: (index: number) => boolean): readonly Scene[] {
  const drawn: Scene[] = [];
  items.forEach((item, index) => {
    const before = index > 0 && isDrawn(index - 1);
    const after = index < items.length - 1 && isDrawn(index);
    if (!before && !after) return;
    drawn.push(item);
    if (!after) drawn.push(changed(item, { defined: false }));
  });
  return drawn;
}

/** The marks of a scene know their items, and the items their mark. */
function withItems(mark: Scene, items: readonly Scene[], look: Scene): Scene {
  const part = changed(mark, {});
  part['items'] = items.map((item) => changed(item, { ...look, mark: part }));
  return part;
}

function changed(item: Scene, members: Scene): Scene {
  return Object.assign(Object.create(Object.getPrototypeOf(item)), item, members);
}
