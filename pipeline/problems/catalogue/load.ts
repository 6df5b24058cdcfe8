/** Messages of `load`: what can be wrong with a file before anything in it is interpreted. */
import type { RefusedFile } from '../../world/World.ts';
import type { Problem } from '../Problem.ts';
import { problemAt, quoted, type Spot } from '../spot.ts';

export function missingFile(spot: Spot, path: string, near: string | undefined): Problem {
  return problemAt('missing-file', spot, `expected the file ${path}, found none`, [
    ...(near === undefined ? [] : [`did you mean ${near}?`]),
  ]);
}

export function noTopics(folder: string): Problem {
  return problemAt(
    'no-topics',
    { place: { file: folder } },
    'expected at least one folder of data, found none',
    [`make a folder such as ${folder}/trade with a datapackage.json in it`],
  );
}

export function unexpectedFile(path: string, expected: string, hint: string): Problem {
  const message = `expected ${expected}, found a file that nothing reads`;
  return problemAt('unexpected-file', { place: { file: path } }, message, [hint]);
}

export function unsafePath(spot: Spot, path: string): Problem {
  return problemAt('unsafe-path', spot, `expected the name of a file in this folder, found ${quoted(path)}`, [
    'a table is one CSV file beside the datapackage.json; addresses and other folders are not read',
  ]);
}

/** Two tables of one file, or a table of a file that says something about tables. */
export function fileTaken(spot: Spot, path: string): Problem {
  return problemAt(
    'file-taken',
    spot,
    `expected a CSV file of this table alone, found ${quoted(path)}, which is read as something else already`,
    ['give each table a file of its own'],
  );
}

/** Such a file is never opened: what is behind it is nobody's figures. */
export function fileRefused(path: string, { refused, size = 0, most = 0 }: RefusedFile): Problem {
  const found = {
    'a link out of the book': 'a link that leads out of the book or nowhere',
    'no regular file': 'a pipe, a device or a socket',
    'too large': `one of ${size} bytes, more than the ${most} that are read`,
  }[refused];
  const hint = refused === 'too large' ? 'split it into several tables' : 'put the file itself in its place';
  return problemAt('file-refused', { place: { file: path } }, `expected a file, found ${found}`, [hint]);
}

export interface FoundDelimiter {
  readonly delimiter: string;
  readonly decimalChar: string | undefined;
}

export function otherDelimiter(spot: Spot, expected: string, found: FoundDelimiter): Problem {
  const words = `expected ${marksInWords(expected)} between the values, found ${marksInWords(found.delimiter)}`;
  const decimal =
    found.decimalChar === undefined ? '' : `, "decimalChar": ${JSON.stringify(found.decimalChar)}`;
  const hint =
    found.delimiter === ','
      ? 'take "delimiter" out of the table\'s "dialect" in datapackage.json'
      : `write "dialect": { "delimiter": ${JSON.stringify(found.delimiter)}${decimal} } into the table in datapackage.json`;
  return problemAt('other-delimiter', spot, words, [hint]);
}

function marksInWords(mark: string): string {
  return { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' }[mark] ?? quoted(mark);
}

export type OtherEncoding =
  | 'a spreadsheet workbook'
  | 'UTF-16'
  | 'UTF-8'
  | 'text of one byte a character'
  | 'other bytes';

export function wrongEncoding(spot: Spot, declared: string, found: OtherEncoding): Problem {
  const hint = {
    'a spreadsheet workbook': 'export the sheet as CSV, or bring it in with: briefing import',
    'UTF-16': 'write "encoding": "utf-16" for the table in datapackage.json',
    'UTF-8': 'take "encoding" out of the table in datapackage.json',
    'text of one byte a character':
      'write "encoding": "windows-1252" for the table in datapackage.json, or take "encoding" out if it is UTF-8',
    'other bytes': 'the file is damaged or is not a text file; export it again',
  }[found];
  return problemAt('wrong-encoding', spot, `expected text in ${declared}, found ${found}`, [hint]);
}

export type WrongEncoding = 'utf-16' | 'spreadsheet' | 'windows-1252';

export function notUtf8(spot: Spot, byte: number, guess: WrongEncoding): Problem {
  const found = `byte 0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  // Of a table alone the descriptor may name another encoding.
  const isTable = spot.place.file.endsWith('.csv');
  const remedy = (encoding: string) =>
    isTable
      ? `write "encoding": "${encoding}" for the table in datapackage.json, or save it as "CSV UTF-8"`
      : 'save it as UTF-8';
  const hint = {
    'utf-16': `this looks like UTF-16; ${remedy('utf-16')}`,
    spreadsheet: isTable
      ? 'this is a spreadsheet workbook, not text; export the sheet as "CSV UTF-8"'
      : 'this is a zip file or an office document, not text',
    'windows-1252': `this looks like Windows-1252 (shown here as such); ${remedy('windows-1252')}`,
  }[guess];
  return problemAt('not-utf8', spot, `expected UTF-8 text, found ${found}`, [hint]);
}

export function byteOrderMark(spot: Spot): Problem {
  return problemAt('byte-order-mark', spot, 'expected text from the first byte, found a byte order mark', [
    'it was skipped; spreadsheet programs write it, and some tools take it for part of the first name',
  ]);
}

export function nulCharacter(spot: Spot): Problem {
  return problemAt('nul-character', spot, 'expected text, found a NUL character', [
    'the file is damaged or is not a text file; export it again',
  ]);
}

export function jsonSyntax(spot: Spot, expected: string, found: string, hint: string | undefined): Problem {
  return problemAt(
    'json-syntax',
    spot,
    `expected ${expected}, found ${found}`,
    hint === undefined ? [] : [hint],
  );
}

export function nestedTooDeep(spot: Spot, deepest: number, what = 'lists and objects'): Problem {
  return problemAt(
    'nested-too-deep',
    spot,
    `expected ${what} at most ${deepest} deep in one another, found a deeper one`,
    ['nothing in a book needs so many levels; the file is damaged, or is not what it seems to be'],
  );
}

export function duplicateProperty(spot: Spot, name: string, firstLine: number): Problem {
  return problemAt('duplicate-property', spot, `expected each property once, found ${quoted(name)} again`, [
    `it stands on line ${firstLine} already; only one of the two would be used`,
  ]);
}

export function yamlSyntax(spot: Spot, fault: string, hint: string | undefined): Problem {
  return problemAt('yaml-syntax', spot, `expected YAML, found ${fault}`, hint === undefined ? [] : [hint]);
}

export function yamlAlias(spot: Spot, name: string): Problem {
  return problemAt('yaml-alias', spot, `expected a value, found the alias *${name}`, [
    'write the value out; aliases are not read',
  ]);
}

export function yamlTag(spot: Spot, tag: string): Problem {
  return problemAt('yaml-tag', spot, `expected a plain value, found the tag ${quoted(tag)}`, [
    'put a text that begins with ! in quotes',
  ]);
}

export function emptyCsv(spot: Spot): Problem {
  return problemAt('empty-csv', spot, 'expected a line of field names, found an empty file');
}

export function emptyHeader(spot: Spot, column: number): Problem {
  return problemAt(
    'empty-header',
    spot,
    `expected a field name at the head of column ${column}, found none`,
    ['a comma at the end of the first line makes a column without a name'],
  );
}

export function duplicateHeader(spot: Spot, name: string, firstColumn: number): Problem {
  return problemAt('duplicate-header', spot, `expected each field name once, found ${quoted(name)} again`, [
    `column ${firstColumn} of the table has the same name`,
  ]);
}

export function raggedRow(spot: Spot, expected: number, found: number): Problem {
  const hint =
    found > expected
      ? 'a text or number that holds a comma must stand in double quotes'
      : 'a missing value keeps its comma';
  return problemAt(
    'ragged-row',
    spot,
    `expected ${expected} ${expected === 1 ? 'value' : 'values'}, found ${found}`,
    [hint],
  );
}

export function blankLine(spot: Spot): Problem {
  return problemAt('blank-line', spot, 'expected a row, found an empty line', ['it was skipped; delete it']);
}

export function unclosedQuote(spot: Spot): Problem {
  return problemAt('unclosed-quote', spot, 'expected a closing double quote, found the end of the file', [
    'a double quote within a quoted text is written twice: "the ""wall"" of 2006"',
  ]);
}

export function strayQuote(spot: Spot): Problem {
  return problemAt(
    'stray-quote',
    spot,
    'expected double quotes around the whole value, found one within it',
    ['put the whole value in double quotes and write each double quote in it twice: "the ""wall"" of 2006"'],
  );
}

export function mixedLineEnds(spot: Spot, first: string, found: string): Problem {
  return problemAt(
    'mixed-line-ends',
    spot,
    `expected every row to end in ${first} like the first, found ${found}`,
    ['the file was probably put together from two; look whether rows were lost'],
  );
}

export function moreFaultyRows(spot: Spot, code: string, count: number): Problem {
  return problemAt(
    'more-of-the-kind',
    spot,
    `expected no fault in this file, found ${count} more of the kind ${code}`,
    ['mend the first ones, and the rest is shown'],
  );
}
