/** Each thing that a proof-reader would mark, and the words in which it is reported. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Block } from '../../pipeline/compose/Manuscript.ts';
import { american } from '../../pipeline/language/english.ts';
import type { Problem } from '../../pipeline/problems/Problem.ts';
import type { Theme } from '../../pipeline/theme/Theme.ts';
import { setFormula } from '../formulas/formulas.ts';
import { layOut, layOutManuscript, linesOf } from './layOut.ts';
import {
  body,
  chapter,
  chartBlock,
  filler,
  heading,
  manuscript,
  paragraph,
  place,
  ref,
  tableBlock,
  text,
} from './manuscripts.ts';
import { squareTheme } from './squareTheme.ts';

const seen = new Set<string>();

function said(problems: readonly Problem[]): readonly string[] {
  for (const { code } of problems) seen.add(code);
  return problems.map(({ code, severity, message, place: where }) =>
    [severity, code, where === undefined ? '' : `${where.file}:${where.line}`, message]
      .filter((part) => part !== '')
      .join(' '),
  );
}

const faults = (blocks: readonly Block[], theme?: Theme): readonly string[] =>
  said(layOut(blocks, {}, theme).problems);

function lines(count: number): Block {
  return paragraph(filler(count * 10));
}

const at = 'templates/chapters/test.md.hbs:1';

test('a-plain-chapter-has-nothing-to-mark', () => {
  expect(faults([lines(100)])).toEqual([]);
});

test('a-word-longer-than-its-line', () => {
  expect(faults([paragraph(`a ${'x'.repeat(70)}`)])).toEqual([
    `warning word-broken ${at} expected words no longer than their line, found one on page 1 that had to be broken: "a ${'x'.repeat(58)}"`,
  ]);
});

test('a-line-without-a-place-of-its-own-has-that-of-the-block-around-it-or-of-the-chapter', () => {
  const long = [text(`a ${'x'.repeat(70)}`)];
  const term = { type: 'definitionList', entries: [{ term: long, definition: [] }] } as const;
  const placesOf = (block: Block) => layOut([block]).problems.map(({ place: found }) => found);
  const callout = { type: 'callout', kind: 'note', title: [], children: [term] } as const;
  const here = { file: 'templates/chapters/test.md.hbs', line: 42 };
  expect(placesOf({ ...callout, place: here })).toContainEqual(here);
  expect(placesOf(term)).toContainEqual(place);
});

test('a-key-figure-is-never-broken-within-its-digits', () => {
  const tile = (figure: string) => ({ figure: [text(figure)], label: [text('of goods')], place });
  const tiles = (...figures: readonly string[]): Block => ({
    type: 'keyFigures',
    tiles: figures.map(tile),
    place,
  });
  const wide = '$1,234,567,890,123,456,789.45';
  expect(faults([tiles('$798.8', '16', '$1.2 trillion'), lines(5)])).toEqual([]);
  expect(faults([tiles(wide, '7', '8', '9'), lines(5)])).toEqual([
    `error key-figure-too-wide ${at} expected a key figure that fits its tile at half of its size, found "${wide}"`,
  ]);
  const { layout } = layOut([tiles(wide, '7', '8', '9'), lines(5)], {});
  expect(layout.pages.flatMap(linesOf).join('\n')).toContain(wide);
});

test('side-notes-that-find-no-room-beside-their-lines', () => {
  const note: Block = { type: 'sideNote', children: [paragraph(filler(70))], place };
  const told = faults([note, lines(1), note, lines(1), note, lines(60)]);
  expect(told).toContain(
    `warning side-note-far ${at} expected a side note on the page of the lines that it stands beside, found it on page 2, a later one`,
  );
  // Begun beside its lines and gone on with is where it belongs.
  expect(faults([{ ...note, children: [paragraph(filler(150))] }, lines(84)])).toEqual([]);
});

test('a-letter-wider-than-its-column', () => {
  const narrow = { ...squareTheme, page: { ...squareTheme.page, sideWidth: 4 } };
  const aside: Block = { type: 'sideNote', children: [paragraph('a')], place };
  expect(faults([aside, lines(2)], narrow)).toEqual([
    `warning line-overfull ${at} expected lines that end within the margin, found one on page 1 that is 1.0 pt too long: "a"`,
  ]);
});

test('three-lines-in-a-row-that-end-in-a-hyphen', () => {
  const part = 'x'.repeat(50);
  expect(faults([paragraph([part, part, part].join('\u00ad'))])).toEqual([]);
  expect(faults([paragraph([part, part, part, part].join('\u00ad'))])).toEqual([
    `warning hyphens-in-a-row ${at} expected at most two lines in a row to end in a hyphen, found 3 on page 1, from "${part}-"`,
  ]);
});

test('a-stretched-line', () => {
  const justified = { ...squareTheme, text: { ...squareTheme.text, justify: true } };
  const holed = `${'x'.repeat(20)} ii ${'y'.repeat(45)} zz`;
  expect(faults([paragraph(holed)], justified)).toEqual([
    `warning line-loose ${at} expected even spaces between words, found those of a line on page 1 stretched 74.0 times as far as they may: "${'x'.repeat(20)} ii"`,
  ]);
});

test('a-page-with-a-hole', () => {
  // The table's rows of one height do not fit below the text, and may not be broken after the first two.
  const cell = (row: number, column: number): string => (column === 0 ? filler(60) : `${row}.0`);
  expect(
    faults([lines(19), tableBlock('t', 3, { cell, columns: 3 }), paragraph([ref('tbl:t', 'Table t')])]),
  ).toEqual([`warning page-underfilled ${at} expected page 1 to be filled to at least 85 percent, found 67`]);
});

test('a-last-page-of-few-lines-in-a-chapter-of-some-length', () => {
  const whole = Array.from({ length: 2 }, (): readonly Block[] => [lines(30), { type: 'pageBreak' }]).flat();
  expect(faults([...whole, lines(41)])).toEqual([
    `warning page-underfilled ${at} expected page 4, the last of its chapter, to hold at least 10 lines, found 5`,
  ]);
  expect(faults([...whole, lines(50)])).toEqual([]);
  expect(faults([lines(38)])).toEqual([]);
});

test('a-page-before-one-of-figures-may-have-a-hole', () => {
  const figure = chartBlock('a', { height: 330 });
  expect(
    faults([lines(10), paragraph([ref('fig:a', 'Figure a')]), figure, heading(2, 'Next'), lines(90)]),
  ).toEqual([]);
});

test('figures-too-close-to-each-other', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const mentions = ids.map((id) => ref(`fig:${id}`, id));
  const figures = ids.map((id) => chartBlock(id, { height: 280 }));
  expect(faults([lines(10), paragraph(mentions), ...figures, lines(200)])).toEqual([
    `warning float-far ${at} expected fig:b on the page of its place in the text or the next, found it 2 pages on, on page 3`,
    `warning float-far ${at} expected fig:c on the page of its place in the text or the next, found it 3 pages on, on page 4`,
    `warning float-far ${at} expected fig:d on the page of its place in the text or the next, found it 4 pages on, on page 5`,
  ]);
});

test('a-formula-wider-than-its-column', () => {
  const equation = (tex: string): Block => {
    const set = setFormula({
      tex,
      display: true,
      textOf: () => '',
      words: american.words.formula,
      typed: () => [],
    });
    if (!('formula' in set)) throw new Error(tex);
    return {
      type: 'equation',
      formula: { type: 'formula', formula: set.formula, figures: [] },
      id: '',
      number: '',
      place,
    };
  };
  expect(faults([equation('x = a + b'), lines(4)])).toEqual([]);
  expect(faults([equation(`x = ${'a + '.repeat(20)} b`), lines(4)])).toEqual([
    `warning formula-wide ${at} expected a formula no wider than its column, found one 82.9 pt wider, which is set smaller`,
  ]);
});

test('a-table-in-small-type', () => {
  const small = {
    ...squareTheme,
    type: { ...squareTheme.type, tableCell: { ...squareTheme.type.tableCell, size: 7 } },
  };
  expect(faults([tableBlock('t', 3), paragraph([ref('tbl:t', 'Table t')])], small)).toEqual([
    `warning table-type-small ${at} expected tables in 7.5 pt or larger, found Table t on page 1 in 7.0 pt`,
  ]);
});

test('a-chart-made-so-small-that-its-labels-cannot-be-read', () => {
  const chart = chartBlock('a', { width: 400, height: 100 });
  expect(faults([chart, paragraph([ref('fig:a', 'Figure a')]), lines(5)])).toEqual([
    `warning chart-type-small ${at} expected text in charts of 7 pt or larger, found "label" of fig:a on page 1 in 6.0 pt`,
  ]);
});

test('an-image-whose-pixels-are-seen', () => {
  const pixels = { coding: 'jpeg', bytes: new Uint8Array(0) } as const;
  const file = 'templates/images/a.jpg';
  const raster = { digest: 'a', file, width: 300, height: 100, space: 'rgb', pixels } as const;
  const picture = {
    width: 144,
    height: 48,
    marks: [{ type: 'image', raster, matrix: [144, 0, 0, 48, 0, 0] }],
  } as const;
  const block = {
    type: 'image',
    image: { id: 'a', path: file, picture },
    alt: 'A sky.',
    place: { file: 'chapter.md.hbs', line: 1 },
  } as const;
  expect(faults([{ ...block, width: 144 }, lines(5)])).toEqual([]);
  expect(faults([{ ...block, width: 216 }, lines(5)])).toEqual([
    'warning image-coarse templates/images/a.jpg:undefined expected 150 pixels to the inch or more, found 100 on page 1',
  ]);
});

test('page-numbers-that-do-not-settle', () => {
  // Printed as `viii`, the number makes its paragraph a line longer and sends its target over to page `ix`.
  const pagesBefore = Array.from({ length: 7 }, (): readonly Block[] => [lines(1), { type: 'pageBreak' }]);
  const blocks = [
    ...pagesBefore.flat(),
    lines(32),
    paragraph([text(`${'w'.repeat(38)} `), ref('sec:target', 'see', true), text(filler(10))]),
    heading(2, 'Target'),
    lines(2),
    lines(50),
  ];
  const whole = manuscript(body([]), [{ type: 'chapter', chapter: chapter('one', blocks) }]);
  expect(said(layOutManuscript(whole).problems)).toEqual([
    'error page-numbers-unstable templates/chapters/test.md.hbs:1 expected page numbers to settle in 5 passes, found 1 that still change: sec:target',
  ]);
});

afterAll(() => {
  const catalogue = readFileSync(
    join(import.meta.dirname, '../../pipeline/problems/catalogue/layout.ts'),
    'utf8',
  );
  const codes = [...catalogue.matchAll(/(?:code: |problem\(\s*)'([a-z-]+)'/g)].map((match) => match[1] ?? '');
  expect(codes.length).toBeGreaterThan(8);
  expect(codes.filter((code) => !seen.has(code))).toEqual([]);
});
