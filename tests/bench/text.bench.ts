/** How long it takes to set the text of pages, and large tables, in the book's own fonts. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import englishPatterns from 'hyphen/patterns/en-us.js';
import { bench, describe } from 'vitest';
import type { TableBlock } from '../../pipeline/compose/Manuscript.ts';
import { loadFonts } from '../../pipeline/fonts/loadFonts.ts';
import { american } from '../../pipeline/language/english.ts';
import { setTable, type TableTheme } from '../../pipeline/layout/table/setTable.ts';
import { setParagraph } from '../../pipeline/layout/text/setParagraph.ts';
import { createTypeMeasurer } from '../../pipeline/layout/text/TypeMeasurer.ts';
import type { TypeRole } from '../../pipeline/theme/Theme.ts';

const require = createRequire(import.meta.url);
const { measurer } = loadFonts((path) => readFileSync(require.resolve(path)));

const role = (font: TypeRole['font'], size: number, leading: number): TypeRole => ({
  font,
  size,
  leading,
  colour: '#111111',
  features: [],
  tracking: 0,
});

/** A vocabulary as large as a book's, made of syllables in a fixed order of no meaning. */
const syllables = [
  'tra',
  'der',
  'com',
  'na',
  'tion',
  'por',
  'ex',
  'im',
  'al',
  'sec',
  'tor',
  'ment',
  'in',
  'gov',
  'er',
];
const vocabulary = Array.from({ length: 6000 }, (_, index) => {
  const count = 1 + ((index * 7) % 4);
  return Array.from(
    { length: count },
    (__, at) => syllables[(index * 31 + at * 17 + ((index * at) % 11)) % syllables.length],
  ).join('');
});

/** 300 pages of 40 lines: 1,500 paragraphs of 100 words. */
const paragraphs = Array.from({ length: 1500 }, (_, paragraph) =>
  Array.from({ length: 100 }, (__, word) => {
    // Common words are common: two in three come from the first hundred.
    const seed = paragraph * 7919 + word * 104_729 + ((paragraph * word) % 613);
    return vocabulary[seed % 3 === 0 ? seed % vocabulary.length : seed % 100];
  }).join(' '),
);

describe('300 pages of text', () => {
  for (const pages of [75, 150, 300]) {
    bench(
      `${pages} pages, justified and hyphenated`,
      () => {
        const type = createTypeMeasurer(measurer, englishPatterns);
        for (const text of paragraphs.slice(0, pages * 5)) {
          setParagraph(
            [{ type: 'text', text }],
            {
              style: role('serif-400', 10, 13.5),
              width: 362.8,
              align: 'justify',
              language: american,
              hyphenate: true,
              hanging: true,
            },
            type,
          );
        }
      },
      { iterations: 5, warmupIterations: 1, time: 0 },
    );
  }
});

const theme: TableTheme = {
  type: {
    tableHead: role('sans-600', 8, 10.5),
    tableCell: role('sans-400', 8.5, 12),
    tableTotal: role('sans-600', 8.5, 12),
    source: role('sans-400', 7.5, 10),
  },
  colours: { grey: '#666666' },
};

function tableOf(rowCount: number): TableBlock {
  const fields = ['name', 'a', 'b', 'c', 'd', 'e', 'f', 'g'];
  return {
    type: 'table',
    table: 'large',
    id: 'tbl:large',
    number: 'Table 1',
    title: [],
    columns: fields.map((field, index) => ({
      field,
      heading: `Column ${field}`,
      align: index === 0 ? 'start' : 'decimal',
      stub: index === 0,
      notes: [],
      ...(index > 0 && { unit: 'US$ million' }),
    })),
    rows: Array.from({ length: rowCount }, (_, row) => ({
      kind: 'body',
      cells: fields.map((field, index) => {
        const value = ((row * 7919 + index * 104_729) % 1_000_000) / 10;
        const text = index === 0 ? `${vocabulary[row % 6000]} ${row}` : value.toFixed(1);
        return { text, value, origin: { type: 'cell', table: 'large', row, field } };
      }),
    })),
    notes: [],
    titleNotes: [],
    signs: [],
    remarks: [],
    source: [],
    width: 'text',
    place: { file: 'bench' },
  };
}

describe('a table of 20,000 rows', () => {
  const options = {
    widths: { text: 362.8, wide: 476.2, landscape: 730 },
    theme,
    language: american,
    words: american.words,
  };
  for (const rowCount of [5000, 10_000, 20_000]) {
    const block = tableOf(rowCount);
    bench(
      `${rowCount} rows of 8 columns`,
      () => {
        setTable(block, options, createTypeMeasurer(measurer, englishPatterns));
      },
      { iterations: 5, warmupIterations: 1, time: 0 },
    );
  }
});
