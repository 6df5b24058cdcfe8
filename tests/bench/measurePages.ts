/** Prints how long a book of sections, or one long table, takes to be laid out and drawn in a fresh process, and its peak of resident memory. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import englishPatterns from 'hyphen/patterns/en-us.js';
import { loadFonts } from '../../pipeline/fonts/loadFonts.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { layoutBook } from '../../pipeline/layout/layoutBook.ts';
import { parseJson } from '../../pipeline/load/parseJson.ts';
import { writePdf } from '../../pipeline/pdf/writePdf.ts';
import { parseTheme } from '../../pipeline/theme/parseTheme.ts';
import { body, chapter, manuscript, tableBlock } from '../layout/manuscripts.ts';
import { sections } from './benchSections.ts';

/** `sections 150` or `rows 20000`, and the folder that holds `templates/`. */
const [what = 'sections', count = '150', root = '.'] = process.argv.slice(2);

const path = 'templates/theme.json';
const { document } = parseJson({ path, text: readFileSync(join(root, path), 'utf8') });
const theme = document === undefined ? undefined : parseTheme(document, 'A4').value;
if (theme === undefined) throw new Error('the theme cannot be read');
const blocks =
  what === 'rows' ? [tableBlock('long', Number(count), { columns: 4 })] : sections(Number(count));
const book = manuscript(body([chapter('one', blocks)]));
const fonts = loadFonts(readFontFile);

const start = performance.now();
const layout = layoutBook({
  manuscript: book,
  theme,
  measurer: fonts.measurer,
  patterns: englishPatterns,
}).value;
if (layout === undefined) throw new Error('the book cannot be laid out');
const laidOut = performance.now();
const pdf = await writePdf({ layout, book: book.book, fonts, attachments: [], producer: 'bench' });
const drawn = performance.now();
const pages = layout.pages.length;
const perPage = (milliseconds: number) => Number((milliseconds / pages).toFixed(2));
const result = {
  [what]: Number(count),
  pages,
  seconds: Number(((drawn - start) / 1000).toFixed(2)),
  layoutMillisecondsPerPage: perPage(laidOut - start),
  pdfMillisecondsPerPage: perPage(drawn - laidOut),
  processorSeconds: Number((process.cpuUsage().user / 1e6).toFixed(2)),
  peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  kilobytes: Math.round(pdf.length / 1024),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
