/** Turns colours that a theme does not own into names of those of its own that look most like them. */
import { colourDistance } from './cssColour.ts';
import type { Theme } from './Theme.ts';
import { themeColour, themeColourNames } from './themeColours.ts';

/** Percentages of a colour on paper that are tried as well. */
const TINTS = [75, 50, 25];

/** By how much nearer a tint must look to be taken in place of a colour itself. */
const TINT_PENALTY = 10;

/**
 * The name of a colour for each of `literals`, as `#rrggbb`. Two that differ stay two, as far as the theme has so many; names
 * that are `taken` already are left out, since a reader would take them for the same thing.
 */
export function nearestColours(
  colours: Theme['colours'],
  literals: Iterable<string>,
  taken: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const names = themeColourNames(colours);
  const tints = TINTS.flatMap((share) => names.map((name) => `${name} ${share}%`));
  const known = new Set(names);
  const free = [...names, ...tints].filter((name) => !taken.has(name));
  const pairs = [...new Set(literals)].flatMap((literal) =>
    free.map((name) => {
      const hex = themeColour(colours, name) ?? literal;
      const penalty = known.has(name) ? 0 : TINT_PENALTY;
      return { literal, name, hex, distance: colourDistance(literal, hex) + penalty };
    }),
  );
  const found = new Map<string, string>();
  const used = new Set<string>();
  for (const { literal, name, hex } of pairs.toSorted((one, other) => one.distance - other.distance)) {
    if (found.has(literal) || used.has(hex)) continue;
    found.set(literal, name);
    used.add(hex);
  }
  // Of more colours than the theme has, the rest look like others.
  for (const { literal, name } of pairs) if (!found.has(literal)) found.set(literal, name);
  return found;
}
