/** Turns the pictures of a data pack into pixels, each once. */
import type { PackMemo } from '../PackMemo.ts';

/** Pixels by the SVG that they were made of. */
export type PaintedPictures = Map<string, Uint8Array>;

/** The picture of the chart with this id. */
export interface ChartPicture {
  readonly id: string;
  readonly svg: string;
}

/** Adds to `painted` what is not among it. What draws is loaded where something has to be drawn. */
export async function paintPictures(
  pictures: Iterable<ChartPicture>,
  painted: PaintedPictures,
  memo: PackMemo | undefined,
): Promise<void> {
  for (const { id, svg } of pictures) {
    if (painted.has(svg)) continue;
    const asked = memo?.pixels.ask(id, { svg });
    let pixels = asked?.value;
    if (pixels === undefined) {
      const { rasterise } = await import('./rasterise.ts');
      pixels = await rasterise(svg);
      asked?.keep(pixels);
    }
    painted.set(svg, pixels);
  }
}
