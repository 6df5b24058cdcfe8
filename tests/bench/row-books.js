/** Writes a book of one table, the rows of millionRows.ts: for its data pack, with checks over all of them, or with all of them printed. */
import { mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { stringify } from 'yaml';

const root = join(import.meta.dirname, '../..');

const packed = '{{#claim "rows-counted"}}All rows{{/claim}} are in the data pack.';
const printed =
  '{{ref "tbl:rows"}} prints {{#claim "rows-counted"}}all rows{{/claim}}.\n\n{{table "rows" columns="id month state exports jobs"}}';

/** What the book holds, and the path of its file of rows. */
export async function rowBook(folder, rows, { isPrinted = false } = {}) {
  const outfile = join(folder, 'millionRows.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'millionRows.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  const { csvOfRows, filesOfBook, TABLE_FILE } = await import(pathToFileURL(outfile).href);
  const files = {
    ...filesOfBook,
    'data/rows/checks.yaml': stringify({ checks: checksOf(rows) }),
    'templates/book.yaml': stringify({
      briefing: 1,
      title: 'Rows',
      edition: '2025-03-31',
      language: 'en-US',
      fileName: 'rows',
      chapters: ['rows'],
    }),
    'templates/theme.json': readFileSync(join(root, 'templates/theme.json'), 'utf8'),
    'templates/chapters/rows.md.hbs': `---\ntitle: Rows\n---\n${isPrinted ? printed : packed}\n`,
    [TABLE_FILE]: '',
  };
  const book = join(folder, 'book');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(book, path)), { recursive: true });
    writeFileSync(join(book, path), text);
  }
  const csv = join(book, TABLE_FILE);
  const table = openSync(csv, 'w');
  for (const piece of csvOfRows(rows)) writeSync(table, piece);
  return { book, csv };
}

function checksOf(rows) {
  return [
    { id: 'rows-counted', statement: 'No row is lost.', expression: `count('rows') == ${rows}` },
    {
      id: 'rows-within',
      statement: 'Exports and imports are neither negative nor above their most.',
      expression:
        "all('rows', 'within(datum.exports, 0, 1000) && within(datum.imports, 0, 1000) && datum.jobs >= 0')",
    },
    {
      id: 'rows-by-state',
      statement: 'Ohio and Texas export less than all states.',
      expression:
        "sum('rows', 'exports', {state: 'Ohio'}) + sum('rows', 'exports', {state: 'Texas'}) < sum('rows', 'exports')",
    },
    {
      id: 'rows-shares',
      statement: 'The mean share lies between the least and the most.',
      expression: "within(mean('rows', 'share'), min('rows', 'share'), max('rows', 'share'))",
    },
  ];
}
