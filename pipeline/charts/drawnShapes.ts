/** Turns a drawn scene into the names of the outlines that have something to be seen of them. */

interface SceneItem {
  readonly bounds?: { readonly x1: number; readonly x2: number };
  readonly datum?: unknown;
  readonly items?: readonly SceneItem[];
  readonly marktype?: string;
}

export function drawnShapes(scene: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (item: SceneItem, isShape: boolean): void => {
    const { bounds, datum } = item;
    if (isShape && bounds !== undefined && bounds.x1 <= bounds.x2) {
      const name = nameOf(datum);
      if (name !== undefined) names.add(name);
    }
    for (const child of item.items ?? []) visit(child, item.marktype === 'shape');
  };
  if (isItem(scene)) visit(scene, false);
  return names;
}

function isItem(value: unknown): value is SceneItem {
  return typeof value === 'object' && value !== null;
}

function nameOf(datum: unknown): string | undefined {
  const name = typeof datum === 'object' && datum !== null && 'name' in datum ? datum.name : undefined;
  return typeof name === 'string' ? name : undefined;
}
