/** What stands on every page and sheet: an embargo, that the book is not for citation, that the pages are a proof. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { BuildOutcome } from '../../pipeline/build.ts';
import { isMoment, noticesOf } from '../../pipeline/compose/noticesOf.ts';
import { languageOf, languageTags } from '../../pipeline/language/languages.ts';
import { planWorkbook } from '../../pipeline/workbook/planWorkbook.ts';
import { bookFilesOf, openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';
import { layOutManuscript, linesOf } from '../layout/layOut.ts';
import { body, chapter, filler, manuscript, paragraph } from '../layout/manuscripts.ts';
import { squareTheme } from '../layout/squareTheme.ts';
import { buildInMemory } from './buildInMemory.ts';

const folder = join(import.meta.dirname, '../fixtures/minimal-book');
const yaml = `${readFileSync(join(folder, 'templates/book.yaml'), 'utf8')}front: [cover]
keywords: [trade]
embargo: 2026-12-24T06:00-05:00
notForCitation: true
`;
const embargoed = 'Embargoed until 6:00 a.m. (UTC−05:00) on December 24, 2026';

let proof: BuildOutcome;
beforeAll(async () => {
  const files = overlayBookFiles(openBookFolder(folder), bookFilesOf({ 'templates/book.yaml': yaml }));
  proof = await buildInMemory(files, 'final', ['pdf'], { grey: true });
}, 120_000);

test.each(languageTags)('an-embargo-is-said-in-%s', async (tag) => {
  const language = languageOf(tag);
  if (language === undefined) throw new Error(tag);
  const { book } = manuscript([]);
  const say = (embargo: string) =>
    noticesOf({ ...manuscript([]), book: { ...book, language, embargo, notForCitation: true } });
  const said = [
    ...say('2026-12-24T06:00-05:00'),
    ...say('2026-12-24T00:30Z'),
    ...say('2027-01-01T18:05+05:30'),
    ...say('2026-12-24'),
    language.words.notices.proofInGrey,
  ];
  const text = [...new Set(said)].join('\n').replaceAll('\u00a0', '~');
  await expect(`${text}\n`).toMatchFileSnapshot(`goldens/notices.${tag}.txt`);
});

test('a-time-without-a-zone-or-a-day-that-is-none-is-no-moment', () => {
  expect(
    ['2026-12-24', '2026-12-24T06:00Z', '2026-12-24T23:59+14:00'].filter((text) => !isMoment(text)),
  ).toEqual([]);
  expect(
    [
      '2026-12-24T06:00',
      '2026-02-30',
      '2026-12-24T24:00Z',
      '2026-12-24T06:60Z',
      '24.12.2026',
      '2026-12-24T06:00EST',
    ].filter(isMoment),
  ).toEqual([]);
});

test('a-proof-has-a-file-of-its-own-and-breaks-no-rule', () => {
  // The proof-reader of PDFs reports what it finds as problems of the build.
  expect(proof.problems.map(({ code }) => code)).toEqual([]);
  expect([...(proof.outputs?.keys() ?? [])]).toEqual(['minimal-book-grey.pdf', 'manifest-grey.json']);
});

test('each-sheet-says-it-beneath-its-title-and-so-do-its-properties', () => {
  if (proof.book === undefined) throw new Error('expected a composed book');
  const { dataset, manuscript: composed, theme, fonts } = proof.book;
  const pages = { ledger: new Map<string, string>(), anchors: new Map<string, string>() };
  const { value: plan } = planWorkbook({ dataset, manuscript: composed, theme, fonts, pages });
  expect(plan?.sheets.length).toBeGreaterThan(5);
  for (const { lines } of plan?.sheets ?? [])
    expect(lines.slice(1, 3).map(({ text }) => text)).toEqual([embargoed, 'Not for citation']);
  expect(plan?.properties.custom).toContainEqual({
    name: 'Status',
    value: `${embargoed} · Not for citation`,
  });
});

test('each-page-says-it-at-its-foot-clear-of-its-number-and-the-cover-among-its-lines', () => {
  const own = manuscript(
    body([chapter('one', [paragraph(filler(40))]), chapter('two', [paragraph(filler(40))])]),
  );
  const book = { ...own.book, embargo: '2026-12-24T06:00-05:00', notForCitation: true } as const;
  const whole = { ...own, book, front: [{ type: 'cover' }] } as const;
  const { layout } = layOutManuscript(whole, squareTheme, { proof: 'Proof in gray' });
  const [cover, ...pages] = layout.pages;
  if (cover === undefined) throw new Error('expected a cover');
  const onCover = linesOf(cover).join(' ').replaceAll(/\s+/g, ' ');
  for (const notice of [embargoed, 'Not for citation', 'Proof in gray']) expect(onCover).toContain(notice);
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) {
    const artifacts = page.items.flatMap((item) =>
      item.type === 'text' && item.content === undefined ? [item] : [],
    );
    const foot = artifacts.filter(({ y }) => y > page.height - squareTheme.page.marginBottom);
    const said = foot.filter(({ text }) => text !== page.label);
    expect(
      said
        .map(({ text }) => text)
        .join(' ')
        .replaceAll(' · ', ' '),
    ).toBe(`${embargoed} Not for citation Proof in gray`);
    const number = foot.find(({ text }) => text === page.label);
    for (const { x, y, width } of said) {
      expect(x >= 0 && x + width <= page.width && y < page.height).toBe(true);
      if (number !== undefined && y === number.y)
        expect(x + width < number.x || x > number.x + number.width).toBe(true);
    }
  }
});
