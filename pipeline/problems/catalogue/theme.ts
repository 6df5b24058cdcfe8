/** What can be wrong with `templates/theme.json`. */
import { nameHints } from '../nameHints.ts';
import type { Problem } from '../Problem.ts';
import { severityOf } from '../severity.ts';
import type { Spot } from '../spot.ts';

/** A theme's length, colour, list … is missing. `key` is the path in the file, e.g. `type.text.size`. */
export function themeKeyMissing(spot: Spot, key: string, expected: string): Problem {
  return {
    code: 'theme-key-missing',
    severity: severityOf('theme-key-missing'),
    message: `expected ${expected} at ${key}, found nothing`,
    ...spot,
    hints: [`add "${key.split('.').at(-1) ?? key}" here`],
  };
}

export function themeKeyUnknown(spot: Spot, key: string, name: string, known: readonly string[]): Problem {
  return {
    code: 'theme-key-unknown',
    severity: severityOf('theme-key-unknown'),
    message: `expected a key of ${key === '' ? 'the theme' : key}, found "${name}"`,
    ...spot,
    hints: nameHints(name, known, 'keys', 12),
  };
}

/** `expected` says in words what the key holds, e.g. `a length such as "22 mm"`. */
export function themeValueExpected(spot: Spot, key: string, expected: string, found: string): Problem {
  return {
    code: 'theme-value-expected',
    severity: severityOf('theme-value-expected'),
    message: `expected ${expected} at ${key}, found ${found}`,
    ...spot,
    hints: [],
  };
}

/** Points. With other lengths no page can be filled, or no word set. */
export function themeLengthOutside(
  spot: Spot,
  key: string,
  least: number,
  most: number,
  found: number,
): Problem {
  return {
    code: 'theme-length-outside',
    severity: severityOf('theme-length-outside'),
    message: `expected a length from ${least} pt to ${most} pt at ${key}, found ${found} pt`,
    ...spot,
    hints: [],
  };
}

export function themeListTooLong(spot: Spot, key: string, most: number, found: number): Problem {
  return {
    code: 'theme-list-too-long',
    severity: severityOf('theme-list-too-long'),
    message: `expected at most ${most} of ${key}, found ${found}`,
    ...spot,
    hints: [],
  };
}

export function themeFontUnknown(spot: Spot, key: string, found: string, fonts: readonly string[]): Problem {
  return {
    code: 'theme-font-unknown',
    severity: severityOf('theme-font-unknown'),
    message: `expected a font at ${key}, found "${found}"`,
    ...spot,
    hints: nameHints(found, fonts, 'fonts', 16),
  };
}

export function themeColourUnknown(
  spot: Spot,
  key: string,
  found: string,
  colours: readonly string[],
): Problem {
  return {
    code: 'theme-colour-unknown',
    severity: severityOf('theme-colour-unknown'),
    message: `expected a colour's name or "#rrggbb" at ${key}, found "${found}"`,
    ...spot,
    hints: nameHints(found, colours, 'colours'),
  };
}

/** A named colour that stands in two groups. */
export function themeColourTwice(spot: Spot, name: string, group: string): Problem {
  return {
    code: 'theme-colour-twice',
    severity: severityOf('theme-colour-twice'),
    message: `expected each named colour once, found "${name}" also in "${group}"`,
    ...spot,
    hints: ['a country or party keeps one colour through the whole book'],
  };
}

export function themeContrastLow(
  spot: Spot,
  key: string,
  ground: string,
  ratio: number,
  needed: number,
): Problem {
  return {
    code: 'theme-contrast-low',
    severity: severityOf('theme-contrast-low'),
    message: `expected text with a contrast of ${needed}:1 or more at ${key}, found ${ratio.toFixed(1)}:1 on ${ground}`,
    ...spot,
    hints: ['choose a darker colour for the text, or a lighter ground'],
  };
}

export function themeColoursAlikeInGrey(
  spot: Spot,
  one: string,
  other: string,
  difference: number,
  needed: number,
): Problem {
  return {
    code: 'theme-colours-alike-in-grey',
    severity: severityOf('theme-colours-alike-in-grey'),
    message: `expected colours of one group to differ in lightness by ${needed} or more, found ${difference.toFixed(1)} between "${one}" and "${other}"`,
    ...spot,
    hints: ['many offices print in grey: make one of the two lighter or darker'],
  };
}

export function themeTextSmall(spot: Spot, key: string, size: number, needed: number): Problem {
  return {
    code: 'theme-text-small',
    severity: severityOf('theme-text-small'),
    message: `expected a size of ${needed} pt or more at ${key}, found ${size} pt`,
    ...spot,
    hints: [],
  };
}

/** Leading below the size: lines would touch. */
export function themeLeadingTight(spot: Spot, key: string, size: number, leading: number): Problem {
  return {
    code: 'theme-leading-tight',
    severity: severityOf('theme-leading-tight'),
    message: `expected a leading of ${size} pt or more at ${key}, found ${leading} pt`,
    ...spot,
    hints: ['leading is the distance between baselines; write it as 1.2 to 1.5 times the size'],
  };
}

export function themeBlockTooLarge(
  spot: Spot,
  page: string,
  direction: 'width' | 'height',
  needed: number,
  there: number,
): Problem {
  return {
    code: 'theme-block-too-large',
    severity: severityOf('theme-block-too-large'),
    message: `expected the block to leave a margin on ${page}, found a ${direction} of ${needed.toFixed(1)} pt of ${there.toFixed(1)} pt`,
    ...spot,
    hints: ['make the margins or the columns narrower'],
  };
}
