/** The page of each paper, from what a theme says of that paper or of another. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '../../pipeline/load/parseJson.ts';
import { likestPages, type PageName, pageNames, sizeOf } from '../../pipeline/theme/papers.ts';
import { readPage } from '../../pipeline/theme/readPage.ts';
import { ThemeReader } from '../../pipeline/theme/ThemeReader.ts';

const themeText = readFileSync(new URL('../fixtures/theme/theme.json', import.meta.url), 'utf8');
const theme = JSON.parse(themeText);
const MM = 72 / 25.4;

function pageOf(page: PageName, pages: object = theme.pages, block: object = theme.block) {
  const text = JSON.stringify({ ...theme, pages, block });
  const { document } = parseJson({ path: 'templates/theme.json', text });
  if (document === undefined) throw new Error('the test hands in JSON');
  const reader = new ThemeReader(document);
  return { page: readPage(reader, page), problems: reader.problems };
}

const inMm = (points: number) => Math.round(points / MM);

test('a-page-that-the-theme-leaves-out-is-made-of-the-one-most-like-it', () => {
  expect(likestPages('A5-landscape')).toEqual([
    'A5-landscape',
    'A5',
    'A4-landscape',
    'A4',
    'Letter-landscape',
    'Legal-landscape',
    'Letter',
    'Legal',
  ]);
  const shown = pageNames.map((name) => {
    const { page } = pageOf(name);
    const block = page.marginInner + page.textWidth + page.sideGap + page.sideWidth;
    const columns = [page.marginInner, page.textWidth, page.sideGap, page.sideWidth, page.width - block];
    return [name, ...columns.map(inMm), inMm(page.marginTop), inMm(page.marginBottom)].join(' ');
  });
  // Inner margin, text, gap, side column, outer margin; upper and lower margin. All in millimetres.
  expect(shown).toEqual([
    'A4 22 128 5 35 20 22 26',
    'A4-landscape 40 128 5 85 38 22 26',
    'A5 16 118 0 0 14 16 18',
    'A5-landscape 16 128 5 47 14 16 18',
    'Letter 25 128 5 35 23 19 22',
    'Letter-landscape 32 128 5 85 29 19 22',
    'Legal 25 128 5 35 23 19 22',
    'Legal-landscape 70 128 5 85 68 19 22',
  ]);
});

test('columns-of-a-paper-of-its-own-count-before-those-of-all', () => {
  const a5 = {
    marginInner: '15 mm',
    marginTop: '15 mm',
    marginBottom: '18 mm',
    textWidth: '110 mm',
    sideWidth: '0 mm',
    sideGap: '0 mm',
  };
  const { page, problems } = pageOf('A5', { ...theme.pages, A5: a5 });
  expect(problems).toEqual([]);
  expect([page.textWidth, page.sideWidth, page.marginInner].map(inMm)).toEqual([110, 0, 15]);
  const turned = pageOf('A5-landscape', { ...theme.pages, A5: a5 });
  expect(turned.page.sideWidth).toBe(0);
  expect(pageOf('A5', { A5: { ...a5, textWidth: '135 mm' } }).problems.map(({ message }) => message)).toEqual(
    ['expected the block to leave a margin on A5, found a width of 425.2 pt of 419.5 pt'],
  );
});

test('a-theme-without-papers-is-told-which-is-missing', () => {
  expect(pageOf('Legal', {}).problems.map(({ message }) => message)[0]).toContain('pages.Legal');
});

test('whatever-the-margins-a-page-made-of-another-holds-its-block-within-margins', () => {
  const mm = (most: number, least = 0) =>
    fc.integer({ min: least, max: most }).map((length) => `${length} mm`);
  const papers = fc.constantFrom(...pageNames);
  fc.assert(
    fc.property(
      papers,
      papers,
      mm(40, 8),
      mm(130, 50),
      mm(10),
      mm(60),
      (given, wanted, margin, text, gap, side) => {
        const pages = { [given]: { marginInner: margin, marginTop: margin, marginBottom: margin } };
        const block = { textWidth: text, sideGap: gap, sideWidth: side, baseline: '13.5 pt' };
        fc.pre(pageOf(given, pages, block).problems.length === 0);
        const { page, problems } = pageOf(wanted, pages, block);
        if (problems.length > 0) return;
        const outer = page.width - page.marginInner - page.textWidth - page.sideGap - page.sideWidth;
        expect({ width: page.width, height: page.height }).toEqual(sizeOf(wanted));
        expect(Math.min(outer, page.marginInner + 0.1)).toBeGreaterThanOrEqual(13.9);
        expect(page.textWidth).toBeLessThanOrEqual(pageOf(given, pages, block).page.textWidth + 0.01);
        expect(page.sideWidth === 0 || page.sideWidth >= 80 || wanted === given).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
});
