/** Turns a file of other people into the grids that it holds, by what its bytes are and not by its name alone. */
import type { Limits } from '../limits/Limits.ts';
import * as catalogue from '../problems/catalogue/intake.ts';
import { overLimit } from '../problems/catalogue/limits.ts';
import { nearest } from '../problems/nearest.ts';
import type { StageResult } from '../problems/Problem.ts';
import type { ImportOptions } from './ImportOptions.ts';
import type { RawRange, RawSheet } from './RawSheet.ts';
import { readDelimited } from './readers/readDelimited.ts';
import { readJsonRows } from './readers/readJsonRows.ts';
import { readParquet } from './readers/readParquet.ts';
import { parseRange, readWorkbookSheets, type WorkbookSheets } from './readers/readWorkbookSheets.ts';

export interface ChosenSheet {
  readonly sheet: RawSheet;
  /** The cells of a table object, or those that were asked for. */
  readonly range: RawRange | undefined;
  readonly said: readonly string[];
}

export async function readSheets(
  file: string,
  bytes: Uint8Array,
  options: ImportOptions,
  limits: Limits,
): Promise<StageResult<ChosenSheet>> {
  const place = { place: { file } };
  const none = (...problems: StageResult<never>['problems']) => ({ value: undefined, problems });
  if (bytes.length > limits.fileBytes)
    return none(overLimit(place, 'fileBytes', limits.fileBytes, bytes.length));
  if (bytes.length === 0) return none(catalogue.intakeUnreadable(place, 'an empty file'));
  const foreign = foreignProgram(file, bytes);
  if (foreign !== undefined) return none(catalogue.intakeForeign(place, ...foreign));
  const range = options.range === undefined ? undefined : parseRange(options.range);
  if (starts(bytes, 'PK\u0003\u0004')) {
    const read = readWorkbookSheets(file, bytes, limits);
    return read.value === undefined
      ? none(...read.problems)
      : chooseSheet(file, read.value, options.sheet, range);
  }
  const read = starts(bytes, 'PAR1')
    ? await readParquet(file, bytes, limits)
    : isJson(file, bytes)
      ? readJsonRows(file, bytes, options.sheet, limits)
      : readDelimited(file, bytes, options, limits);
  if (read.value === undefined) return none(...read.problems);
  const [sheet] = read.value;
  if (sheet === undefined) return none(catalogue.intakeNoTable(place));
  if (read.value.length > 1)
    return none(
      catalogue.intakeSeveralSheets(
        place,
        read.value.map(({ name }) => name),
      ),
    );
  return { value: { sheet, range, said: sheet.said }, problems: [] };
}

/** A sheet, or a table object, by its name; where none is asked for the only one that holds anything. */
function chooseSheet(
  file: string,
  { sheets, tables, hiddenSheets }: WorkbookSheets,
  wanted: string | undefined,
  range: RawRange | undefined,
): StageResult<ChosenSheet> {
  const place = { place: { file } };
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  if (wanted === undefined) {
    const [only] = filled;
    if (only === undefined) return { value: undefined, problems: [catalogue.intakeNoTable(place)] };
    const names = filled.map(({ name }) => name);
    if (filled.length > 1)
      return { value: undefined, problems: [catalogue.intakeSeveralSheets(place, names)] };
    const own = tables.filter(({ sheet }) => sheet === only.name);
    const [table] = own;
    const objectRange = own.length === 1 && table !== undefined ? parseRange(table.reference) : undefined;
    return chosen(
      only,
      range ?? objectRange,
      objectRange === undefined ? undefined : table?.name,
      hiddenSheets,
    );
  }
  const sheet = sheets.find(({ name }) => name === wanted);
  if (sheet !== undefined) return chosen(sheet, range, undefined, hiddenSheets);
  const table = tables.find(({ name }) => name === wanted);
  const holder = sheets.find(({ name }) => name === table?.sheet);
  if (table !== undefined && holder !== undefined) {
    return chosen(holder, range ?? parseRange(table.reference), table.name, hiddenSheets);
  }
  const near = nearest(
    wanted,
    [...sheets, ...tables].map(({ name }) => name),
  );
  return { value: undefined, problems: [catalogue.intakeUnknownSheet(place, wanted, near)] };
}

function chosen(
  sheet: RawSheet,
  range: RawRange | undefined,
  table: string | undefined,
  hiddenSheets: readonly string[],
): StageResult<ChosenSheet> {
  const said = [
    `the sheet "${sheet.name}"${hiddenSheets.includes(sheet.name) ? ', which is hidden' : ''}`,
    ...(table === undefined ? [] : [`its table "${table}"`]),
    ...sheet.said,
  ];
  return { value: { sheet, range, said }, problems: [] };
}

function starts(bytes: Uint8Array, text: string): boolean {
  return [...text].every((character, index) => bytes[index] === character.charCodeAt(0));
}

function isJson(file: string, bytes: Uint8Array): boolean {
  if (/\.(?:geo)?json$/i.test(file)) return true;
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart();
  return /^(?:\[\s*[[{]|\{\s*")/.test(start);
}

/** What a server gives in the place of a file that has moved, as often as not. */
function isPage(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart();
  return /^<(?:!doctype html|html|head|\?xml[^>]*>\s*<!doctype html)/i.test(start);
}

/** No library that is kept, free to use, made of script alone and bounded in what it reads takes these. */
function foreignProgram(
  file: string,
  bytes: Uint8Array,
): readonly [program: string, hint: string] | undefined {
  if (starts(bytes, '<stata_dta>') || /\.dta$/i.test(file)) {
    return ['Stata', 'in Stata: export delimited using "table.csv"; value labels go with it'];
  }
  if (starts(bytes, '$FL2') || starts(bytes, '$FL3') || /\.z?sav$/i.test(file)) {
    return ['SPSS', 'in SPSS: SAVE TRANSLATE OUTFILE="table.csv" /TYPE=CSV /FIELDNAMES /CELLS=LABELS'];
  }
  if (starts(bytes, 'RDX') || /\.(?:rdata|rda|rds)$/i.test(file)) {
    return ['R', 'in R: write.csv(table, "table.csv", row.names = FALSE, fileEncoding = "UTF-8")'];
  }
  if (/\.(?:sas7bdat|xpt)$/i.test(file)) return ['SAS', 'in SAS: proc export with dbms=csv'];
  if (starts(bytes, '\u00d0\u00cf\u0011\u00e0') || /\.xls$/i.test(file)) {
    return ['old Excel (.xls)', 'open it and save it as .xlsx'];
  }
  if (/\.ods$/i.test(file)) return ['LibreOffice or OpenOffice (.ods)', 'open it and save it as .xlsx'];
  if (isPage(bytes)) {
    return ['a web page (HTML)', 'take the address or the file that the page offers for download'];
  }
  if (starts(bytes, '%PDF')) return ['pages (PDF)', 'ask the publisher for the table as a spreadsheet'];
  if (starts(bytes, '\u001f\u008b')) return ['packed bytes (gzip)', 'unpack it first: gunzip FILE'];
  return undefined;
}
