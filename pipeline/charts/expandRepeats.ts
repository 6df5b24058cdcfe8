/** Writes each view of a `repeat` out, side by side or in layers, with the field that it draws: all later readers know no repeat. */
import {
  isJsonObject,
  type Json,
  type JsonObject,
  type JsonPath,
  jsonItems,
  jsonTexts,
} from '../json/Json.ts';

export interface ExpandedSpec {
  readonly spec: Json;
  /** Where what stands at a path of the expanded specification was written. */
  readonly writtenAt: (path: JsonPath) => JsonPath;
  /** Whether the field or the `datum` of the channel at that path is one of those that a repeat lists. */
  readonly isRepeated: (path: JsonPath) => boolean;
}

/** The field by what a view asks for: `repeat`, `row`, `column` or `layer`. */
type Repeated = Readonly<Record<string, string>>;

/** Where a view stands once it is expanded, and where it was written. */
interface Site {
  readonly at: JsonPath;
  readonly written: JsonPath;
}

const listed = ['layer', 'hconcat', 'vconcat', 'concat'];

export function expandRepeats(spec: Json): ExpandedSpec {
  const expander = new Expander();
  const root: Site = { at: [], written: [] };
  return {
    spec: isJsonObject(spec) ? expander.view(spec, root, {}) : spec,
    writtenAt: (path) => expander.writtenAt(path),
    isRepeated: (path) => expander.repeated.has(JSON.stringify(path)),
  };
}

class Expander {
  readonly repeated = new Set<string>();
  readonly #written = new Map<string, JsonPath>();

  view(view: JsonObject, site: Site, repeated: Repeated): JsonObject {
    const { repeat, spec } = view;
    if (repeat !== undefined && isJsonObject(spec)) return this.#repeat(view, repeat, spec, site, repeated);
    return Object.fromEntries(
      Object.entries(view).map(([key, value]) => {
        const at = [...site.at, key];
        const written = [...site.written, key];
        if (listed.includes(key)) {
          const children = jsonItems(value).map((child, index) =>
            isJsonObject(child)
              ? this.view(child, { at: [...at, index], written: [...written, index] }, repeated)
              : child,
          );
          return [key, children];
        }
        if (key === 'spec' && isJsonObject(value)) return [key, this.view(value, { at, written }, repeated)];
        const isChannels = key === 'encoding' || key === 'facet';
        return [key, isChannels && value !== undefined ? this.#named(value, at, repeated) : value];
      }),
    );
  }

  writtenAt(path: JsonPath): JsonPath {
    if (this.#written.size === 0) return path;
    for (let length = path.length; length >= 0; length -= 1) {
      const written = this.#written.get(JSON.stringify(path.slice(0, length)));
      if (written !== undefined) return [...written, ...path.slice(length)];
    }
    return path;
  }

  #repeat(view: JsonObject, repeat: Json, spec: JsonObject, site: Site, around: Repeated): JsonObject {
    const { repeat: _, spec: __, columns, ...rest } = view;
    const inner: Site = { at: [], written: [...site.written, 'spec'] };
    if (!isJsonObject(repeat)) {
      const views = jsonTexts(repeat).map((field) => ({ ...around, repeat: field }));
      const concat = this.#children(spec, { ...inner, at: [...site.at, 'concat'] }, views);
      return { align: 'all', ...rest, ...(columns === undefined ? {} : { columns }), concat };
    }
    const layers = jsonTexts(repeat['layer']);
    const rows = jsonTexts(repeat['row']);
    const across = jsonTexts(repeat['column']);
    if (rows.length === 0 && across.length === 0) {
      const views = layers.map((field) => ({ ...around, layer: field }));
      return { ...rest, layer: this.#children(spec, { ...inner, at: [...site.at, 'layer'] }, views) };
    }
    const asked = (name: string, fields: readonly string[]): readonly Repeated[] =>
      fields.length === 0 ? [{}] : fields.map((field) => ({ [name]: field }));
    const views = asked('row', rows).flatMap((row) =>
      asked('column', across).map((column) => ({ ...around, ...row, ...column })),
    );
    // Layers of each view, once its place in the grid is known.
    const each = layers.length === 0 ? spec : { repeat: { layer: [...layers] }, spec };
    const written = layers.length === 0 ? inner.written : site.written;
    const concat = this.#children(each, { at: [...site.at, 'concat'], written }, views);
    return { align: 'all', ...rest, columns: Math.max(1, across.length), concat };
  }

  #children(spec: JsonObject, { at, written }: Site, views: readonly Repeated[]): readonly JsonObject[] {
    return views.map((repeated, index) => {
      const own = [...at, index];
      this.#written.set(JSON.stringify(own), written);
      const { name: _, ...unnamed } = spec;
      return this.view(unnamed, { at: own, written }, repeated);
    });
  }

  /** The channels with the names of fields in the place of `{ "repeat": "column" }`. */
  #named(value: Json, at: JsonPath, repeated: Repeated): Json {
    if (Array.isArray(value)) return value.map((item, index) => this.#named(item, [...at, index], repeated));
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => {
        const asked = isJsonObject(member) ? member['repeat'] : undefined;
        const field = typeof asked === 'string' ? repeated[asked] : undefined;
        if (field !== undefined) {
          this.repeated.add(JSON.stringify(at));
          return [key, field];
        }
        return [key, member === undefined ? member : this.#named(member, [...at, key], repeated)];
      }),
    );
  }
}
