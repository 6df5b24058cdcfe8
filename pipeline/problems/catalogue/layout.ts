/** Messages of layout: what a proof-reader would mark, and what could not be set. */
import type { Place, Problem } from '../Problem.ts';
import { severityOf } from '../severity.ts';

/** Warnings about pages, which only a layout can find. */
export const pageWarnings: readonly string[] = [
  'line-overfull',
  'line-loose',
  'hyphens-in-a-row',
  'word-broken',
  'page-underfilled',
  'float-far',
  'table-type-small',
  'chart-type-small',
  'image-coarse',
  'formula-wide',
];

export function pageNumbersUnstable(passes: number, anchors: readonly string[], place: Place): Problem {
  return problem(
    'page-numbers-unstable',
    `expected page numbers to settle in ${passes} passes, found ${anchors.length} that still change: ${anchors.slice(0, 5).join(', ')}`,
    place,
    ['a reference with a page number moves its own target over a page edge; take page=true from one of them'],
  );
}

/** e.g. `lineOverfull('12', 3.4, 'Bundesverfassungsgericht', place)` */
export function lineOverfull(page: string, points: number, text: string, place: Place): Problem {
  return problem(
    'line-overfull',
    `expected lines that end within the margin, found one on page ${page} that is ${points.toFixed(1)} pt too long: "${clipped(text)}"`,
    place,
    ['word it otherwise, or show with a soft hyphen (U+00AD) where a long word may be broken'],
  );
}

export function lineLoose(page: string, ratio: number, text: string, place: Place): Problem {
  return problem(
    'line-loose',
    `expected even spaces between words, found those of a line on page ${page} stretched ${ratio.toFixed(1)} times as far as they may: "${clipped(text)}"`,
    place,
    ['word it otherwise; a word or two more or less in the paragraph is often enough'],
  );
}

export function hyphensInARow(page: string, count: number, text: string, place: Place): Problem {
  return problem(
    'hyphens-in-a-row',
    `expected at most two lines in a row to end in a hyphen, found ${count} on page ${page}, from "${clipped(text)}"`,
    place,
    ['word it otherwise'],
  );
}

export function wordBroken(page: string, text: string, place: Place): Problem {
  return problem(
    'word-broken',
    `expected words no longer than their line, found one on page ${page} that had to be broken: "${clipped(text)}"`,
    place,
    ['show with a soft hyphen (U+00AD) where it may be broken'],
  );
}

export function keyFigureTooWide(text: string, place: Place): Problem {
  return problem(
    'key-figure-too-wide',
    `expected a key figure that fits its tile at half of its size, found "${clipped(text)}"`,
    place,
    ['give a scale and a shorter format, such as scale=0.001 format=",.1f", or fewer tiles'],
  );
}

export function formulaWide(points: number, place: Place): Problem {
  return problem(
    'formula-wide',
    `expected a formula no wider than its column, found one ${points.toFixed(1)} pt wider, which is set smaller`,
    place,
    ['break it into lines, \\begin{aligned} a &= b \\\\ &\\quad + c \\end{aligned}'],
  );
}

export function pageUnderfilled(page: string, fill: number, place: Place): Problem {
  return problem(
    'page-underfilled',
    `expected page ${page} to be filled to at least 85 percent, found ${Math.floor(fill * 100)}`,
    place,
    ['move a figure within its section, change its height, or let a table break'],
  );
}

export function lastPageShort(page: string, least: number, lines: number, place: Place): Problem {
  return problem(
    'page-underfilled',
    `expected page ${page}, the last of its chapter, to hold at least ${least} lines, found ${lines}`,
    place,
    ['shorten the chapter by them, or lengthen it'],
  );
}

export function floatFar(page: string, anchor: string, pages: number, place: Place): Problem {
  return problem(
    'float-far',
    `expected ${anchor} on the page of its place in the text or the next, found it ${pages} pages on, on page ${page}`,
    place,
    ['fewer or smaller figures close to each other, or more text between them'],
  );
}

export function sideNoteFar(page: string, place: Place): Problem {
  return problem(
    'side-note-far',
    `expected a side note on the page of the lines that it stands beside, found it on page ${page}, a later one`,
    place,
    ['make it or those before it shorter, or put more text between them'],
  );
}

export function tableTypeSmall(page: string, table: string, size: number, place: Place): Problem {
  return problem(
    'table-type-small',
    `expected tables in 7.5 pt or larger, found ${table} on page ${page} in ${size.toFixed(1)} pt`,
    place,
    ['print fewer columns with columns="…", or let it be wide with width="wide"'],
  );
}

export function chartTypeSmall(
  page: string,
  chart: string,
  text: string,
  size: number,
  place: Place,
): Problem {
  return problem(
    'chart-type-small',
    `expected text in charts of 7 pt or larger, found "${clipped(text)}" of ${chart} on page ${page} in ${size.toFixed(1)} pt`,
    place,
    ["the picture was made smaller to fit: choose a smaller size or height in the chart's usermeta"],
  );
}

function problem(code: string, message: string, place: Place, hints: readonly string[]): Problem {
  return { code, severity: severityOf(code), message, place, hints };
}

/** The first words of a line are enough to find it by. */
function clipped(text: string): string {
  const trimmed = text.trim();
  return trimmed.length <= 60 ? trimmed : `${trimmed.slice(0, 57)}…`;
}

/** Fewer pixels to the inch than a printed picture needs; `where` is a page, or the cover. */
export function imageCoarse(file: string, resolution: number, least: number, where: string): Problem {
  return problem(
    'image-coarse',
    `expected ${least} pixels to the inch or more, found ${resolution} on ${where}`,
    { file },
    ['use a larger file, an SVG, or a smaller width'],
  );
}
