/** Books of every kind of block as files: what validators, readers and a thrifty printer would look for. */

import { createHash } from 'node:crypto';
import englishPatterns from 'hyphen/patterns/en-us.js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Manuscript } from '../../pipeline/compose/Manuscript.ts';
import { loadFonts } from '../../pipeline/fonts/loadFonts.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import type { Layout } from '../../pipeline/layout/Layout.ts';
import { layoutBook } from '../../pipeline/layout/layoutBook.ts';
import { checkPdf } from '../../pipeline/pdf/checkPdf.ts';
import { type PdfFile, readPdf } from '../../pipeline/pdf/readPdf.ts';
import { writePdf } from '../../pipeline/pdf/writePdf.ts';
import type { Theme } from '../../pipeline/theme/Theme.ts';
import { fixtureTheme, readTheme } from '../charts/drawFixture.ts';
import { body, chapter, manuscript } from '../layout/manuscripts.ts';
import { specimen, specimenSheets } from '../layout/specimen.ts';
import { squareTheme } from '../layout/squareTheme.ts';
import { keepSpecimen } from './keepSpecimen.ts';
import { fileInOrder, layoutInOrder } from './readInOrder.ts';

const fonts = loadFonts(readFontFile);

interface Made {
  readonly layout: Layout;
  readonly bytes: Uint8Array;
}

async function make(name: string, whole: Manuscript, theme: Theme): Promise<Made> {
  const { value: layout } = layoutBook({
    manuscript: whole,
    theme,
    measurer: fonts.measurer,
    patterns: englishPatterns,
    sheetNames: specimenSheets,
  });
  if (layout === undefined) throw new Error('no layout');
  const bytes = await writePdf({ layout, book: whole.book, fonts, producer: 'test', attachments: [] });
  keepSpecimen(name, bytes);
  return { layout, bytes };
}

const withCropMarks = { ...fixtureTheme.page, cropMarks: true, bleed: 8.5 };
const themes: readonly (readonly [name: string, theme: Theme])[] = [
  ['every-block', squareTheme],
  ['specimen', fixtureTheme],
  ['specimen-on-letter', readTheme('Letter')],
  ['specimen-with-crop-marks', { ...fixtureTheme, page: withCropMarks }],
];

/** Fonts and a hundred pages are slow to write on a busy machine. */
const patience = 60_000;

describe.each(themes)('%s', (name, theme) => {
  let made: Made;
  let file: PdfFile;
  beforeAll(async () => {
    made = await make(name, specimen(), theme);
    file = readPdf(made.bytes);
  }, patience);

  test(
    'a-book-of-every-kind-of-block-breaks-no-rule',
    () => {
      expect(checkPdf(made.bytes)).toEqual([]);
    },
    patience,
  );

  test('its-words-are-read-whole-and-in-the-order-of-the-text', () => {
    const words = fileInOrder(file);
    expect(words).toBe(layoutInOrder(made.layout));
    expect(words).toContain('office, affluent, fjord, waffle, Año, Québec, 1994–2020');
    expect(words).toContain('unforgettable');
    // Neither a lost glyph, nor a ligature that searches pass over, nor a hyphen that nobody typed.
    expect(words).not.toMatch(/[\ufffd\ufb00-\ufb06\u00ad]/);
  });

  test('no-stream-stands-in-it-twice', () => {
    const counts = new Map<string, number>();
    for (let id = 1; id < file.size; id += 1) {
      const bytes = file.stream(file.object(id));
      // Blank pages are alike: they hold nothing, or crop marks alone.
      if (bytes === undefined || bytes.length < 1000) continue;
      const digest = createHash('sha256').update(bytes).digest('hex');
      counts.set(digest, (counts.get(digest) ?? 0) + 1);
    }
    expect(counts.size).toBeGreaterThan(20);
    expect([...counts.values()].filter((count) => count > 1)).toEqual([]);
  });
});

test('an-empty-chapter-breaks-no-rule', async () => {
  const { bytes } = await make('empty-chapter', manuscript(body([chapter('one', [])])), squareTheme);
  expect(checkPdf(bytes)).toEqual([]);
}, 60_000);
