import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Manuscript } from '../../pipeline/compose/Manuscript.ts';
import { loadFonts } from '../../pipeline/fonts/loadFonts.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { layoutBook } from '../../pipeline/layout/layoutBook.ts';
import { checkPdf } from '../../pipeline/pdf/checkPdf.ts';
import { readPdf } from '../../pipeline/pdf/readPdf.ts';
import { writePdf } from '../../pipeline/pdf/writePdf.ts';
import type { Theme } from '../../pipeline/theme/Theme.ts';
import { fixtureTheme } from '../charts/drawFixture.ts';
import { english } from '../layout/layOut.ts';
import { body, chapter, manuscript } from '../layout/manuscripts.ts';
import { specimen, specimenSheets } from '../layout/specimen.ts';
import { squareTheme } from '../layout/squareTheme.ts';
import { contentTexts } from './pdfDump.ts';

const fonts = loadFonts(readFontFile);

async function book(name: string, whole: Manuscript, theme: Theme = squareTheme): Promise<Uint8Array> {
  const laidOut = layoutBook({
    manuscript: whole,
    theme,
    measurer: fonts.measurer,
    words: english(),
    sheetNames: specimenSheets,
  });
  if (laidOut.value === undefined) throw new Error('no layout');
  const settings = { layout: laidOut.value, book: whole.book, fonts, producer: 'test' };
  const bytes = await writePdf({ ...settings, attachments: [] });
  // .ci/verapdf sets the folder, to see with other eyes than ours.
  const folder = process.env['SPECIMEN_FOLDER'];
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.pdf`), bytes);
  }
  return bytes;
}

test('a-book-of-every-kind-of-block-breaks-no-rule', async () => {
  const bytes = await book('every-block', specimen());
  expect(checkPdf(bytes)).toEqual([]);
  const words = [...contentTexts(readPdf(bytes)).values()].join('\n');
  expect(words).not.toContain('\ufffd');
}, 60_000);

test('the-same-book-as-a-book-looks-breaks-no-rule', async () => {
  for (const [name, print] of [
    ['specimen', {}],
    ['specimen-with-crop-marks', { cropMarks: true, bleed: 8.5 }],
  ] as const) {
    const page = { ...fixtureTheme.page, ...print };
    const bytes = await book(name, specimen(), { ...fixtureTheme, page });
    expect(checkPdf(bytes)).toEqual([]);
  }
}, 60_000);

test('an-empty-chapter-breaks-no-rule', async () => {
  const bytes = await book('empty-chapter', manuscript(body([chapter('one', [])])));
  expect(checkPdf(bytes)).toEqual([]);
}, 60_000);
