/** How long it takes to draw, tag and pack 300 pages whose layout is known, and twice and four times as many. */
import { bench, describe } from 'vitest';
import { loadFonts } from '../../pipeline/fonts/loadFonts.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { checkPdf } from '../../pipeline/pdf/checkPdf.ts';
import { writePdf } from '../../pipeline/pdf/writePdf.ts';
import { drawnBook } from '../pdf/drawnBook.ts';
import { specimenBook } from '../pdf/specimenLayout.ts';

const fonts = loadFonts(readFontFile);
const settings = { book: specimenBook, fonts, attachments: [], producer: 'bench' };
const few = { iterations: 3, warmupIterations: 1, time: 0, warmupTime: 0 };

describe('pages of prose and tables', () => {
  for (const pages of [300, 600, 1200]) {
    const layout = drawnBook(fonts, pages);
    bench(`write ${pages} pages`, async () => void (await writePdf({ ...settings, layout })), few);
  }
});

describe('a finished file', async () => {
  const bytes = await writePdf({ ...settings, layout: drawnBook(fonts, 300) });
  bench('check 300 pages', () => void checkPdf(bytes), few);
});
