/** Messages of `intake`: why a file of other people cannot be read for certain, and what settles it. */
import type { Problem } from '../Problem.ts';
import { problemAt, quoted, type Spot } from '../spot.ts';

export function intakeUnreadable(spot: Spot, found: string): Problem {
  return problemAt('intake-unreadable', spot, `expected a file that can be read, found ${found}`, [
    'CSV, XLSX, JSON and Parquet are read; open the file in the program that it comes from, and save it as one of these',
  ]);
}

/** Of programs whose files no kept library reads here. */
export function intakeForeign(spot: Spot, program: string, hint: string): Problem {
  return problemAt(
    'intake-foreign',
    spot,
    `expected CSV, XLSX, JSON or Parquet, found a file of ${program}`,
    [hint],
  );
}

export function intakeDelimiterOpen(spot: Spot, marks: readonly string[]): Problem {
  const found = marks.map((mark) => (mark === '\t' ? 'tabs' : quoted(mark))).join(' and ');
  return problemAt(
    'intake-delimiter-open',
    spot,
    `expected one mark between values, found ${found}, which part the lines equally well`,
    [`say which: --delimiter '${marks[0] === '\t' ? '\\t' : (marks[0] ?? ';')}'`],
  );
}

/** Columns of one width have no mark to part them by, and a value may run into the next. */
export function intakeSpaces(spot: Spot): Problem {
  return problemAt('intake-spaces', spot, 'expected a mark between values, found columns set by spaces', [
    'export it as CSV; in Python: pandas.read_fwf("file.txt").to_csv("file.csv", index=False)',
    "where it is one column of words, say so: --delimiter ';'",
  ]);
}

export function intakeQuote(spot: Spot, type: 'unclosed' | 'stray'): Problem {
  const found = type === 'unclosed' ? 'one that is never closed' : 'one within a value';
  return problemAt('intake-quote', spot, `expected double quotes around whole values, found ${found}`, [
    'a double quote within a value is written twice; mend the line, or export the file again',
  ]);
}

export function intakeNested(spot: Spot, row: number): Problem {
  return problemAt(
    'intake-nested',
    spot,
    `expected plain values in each row, found a list or an object in row ${row}`,
    ['write each of its values as a column of its own, and import the file again'],
  );
}

export function intakeNestedColumn(spot: Spot, column: string): Problem {
  return problemAt(
    'intake-nested',
    spot,
    `expected plain values in each column, found lists, objects or bytes in ${quoted(column)}`,
    ['write it as columns of plain values, or leave it out, and import the file again'],
  );
}

export function intakeNoTable(spot: Spot): Problem {
  return problemAt('intake-no-table', spot, 'expected a table, found none', [
    'a table has a row of names and rows of values beneath it; say where it stands with --sheet and --range A3:F20',
  ]);
}

export function intakeNoHead(spot: Spot): Problem {
  return problemAt('intake-no-head', spot, 'expected a row of names above the values, found none', [
    'write names into the first row, or say where the table begins with --range A3:F20, whose first row is the names',
  ]);
}

export function intakeSeveralTables(spot: Spot, line: number): Problem {
  return problemAt(
    'intake-several-tables',
    spot,
    `expected one table, found another that begins in row ${line}`,
    ['say which one to read by its cells, such as --range A3:F20'],
  );
}

export function intakeSeveralSheets(spot: Spot, names: readonly string[]): Problem {
  const shown = names.slice(0, 8).map(quoted).join(', ');
  return problemAt(
    'intake-several-sheets',
    spot,
    `expected one table, found ${names.length}: ${shown}${names.length > 8 ? ', …' : ''}`,
    [`say which one to read: --sheet ${quoted(names[0] ?? '')}`],
  );
}

export function intakeUnknownSheet(spot: Spot, name: string, near: string | undefined): Problem {
  return problemAt('intake-unknown-sheet', spot, `expected a sheet or table ${quoted(name)}, found none`, [
    ...(near === undefined ? [] : [`did you mean ${quoted(near)}?`]),
  ]);
}

export function intakeRagged(spot: Spot, width: number): Problem {
  return problemAt(
    'intake-ragged',
    spot,
    `expected values beneath the ${width} names of the head, found one beneath no name`,
    ['give the column a name in the file, or say which cells are the table, such as --range A3:F20'],
  );
}

export function intakeMerged(spot: Spot, reference: string): Problem {
  return problemAt(
    'intake-merged',
    spot,
    `expected one cell for each value, found merged cells ${reference} among the rows`,
    [
      'which rows the value is of is not written: unmerge the cells and fill them, or leave them out with --range',
    ],
  );
}

export function intakeDuplicateHeads(spot: Spot, name: string): Problem {
  return problemAt(
    'intake-duplicate-heads',
    spot,
    `expected each name of the head once, found ${quoted(name)} again`,
    [
      'if the head has several rows, say how many: --header-rows 2; else give the columns different names in the file',
    ],
  );
}

export function intakeDecimalOpen(spot: Spot, found: string): Problem {
  return problemAt(
    'intake-decimal-open',
    spot,
    `expected numbers that can be read in one way, found ${found}`,
    ['say which mark the decimals have: --decimal . or --decimal ,'],
  );
}

export function intakeDigits(spot: Spot, text: string, field: string | undefined): Problem {
  return problemAt('intake-digits', spot, `expected numbers of at most 15 digits, found ${text}`, [
    field === undefined
      ? 'write it as a text, in quotes, if it is a code; else round it'
      : `if it is a code: --type ${field}=string; else round it in the file: further digits would be altered`,
  ]);
}

export function intakeMixedColumn(
  spot: Spot,
  field: string,
  numbers: number,
  others: readonly string[],
  wanted: string | undefined,
): Problem {
  const shown = others.map(quoted).join(', ');
  const first = others[0] ?? '';
  const expected = wanted === undefined ? 'values of one kind' : `values of type ${wanted}`;
  const found = shown === '' ? 'others' : `${numbers} numbers beside ${shown}`;
  return problemAt('intake-mixed-column', spot, `expected ${expected} in ${field}, found ${found}`, [
    ...(first === '' ? [] : [`if it stands for no value: --missing '${first}'`]),
    `if the column is of texts: --type ${field}=string; else mend the cell in the file`,
  ]);
}

export function intakeMixedUnits(spot: Spot, field: string): Problem {
  return problemAt(
    'intake-mixed-units',
    spot,
    `expected one unit in ${field}, found numbers with different currencies, or percentages beside plain numbers`,
    ['bring the cells to one unit in the file, or make a column of each'],
  );
}

export function intakeLostZeros(spot: Spot, field: string, texts: readonly string[]): Problem {
  const [short = ''] = [...texts].sort((a, b) => a.length - b.length);
  const [long = ''] = [...texts].sort((a, b) => b.length - a.length);
  return problemAt(
    'intake-lost-zeros',
    spot,
    `expected codes of one length in ${field}, found ${short} beside ${long}: zeros at the front may be lost`,
    [`mend them in the file; or say what the column is: --type ${field}=string, or --type ${field}=integer`],
  );
}

export function intakeSpreadsheetError(spot: Spot, found: string): Problem {
  return problemAt(
    'intake-spreadsheet-error',
    spot,
    `expected a value, found ${found}, a formula that failed`,
    [`mend it in the spreadsheet; if it stands for no value: --missing '${found}'`],
  );
}

export function intakeDateOrder(spot: Spot, found: string): Problem {
  return problemAt(
    'intake-date-order',
    spot,
    `expected dates that can be read in one way, found ${quoted(found)}, which may begin with the day or the month`,
    ['say which: --dates dmy or --dates mdy'],
  );
}

export function intakeShortYear(spot: Spot, found: string): Problem {
  return problemAt('intake-short-year', spot, `expected years of four digits, found ${quoted(found)}`, [
    'write the years out in the file, or keep the column as text with --type FIELD=string',
  ]);
}

export function intakeNoDate(spot: Spot, found: string, order: string): Problem {
  return problemAt('intake-no-date', spot, `expected a date as ${order}, found ${quoted(found)}`, [
    'mend the cell in the file, or say another order with --dates',
  ]);
}

export function intakeUnknownField(
  option: string,
  name: string,
  near: string | undefined,
  known: string,
): Problem {
  return problemAt(
    'intake-unknown-field',
    { place: { file: option } },
    `expected the name of a field in ${option}, found ${quoted(name)}`,
    [...(near === undefined ? [] : [`did you mean ${near}?`]), `the fields are ${known}`],
  );
}

export function intakeNameTaken(name: string, where: string): Problem {
  return problemAt(
    'intake-name-taken',
    { place: { file: where } },
    `expected a new name, found ${quoted(name)}, which is in the book`,
    [
      `to bring new figures into it: --table ${name}, without --to; for a new table: --table with another name`,
    ],
  );
}

export function intakeMissingColumn(spot: Spot, field: string, heads: readonly string[]): Problem {
  return problemAt('intake-missing-column', spot, `expected a column for the field ${field}, found none`, [
    `the file has ${heads.map(quoted).join(', ')}; give the column the field's name or title`,
  ]);
}

export function intakeUnknownTable(name: string, near: string | undefined): Problem {
  return problemAt(
    'intake-unknown-table',
    { place: { file: 'data' } },
    `expected a table ${quoted(name)} in the book, found none`,
    [
      ...(near === undefined ? [] : [`did you mean ${near}?`]),
      'for a new table say where it goes: --to data/TOPIC',
    ],
  );
}

export function intakeRepeatedKey(spot: Spot, key: string): Problem {
  return problemAt('intake-repeated-key', spot, `expected each key once, found ${key} again`, [
    'take the row that holds; which of them replaces the one in the book, nobody can say',
  ]);
}

export function intakeDateNeeded(file: string): Problem {
  return problemAt(
    'intake-date-needed',
    { place: { file } },
    'expected the date of the new figures, found none',
    ['say it: --as-of 2024-03-31; and --retrieved with the day on which the source was read'],
  );
}

export function intakeSourceOpen(file: string, table: string, names: readonly string[]): Problem {
  const found = names.length === 0 ? 'none' : `those of ${table}: ${names.join(', ')}`;
  return problemAt('intake-source-open', { place: { file } }, `expected one source, found ${found}`, [
    'say which is meant with --source-title, by its title or its name',
  ]);
}

export function intakeUnwritable(file: string, encoding: string, found: string): Problem {
  return problemAt(
    'intake-unwritable',
    { place: { file } },
    `expected characters of ${encoding}, found ${quoted(found)}`,
    ['save the table as UTF-8 and take "encoding" out of it in datapackage.json'],
  );
}

export function intakeComputedCell(
  spot: Spot,
  address: string,
  before: string,
  after: string,
  where: string,
): Problem {
  return problemAt(
    'intake-computed-cell',
    spot,
    `expected ${address} as the book computes it, ${before}, found ${after}`,
    [`change what it is computed from: ${where}`],
  );
}

export function intakeOtherCell(spot: Spot, before: string, after: string, where: string): Problem {
  return problemAt(
    'intake-other-cell',
    spot,
    `expected what the book made, ${quoted(before)}, found ${quoted(after)}`,
    [where],
  );
}

export function intakePackRow(spot: Spot, what: 'new' | 'gone', address: string, file: string): Problem {
  return problemAt(
    'intake-pack-row',
    spot,
    what === 'new'
      ? `expected the rows of the book, found a new one, ${address}`
      : `expected the row ${address}, found none`,
    [`rows are added and removed in ${file}; only cells are taken from the workbook`],
  );
}

/** The digest is that of all files from which the pack was made. */
export function intakePackOther(spot: Spot, digest: string): Problem {
  return problemAt(
    'intake-pack-other',
    spot,
    `expected a data pack of the book as it is now, with the digest ${digest.slice(0, 12)}…, found one of other files`,
    [
      'the book has changed since that pack was made: take the edits over into a pack that is built now, or import the pack into the book as it was then',
    ],
  );
}

export function intakePackSheet(spot: Spot, sheet: string): Problem {
  return problemAt(
    'intake-pack-sheet',
    spot,
    `expected the sheet ${quoted(sheet)} with its table, found none or another`,
    ['sheets, columns and heads of a data pack stay as they are; build it again and edit its cells alone'],
  );
}
