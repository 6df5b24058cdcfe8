/** Messages on images: files that cannot be printed, and places where they are put. */
import type { Place, Problem } from '../Problem.ts';
import { problemAt, quoted, type Spot } from '../spot.ts';

export function imageNamedTwice(path: string, name: string, other: string): Problem {
  return problemAt(
    'image-named-twice',
    { place: { file: path } },
    `expected one image of the name ${quoted(name)}, found ${other} as well`,
    ['rename one of them; an image is called by its name without the ending'],
  );
}

export function imageUnreadable(spot: Spot, found: string, hint: string): Problem {
  return problemAt('image-unreadable', spot, `expected an image that can be printed, found ${found}`, [hint]);
}

/** What the painter has no means for is not left out, since the picture would be another. */
export function imageElementRefused(spot: Spot, found: string): Problem {
  return problemAt('image-element-refused', spot, `expected shapes of plain colors, found ${found}`, [
    'turn it into paths in the program that made it (effects expanded, text to outlines), or save it as PNG',
  ]);
}

export function imageColoursUnknown(spot: Spot, found: string): Problem {
  return problemAt('image-colors-unknown', spot, `expected to be told what the colors are, found ${found}`, [
    'save it in sRGB, or with the profile of its colors',
  ]);
}

export function imageAltMissing(place: Place, helper: string, name: string): Problem {
  return problemAt(
    'image-alt-missing',
    { place },
    `expected alt for the ${helper} ${quoted(name)}, found none`,
    helper === 'image'
      ? ['say in alt what it shows, for those who cannot see it; alt="" of one that only decorates']
      : ['say in alt what it shows, for those who cannot see it'],
  );
}
