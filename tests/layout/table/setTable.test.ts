import { expect, test } from 'vitest';
import { cellText, columnOf, figures, set, stub, tableOf, words } from './tableOf.ts';

const years = [
  ['2022', '779.1'],
  ['2023', '1,798.85'],
];

test('decimal-marks-stand-beneath-each-other', () => {
  const table = set(
    tableOf(
      [stub('Year'), figures('Total')],
      [...years, ['2024', '(12.3)'], ['2025', '840'], ['2026', '−5.0%']],
    ),
  );
  const marks = columnOf(table, 1).map((cell) => {
    const [line] = cell?.lines ?? [];
    const at = line?.text.indexOf('.') ?? -1;
    return (line?.x ?? 0) + 4 * (at < 0 ? (line?.text.length ?? 0) : at);
  });
  expect(new Set(marks).size).toBe(1);
  // 5 characters before the mark and 3 after it.
  expect(table.columns[1]?.width).toBe(8 * 4);
});

test('a-cell-that-spans-columns-is-set-as-wide-as-they-are-together', () => {
  const spanning = (text: string, columns: number, rows: number) => ({
    text,
    value: text,
    origin: { type: 'fact' as const, fact: 'f' },
    ...(columns > 1 || rows > 1 ? { span: { columns, rows } } : {}),
  });
  const taken = { ...spanning('', 1, 1), isTaken: true as const };
  const block = tableOf(
    [stub('Year', { span: { columns: 2 } }), { ...words(''), isTaken: true }, words('C')],
    [],
  );
  const table = set({
    ...block,
    rows: [
      { kind: 'body', cells: [spanning('aa', 1, 1), spanning('bbbb', 1, 1), spanning('cc cc cc', 1, 3)] },
      { kind: 'body', cells: [spanning('aa bb cc', 2, 1), taken, taken] },
      { kind: 'body', cells: [spanning('dd', 1, 1), spanning('e', 1, 1), taken] },
    ],
  });
  const [first, second] = table.columns;
  expect(table.head.cells.map(({ span, isTaken }) => [span?.columns, isTaken])).toEqual([
    [2, undefined],
    [undefined, true],
    [undefined, undefined],
  ]);
  // The column takes its width from its own cells: two letters, and the heading's half.
  expect([first?.width, second?.width]).toEqual([8, 16]);
  expect(table.rows[1]?.cells.map(({ lines }) => lines.map(({ text }) => text.trim()))).toEqual([
    ['aa bb cc'],
    [],
    [],
  ]);
  expect(table.rows.map(({ goesOn }) => goesOn)).toEqual([false, true, true]);
});

test('rows-make-room-for-a-cell-that-spans-them', () => {
  const long = 'one two three four five six';
  const cell = (text: string) => ({ text, value: text, origin: { type: 'fact' as const, fact: 'f' } });
  const block = tableOf([stub('A'), words('B')], []);
  const table = set(
    {
      ...block,
      rows: [
        { kind: 'body', cells: [cell('a'), { ...cell(long), span: { columns: 1, rows: 2 } }] },
        { kind: 'body', cells: [cell('b'), { ...cell(''), isTaken: true }] },
      ],
    },
    { text: 60, wide: 60, landscape: 60 },
  );
  const lines = table.rows[0]?.cells[1]?.lines ?? [];
  const height = table.rows.reduce((sum, row) => sum + row.height + row.gapBefore, 0);
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.at(-1)?.y ?? 0).toBeLessThan(height);
  expect(table.rows[0]?.height).toBe(table.leading);
});

test('figures-of-cells-and-totals-are-tabular', () => {
  const { styles } = set(tableOf([stub('Year'), figures('Total')], years));
  expect(styles.body.features).toContain('tnum');
  expect(styles.total.features).toContain('tnum');
});

test('a-shorthand-ends-where-the-numbers-end', () => {
  const table = set(tableOf([stub('Year'), figures('Total')], [...years, ['2024', '[x]']]));
  const [line] = table.rows[2]?.cells[1]?.lines ?? [];
  const column = table.columns[1];
  expect((line?.x ?? 0) + (line?.width ?? 0)).toBe((column?.x ?? 0) + (column?.width ?? 0));
});

test('bold-totals-are-aligned-with-the-others', () => {
  const table = set(tableOf([stub('Year'), figures('Sum')], [...years, ['Total', '2,577.95']]));
  const [total] = table.rows[2]?.cells[1]?.lines ?? [];
  const [above] = table.rows[1]?.cells[1]?.lines ?? [];
  expect(total?.x).toBe(above?.x);
  expect(table.rows[2]?.kind).toBe('total');
  expect(table.rows[2]?.gapBefore).toBeGreaterThan(0);
});

test('columns-are-as-wide-as-what-is-in-them-with-comfortable-gaps-between', () => {
  const table = set(tableOf([stub('Year'), figures('Total')], years), { text: 1000 });
  // 4 characters, a gap of 2.2 em, 8 characters.
  expect(table.columns).toEqual([
    { x: 0, width: 16, stub: true },
    { x: 16 + 17.6, width: 32, stub: false },
  ]);
  expect(table.measure).toBeCloseTo(16 + 17.6 + 32);
});

test('gaps-open-to-the-full-measure-where-that-is-not-too-wide', () => {
  const table = set(tableOf([stub('Year'), figures('Total')], years), { text: 100 });
  expect(table.measure).toBe(100);
  expect(table.columns[1]?.x).toBe(68);
});

test('the-head-has-heading-notes-and-unit-at-the-numbers-edge', () => {
  const table = set(
    tableOf([stub('Year'), figures('Exports', { unit: 'US$ billion', notes: [3] })], years, {
      notes: [{ number: 3, text: 'First release.' }],
    }),
  );
  const lines = table.head.cells[1]?.lines ?? [];
  expect(lines.map((line) => [line.text, line.style, line.note])).toEqual([
    ['Exports ', undefined, undefined],
    ['[3]', undefined, 3],
    ['US$ billion', 'unit', undefined],
  ]);
  const right = table.measure;
  expect((lines[1]?.x ?? 0) + (lines[1]?.width ?? 0)).toBe(right);
  expect((lines[2]?.x ?? 0) + (lines[2]?.width ?? 0)).toBe(right);
  // Pad above 3, one line of heading and one of unit of 10 each, pad below 4.
  expect(table.head.height).toBe(27);
  expect(table.notes[0]?.lines[0]?.runs[0]?.text).toBe('[3] First release.');
});

test('long-headings-are-broken-evenly-and-shorter-ones-stand-on-their-last-line', () => {
  const table = set(
    tableOf([stub('Year'), figures('Change on the year before, in all goods')], [['2022', '1.0']]),
  );
  const long = table.head.cells[1]?.lines ?? [];
  expect(long.length).toBeGreaterThan(1);
  const [short] = table.head.cells[0]?.lines ?? [];
  expect(short?.y).toBe(long.at(-1)?.y);
});

test('rows-are-a-leading-high-with-a-hair-before-every-fifth-of-more-than-twelve', () => {
  const rows = Array.from({ length: 13 }, (_, index) => [`${2000 + index}`, '1.0']);
  const table = set(tableOf([stub('Year'), figures('Total')], rows));
  expect(table.rows.every((row) => row.height === 12)).toBe(true);
  expect(table.rows.map((row) => row.gapBefore)).toEqual([0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 3, 0, 0]);
  const short = set(tableOf([stub('Year'), figures('Total')], rows.slice(1)));
  expect(short.rows.every((row) => row.gapBefore === 0)).toBe(true);
});

test('baselines-put-the-letters-in-the-middle-of-the-leading', () => {
  const table = set(tableOf([stub('Year'), figures('Total')], years));
  // (12 + (0.8 - 0.2) * 8) / 2
  expect(table.rows[0]?.cells[0]?.lines[0]?.y).toBeCloseTo(8.4);
});

const sentence = 'a sentence of many words that has to be broken over several lines of its column';

test('words-are-wrapped-and-the-row-is-as-high-as-its-lines', () => {
  const table = set(tableOf([stub('Year'), words('Why')], [['2022', sentence]]), { text: 200 });
  const row = table.rows[0];
  const lines = row?.cells[1]?.lines ?? [];
  expect(lines.length).toBeGreaterThan(1);
  expect(row?.height).toBe(lines.length * 12);
  expect(cellText(row?.cells[1])).toBe(sentence);
  expect(lines.every((line) => line.x + line.width <= table.measure + 4)).toBe(true);
});

test('a-high-row-says-where-it-may-be-split', () => {
  const long = Array.from({ length: 12 }, () => sentence).join(' ');
  const table = set(tableOf([stub('Year'), words('Why')], [['2022', long]]), { text: 400 });
  const row = table.rows[0];
  const count = row?.cells[1]?.lines.length ?? 0;
  expect(row?.height).toBe(count * 12);
  // Two lines stay on each page.
  expect(row?.splits).toEqual(Array.from({ length: count - 3 }, (_, index) => (index + 2) * 12));
});

test('figures-stand-beside-the-first-line-of-the-words-that-name-them', () => {
  const table = set(tableOf([stub('Item'), figures('Total')], [[sentence, '1.0']]), {
    text: 200,
    wide: 200,
    landscape: 200,
  });
  const row = table.rows[0];
  expect(row?.cells[0]?.lines.length).toBeGreaterThan(1);
  expect(row?.cells[1]?.lines[0]?.y).toBe(row?.cells[0]?.lines[0]?.y);
});

test('a-table-of-high-rows-goes-wide-where-that-makes-them-much-lower', () => {
  const high = tableOf([stub('Item'), words('Why')], [[sentence, sentence.repeat(4)]]);
  expect(set(high, { text: 200, wide: 320, landscape: 600 }).width).toBe('wide');
  expect(set(high, { text: 200, wide: 201, landscape: 600 }).width).toBe('text');
  const low = tableOf([stub('Item'), words('Why')], [['2022', sentence]]);
  expect(set(low, { text: 200, wide: 320, landscape: 600 }).width).toBe('text');
});

test('of-widths-that-make-a-table-as-high-no-column-is-a-sliver', () => {
  const table = set(
    tableOf([stub('Item'), words('A'), words('B')], [[sentence, sentence, sentence.repeat(3)]]),
    { text: 300, wide: 300, landscape: 300 },
  );
  const [item = [], first = []] = (table.rows[0]?.cells ?? []).map(({ lines }) => lines);
  expect(Math.abs(item.length - first.length)).toBeLessThanOrEqual(1);
});

test('numbers-are-never-broken', () => {
  const table = set(
    tableOf([stub('Item'), figures('A'), words('Why')], [[sentence, '1 234 567.8', sentence]]),
    { text: 150, wide: 150, landscape: 150 },
  );
  expect(table.rows[0]?.cells[1]?.lines).toHaveLength(1);
});

const manyColumns = (count: number) =>
  tableOf(
    [stub('Year'), ...Array.from({ length: count }, (_, index) => figures(`C${index}`))],
    [['2022', ...Array.from({ length: count }, () => '12,345.6')]],
  );

test('a-table-that-does-not-fit-is-set-smaller-then-wide-then-turned', () => {
  // At 8 pt: 16 for the stub, and a gap of 9.6 and 32 for each column.
  expect(set(manyColumns(9))).toMatchObject({ width: 'text', size: 8, measure: 400 });
  expect(set(manyColumns(9), { text: 385 })).toMatchObject({ width: 'text', size: 7.5, problems: [] });
  expect(set(manyColumns(10))).toMatchObject({ width: 'wide', size: 8 });
  expect(set(manyColumns(15))).toMatchObject({ width: 'landscape', size: 8 });
  expect(set(manyColumns(17))).toMatchObject({ width: 'landscape', size: 7.5, problems: [] });
});

test('a-table-asked-for-wide-is-not-set-at-the-text-width', () => {
  expect(set({ ...manyColumns(3), width: 'wide' }).width).toBe('wide');
});

test('a-table-too-wide-for-a-turned-page-is-a-problem-and-is-not-cut', () => {
  const table = set(manyColumns(20));
  expect(table.problems).toEqual([
    {
      code: 'table-too-wide',
      severity: 'error',
      message:
        'expected a table of at most 700 pt, found us-mexico-goods of 795 pt on a turned page in the smallest type',
      place: { file: 'templates/chapters/trade.md.hbs', line: 7 },
      hints: ['print fewer columns with columns="…", or shorten headings and long words'],
    },
  ]);
  expect(table.rows[0]?.cells.map(cellText)).toHaveLength(21);
});

test('room-goes-to-the-columns-that-make-rows-shorter', () => {
  const table = set(
    tableOf(
      [stub('No'), words('Short'), words('Long')],
      [
        ['1', 'few words here and there', `${sentence} ${sentence}`],
        ['2', 'few words here and there', `${sentence} ${sentence}`],
      ],
    ),
  );
  expect(table.columns[2]?.width).toBeGreaterThan(2 * (table.columns[1]?.width ?? 0));
});

test('signs-notes-and-source-stand-beneath', () => {
  const table = set(
    tableOf([stub('Year'), figures('Total')], years, {
      signs: [
        { sign: '[x]', meaning: 'not available' },
        { sign: '[p]', meaning: 'provisional' },
      ],
      source: [{ type: 'text', text: 'Source: US Census Bureau.' }],
    }),
  );
  const read = (lines: typeof table.source) =>
    lines.flatMap((line) => line.runs.map((run) => run.text)).join('');
  expect(read(table.signs)).toBe('[x] not available; [p] provisional');
  expect(read(table.source)).toBe('Source: US Census Bureau.');
});

test('a-character-that-the-font-lacks-is-a-problem-of-the-table', () => {
  const table = set(tableOf([stub('Year'), figures('Total')], [['中', '1']]));
  expect(table.problems.map((problem) => problem.message)).toEqual([
    'expected characters that the font sans-400 has, found "中" (U+4E2D)',
  ]);
});

test('a-table-without-rows-has-its-head', () => {
  const table = set(tableOf([stub('Year'), figures('Total')], []));
  expect(table.rows).toEqual([]);
  expect(table.head.cells.map(cellText)).toEqual(['Year', 'Total']);
});
