/** A data pack is edited in LibreOffice itself and comes back as exactly those edits, where the machine has LibreOffice and its Python. */
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { briefing, copyOf, temporaryFolder } from '../build/runBriefing.ts';

const root = join(import.meta.dirname, '../..');
const python = ['/usr/bin/python3', 'python3'].find(
  (name) => spawnSync(name, ['-c', 'import uno']).status === 0,
);
const hasOffice = spawnSync('soffice', ['--version']).status === 0;
const isHere = hasOffice && python !== undefined;
if (!isHere)
  process.stdout.write('skipped: the round trip, since LibreOffice or its Python is not on this machine\n');

/** Sheet, cell, what is typed; and the line that is to be shown of it. */
const EDITS: readonly (readonly [sheet: string, cell: string, typed: string, shown: string])[] = [
  ['Goods by year', 'B15', '9.75', 'goods[2019].value  BOOK/data/goods/goods.csv:2  9.5 → 9.75'],
  ['Goods by year', 'B16', '10.25', 'goods[2020].value  BOOK/data/goods/goods.csv:3  10.2 → 10.25'],
  ['Goods by year', 'B17', '11.5', 'goods[2021].value  BOOK/data/goods/goods.csv:4  11.4 → 11.5'],
  ['Goods by year', 'B18', '12.125', 'goods[2022].value  BOOK/data/goods/goods.csv:5  12.1 → 12.125'],
  ['Goods by year', 'B19', '15', 'goods[2023].value  BOOK/data/goods/goods.csv:6  14.9 → 15'],
  ['Goods by year', 'C15', '9.4', 'goods[2019].estimate  BOOK/data/goods/goods.csv:2  no value → 9.4'],
  ['Goods by year', 'C16', '10.5', 'goods[2020].estimate  BOOK/data/goods/goods.csv:3  10 → 10.5'],
  ['Goods by year', 'C17', '', 'goods[2021].estimate  BOOK/data/goods/goods.csv:4  11 → no value'],
  ['Goods by year', 'C18', '12.6', 'goods[2022].estimate  BOOK/data/goods/goods.csv:5  12 → 12.6'],
  ['Goods by region', 'B10', '30.5', 'regions[North].value  BOOK/data/goods/regions.csv:2  30.4 → 30.5'],
  ['Goods by region', 'B11', '20.25', 'regions[South].value  BOOK/data/goods/regions.csv:3  20.1 → 20.25'],
  ['Goods by region', 'B12', '7.7', 'regions[West].value  BOOK/data/goods/regions.csv:4  7.6 → 7.7'],
  ['Goods by region', 'B13', '58.45', 'regions[Total].value  BOOK/data/goods/regions.csv:5  58.1 → 58.45'],
  ['Goods by region', 'C10', '52.2', 'regions[North].share  BOOK/data/goods/regions.csv:2  52.3 → 52.2'],
  ['Goods by region', 'C11', '34.7', 'regions[South].share  BOOK/data/goods/regions.csv:3  34.6 → 34.7'],
  ['People', 'C8', '2001-02-04', 'people[a].since  BOOK/data/people/people.csv:2  2001-02-03 → 2001-02-04'],
  ['People', 'E8', '1250', 'people[a].count  BOOK/data/people/people.csv:2  1200 → 1250'],
  ['People', 'E9', '350', 'people[c].count  BOOK/data/people/people.csv:3  345 → 350'],
  ['People', 'F9', 'TRUE', 'people[c].active  BOOK/data/people/people.csv:3  false → true'],
  ['Facts', 'C8', '3500', 'facts[members].value  BOOK/data/people/facts.csv:3  3456 → 3500'],
];

/** The pack of a copy of a book, opened, edited and saved by LibreOffice. */
function editedPack(book: string, edits: readonly (readonly [string, string, string])[]): string {
  expect(briefing(['build', '--book', book, '--only', 'xlsx', '--quiet']).code).toBe(0);
  const pack = readdirSync(join(book, 'output')).find((name) => name.endsWith('.xlsx')) ?? '';
  const folder = temporaryFolder();
  const [list, target] = [join(folder, 'edits.json'), join(folder, 'edited.xlsx')];
  writeFileSync(list, JSON.stringify(edits));
  const script = join(root, 'tests/long/edit_cells.py');
  const ran = spawnSync(
    python ?? 'python3',
    [script, join(book, 'output', pack), target, list, join(folder, 'profile')],
    { encoding: 'utf8', timeout: 300_000 },
  );
  expect(ran.status, ran.stderr).toBe(0);
  return target;
}

test.skipIf(!isHere)(
  'twenty-cells-edited-in-libreoffice-are-those-that-are-shown',
  () => {
    const book = copyOf(join(root, 'tests/fixtures/rich-book'), temporaryFolder());
    const edited = editedPack(
      book,
      EDITS.map(([sheet, cell, typed]) => [sheet, cell, typed]),
    );
    const shown = briefing(['import', edited, '--book', book]);
    expect(shown).toMatchObject({ code: 0, err: '' });
    const changed = [...shown.out.matchAll(/^ {2}(?:changed|new|gone) +(.*)$/gm)].map(([, line]) => line);
    expect(changed.sort()).toEqual(EDITS.map(([, , , line]) => line.replace('BOOK', book)).sort());
    expect(briefing(['import', edited, '--book', book, '--apply']).code).toBe(0);
    // What has come back is what the next pack holds.
    const again = editedPack(book, []);
    expect(briefing(['import', again, '--book', book]).out).toContain('nothing to change');
  },
  600_000,
);

test.skipIf(!isHere)(
  'what-was-only-opened-and-saved-changes-nothing',
  () => {
    const book = copyOf(join(root, 'tests/fixtures/every-feature-book'), temporaryFolder());
    const shown = briefing(['import', editedPack(book, []), '--book', book]);
    expect(shown).toMatchObject({ code: 0, err: '' });
    expect(shown.out).toContain('nothing to change');
  },
  300_000,
);
