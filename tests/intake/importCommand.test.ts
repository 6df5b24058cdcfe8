/** The command as a user runs it: new tables, new figures for a table, and the data pack that comes back. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { buildBook } from '../../pipeline/build.ts';
import { type ImportCommandOptions, importCommand } from '../../pipeline/commands/importCommand.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { isDataPath } from '../../pipeline/publish/outputPaths.ts';
import { publishOutputs } from '../../pipeline/publish/publishOutputs.ts';
import { type Disk, localDisk } from '../../pipeline/world/Disk.ts';
import { digestOf } from '../../pipeline/world/digestOf.ts';
import { openBookFolder } from '../../pipeline/world/World.ts';
import { inTests } from '../build/buildHere.ts';
import { copyOfMinimalBook, temporaryFolder } from '../build/runBriefing.ts';
import { noOptions } from './readFile.ts';

const EXPORTS = 'data/trade/state-exports.csv';

async function run(book: string, file: string, options: Partial<ImportCommandOptions> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const done = await importCommand(
    {
      ...inTests,
      ...{ book, files: [file] },
      ...{ to: undefined, table: undefined, title: undefined, asOf: undefined, source: undefined },
      ...{ read: noOptions, apply: false, ...options },
    },
    {
      result: (text) => out.push(text),
      error: (text) => err.push(text),
      progress: () => {},
      live: false,
      colour: false,
    },
  );
  return { done, out: out.join('\n'), err: err.join('\n') };
}

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

const textOf = (book: string, path: string) => readFileSync(join(book, path), 'utf8');

test('a-new-table-is-shown-then-written-and-what-is-left-is-named', async () => {
  const book = copyOfMinimalBook();
  const file = fileOf('Jobs by state.csv', 'State;Jobs (thousand)\nOhio;5.500,5\nIowa;1.500,25\n');
  const before = textOf(book, 'data/trade/datapackage.json');
  const shown = await run(book, file, { to: 'data/trade' });
  expect(shown).toMatchObject({ done: true, err: '' });
  expect(shown.out).toContain('would be written: data/trade/jobs-by-state.csv');
  expect(shown.out).toContain('left to say');
  expect(textOf(book, 'data/trade/datapackage.json')).toBe(before);
  const source = {
    title: 'Jobs',
    publisher: 'Test Office',
    address: 'https://example.org/jobs',
    grade: 'A',
    retrieved: '2024-02-01',
  };
  const written = await run(book, file, { to: 'data/trade', asOf: '2024-01-31', source, apply: true });
  expect(written.out).not.toContain('left to say');
  expect(textOf(book, 'data/trade/jobs-by-state.csv')).toBe('state,jobs\nOhio,5500.5\nIowa,1500.25\n');
  const after = textOf(book, 'data/trade/datapackage.json');
  // Everything that was there still stands, line by line.
  const added = after.split('\n');
  for (const line of before.split('\n'))
    expect(added.map((each) => each.replace(/,$/, ''))).toContain(line.replace(/,$/, ''));
});

test('new-figures-are-shown-by-key-and-written-in-place-once-dated', async () => {
  const book = copyOfMinimalBook();
  const file = fileOf(
    'new.csv',
    'State,Year,Exports (US$ billion)\nOhio,2022,7.5\nOhio,2023,8.4\nTexas,2022,140.1\nTexas,2023,144.3\nGuam,2023,0.1\nIowa,2023,2.25\n',
  );
  const shown = await run(book, file, { table: 'state-exports' });
  expect(shown.out).toContain(`changed  state-exports[Ohio, 2023].exports  ${book}/${EXPORTS}:3  8.2 → 8.4`);
  expect(shown.out).toContain('new      state-exports[Iowa, 2023]');
  expect(shown.out).toContain('gone     state-exports[Guam, 2022]');
  expect(shown.out).toContain('8.2 → 8.4 (state-exports[Ohio, 2023].exports)');
  const undated = await run(book, file, { table: 'state-exports', apply: true });
  expect(undated.done).toBe(false);
  expect(undated.err).toContain('intake-date-needed');
  const written = await run(book, file, { table: 'state-exports', apply: true, asOf: '2024-06-30' });
  expect(written.done).toBe(true);
  expect(textOf(book, EXPORTS)).toBe(
    'state,year,exports\nOhio,2022,7.5\nOhio,2023,8.4\nTexas,2022,140.1\nTexas,2023,144.3\nGuam,2023,0.1\nIowa,2023,2.25\n',
  );
  expect(textOf(book, 'data/trade/datapackage.json')).toContain('"asOf": "2024-06-30"');
});

test('a-check-that-cannot-be-worked-out-any-more-is-told-before-it-is-written', async () => {
  const book = copyOfMinimalBook();
  writeFileSync(
    join(book, 'data/trade/checks.yaml'),
    "checks:\n  - id: much\n    statement: Texas sold much.\n    expression: value('state-exports[Texas, 2023].exports') > 100\n",
  );
  const file = fileOf(
    'new.csv',
    'State,Year,Exports (US$ billion)\nOhio,2022,7.5\nOhio,2023,8.2\nTexas,2022,140.1\nTexas,2023,\nGuam,2022,\nGuam,2023,0.1\n',
  );
  const { out } = await run(book, file, { table: 'state-exports' });
  expect(out).toContain('144.3 → no value');
  expect(out).toMatch(
    /left to say: data\/trade\/checks\.yaml:\S* ?.*state-exports\[Texas, 2023\]\.exports is missing/,
  );
});

const NEW =
  'State,Year,Exports (US$ billion)\nOhio,2022,7.5\nOhio,2023,8.4\nTexas,2022,140.1\nTexas,2023,144.3\nGuam,2022,\nGuam,2023,0.1\n';
const DESCRIPTOR = 'data/trade/datapackage.json';
const noSource = {
  title: undefined,
  publisher: undefined,
  address: undefined,
  grade: undefined,
  retrieved: undefined,
};

test('what-is-said-of-the-source-of-a-table-that-is-there-is-written', async () => {
  const book = copyOfMinimalBook();
  const into = { table: 'state-exports', asOf: '2024-06-30', apply: true };
  const source = { ...noSource, retrieved: '2024-07-01', address: 'https://example.org/new' };
  const first = await run(book, fileOf('new.csv', NEW), { ...into, source });
  expect(first).toMatchObject({ done: true, err: '' });
  const described = textOf(book, DESCRIPTOR);
  expect(described).toContain('"path": "https://example.org/new"');
  expect(described).toContain('"retrieved": "2024-07-01"');
  expect(described).toContain('"title": "Trade by State"');
  // Said again of the same figures, it is written alone.
  const later = { ...noSource, retrieved: '2024-08-01' };
  const again = await run(book, fileOf('new.csv', NEW), { ...into, asOf: undefined, source: later });
  expect(again.out).toContain(`written: ${DESCRIPTOR}`);
  expect(again.out).not.toContain(`written: ${EXPORTS}`);
  expect(textOf(book, DESCRIPTOR)).toContain('"retrieved": "2024-08-01"');
});

test('another-source-takes-the-place-of-the-one-before', async () => {
  const book = copyOfMinimalBook();
  const source = {
    ...{ title: 'Exports, revised', publisher: 'Other Office', address: 'https://example.org/r' },
    ...{ grade: 'B', retrieved: '2024-07-01' },
  };
  const ran = await run(book, fileOf('new.csv', NEW), {
    ...{ table: 'state-exports', asOf: '2024-06-30', apply: true, source },
  });
  expect(ran).toMatchObject({ done: true, err: '' });
  const { sources, resources } = JSON.parse(textOf(book, DESCRIPTOR));
  expect(sources.at(-1)).toEqual({
    ...{ name: 'exports-revised', title: 'Exports, revised', publisher: 'Other Office' },
    ...{ path: 'https://example.org/r', retrieved: '2024-07-01', grade: 'B' },
  });
  expect(resources[0].sources).toEqual([{ name: 'exports-revised' }]);
  // By its name the earlier one is meant, which is not declared again.
  const back = { ...noSource, title: 'test-office' };
  await run(book, fileOf('new.csv', NEW), { table: 'state-exports', apply: true, source: back });
  const after = JSON.parse(textOf(book, DESCRIPTOR));
  expect(after.resources[0].sources).toEqual([{ name: 'test-office' }]);
  expect(after.sources).toHaveLength(sources.length);
});

test('of-several-sources-nobody-can-say-which-is-meant', async () => {
  const book = copyOfMinimalBook();
  const path = join(book, DESCRIPTOR);
  const data = JSON.parse(readFileSync(path, 'utf8'));
  data.sources.push({ ...data.sources[0], name: 'other' });
  data.resources[0].sources.push({ name: 'other' });
  writeFileSync(path, JSON.stringify(data));
  const source = { ...noSource, retrieved: '2024-07-01' };
  const ran = await run(book, fileOf('new.csv', NEW), { table: 'state-exports', source });
  expect(ran.err).toContain('intake-source-open');
  const named = { ...source, title: 'other' };
  expect((await run(book, fileOf('new.csv', NEW), { table: 'state-exports', source: named })).done).toBe(
    true,
  );
});

test('size-and-digest-of-the-file-follow-its-figures-where-they-are-declared', async () => {
  const book = copyOfMinimalBook();
  const path = join(book, DESCRIPTOR);
  const text = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    text.replace(
      '"path": "state-exports.csv",',
      '"path": "state-exports.csv", "bytes": 1, "hash": "sha256:00",',
    ),
  );
  await run(book, fileOf('new.csv', NEW), { table: 'state-exports', asOf: '2024-06-30', apply: true });
  const csv = readFileSync(join(book, EXPORTS));
  const { bytes, hash } = JSON.parse(textOf(book, DESCRIPTOR)).resources[0];
  expect({ bytes, hash }).toEqual({ bytes: csv.length, hash: `sha256:${digestOf(csv)}` });
});

test('words-in-several-languages-hide-no-table', async () => {
  const book = copyOfMinimalBook();
  const path = join(book, DESCRIPTOR);
  const text = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    text.replace(
      '"title": "Exports by state"',
      '"title": { "en": "Exports by state", "es": "Exportaciones" }',
    ),
  );
  const ran = await run(book, fileOf('new.csv', NEW), { table: 'state-exports' });
  expect(ran).toMatchObject({ done: true, err: '' });
});

/** A disk that is gone from its second renaming of a figure on, as for a process that is killed. */
function killedDisk(folder: string): Disk {
  let renamed = 0;
  const gone = () => {
    throw new Error('killed');
  };
  const alive =
    <Arguments extends readonly unknown[], Value>(act: (...given: Arguments) => Value) =>
    (...given: Arguments): Value =>
      renamed > 1 ? gone() : act(...given);
  return {
    ...localDisk,
    rename: (from, to) => {
      if (to.startsWith(join(folder, 'trade'))) renamed += 1;
      alive(localDisk.rename)(from, to);
    },
    remove: alive(localDisk.remove),
    read: alive(localDisk.read),
    kindOf: alive(localDisk.kindOf),
  };
}

test('an-import-that-is-killed-is-undone-by-the-next-command', async () => {
  const book = copyOfMinimalBook();
  const folder = join(book, 'data');
  const before = [textOf(book, EXPORTS), textOf(book, DESCRIPTOR)];
  const files = new Map([
    ['trade/state-exports.csv', new TextEncoder().encode('half')],
    ['trade/datapackage.json', new TextEncoder().encode('{}')],
  ]);
  expect(() => publishOutputs(killedDisk(folder), folder, files, [], isDataPath)).toThrow('killed');
  expect(textOf(book, EXPORTS)).toBe('half');
  const ran = await run(book, fileOf('new.csv', NEW), { table: 'state-exports' });
  expect(ran.out).toContain('1 cell changed');
  expect([textOf(book, EXPORTS), textOf(book, DESCRIPTOR)]).toEqual(before);
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});

const FAULTS: readonly (readonly [code: string, content: string, options: Partial<ImportCommandOptions>])[] =
  [
    ['intake-missing-column', 'state,year\nOhio,2022\nIowa,2022\n', { table: 'state-exports' }],
    ['intake-unknown-table', 'state,year\nOhio,2022\nIowa,2022\n', { table: 'state-export' }],
    ['intake-name-taken', 'state,n\nOhio,1\nIowa,2\n', { table: 'state-exports', to: 'data/trade' }],
    ['intake-repeated-key', 'state,year,exports\nOhio,2022,1\nOhio,2022,2\n', { table: 'state-exports' }],
  ];

test.each(FAULTS)('what-cannot-be-taken-is-said: %s', async (code, content, options) => {
  const ran = await run(copyOfMinimalBook(), fileOf('a.csv', content), options);
  expect(ran.done).toBe(false);
  expect(ran.err).toContain(code);
});

test('a-character-that-the-file-cannot-hold-is-refused', async () => {
  const book = copyOfMinimalBook();
  const descriptor = join(book, 'data/trade/datapackage.json');
  const text = readFileSync(descriptor, 'utf8');
  writeFileSync(
    descriptor,
    text.replace(
      '"encoding": "utf-8",\n      "title": "Exports',
      '"encoding": "windows-1252",\n      "title": "Exports',
    ),
  );
  const ran = await run(book, fileOf('a.csv', 'state,year,exports\nЖ,2022,1\nOhio,2022,2\n'), {
    table: 'state-exports',
  });
  expect(ran.err).toContain('intake-unwritable');
});

test('a-value-that-breaks-a-rule-of-its-field-is-refused-by-that-rule', async () => {
  const book = copyOfMinimalBook();
  const ran = await run(book, fileOf('a.csv', 'state,year,exports\nOhio,2022,-1\nOhio,2023,2\n'), {
    table: 'state-exports',
  });
  expect(ran.done).toBe(false);
  expect(ran.err).toContain('out-of-range');
});

async function packOf(book: string): Promise<Uint8Array> {
  const built = await buildBook(
    { asStated: false, page: undefined, only: ['xlsx'] },
    {
      files: openBookFolder(book),
      readFont: readFontFile,
      version: '0.0.0',
      progress: { stage: () => {}, step: () => {}, end: () => [] },
    },
  );
  const [, bytes] = [...(built.outputs ?? [])].find(([path]) => path.endsWith('.xlsx')) ?? [];
  if (bytes === undefined) throw new Error(JSON.stringify(built.problems));
  return bytes;
}

/** With other texts in some of its parts, as a program that edits it would leave them. */
function edited(pack: Uint8Array, change: (xml: string) => string): Uint8Array {
  const parts = Object.entries(unzipSync(pack)).map(([name, bytes]) => [
    name,
    /worksheets\/sheet\d+\.xml$/.test(name) || name.endsWith('sharedStrings.xml')
      ? strToU8(change(strFromU8(bytes)))
      : bytes,
  ]);
  return zipSync(Object.fromEntries(parts));
}

test('a-data-pack-comes-back-as-edits-of-cells', async () => {
  const book = copyOfMinimalBook();
  const path = join(book, EXPORTS);
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace('Texas,2023,144.3', '"Texas",2023,"144.3"').replaceAll('\n', '\r\n'),
  );
  const before = textOf(book, EXPORTS);
  const pack = await packOf(book);
  expect((await run(book, fileOf('pack.xlsx', pack))).out).toContain('nothing to change');
  const changed = edited(pack, (xml) => xml.replace(/<v>144\.3<\/v>/, '<v>145.25</v>'));
  const shown = await run(book, fileOf('pack.xlsx', changed));
  expect(shown.out).toContain(
    `changed  state-exports[Texas, 2023].exports  ${book}/${EXPORTS}:5  144.3 → 145.25`,
  );
  expect(shown.out).toContain('1 cell changed');
  expect(textOf(book, EXPORTS)).toBe(before);
  const written = await run(book, fileOf('pack.xlsx', changed), { apply: true });
  expect(written.done).toBe(true);
  expect(textOf(book, EXPORTS)).toBe(before.replace('"144.3"', '"145.25"'));
});

test('what-is-no-cell-of-the-data-is-refused-with-where-to-change-it', async () => {
  const book = copyOfMinimalBook();
  writeFileSync(
    join(book, 'data/trade/derived.yaml'),
    `tables:
  - name: doubled
    title: Twice the exports
    description: Twice the exports.
    from: state-exports
    transform: [{ calculate: "datum.exports == null ? null : datum.exports * 2", as: twice }]
    schema:
      fields:
        - { name: state, type: string }
        - { name: year, type: year }
        - { name: twice, type: number, title: Twice, unit: US$ billion }
      primaryKey: [state, year]
`,
  );
  const pack = await packOf(book);
  const of = async (change: (xml: string) => string) =>
    (await run(book, fileOf('pack.xlsx', edited(pack, change)))).err;
  expect(await of((xml) => xml.replace('<v>280.2</v>', '<v>281</v>'))).toContain('intake-computed-cell');
  expect(await of((xml) => xml.replaceAll('Goods exports of three states', 'Goods exports'))).toContain(
    'intake-other-cell',
  );
  const otherKey = await of((xml) => xml.replace(/<v>2022<\/v>/, '<v>2021</v>'));
  expect(otherKey).toContain('intake-pack-row');
  expect(await of((xml) => xml.replace(/State<\/t>/g, 'Land</t>'))).toContain('intake-');
});

test('a-pack-of-the-book-as-it-was-is-refused-in-one-message', async () => {
  const book = copyOfMinimalBook();
  const pack = await packOf(book);
  const csv = join(book, 'data/trade/state-exports.csv');
  writeFileSync(csv, readFileSync(csv, 'utf8').replace('140.1', '140.2'));
  const ran = await run(
    book,
    fileOf(
      'pack.xlsx',
      edited(pack, (xml) => xml.replace('<v>280.2</v>', '<v>281</v>')),
    ),
  );
  expect(ran.err.match(/intake-[a-z-]+(?=:)/g)).toEqual(['intake-pack-other']);
  expect(ran.err).toContain('the book has changed since that pack was made');
});

// 'intake-pack-sheet' is said where a sheet of the pack is gone, as here.
test('a-sheet-that-is-gone-is-said', async () => {
  const book = copyOfMinimalBook();
  const pack = await packOf(book);
  const parts = unzipSync(pack);
  const workbook = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
  const renamed = workbook
    .replace('name="state-exports"', 'name="something"')
    .replace('name="Exports by state"', 'name="something"');
  const ran = await run(
    book,
    fileOf('pack.xlsx', zipSync({ ...parts, 'xl/workbook.xml': strToU8(renamed) })),
  );
  expect(ran.err).toContain('intake-pack-sheet');
});
