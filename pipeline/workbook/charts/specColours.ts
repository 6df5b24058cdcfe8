/** Turns the colours that a spec names into those of a chart's series and points. */

import { themeColour } from '../../charts/resolveColours.ts';
import { isJsonObject, type Json, type JsonObject, jsonItems } from '../../json/Json.ts';
import type { Theme } from '../../theme/Theme.ts';
import type { Scalar, Table } from '../../validate/Dataset.ts';
import type { View } from './readView.ts';
import { filterOf } from './selectRows.ts';

/** A colour of the spec as `#rrggbb`. */
function colourOf(theme: Theme, colour: Json | undefined): string | undefined {
  if (typeof colour !== 'string') return undefined;
  if (/^#[0-9a-f]{6}$/i.test(colour)) return colour;
  return colour.startsWith('theme:') ? themeColour(theme.colours, colour.slice(6)) : undefined;
}

function colourDefinition(view: View): JsonObject {
  for (const channel of ['color', 'fill', 'stroke']) {
    const definition = view.encoding[channel];
    if (isJsonObject(definition)) return definition;
  }
  return {};
}

function scaleColour(view: View, value: Scalar, theme: Theme): string | undefined {
  const { scale } = colourDefinition(view);
  if (!isJsonObject(scale)) return undefined;
  const at = jsonItems(scale['domain']).indexOf(value);
  return at === -1 ? undefined : colourOf(theme, jsonItems(scale['range'])[at]);
}

/** The series' colour: of the scale, of the channel, or of the mark. */
export function seriesColour(view: View, value: Scalar, theme: Theme): { readonly colour?: string } {
  const colour =
    scaleColour(view, value, theme) ??
    colourOf(theme, colourDefinition(view)['value']) ??
    colourOf(theme, view.markDefinition['color']);
  return colour === undefined ? {} : { colour };
}

/** Bars that are coloured by their own category, or by a condition on their row. */
export function pointColours(
  view: View,
  table: Table,
  category: string,
  categories: readonly Scalar[],
  rows: readonly (number | undefined)[],
  theme: Theme,
): ReadonlyMap<number, string> {
  const colours = new Map<number, string>();
  const { condition } = colourDefinition(view);
  if (isJsonObject(condition)) {
    const holds = filterOf(table, condition['test']);
    const colour = colourOf(theme, condition['value']);
    rows.forEach((row, at) => {
      if (row !== undefined && colour !== undefined && holds?.(row) === true) colours.set(at, colour);
    });
  }
  if (view.channels.get('color')?.field !== category) return colours;
  categories.forEach((value, at) => {
    const colour = scaleColour(view, value, theme);
    if (colour !== undefined) colours.set(at, colour);
  });
  return colours;
}
