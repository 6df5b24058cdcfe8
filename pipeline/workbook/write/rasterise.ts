/** Turns SVG of paths into the pixels of a PNG file, the same bytes on every machine: WebAssembly has no arithmetic of its own place. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Pixels for each CSS pixel: sharp on screens of twice the usual density, and in print as good as a screen. */
const DENSITY = 2;

let ready: Promise<typeof import('@resvg/resvg-wasm')> | undefined;

export async function rasterise(svg: string): Promise<Uint8Array> {
  ready ??= load();
  const { Resvg } = await ready;
  const drawn = new Resvg(svg, { fitTo: { mode: 'zoom', value: DENSITY }, background: '#ffffff' });
  const image = drawn.render();
  const png = image.asPng();
  image.free();
  drawn.free();
  return png;
}

async function load() {
  const library = await import('@resvg/resvg-wasm');
  await library.initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return library;
}
