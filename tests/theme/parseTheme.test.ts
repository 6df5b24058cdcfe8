import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { SourceDocument } from '../../pipeline/load/BookSource.ts';
import { parseJson } from '../../pipeline/load/parseJson.ts';
import { contrastRatio, lightness, parseHex, readableColour } from '../../pipeline/theme/contrast.ts';
import type { PageName } from '../../pipeline/theme/papers.ts';
import { parseTheme } from '../../pipeline/theme/parseTheme.ts';
import type { Theme } from '../../pipeline/theme/Theme.ts';
import { parseLength } from '../../pipeline/theme/ThemeReader.ts';

const themeText = readFileSync(new URL('../fixtures/theme/theme.json', import.meta.url), 'utf8');

function document(text: string): SourceDocument {
  const parsed = parseJson({ path: 'templates/theme.json', text }).document;
  if (parsed === undefined) throw new Error('the test hands in JSON');
  return parsed;
}

function theme(page: PageName): Theme {
  const { value, problems } = parseTheme(document(themeText), page);
  expect(problems).toEqual([]);
  if (value === undefined) throw new Error('the book has a theme');
  return value;
}

/** What a user is told of the book's theme with `found` replaced by `replacement`. */
function told(found: string, replacement: string): string[] {
  expect(themeText).toContain(found);
  return parseTheme(document(themeText.replace(found, replacement)), 'A4').problems.map(
    ({ place, severity, code, message, hints }) =>
      [`${place?.line}:${place?.column} ${severity} ${code}: ${message}`, ...hints].join(' | '),
  );
}

test('lengths-are-turned-into-points-by-their-unit', () => {
  expect(parseLength('13.5 pt')).toBe(13.5);
  expect(parseLength('25.4 mm')).toBe(72);
  expect(parseLength('22mm')).toBe(62.36);
  expect(parseLength('22')).toBeUndefined();
  expect(parseLength('-2 mm')).toBeUndefined();
});

test('the-block-is-the-same-on-both-papers-and-the-margins-differ', () => {
  const a4 = theme('A4').page;
  const letter = theme('Letter').page;
  expect([a4.width, a4.height]).toEqual([595.28, 841.89]);
  expect([letter.width, letter.height]).toEqual([612, 792]);
  expect([letter.textWidth, letter.sideGap, letter.sideWidth]).toEqual([
    a4.textWidth,
    a4.sideGap,
    a4.sideWidth,
  ]);
  expect(letter.marginInner).not.toBe(a4.marginInner);
});

test('chart-widths-follow-from-the-block', () => {
  const { page, charts } = theme('A4');
  expect(charts.widths.text).toBe(page.textWidth);
  expect(charts.widths.wide).toBeCloseTo(page.textWidth + page.sideGap + page.sideWidth, 10);
  expect(2 * charts.widths.half).toBeLessThan(page.textWidth);
});

test('colours-of-roles-are-resolved-by-name', () => {
  const { type, colours } = theme('A4');
  expect(type.text.colour).toBe(colours.ink);
  expect(type.captionNumber.colour).toBe(colours.accent);
  expect(colours.named['Mexico']).toBe('#1f7a4d');
});

test('contrast-and-lightness-agree-with-the-standards-examples', () => {
  expect(contrastRatio([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 10);
  expect(contrastRatio([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
  expect(lightness([255, 255, 255])).toBeCloseTo(100, 10);
  expect(lightness([119, 119, 119])).toBeCloseTo(50.03, 1);
  expect(parseHex('#1f7a4d')).toEqual([31, 122, 77]);
  expect(parseHex('green')).toBeUndefined();
});

test('a-light-colour-is-darkened-until-text-in-it-is-readable', () => {
  const paper = [255, 255, 255] as const;
  const readable = readableColour([232, 139, 128], [27, 31, 36], paper);
  expect(contrastRatio(readable, paper)).toBeGreaterThanOrEqual(4.5);
  expect(readableColour([20, 40, 75], [27, 31, 36], paper)).toEqual([20, 40, 75]);
});

test('an-unknown-key-is-reported-with-the-key-that-was-meant', () => {
  expect(told('"sideGap"', '"sidegap"')).toEqual([
    '9:5 error theme-key-unknown: expected a key of block, found "sidegap" | did you mean sideGap?',
    '7:12 error theme-key-missing: expected a length such as "22 mm" or "13.5 pt" at block.sideGap, found nothing | add "sideGap" here',
  ]);
});

test('a-length-without-a-unit-is-reported', () => {
  expect(told('"128 mm"', '128')).toEqual([
    '8:18 error theme-value-expected: expected a length such as "22 mm" or "13.5 pt" at block.textWidth, found 128',
  ]);
});

test('a-flag-a-list-and-an-object-of-the-wrong-kind-are-reported', () => {
  expect(told('"facing": true', '"facing": "yes"')).toEqual([
    '14:15 error theme-value-expected: expected true or false at print.facing, found "yes"',
  ]);
  expect(told('["pnum"]', '"pnum"')).toEqual([
    '70:19 error theme-value-expected: expected OpenType features such as ["smcp"] at type.chapterNumber.features, found "pnum"',
  ]);
  expect(told('{ "justify": true, "hyphenate": true, "hangingPunctuation": true }', '[]')).toEqual([
    '20:11 error theme-value-expected: expected an object at text, found []',
  ]);
});

test('a-colour-that-is-no-colour-is-reported', () => {
  expect(told('"#1f7a4d"', '"green"')).toEqual([
    '35:19 error theme-value-expected: expected a colour such as "#1f7a4d" at colours.named.countries.Mexico, found "green"',
  ]);
});

test('a-role-that-names-an-unknown-colour-or-font-is-reported', () => {
  expect(told('"font": "sans-600", "size": "26 pt"', '"font": "sans-500", "size": "26 pt"')).toEqual([
    '64:31 error theme-font-unknown: expected a font at type.chapterTitle.font, found "sans-500" | did you mean sans-300?',
  ]);
  expect(told('"leading": "11 pt", "colour": "grey"', '"leading": "11 pt", "colour": "gray"')).toEqual([
    '63:85 error theme-colour-unknown: expected a colour\'s name or "#rrggbb" at type.sideNote.colour, found "gray" | did you mean grey?',
  ]);
});

test('text-that-cannot-be-read-on-its-ground-is-reported', () => {
  expect(told('"grey": "#59626b"', '"grey": "#8a9299"')).toHaveLength(7);
  expect(told('"accent": "#0e6073"', '"accent": "#3f8a9b"')[0]).toBe(
    '69:17 error theme-contrast-low: expected text with a contrast of 4.5:1 or more at type.chapterNumber.colour, found 3.9:1 on #ffffff | choose a darker colour for the text, or a lighter ground',
  );
});

test('named-colours-that-print-alike-in-grey-are-reported', () => {
  expect(told('"#b07d1e"', '"#2a7f8c"')).toEqual([
    '36:18 warning theme-colours-alike-in-grey: expected colours of one group to differ in lightness by 8 or more, found 3.7 between "Mexico" and "China" | many offices print in grey: make one of the two lighter or darker',
  ]);
});

test('a-colour-named-in-two-groups-is-reported', () => {
  expect(told('"Democrats"', '"Mexico"')).toEqual([
    '50:19 error theme-colour-twice: expected each named colour once, found "Mexico" also in "countries" | a country or party keeps one colour through the whole book',
  ]);
});

test('small-text-tight-leading-and-a-block-too-wide-are-reported', () => {
  expect(
    told(
      '"size": "7.5 pt", "leading": "10 pt", "colour": "grey"',
      '"size": "6 pt", "leading": "5 pt", "colour": "grey"',
    ),
  ).toEqual([
    '97:45 error theme-text-small: expected a size of 7 pt or more at type.source, found 6 pt',
    '97:64 error theme-leading-tight: expected a leading of 6 pt or more at type.source, found 5 pt | leading is the distance between baselines; write it as 1.2 to 1.5 times the size',
  ]);
  expect(told('"35 mm"', '"60 mm"')).toEqual([
    '7:12 error theme-block-too-large: expected the block to leave a margin on A4, found a width of 609.4 pt of 595.3 pt | make the margins or the columns narrower',
  ]);
});
