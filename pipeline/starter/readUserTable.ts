/** Turns a file of the user's into the table of a new book: it is read as by `import`, and named and dated as far as the file tells. */
import { slug } from '../compose/outline.ts';
import { titleOf } from '../intake/composeTable.ts';
import type { ImportedColumn, ImportedTable } from '../intake/ImportedTable.ts';
import type { ImportOptions } from '../intake/ImportOptions.ts';
import { numberFormatOf } from '../intake/numberFormatOf.ts';
import { readTableOf } from '../intake/readTableOf.ts';
import type { StarterWords } from '../language/starter/StarterWords.ts';
import { defaultLimits, type Limits } from '../limits/Limits.ts';
import { foreignMarksInLine } from '../markup/foreignMarks.ts';
import { starterFewRows, starterNoKey, starterNoNumbers } from '../problems/catalogue/starter.ts';
import type { Problem, StageResult } from '../problems/Problem.ts';
import { lastDayOf } from '../validate/dataPeriod.ts';
import { isMeasure, isTime, type StarterColumn, type StarterTable } from './StarterTable.ts';

/** Ids of tables that stand for something else. */
const TAKEN = ['annotation', 'checks', 'facts', 'corrections'];

/** `file` is the file's name, e.g. `Exports 2023.xlsx`. */
export async function readUserTable(
  file: string,
  bytes: Uint8Array,
  words: StarterWords,
  options: ImportOptions,
  limits: Limits = defaultLimits,
): Promise<StageResult<StarterTable>> {
  const read = await readTableOf(file, bytes, options, limits);
  if (read.value === undefined) return { value: undefined, problems: read.problems };
  const imported = read.value;
  const columns = imported.columns.map((column) => starterColumn(column, words));
  const key = imported.key.map(starterName);
  const problem = whyNoBook(file, imported, columns, key);
  if (problem !== undefined) return { value: undefined, problems: [problem] };
  const base = file.replace(/\.[^.]*$/, '');
  const value: StarterTable = {
    id: idOf(base),
    title: titleOf(plainWords(base) || file),
    columns,
    rows: imported.lines.map((_, row) => imported.columns.map((column) => textOf(column, row))),
    key,
    source: { name: 'source', title: plainWords(file), publisher: words.publisherUnknown, grade: 'C' },
    asOf: lastDay(imported, columns),
    isGuessed: true,
  };
  return { value, problems: [] };
}

function whyNoBook(
  file: string,
  { rowCount }: ImportedTable,
  columns: readonly StarterColumn[],
  key: readonly string[],
): Problem | undefined {
  const spot = { place: { file } };
  const heads = columns.map(({ title }) => title);
  if (rowCount < 2) return starterFewRows(spot, rowCount);
  if (key.length === 0) return starterNoKey(spot, heads);
  const hasNumbers = columns.some((column) => isMeasure(column) && !key.includes(column.name));
  return hasNumbers ? undefined : starterNoNumbers(spot, heads);
}

function starterColumn(column: ImportedColumn, words: StarterWords): StarterColumn {
  const name = starterName(column.name);
  const title = plainWords(column.title) || name;
  const unit = column.unit === undefined ? undefined : plainWords(column.unit);
  const numberFormat = numberFormatOf(column) ?? ',d';
  if (column.type === 'integer') return { name, title, type: column.type, unit: unit ?? '', numberFormat };
  if (column.type === 'number')
    return { name, title, type: column.type, unit: unit || words.unitUnknown, numberFormat };
  const type = column.type === 'boolean' ? 'string' : column.type;
  return { name, title: unit === undefined ? title : plainWords(`${title} (${unit})`), type };
}

/** Expressions of the starter name fields as they are, and no name in them begins with a digit. */
function starterName(name: string): string {
  return /^[a-z]/.test(name) ? name : `c_${name}`;
}

/** A gap is an empty cell in a new book. */
function textOf({ texts, missing }: ImportedColumn, row: number): string {
  const text = texts[row] ?? '';
  return missing.includes(text) ? '' : text;
}

function idOf(base: string): string {
  const id = asciiSlug(base) || 'data';
  return TAKEN.includes(id) ? `${id}-table` : id;
}

/** Small letters, digits and single hyphens. */
function asciiSlug(text: string): string {
  return slug(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** Words as they may stand in text, tables and charts: without signs that mean something there, two of `$` among them. */
export function plainWords(text: string): string {
  // Before a letter `$` may open a formula that another label on its line ends.
  const signs = /\$.*\$/.test(text) ? /[_*`{}[\]<>#~^|\\@=$]+/g : /[_*`{}[\]<>#~^|\\@=]+|\$(?=[^\s\d/)])/g;
  const unsigned = text.replace(signs, ' ');
  // What else is markup, by the place of its signs, is none without them.
  const plain = foreignMarksInLine(unsigned).reduce(
    (words, { start, end }) =>
      words.slice(0, start) + words.slice(start, end).replace(/[^\p{L}\p{N}]/gu, ' ') + words.slice(end),
    unsigned,
  );
  return plain.replace(/\s+/g, ' ').replace(/^[^\p{L}\d€£$]+|\s+$/gu, '');
}

/** The end of the last period that the table has figures of. */
function lastDay({ columns }: ImportedTable, starters: readonly StarterColumn[]): string | undefined {
  const column = columns[starters.findIndex(isTime)];
  const last = column?.texts
    .filter((text) => text !== '' && !column.missing.includes(text))
    .toSorted()
    .at(-1);
  return last === undefined ? undefined : lastDayOf(last);
}
