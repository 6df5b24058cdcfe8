/** Turns the bytes of a CSV file of any make into rows of text: encoding and delimiter are found out. */

import type { Limits } from '../../limits/Limits.ts';
import { type CsvDialect, plainDialect } from '../../load/CsvDialect.ts';
import { decodeBytes, type EncodingName } from '../../load/encodings.ts';
import { excessOfCsv } from '../../load/sizeOfCsv.ts';
import { type SplitText, splitRecords } from '../../load/splitRecords.ts';
import * as catalogue from '../../problems/catalogue/intake.ts';
import { overLimit } from '../../problems/catalogue/limits.ts';
import type { StageResult } from '../../problems/Problem.ts';
import { positionAt } from '../../problems/TextLines.ts';
import type { ImportOptions } from '../ImportOptions.ts';
import type { RawSheet } from '../RawSheet.ts';

const MARKS = [',', ';', '\t', '|'] as const;
/** Lines by which a delimiter is judged. */
const LINES_SEEN = 400;

export function readDelimited(
  file: string,
  bytes: Uint8Array,
  options: Pick<ImportOptions, 'encoding' | 'delimiter'>,
  limits: Limits,
): StageResult<readonly RawSheet[]> {
  const place = { place: { file } };
  const none = (...problems: StageResult<never>['problems']) => ({ value: undefined, problems });
  const encoding = options.encoding ?? guessEncoding(bytes);
  const decoded = decodeBytes(bytes, encoding);
  if (decoded === undefined) return none(catalogue.intakeUnreadable(place, `no text in ${encoding}`));
  const text = decoded.replace(/\r\n?/g, '\n');
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const spot = { place: { file, ...positionAt(text, nul) } };
    return none(catalogue.intakeUnreadable(spot, 'NUL characters, which no text has'));
  }
  const marks = options.delimiter === undefined ? fittingMarks(text) : [options.delimiter];
  if (marks.length > 1) return none(catalogue.intakeDelimiterOpen({ place: { file, line: 1 } }, marks));
  if (marks.length === 0 && isSetBySpaces(text)) {
    return none(catalogue.intakeSpaces({ place: { file, line: 1 } }));
  }
  const dialect: CsvDialect = { ...plainDialect, delimiter: marks[0] ?? ',', headerRows: [] };
  const excess = excessOfCsv(text, limits, dialect);
  if (excess !== undefined) {
    const { limit, found, line } = excess;
    return none(overLimit({ place: { file, line } }, limit, limits[limit], found));
  }
  const split = splitRecords(text, dialect);
  const [fault] = split.faults;
  if (fault !== undefined) {
    const line = linesOf(split)[fault.row] ?? 1;
    return none(catalogue.intakeQuote({ place: { file, line } }, fault.type));
  }
  const said = [
    ...(encoding === 'utf-8'
      ? []
      : [`read as ${encoding}${options.encoding === undefined ? ' (--encoding says otherwise)' : ''}`]),
    ...(dialect.delimiter === ',' ? [] : [`values are parted by ${nameOf(dialect.delimiter)}`]),
  ];
  const sheet: RawSheet = {
    name: file.replace(/^.*\//, '').replace(/\.\w+$/, ''),
    rows: split.rows,
    lines: linesOf(split),
    merged: [],
    isNamed: false,
    percentages: new Set(),
    said,
  };
  return { value: [sheet], problems: [] };
}

/** By the byte order mark, by zeros in every other byte, by whether it is UTF-8; else what most old files are. */
function guessEncoding(bytes: Uint8Array): EncodingName {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 2000);
  const zeros = (odd: number) => start.filter((byte, index) => byte === 0 && index % 2 === odd).length;
  if (zeros(1) > start.length / 4 && zeros(0) === 0) return 'utf-16le';
  if (zeros(0) > start.length / 4 && zeros(1) === 0) return 'utf-16be';
  return decodeBytes(bytes, 'utf-8') === undefined ? 'windows-1252' : 'utf-8';
}

/** The marks that part the most lines alike; several where they do equally well, none where no mark parts anything. */
function fittingMarks(text: string): readonly string[] {
  const head = text
    .split('\n', LINES_SEEN + 1)
    .slice(0, LINES_SEEN)
    .join('\n');
  const scores = MARKS.map((mark) => ({ mark, ...evenness(head, mark) })).filter(({ width }) => width > 1);
  const most = Math.max(0, ...scores.map(({ rows }) => rows));
  // A mark of decimals or of lists within values parts few lines alike; near the best one it is a rival.
  const best = scores.filter(({ rows }) => rows >= most * 0.95);
  const [first] = best;
  if (best.length <= 1 || first === undefined) return best.map(({ mark }) => mark);
  // Commas within the values of a file of semicolons are decimals where every one stands between digits.
  const decimals = best.filter(({ mark }) => mark !== ',' || !/^[^;\t|]*;/m.test(head) || !areDecimals(head));
  return decimals.map(({ mark }) => mark);
}

/** Whether the most lines have several spaces between words, as columns of one width have. */
function isSetBySpaces(text: string): boolean {
  const lines = text.split('\n', LINES_SEEN).filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.filter((line) => /\S {2,}\S/.test(line)).length > lines.length * 0.8;
}

function areDecimals(head: string): boolean {
  return !/(^|[^\d]),|,([^\d]|$)/m.test(head);
}

function evenness(text: string, mark: string): { readonly rows: number; readonly width: number } {
  const { rows } = splitRecords(text, { ...plainDialect, delimiter: mark, headerRows: [] });
  const counts = new Map<number, number>();
  for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [width = 1, count = 0] = [...counts].sort(([a, m], [b, n]) => n - m || b - a)[0] ?? [];
  return { rows: count, width };
}

function linesOf({ rows }: SplitText): readonly number[] {
  let line = 1;
  return rows.map((row) => {
    const own = line;
    line += 1 + row.reduce((feeds, value) => feeds + (value.match(/\n/g)?.length ?? 0), 0);
    return own;
  });
}

function nameOf(mark: string): string {
  return { ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' }[mark] ?? `"${mark}"`;
}
