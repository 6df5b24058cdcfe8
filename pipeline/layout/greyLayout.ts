/** Turns a layout into its proof in grey: every colour of pages, charts and images as the grey of its luminance. */
import type { Mark, Picture, Raster } from '../charts/Chart.ts';
import { greyRaster } from '../images/greyRaster.ts';
import { unreachable } from '../problems/unreachable.ts';
import { formatHex, greyOf, parseHex } from '../theme/contrast.ts';
import type { Item, Layout } from './Layout.ts';

export function greyLayout(layout: Layout): Layout {
  const shades = new Shades();
  const pages = layout.pages.map((page) => ({ ...page, items: page.items.map((item) => shades.item(item)) }));
  return { ...layout, pages };
}

/** Each colour, picture and raster is worked out once, and stays one that is used twice. */
class Shades {
  readonly #colours = new Map<string, string>();
  readonly #pictures = new Map<Picture, Picture>();
  readonly #rasters = new Map<Raster, Raster>();

  item(item: Item): Item {
    switch (item.type) {
      case 'text':
      case 'line':
        return { ...item, colour: this.#grey(item.colour) };
      case 'rect':
        return { ...item, fill: this.#grey(item.fill) };
      case 'picture':
        return { ...item, picture: this.#picture(item.picture) };
      case 'link':
        return item;
      default:
        return unreachable(item);
    }
  }

  #picture(picture: Picture): Picture {
    return known(this.#pictures, picture, () => ({
      ...picture,
      marks: picture.marks.map((mark) => this.#mark(mark)),
    }));
  }

  #mark(mark: Mark): Mark {
    switch (mark.type) {
      case 'path':
        return {
          ...mark,
          ...(mark.fill === undefined ? {} : { fill: this.#grey(mark.fill) }),
          ...(mark.stroke === undefined ? {} : { stroke: this.#grey(mark.stroke) }),
        };
      case 'text':
        return { ...mark, fill: this.#grey(mark.fill) };
      case 'image':
        return { ...mark, raster: known(this.#rasters, mark.raster, () => greyRaster(mark.raster)) };
      default:
        return unreachable(mark);
    }
  }

  #grey(colour: string): string {
    return known(this.#colours, colour, () => {
      const parsed = parseHex(colour);
      // A colour of another form would stay in the proof, and nobody would see it in time.
      if (parsed === undefined) throw new Error(`expected a colour such as #1f7a4d, found ${colour}`);
      const grey = greyOf(parsed);
      return formatHex([grey, grey, grey]);
    });
  }
}

function known<Key, Value>(all: Map<Key, Value>, key: Key, make: () => Value): Value {
  const before = all.get(key);
  if (before !== undefined) return before;
  const made = make();
  all.set(key, made);
  return made;
}
