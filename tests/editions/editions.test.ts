/** An edition is kept as text and read back; two of them are laid beside each other. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareNatural } from '../../pipeline/address/naturalOrder.ts';
import { checkBook } from '../../pipeline/build.ts';
import { blockTexts } from '../../pipeline/compose/plainText.ts';
import { alignItems } from '../../pipeline/editions/alignItems.ts';
import { compareEditions } from '../../pipeline/editions/compareEditions.ts';
import { compareWords } from '../../pipeline/editions/compareWords.ts';
import { type Edition, NOT_TOLD, type RecordedFigure } from '../../pipeline/editions/Edition.ts';
import { digestOfLines, printEdition } from '../../pipeline/editions/printEdition.ts';
import { readEdition } from '../../pipeline/editions/readEdition.ts';
import { differenceAsMarkdown, differenceAsText } from '../../pipeline/editions/renderDifference.ts';
import { limitsWith } from '../../pipeline/limits/Limits.ts';
import { planWorkbook } from '../../pipeline/workbook/planWorkbook.ts';
import { editionOf, firstEdition, firstFiles, secondFiles, worldOf } from './editionBooks.ts';

const file = 'data/editions/2024-03.jsonl';

test('a-record-is-one-line-for-each-thing-and-reads-back-as-the-same', async () => {
  const first = await firstEdition();
  const text = printEdition(first);
  await expect(text).toMatchFileSnapshot('first.golden.jsonl');
  const { value, problems } = readEdition({ path: file, text });
  expect(problems).toEqual([]);
  if (value === undefined) throw new Error('not read');
  expect(printEdition(value)).toBe(text);
  expect(differenceAsText(compareEditions(first, value))).toContain('nothing has changed');
  expect(readEdition({ path: file, text: text.replaceAll('\n', '\r\n') }).value).toEqual(value);
});

test('a-record-does-not-depend-on-the-order-of-the-rows', async () => {
  const rows = new TextDecoder().decode(firstFiles.read('data/trade/state-exports.csv')).trim().split('\n');
  const [head = '', ...body] = rows;
  const { overlayBookFiles, bookFilesOf } = await import('../../pipeline/world/World.ts');
  const turned = bookFilesOf({
    'data/trade/state-exports.csv': `${[head, ...body.reverse()].join('\n')}\n`,
  });
  const lines = (text: string) => text.split('\n').filter((line) => /^\{"(?:row|table)"/.test(line));
  const other = await editionOf(overlayBookFiles(firstFiles, turned), '2024-03');
  expect(lines(printEdition(other))).toEqual(lines(printEdition(await firstEdition())));
});

test('a-year-on: figures, rows, checks, sentences, charts and sources', async () => {
  const second = await editionOf(await secondFiles(), 'the working state');
  const difference = compareEditions(await firstEdition(), second);
  await expect(differenceAsText(difference)).toMatchFileSnapshot('difference.golden.txt');
  await expect(differenceAsMarkdown(difference)).toMatchFileSnapshot('difference.golden.md');
  expect(difference.notCompared).toEqual([]);
  // A figure put in between moves those after it: they are the same figures all the same.
  const bridges = difference.figures.find(({ after }) => after?.address === 'fact:bridges');
  expect(bridges?.before).toBeUndefined();
  const texas = difference.figures.filter(({ after }) => after?.address.includes('Texas') === true);
  expect(texas).toEqual([]);
  // What was rolled is a change, not one gone and one new.
  expect(
    difference.sentences.filter(({ before, after }) => before !== undefined && after === undefined),
  ).toEqual([]);
  expect(difference.checks.map(({ check, before, after }) => `${check} ${before} ${after}`)).toEqual([
    'texas-below-150 held failed',
  ]);
  expect(difference.charts).toEqual([{ chart: 'states', state: 'changed' }]);
});

test('figures-in-another-unit-are-told-in-the-unit-of-their-time', async () => {
  const first = await firstEdition();
  const [name, table] = [...(first.tables ?? [])][0] ?? [];
  const [id, fact] = [...(first.facts ?? [])][0] ?? [];
  if (name === undefined || table === undefined || id === undefined || fact === undefined)
    throw new Error('nothing to restate');
  const at = table.fields.findIndex(({ unit }) => unit === 'US$ billion');
  const restated = {
    ...table,
    fields: table.fields.map((field, index) => (index === at ? { ...field, unit: 'US$ million' } : field)),
    rows: table.rows.map((row) => ({
      ...row,
      values: row.values.map((value, index) => (index === at ? Number(value) * 1000 : value)),
    })),
  };
  const second = {
    ...first,
    tables: new Map([...(first.tables ?? []), [name, restated] as const]),
    facts: new Map([...(first.facts ?? []), [id, { ...fact, unit: 'miles' }] as const]),
  };
  const text = differenceAsText(compareEditions(first, second));
  expect(text).toContain('unit of exports US$ billion → US$ million');
  expect(text).toContain('8.2 US$ billion → 8200 US$ million');
  expect(text).toContain(`${fact.value} ${fact.unit} → ${fact.value} miles`);
  const onlyUnit = { ...restated, rows: table.rows };
  expect(
    differenceAsText(compareEditions(first, { ...first, tables: new Map([[name, onlyUnit]]) })),
  ).toContain('unit of exports US$ billion → US$ million');
});

test.each([
  ['table', 'state-exports', 'exports-by-state'],
  ['field', 'exports', 'shipped'],
  ['fact', 'fact:bridge-length', 'fact:longest-bridge'],
  ['chapter', 'trade', 'commerce'],
  ['section', 'sec:trade/exports', 'sec:trade/goods'],
  ['caption', 'fig:states', 'fig:by-state'],
  ['check', 'texas-below-150', 'texas-is-small'],
  ['source', 'test-office', 'office'],
])('a-%s-that-was-renamed-is-neither-gone-nor-new', async (kind, name, other) => {
  const renaming: Readonly<Record<string, RegExp>> = {
    table: /(?<!\/)state-exports\b/g,
    field: /(?<="name":"|"statuses":\{")exports(?=")|(?<=\]\.)exports\b/g,
    fact: /(?<="fact":")bridge-length(?=")|fact:bridge-length/g,
    chapter: /(?<=(?:sec|ch|note):)trade\b/g,
    caption: /fig:states\b|(?<="chart":")states(?=")/g,
  };
  const first = await firstEdition();
  const lines = printEdition(first)
    .trim()
    .split('\n')
    .slice(0, -1)
    .map((line) =>
      line.replace(renaming[kind] ?? new RegExp(`(?<![\\w-])${name}(?![\\w-])`, 'g'), (found) =>
        found.startsWith('fig:') || found.startsWith('fact:') || !/^(?:fig|fact):/.test(other)
          ? other
          : other.replace(/^\w+:/, ''),
      ),
    );
  const text = [...lines, JSON.stringify({ end: digestOfLines(lines) })].join('\n');
  const { value: second, problems } = readEdition({ path: file, text });
  expect(problems).toEqual([]);
  if (second === undefined) throw new Error('not read');
  const { renamed, before: _, after: __, notCompared: ___, ...rest } = compareEditions(first, second);
  expect(renamed.map((each) => `${each.kind} ${each.before} ${each.after}`)).toEqual([
    kind === 'field'
      ? 'field state-exports.exports state-exports.shipped'
      : `${kind} ${name} ${other}`.replaceAll('fact:', ''),
  ]);
  for (const [part, changes] of Object.entries(rest)) expect(changes, part).toEqual([]);
});

test('a-change-is-told-in-the-measure-of-what-is-printed', () => {
  const edition = (figures: readonly RecordedFigure[]): Edition => ({
    ...{ name: '', book: '', date: '', pipeline: '', digest: '', figures, statements: [] },
    ...{ inputs: new Map(), outputs: new Map(), checks: new Map(), ...NOT_TOLD },
  });
  const told = (unit: string, before: [string, number], after: [string, number]) => {
    const figure = ([printed, value]: [string, number]) =>
      edition([{ slot: 'sec:a/b#1', address: 'a[2023].b', printed, value, unit, sources: [] }]);
    return differenceAsText(compareEditions(figure(before), figure(after)));
  };
  const money = told('US$ billion', ['$798.8', 798.8], ['$796.5', 796.5446]);
  expect(money).toContain('$798.8 billion\n');
  expect(money).toContain('−2.255, −0.3%\n');
  expect(told('percent', ['48', 48], ['39', 39])).toContain('−9 percentage points\n');
  const times = told('times', ['7.7', 7.70732394366197], ['7.7', 7.7071]);
  expect(times).toContain('Figures: 1 changed (1 by less than is printed)');
  expect(times).toContain('−0.00022, which its rounding hides');
});

test('the-other-way-round-new-is-gone', async () => {
  const [first, second] = [await firstEdition(), await editionOf(await secondFiles(), '2025-03')];
  const [there, back] = [compareEditions(first, second), compareEditions(second, first)];
  const added = there.tables.flatMap((table) => table.added.map(({ address }) => address));
  expect(back.tables.flatMap((table) => table.gone.map(({ address }) => address)).sort()).toEqual(
    added.sort(),
  );
  expect(back.figures).toHaveLength(there.figures.length);
  expect(back.sentences).toHaveLength(there.sentences.length);
});

test('a-record-that-is-too-long-is-refused', () => {
  const limits = limitsWith(new Map([['editionLines', 3]]));
  const { value, problems } = readEdition({ path: file, text: '\n'.repeat(9) }, limits);
  expect(value).toBeUndefined();
  expect(problems.map(({ code }) => code)).toEqual(['over-limit']);
});

test('no-text-is-met-with-an-exception', () => {
  const line = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .tuple(
        fc.constantFrom('edition', 'row', 'table', 'figure', 'check', 'fact', '__proto__'),
        fc.jsonValue(),
        fc.jsonValue(),
      )
      .map(([kind, value, values]) => JSON.stringify({ [kind]: value, values, value })),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const { value, problems } = readEdition({ path: file, text: lines.join('\n') });
      expect(value === undefined).toBe(problems.length > 0);
      for (const { place } of problems) expect(place?.line).toBeGreaterThan(0);
    }),
  );
});

test('two-wordings-in-one-hold-both', () => {
  const word = fc.constantFrom('trade', 'rose', '798.8', 'US$', ' ', ', ', '. ', 'billion', '\u00a0');
  const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const runs = compareWords(before, after);
      const only = (gone: 'gone' | 'new') =>
        runs
          .filter(({ type }) => type === 'same' || type === gone)
          .map((run) => run.text)
          .join('');
      expect(only('gone')).toBe(before);
      expect(only('new')).toBe(after);
    }),
  );
});

test('lists-laid-beside-each-other-keep-their-orders-and-lose-nothing', () => {
  const items = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 });
  fc.assert(
    fc.property(items, items, (before, after) => {
      const pairs = alignItems(
        before,
        after,
        (one, other) => one === other,
        (one, other) => (one === other ? 2 : Math.abs(one - other) === 1 ? 1 : 0),
      );
      expect(pairs.flatMap((pair) => pair.before ?? [])).toEqual(before);
      expect(pairs.flatMap((pair) => pair.after ?? [])).toEqual(after);
      for (const pair of pairs) {
        if (pair.before !== undefined && pair.after !== undefined)
          expect(Math.abs(pair.before - pair.after)).toBeLessThan(2);
      }
    }),
  );
});

test('an-item-put-in-between-moves-the-others-and-changes-none', () => {
  const pairs = alignItems(
    ['a1', 'b1', 'c1'],
    ['a1', 'x', 'b2', 'c1'],
    (one, other) => one === other,
    (one, other) => (one[0] === other[0] ? 1 : 0),
  );
  expect(pairs).toEqual([
    { before: 'a1', after: 'a1' },
    { after: 'x' },
    { before: 'b1', after: 'b2' },
    { before: 'c1', after: 'c1' },
  ]);
});

test('names-are-ordered-by-the-size-of-their-numbers', () => {
  const names = ['b', 'a10', 'a2', 'a2b', 'a', 'A2', 'a02'];
  expect(names.sort(compareNatural)).toEqual(['A2', 'a', 'a02', 'a2', 'a2b', 'a10', 'b']);
});

async function sheetOf(more: Readonly<Record<string, string>>) {
  const { book, problems } = await checkBook(
    { asStated: false, page: undefined },
    worldOf(await secondFiles(more)),
  );
  if (book === undefined) throw new Error(JSON.stringify(problems, null, 2));
  const pages = { ledger: new Map(), anchors: new Map() };
  const { value: plan } = planWorkbook({ ...book, pages });
  return { book, sheet: plan?.sheets.find(({ kind }) => kind === 'changes') };
}

const chapterOf = async () =>
  new TextDecoder().decode((await secondFiles()).read('templates/chapters/trade.md.hbs'));

test('book-and-data-pack-list-the-same-changes-and-mark-what-is-revised', async () => {
  const { book, sheet } = await sheetOf({});
  const list = book.manuscript.tables.find(({ list: kind }) => kind === 'changes');
  const rows = list?.rows.map(({ cells }) => cells.map(({ text }) => text));
  expect(list?.columns.map(({ heading }) => heading)).toEqual(['What it is', 'Before', 'Now', 'As of']);
  expect(rows).toEqual([
    ['Length of the longest bridge', '2.7 kilometres', '2.9 kilometres', 'June 30, 2023'],
    [
      'Exports, Exports by state, Ohio, 2023',
      '$8.2 billion',
      '$8.4 billion',
      'January 15, 2024 → January 31, 2025',
    ],
    ['Exports by state', 'rows gone: 1', 'rows new: 3', 'January 15, 2024 → January 31, 2025'],
    ['Texas exported less than 150 billion.', 'holds', 'does not hold', ''],
  ]);
  const columns = sheet?.table?.columns.slice(1, 5).map(({ values }) => values);
  expect(columns?.[0]?.map((_, row) => columns.map((column) => column[row] ?? ''))).toEqual(rows);
  expect(sheet?.lines.map(({ text }) => text)).toContain('Compared with the edition 2024-03.');
  const table = book.manuscript.tables.find(({ id }) => id === 'tbl:state-exports');
  const marked = table?.rows.filter(({ cells }) => cells.some(({ beside }) => beside?.includes('[r]')));
  expect(marked?.map(({ cells }) => cells.map(({ text }) => text))).toEqual([['Ohio', '2023', '8.4']]);
  expect(table?.signs.map(({ sign, meaning }) => `${sign} ${meaning}`)).toEqual([
    '[r] revised',
    '[x] not available',
  ]);
  const unplaced = book.manuscript.parts[0]?.chapters[0]?.blocks.map(({ type }) => type);
  expect(unplaced).toContain('table');
});

test('nothing-is-said-to-be-unchanged-where-nothing-was-compared', async () => {
  const settings = new TextDecoder().decode((await secondFiles()).read('templates/book.yaml'));
  const [before = ''] = (await chapterOf()).split('## What has changed');
  const { sheet } = await sheetOf({
    'templates/book.yaml': settings.replace('previousEdition: 2024-03\n', ''),
    'templates/chapters/trade.md.hbs': before,
  });
  const lines = sheet?.lines.map(({ text }) => text);
  expect(lines).toContain('This edition was compared with no earlier one, as the book names none.');
  expect(lines).not.toContain('There are no changes to report.');
});

test('an-edition-laid-beside-itself-has-no-changes', async () => {
  const record = printEdition(await editionOf(await secondFiles(), '2025-03'));
  const { book, sheet } = await sheetOf({ 'data/editions/2024-03.jsonl': record });
  expect(sheet?.lines.map(({ text }) => text)).toContain('There are no changes to report.');
  expect(book.manuscript.tables.map(({ id }) => id)).toEqual(['tbl:state-exports']);
  const blocks = book.manuscript.parts[0]?.chapters[0]?.blocks ?? [];
  expect(blockTexts(blocks)).toContain('Nothing has changed since the edition before.');
});
