/** Turns inline content into lines by optimum fit. */
import type { Inline } from '../../compose/Manuscript.ts';
import { missingGlyph } from '../../problems/catalogue/layoutText.ts';
import type { Problem } from '../../problems/Problem.ts';
import { chunksOf, countLines, narrowestWidth } from './balance.ts';
import { breakLines, type LineRange } from './breakLines.ts';
import { flattenInlines } from './flattenInlines.ts';
import { itemise, type LackingCharacter, type ParagraphItem, readWords, type WordSource } from './itemise.ts';
import type { LineLint, SetLine } from './Line.ts';
import { loosenChains } from './loosenChains.ts';
import type { ParagraphOptions, SetParagraph } from './ParagraphOptions.ts';
import { placeLine } from './placeLine.ts';
import type { RunStyle } from './RunStyle.ts';
import type { TypeMeasurer } from './TypeMeasurer.ts';

/** Word spaces of more than twice their width are reported. */
const looseRatio = 2;
/** Less than a hair is no fault that anyone can see. */
const visibleOverfull = 0.05;
const hyphensInARow = 3;

export function setParagraph(
  inlines: readonly Inline[],
  options: ParagraphOptions,
  measurer: TypeMeasurer,
): SetParagraph {
  const source = readWords(flattenInlines(inlines, options, measurer));
  if (source.words.length === 0) return { lines: [], problems: [], lint: [] };

  const { items, ranges, lacking } = breakParagraph(source, options, measurer);
  const { font, size, features, tracking, colour } = options.style;
  const strut: RunStyle = {
    font,
    size,
    features,
    tracking,
    colour,
    rise: 0,
    semantics: [],
    inlineIndex: 0,
    ruler: measurer.ruler(options.style),
  };
  const lines = ranges.map(({ start, end }, line) =>
    placeLine(
      items,
      start,
      end,
      {
        measure: widthOfLine(options, line),
        indent: line === 0 ? (options.indent ?? 0) : 0,
        align: options.align,
        hanging: isHanging(options),
        strut,
      },
      measurer,
    ),
  );
  return { lines, problems: lackingProblems(lacking, options), lint: proofread(lines, items, ranges) };
}

interface BrokenParagraph {
  readonly items: readonly ParagraphItem[];
  readonly ranges: readonly LineRange[];
  readonly lacking: readonly LackingCharacter[];
}

interface Attempt {
  readonly hyphenation: 'none' | 'words' | 'compounds';
  readonly tolerance: number;
  readonly lineStretch: number;
  readonly breakLongWords: boolean;
}

/** First without hyphens, then with them, then with as much space as it takes. */
function breakParagraph(
  source: WordSource,
  options: ParagraphOptions,
  measurer: TypeMeasurer,
): BrokenParagraph {
  const justify = options.align === 'justify';
  const indent = options.indent ?? 0;
  const lineWidth =
    typeof options.width === 'number' && indent === 0
      ? options.width
      : (line: number) => widthOfLine(options, line) - (line === 0 ? indent : 0);
  const narrowest = narrowestLine(options);
  const attempts = justify ? justifiedAttempts(options) : raggedAttempts(options, narrowest);
  let items: readonly ParagraphItem[] = [];
  let lacking: LackingCharacter[] = [];
  let built: Attempt | undefined;
  let runt: BrokenParagraph | undefined;
  const shortestLast = Math.min(options.style.size * 4, narrowest / 4);
  for (const attempt of attempts) {
    // Hyphens are better than a last line of one short word; holes between words are not.
    if (runt !== undefined && attempt.lineStretch > 0) return runt;
    if (built?.hyphenation !== attempt.hyphenation || built.breakLongWords !== attempt.breakLongWords) {
      lacking = [];
      items = itemise(
        source,
        {
          language: options.language,
          justify,
          hanging: isHanging(options),
          hyphenation: attempt.hyphenation,
          hyphenCost: justify ? 50 : 200,
          longest: attempt.breakLongWords ? narrowest : Infinity,
        },
        measurer,
        lacking,
      );
      if (attempt.breakLongWords) items = loosenChains(items, narrowest);
      built = attempt;
    }
    const ranges = breakLines(items, {
      lineWidth: balancedWidth(items, options) ?? lineWidth,
      ...(typeof options.width === 'number' ? { steadyFrom: 1 } : {}),
      tolerance: attempt.tolerance,
      lineStretch: attempt.lineStretch,
      shortestLast,
    });
    if (ranges === undefined) continue;
    const broken = { items, ranges, lacking };
    const endsShort = justify && ranges.length > 1 && widthOfLast(broken) < shortestLast;
    if (!endsShort) return broken;
    runt ??= broken;
  }
  if (runt !== undefined) return runt;
  throw new Error('the last attempt at breaking a paragraph always succeeds');
}

function widthOfLast({ items, ranges }: BrokenParagraph): number {
  const { start, end } = ranges.at(-1) ?? { start: 0, end: 0 };
  return items.slice(start, end).reduce((sum, item) => sum + (item.type === 'penalty' ? 0 : item.width), 0);
}

/** The least width that does not add a line, for headings in a plain column. */
function balancedWidth(items: readonly ParagraphItem[], options: ParagraphOptions): number | undefined {
  if (options.balance !== true || typeof options.width !== 'number' || (options.indent ?? 0) !== 0) {
    return undefined;
  }
  // Where the writer broke the lines there is nothing to be evened out.
  const breaks = items.filter((item) => item.type === 'penalty' && item.cost <= -1000);
  if (breaks.length > 1) return undefined;
  const chunks = chunksOf(items);
  const lines = countLines(chunks, options.width);
  return lines === 1 ? undefined : Math.min(options.width, narrowestWidth(chunks, lines) + 0.01);
}

function justifiedAttempts(options: ParagraphOptions): readonly Attempt[] {
  const hyphenation = options.hyphenate ? 'words' : 'none';
  const emergency = options.style.size * 3;
  return [
    { hyphenation: 'none', tolerance: 1, lineStretch: 0, breakLongWords: false },
    { hyphenation, tolerance: 1.6, lineStretch: 0, breakLongWords: false },
    { hyphenation, tolerance: 1.6, lineStretch: emergency, breakLongWords: false },
    ...lastAttempts(options, emergency),
  ];
}

/** Shortfalls up to two fifths of the measure are better than a hyphen. */
function raggedAttempts(options: ParagraphOptions, narrowest: number): readonly Attempt[] {
  const lineStretch = options.style.size * 2;
  const tolerance = (narrowest * 0.4) / lineStretch;
  return [
    { hyphenation: 'none', tolerance, lineStretch, breakLongWords: false },
    ...lastAttempts(options, lineStretch),
  ];
}

function lastAttempts(options: ParagraphOptions, lineStretch: number): readonly Attempt[] {
  const hyphenation = options.hyphenate ? 'compounds' : 'none';
  return [{ hyphenation, tolerance: Infinity, lineStretch, breakLongWords: true }];
}

function isHanging(options: ParagraphOptions): boolean {
  return options.hanging === true && options.align === 'justify';
}

function widthOfLine(options: ParagraphOptions, line: number): number {
  return typeof options.width === 'number' ? options.width : options.width(line);
}

/** Text that runs around something does so within its first lines. */
function narrowestLine(options: ParagraphOptions): number {
  const indent = options.indent ?? 0;
  if (typeof options.width === 'number') return options.width - Math.max(0, indent);
  let narrowest = options.width(0) - indent;
  for (let line = 1; line < 60; line += 1) narrowest = Math.min(narrowest, options.width(line));
  return narrowest;
}

function lackingProblems(
  lacking: readonly LackingCharacter[],
  options: ParagraphOptions,
): readonly Problem[] {
  const problems = new Map<string, Problem>();
  for (const { codePoint, style, place } of lacking) {
    const key = `${codePoint} ${style.font}`;
    if (!problems.has(key)) problems.set(key, missingGlyph(codePoint, style.font, place ?? options.place));
  }
  return [...problems.values()];
}

function proofread(
  lines: readonly SetLine[],
  items: readonly ParagraphItem[],
  ranges: readonly LineRange[],
): readonly LineLint[] {
  const lint: LineLint[] = [];
  let hyphens = 0;
  lines.forEach((line, number) => {
    const text = excerpt(line);
    if (line.overfull > visibleOverfull) {
      lint.push({ kind: 'overfull', line: number, points: line.overfull, text });
    }
    if (line.ratio > looseRatio) lint.push({ kind: 'loose', line: number, ratio: line.ratio, text });
    const end = items[ranges[number]?.end ?? -1];
    if (end?.type === 'penalty' && end.unruly) lint.push({ kind: 'forced-break', line: number, text });
    hyphens = line.hyphenated ? hyphens + 1 : 0;
    if (hyphens === hyphensInARow) {
      lint.push({ kind: 'hyphens', line: number + 1 - hyphens, count: hyphens, text });
    }
  });
  return lint;
}

function excerpt(line: SetLine): string {
  return line.runs
    .map((run) => run.text)
    .join('')
    .trim();
}
