/** Turns problems into a report for people, for programs, or for the annotations of continuous integration. */

import { groupBy } from '../lists/groupBy.ts';
import { excerptWithCaret } from './excerptWithCaret.ts';
import type { Place, Problem, Severity } from './Problem.ts';
import { printable, printableLines } from './printable.ts';
import { unreachable } from './unreachable.ts';

export type ReportFormat = 'text' | 'json' | 'github';

export interface ReportOptions {
  readonly format: ReportFormat;
  /** Whether `text` is coloured for a terminal. */
  readonly colour?: boolean;
  /** Put before each file's path: the book's folder as seen from where the reader is, e.g. `books/trade`. */
  readonly folder?: string;
}

/** Problems in the order of `sortProblems`. Empty text for no problems, but for JSON. */
export function printProblems(problems: readonly Problem[], options: ReportOptions): string {
  const sorted = sortProblems(problems);
  switch (options.format) {
    case 'text':
      return printText(sorted, options);
    case 'json':
      return `${JSON.stringify({ ...countProblems(sorted), problems: sorted }, null, 2)}\n`;
    case 'github':
      return sorted.map((problem) => `${annotationOf(problem, options)}\n`).join('');
    default:
      return unreachable(options.format);
  }
}

/**
 * The order of a report: what stops a build before what does not; by file, line and column, those of the whole book
 * first; and where these are the same as they were found.
 */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  const ranks: readonly Severity[] = ['error', 'open', 'warning'];
  const rank = ({ severity }: Problem) => ranks.indexOf(severity);
  return [...problems].sort((a, b) => rank(a) - rank(b) || comparePlaces(a.place, b.place));
}

export interface ProblemCounts {
  readonly errors: number;
  readonly warnings: number;
  /** Of a draft; absent where there are none. */
  readonly open?: number;
}

export function countProblems(problems: readonly Problem[]): ProblemCounts {
  const count = (severity: Severity) => problems.filter((problem) => problem.severity === severity).length;
  const open = count('open');
  return { errors: count('error'), warnings: count('warning'), ...(open === 0 ? {} : { open }) };
}

/** `2 errors and 1 warning` */
export function countInWords({ errors, warnings, open = 0 }: ProblemCounts): string {
  const counts = [
    ...(errors > 0 ? [`${errors} ${errors === 1 ? 'error' : 'errors'}`] : []),
    ...(open > 0 ? [`${open} open ${open === 1 ? 'point' : 'points'}`] : []),
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`] : []),
  ];
  return counts.length === 0 ? 'no problems' : counts.join(counts.length > 2 ? ', ' : ' and ');
}

function printText(problems: readonly Problem[], options: ReportOptions): string {
  if (problems.length === 0) return '';
  const paint = painterOf(options.colour === true);
  const blocks = groupsOf(problems).flatMap((group) => {
    const [first] = group;
    const own = group.map((problem) => blockOf(problem, options.folder, paint).join('\n'));
    if (first?.place === undefined || group.length === 1) return own;
    const head = `${paint('bold', printable(pathOf(first.place.file, options.folder)))}: ${countInWords(countProblems(group))}`;
    return [[head, ...own].join('\n\n')];
  });
  const files = new Set(problems.map((problem) => problem.place?.file)).size;
  const where = files > 1 ? ` in ${files} files` : '';
  return `${blocks.join('\n\n')}\n\n${countInWords(countProblems(problems))}${where}\n`;
}

/** Each problem alone, but those of one chart together where the first of them stands: they are mended in one go. */
function groupsOf(problems: readonly Problem[]): readonly (readonly Problem[])[] {
  const groups = groupBy(problems, (problem): string | Problem => {
    const file = problem.place?.file ?? '';
    return file.startsWith(CHARTS) ? file : problem;
  });
  return [...groups.values()];
}

const CHARTS = 'templates/charts/';

function blockOf(problem: Problem, folder: string | undefined, paint: Painter): string[] {
  const { place, code, severity, message, excerpt } = problem;
  const head = place === undefined ? '' : `${paint('bold', placeInWords(place, folder))}  `;
  const warning = severity === 'error' ? '' : `${paint(severity, severity)} `;
  const lines = [`${head}${warning}${paint(severity, code)}: ${printable(message)}`];
  if (excerpt !== undefined && place?.line !== undefined) {
    const { line, carets } = excerptWithCaret(excerpt, place.column, place.endColumn);
    const number = String(place.line).padStart(5);
    const blank = ' '.repeat(number.length);
    lines.push(`${paint('faint', `${number} |`)} ${line}`.trimEnd());
    if (carets !== '') lines.push(`${paint('faint', `${blank} |`)} ${paint(severity, carets)}`);
  }
  for (const hint of problem.hints) lines.push(`  ${paint('faint', 'hint:')} ${printable(hint)}`);
  for (const related of problem.related ?? []) {
    const where = related.place === undefined ? '' : `: ${placeInWords(related.place, folder)}`;
    lines.push(`  ${printable(related.message)}${where}`);
  }
  return lines;
}

/** `data/trade/state-exports.csv:14:6 (state=Ohio) exports` */
export function placeInWords(place: Place, folder?: string): string {
  const position = [pathOf(place.file, folder), place.line, place.column].filter(
    (part) => part !== undefined,
  );
  const row = place.row === undefined ? '' : ` (${place.row})`;
  const field = place.field === undefined ? '' : ` ${place.field}`;
  const title = place.fieldTitle === undefined ? '' : ` "${place.fieldTitle}"`;
  return printable(`${position.join(':')}${row}${field}${title}`);
}

function pathOf(file: string, folder: string | undefined): string {
  return folder === undefined || folder === '' || folder === '.'
    ? file
    : `${folder.replace(/\/$/, '')}/${file}`;
}

/** A workflow command of GitHub Actions: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function annotationOf(problem: Problem, options: ReportOptions): string {
  const { place, severity, code, message, hints } = problem;
  const properties = [
    ...(place === undefined ? [] : [`file=${escapeProperty(printable(pathOf(place.file, options.folder)))}`]),
    ...(place?.line === undefined ? [] : [`line=${place.line}`]),
    ...(place?.column === undefined ? [] : [`col=${place.column}`]),
    ...(place?.endColumn === undefined ? [] : [`endColumn=${place.endColumn}`]),
    `title=${escapeProperty(code)}`,
  ];
  const row = place?.row === undefined ? '' : `(${place.row}) ${place.field ?? ''} `.replace(/ +$/, ' ');
  const related = (problem.related ?? []).map(({ message: words, place: at }) =>
    at === undefined ? words : `${words}: ${placeInWords(at, options.folder)}`,
  );
  const text = [`${row}${message}`, ...hints.map((hint) => `hint: ${hint}`), ...related]
    .map(printableLines)
    .join('\n');
  return `::${severity === 'error' ? 'error' : 'warning'} ${properties.join(',')}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function comparePlaces(a: Place | undefined, b: Place | undefined): number {
  const [fileA, fileB] = [a?.file ?? '', b?.file ?? ''];
  if (fileA !== fileB) return fileA < fileB ? -1 : 1;
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}

type Style = Severity | 'bold' | 'faint';
type Painter = (style: Style, text: string) => string;

/** Select Graphic Rendition codes of ECMA-48. */
const codes: Readonly<Record<Style, number>> = { error: 31, warning: 33, open: 36, bold: 1, faint: 2 };

function painterOf(colour: boolean): Painter {
  return colour ? (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m` : (_, text) => text;
}
