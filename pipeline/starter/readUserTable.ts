/** Turns a tidy CSV file of the user's into the table of a new book, its columns guessed. */
import { slug } from '../compose/outline.ts';
import type { StarterWords } from '../language/starter/StarterWords.ts';
import { defaultLimits, type Limits } from '../limits/Limits.ts';
import { decodeText } from '../load/decodeText.ts';
import { parseCsv } from '../load/parseCsv.ts';
import { excessOfCsv } from '../load/sizeOfCsv.ts';
import { overLimit } from '../problems/catalogue/limits.ts';
import { starterFewRows, starterNoKey, starterNoNumbers } from '../problems/catalogue/starter.ts';
import { hasErrors, type Problem, type StageResult } from '../problems/Problem.ts';
import { lastDayOf } from '../validate/dataPeriod.ts';
import { capitalized } from './capitalized.ts';
import { gapMarks, guessColumn } from './guessColumn.ts';
import { isMeasure, isTime, type StarterColumn, type StarterTable } from './StarterTable.ts';

/** Ids of tables that stand for something else. */
const TAKEN = ['annotation', 'checks', 'facts', 'corrections'];

/** Columns that a key has at most. */
const LONGEST_KEY = 3;
/** So many columns of names and dates are tried as a key; more ways to choose three of them would take long. */
const MOST_CANDIDATES = 12;
const MOST_DECIMALS = 3;

/** `file` is the file's name, e.g. `Exports 2023.csv`. */
export function readUserTable(
  file: string,
  bytes: Uint8Array,
  words: StarterWords,
  limits: Limits = defaultLimits,
): StageResult<StarterTable> {
  const decoded = decodeText(file, bytes);
  const text = decoded.source?.text ?? '';
  const excess = excessOfCsv(text, limits);
  if (excess !== undefined) {
    const place = { file, line: excess.line, column: 1 };
    const problem = overLimit({ place }, excess.limit, limits[excess.limit], excess.found);
    return { value: undefined, problems: [problem] };
  }
  const parsed = decoded.source === undefined ? undefined : parseCsv(file, text);
  const problems: Problem[] = [...decoded.problems, ...(parsed?.problems ?? [])];
  const csv = parsed?.csv;
  if (csv === undefined || hasErrors(problems)) return { value: undefined, problems };
  const cells = csv.columns.map((column) => column.map((cell) => cell.trim()));
  const columns = namedColumns(csv.header, cells, words);
  const rows = Array.from({ length: csv.rowCount }, (_, row) =>
    cells.map((column, index) => withoutMark(column[row] ?? '', columns[index])),
  );
  const key = keyOf(columns, cells);
  const spot = { place: { file } };
  const heads = columns.map(({ title }) => title);
  const hasNumbers = columns.some((column) => isMeasure(column) && key?.includes(column) !== true);
  if (rows.length < 2) problems.push(starterFewRows(spot, rows.length));
  else if (key === undefined) problems.push(starterNoKey(spot, heads));
  else if (!hasNumbers) problems.push(starterNoNumbers(spot, heads));
  if (key === undefined || hasErrors(problems)) return { value: undefined, problems };
  const base = file.replace(/\.[^.]*$/, '');
  const value: StarterTable = {
    id: idOf(base),
    title: capitalized(plainWords(base) || file),
    columns,
    rows,
    key: key.map(({ name }) => name),
    source: { name: 'source', title: plainWords(file), publisher: words.publisherUnknown, grade: 'C' },
    asOf: lastDay(columns, cells),
    isGuessed: true,
  };
  return { value, problems };
}

function namedColumns(
  header: readonly string[],
  cells: readonly (readonly string[])[],
  words: StarterWords,
): readonly StarterColumn[] {
  const names = new Set<string>();
  return header.map((head, index) => {
    const guess = guessColumn(head, cells[index] ?? []);
    const name = fieldName(guess.title, names);
    names.add(name);
    const title = plainWords(guess.title) || name;
    const unit = guess.unit === undefined ? undefined : plainWords(guess.unit);
    if (guess.type === 'integer')
      return { name, title, type: guess.type, unit: unit ?? '', numberFormat: ',d' };
    if (guess.type !== 'number')
      return { name, title: guess.unit === undefined ? title : `${title} (${unit})`, type: guess.type };
    const numberFormat = `,.${Math.min(guess.decimals, MOST_DECIMALS)}f`;
    return { name, title, type: guess.type, unit: unit || words.unitUnknown, numberFormat };
  });
}

function fieldName(title: string, taken: ReadonlySet<string>): string {
  const plain = asciiSlug(title).replaceAll('-', '_');
  const named = /^[a-z]/.test(plain) ? plain : `c_${plain}`;
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? named : `${named}_${count}`;
    if (!taken.has(name)) return name;
  }
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
function plainWords(text: string): string {
  const signs = /\$.*\$/.test(text) ? /[_*`{}[\]<>#~^|\\@=$]+/g : /[_*`{}[\]<>#~^|\\@=]+/g;
  return text
    .replace(signs, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\d€£$]+|\s+$/gu, '');
}

/** A mark is a gap where it stands for a number or a date; in a text it may be a name, as `NA` is of Namibia. */
function withoutMark(cell: string, column: StarterColumn | undefined): string {
  return column?.type !== 'string' && gapMarks.includes(cell) ? '' : cell;
}

/** The fewest columns, and the first of those, of names and dates without gaps by which no two rows are alike. */
function keyOf(
  columns: readonly StarterColumn[],
  cells: readonly (readonly string[])[],
): readonly StarterColumn[] | undefined {
  const whole = columns
    .map((column, index) => ({ column, cells: cells[index] ?? [] }))
    .filter(({ cells }) => cells.every((cell) => !gapMarks.includes(cell)));
  const candidates = whole.filter(({ column }) => !isMeasure(column)).slice(0, MOST_CANDIDATES);
  // Numbers such as 1 to 50 may tell rows apart, too, where nothing else does.
  const counted = whole.filter(({ column }) => column.type === 'integer').map((each) => [each]);
  const sets = [
    ...Array.from({ length: LONGEST_KEY }, (_, index) => choose(candidates, index + 1)).flat(),
    ...counted,
  ];
  const found = sets.find((set) => {
    const rows = cells[0] ?? [];
    const keys = new Set(rows.map((_, row) => JSON.stringify(set.map(({ cells }) => cells[row]))));
    return keys.size === rows.length;
  });
  return found?.map(({ column }) => column);
}

/** The ways to take `count` of the items, in their order. */
function choose<Item>(items: readonly Item[], count: number): readonly (readonly Item[])[] {
  if (count === 0) return [[]];
  return items.flatMap((item, index) =>
    choose(items.slice(index + 1), count - 1).map((rest) => [item, ...rest]),
  );
}

/** The end of the last period that the table has figures of. */
function lastDay(
  columns: readonly StarterColumn[],
  cells: readonly (readonly string[])[],
): string | undefined {
  const index = columns.findIndex(isTime);
  const last = cells[index]
    ?.filter((cell) => !gapMarks.includes(cell))
    .toSorted()
    .at(-1);
  return last === undefined ? undefined : lastDayOf(last);
}
