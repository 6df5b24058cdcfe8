/** Turns spans of text into boxes, glue and penalties that know their text. */
import type { Language } from '../../language/Language.ts';
import type { Place } from '../../problems/Problem.ts';
import type { LineBox, LineGlue, LinePenalty } from './breakLines.ts';
import { innerBreaks, isAddress, neverBreak, spaceCost } from './breakRules.ts';
import { hangAtEnd, hangAtStart } from './hanging.ts';
import { forcedBreak, type RunStyle, type Span } from './RunStyle.ts';
import type { TypeMeasurer } from './TypeMeasurer.ts';

export type ParagraphItem = TextBox | SpaceGlue | TextPenalty;

export interface TextBox extends LineBox {
  readonly segments: readonly TextSegment[];
}

/** Part of a word in one style. */
export interface TextSegment {
  readonly text: string;
  readonly style: RunStyle;
  /** Exact where `whole`; else its share of the width of the whole word. */
  readonly width: number;
  readonly whole: boolean;
}

export interface SpaceGlue extends LineGlue {
  readonly style: RunStyle;
}

export interface TextPenalty extends LinePenalty {
  /** Style of the hyphen that is added if the line ends here. */
  readonly hyphen?: RunStyle;
  /** A break that no rule allows, in a word longer than a line. */
  readonly unruly?: boolean;
}

export interface ItemiseOptions {
  readonly language: Language;
  readonly justify: boolean;
  readonly hanging: boolean;
  /** `compounds` also hyphenates words that have a hyphen of their own. */
  readonly hyphenation: 'none' | 'words' | 'compounds';
  readonly hyphenCost: number;
  /** Words wider than this may be broken anywhere; `Infinity` if none may. */
  readonly longest: number;
}

/** A character that the font lacks, and where it was written. */
export interface LackingCharacter {
  readonly codePoint: number;
  readonly style: RunStyle;
  readonly place?: Place;
}

/** Space between words: as much again as a half, as little as two thirds. */
const spaceStretch = 0.5;
const spaceShrink = 1 / 3;

const unrulyCost = 5_000_000;
const properNameCost = 60;

/** Marks that only say where a line may or may not be broken. */
const invisible = /[\u00ad\u200b\u2060\ufeff]/;

/** The text of all spans, and where each begins. */
export interface WordSource {
  readonly text: string;
  readonly starts: readonly number[];
  readonly spans: readonly Span[];
  readonly words: readonly WordRange[];
}

interface WordRange {
  readonly start: number;
  readonly end: number;
  /** What stands before it. */
  readonly gap: 'none' | 'space' | 'fixedSpace' | 'forced';
  /** Index in the text of the gap's first character. */
  readonly gapAt: number;
}

const space = 0x20;
const noBreakSpace = 0xa0;

export function readWords(spans: readonly Span[]): WordSource {
  const starts: number[] = [];
  let text = '';
  for (const span of spans) {
    starts.push(text.length);
    text += span.text;
  }
  const words: WordRange[] = [];
  let gap: WordRange['gap'] = 'none';
  let gapAt = 0;
  let start = -1;
  const endWord = (end: number) => {
    if (start < 0) return;
    words.push({ start, end, gap: words.length === 0 && gap !== 'forced' ? 'none' : gap, gapAt });
    start = -1;
    gap = 'none';
  };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const kind =
      code === space
        ? 'space'
        : code === noBreakSpace
          ? 'fixedSpace'
          : code === forcedBreak.charCodeAt(0)
            ? 'forced'
            : undefined;
    if (kind === undefined) {
      if (start < 0) start = at;
      continue;
    }
    endWord(at);
    if (gap === 'none') gapAt = at;
    if (kind === 'forced') {
      // Each forced break after the first makes an empty line.
      if (gap === 'forced') words.push({ start: at, end: at, gap, gapAt });
      gap = 'forced';
    } else if (gap === 'none' || (gap === 'space' && kind === 'fixedSpace')) {
      gap = kind;
    }
  }
  endWord(text.length);
  return { text, starts, spans, words };
}

export function itemise(
  source: WordSource,
  options: ItemiseOptions,
  measurer: TypeMeasurer,
  lacking: LackingCharacter[],
): readonly ParagraphItem[] {
  const items: ParagraphItem[] = [];
  const { text, words } = source;
  let spanAt = 0;
  const spanOf = (at: number): number => {
    while ((source.starts[spanAt + 1] ?? Infinity) <= at) spanAt += 1;
    return spanAt;
  };

  let before = '';
  words.forEach((range, number) => {
    const word = text.slice(range.start, range.end);
    // A unit that stays with its number is not hyphenated either, nor is `Figure` before its own, nor the last word.
    const next = words[number + 1];
    const isLabel = next?.gap === 'fixedSpace' && /\d/.test(text[next.start] ?? '');
    let mayHyphenate = next !== undefined && !isLabel;
    if (range.gap === 'forced') {
      items.push({ type: 'penalty', width: 0, cost: -1000, flagged: false });
    } else if (range.gap !== 'none') {
      const glueStyle = source.spans[spanOf(range.gapAt)]?.style;
      const firstStyle = source.spans[spanOf(range.start)]?.style;
      if (glueStyle !== undefined) {
        const cost =
          range.gap === 'fixedSpace' || firstStyle?.noteRef !== undefined
            ? neverBreak
            : costOfSpace(before, word, options.language);
        addSpace(items, glueStyle, cost, options.justify);
        if (cost >= neverBreak && /\d/.test(before)) mayHyphenate = false;
      }
    }
    addWord(items, source, range, spanOf, mayHyphenate, options, measurer, lacking);
    before = word;
  });
  items.push({ type: 'penalty', width: 0, cost: -1000, flagged: false });
  return items;
}

function costOfSpace(before: string, after: string, language: Language): number {
  // Most words are letters on both sides; the rules concern the others.
  if (/^[\p{L}“‘]/u.test(after) && !/[\d«([]/.test(before)) return 0;
  return spaceCost(before, after, language);
}

/** A space at which the line must not, or should rather not, be broken is preceded by a penalty. */
function addSpace(items: ParagraphItem[], style: RunStyle, cost: number, justify: boolean): void {
  const width = style.ruler.space;
  const glue: SpaceGlue = {
    type: 'glue',
    width,
    stretch: justify ? width * spaceStretch : 0,
    shrink: justify ? width * spaceShrink : 0,
    style,
  };
  if (cost > 0) items.push({ type: 'penalty', width: 0, cost, flagged: false });
  items.push(glue);
}

interface BreakPoint {
  /** In the word, after invisible marks were taken out. */
  readonly at: number;
  readonly cost: number;
  readonly flagged: boolean;
  readonly hyphen: boolean;
  readonly unruly: boolean;
}

function addWord(
  items: ParagraphItem[],
  source: WordSource,
  range: WordRange,
  spanOf: (at: number) => number,
  mayHyphenate: boolean,
  options: ItemiseOptions,
  measurer: TypeMeasurer,
  lacking: LackingCharacter[],
): void {
  const segments: TextSegment[] = [];
  let width = 0;
  let at = range.start;
  while (at < range.end) {
    const number = spanOf(at);
    const span = source.spans[number];
    if (span === undefined) break;
    const end = Math.min(range.end, source.starts[number + 1] ?? Infinity);
    const raw = source.text.slice(at, end);
    const text = visibleText(raw, span.style, measurer);
    at = end;
    if (text === '') continue;
    const segmentWidth = span.style.ruler.width(text);
    for (const codePoint of span.style.ruler.missing(text)) {
      lacking.push({ codePoint, style: span.style, ...(span.place && { place: span.place }) });
    }
    segments.push({ text, style: span.style, width: segmentWidth, whole: true });
    width += segmentWidth;
  }
  const rawWord = source.text.slice(range.start, range.end);
  const isCode = segments.some(({ style }) => style.semantics.includes('code'));
  const points = breakPoints(rawWord, width, mayHyphenate && !isCode, options, measurer);
  if (points.length === 0) {
    items.push(boxOf(segments, width, options.hanging));
    return;
  }
  let from = 0;
  for (const point of points) {
    const pieces = slice(segments, from, point.at);
    from = point.at;
    items.push(boxOf(pieces, widthOfSegments(pieces), options.hanging));
    items.push(penaltyOf(point, pieces.at(-1)?.style, options));
  }
  const rest = slice(segments, from, Infinity);
  items.push(boxOf(rest, widthOfSegments(rest), options.hanging));
}

/** Without invisible marks, and with a substitute for spaces and hyphens that the font may lack. */
function visibleText(raw: string, style: RunStyle, measurer: TypeMeasurer): string {
  if (!/[\u00ad\u2000-\u2011\u202f\u2060\ufeff]/.test(raw)) return raw;
  return raw
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[\u2000-\u200a\u202f\u2010\u2011]/g, (character) => {
      if (measurer.has(style.font, character.charCodeAt(0))) return character;
      return character === '\u2010' || character === '\u2011' ? '-' : '\u00a0';
    });
}

function penaltyOf(point: BreakPoint, style: RunStyle | undefined, options: ItemiseOptions): TextPenalty {
  const hyphen = point.hyphen ? style : undefined;
  const hyphenWidth = hyphen === undefined ? 0 : hyphen.ruler.width('-');
  return {
    type: 'penalty',
    width: options.hanging ? hyphenWidth * (1 - hangAtEnd('-')) : hyphenWidth,
    cost: point.unruly ? neverBreak - 1 : point.cost,
    flagged: point.flagged,
    ...(hyphen && { hyphen }),
    ...(point.unruly && { unruly: true }),
  };
}

function breakPoints(
  rawWord: string,
  width: number,
  mayHyphenate: boolean,
  options: ItemiseOptions,
  measurer: TypeMeasurer,
): readonly BreakPoint[] {
  const points: BreakPoint[] = [];
  let word = rawWord;
  if (invisible.test(rawWord)) {
    word = '';
    for (const character of rawWord) {
      const hyphen = character === '\u00ad';
      if ((hyphen || character === '\u200b') && word !== '') {
        points.push({
          at: word.length,
          cost: hyphen ? options.hyphenCost : 0,
          flagged: hyphen,
          hyphen,
          unruly: false,
        });
      }
      if (!invisible.test(character)) word += character;
    }
  }
  for (const inner of innerBreaks(word)) {
    points.push({ ...inner, hyphen: false, unruly: false });
  }
  const ownBreaks = points.length > 0;
  if (
    options.hyphenation !== 'none' &&
    (!ownBreaks || (options.hyphenation === 'compounds' && !isAddress(word))) &&
    mayHyphenate &&
    !/\d/.test(word)
  ) {
    const cost =
      options.hyphenCost + (ownBreaks ? 150 : 0) + (/^[^\p{L}]*\p{Lu}/u.test(word) ? properNameCost : 0);
    for (const at of measurer.hyphenPoints(word)) {
      points.push({ at, cost, flagged: true, hyphen: true, unruly: false });
    }
  }
  if (width > options.longest) {
    let at = 0;
    for (const character of word) {
      if (at > 0 && !/^\p{M}/u.test(character)) {
        points.push({ at, cost: unrulyCost, flagged: false, hyphen: false, unruly: true });
      }
      at += character.length;
    }
  }
  if (points.length < 2) return points;
  // Of two kinds of break in one place the cheaper stands.
  points.sort((a, b) => a.at - b.at || a.cost - b.cost);
  return points.filter((point, index) => point.at !== points[index - 1]?.at && point.at < word.length);
}

/** The parts of the segments between two places of the word. */
function slice(segments: readonly TextSegment[], from: number, to: number): readonly TextSegment[] {
  const pieces: TextSegment[] = [];
  let start = 0;
  for (const segment of segments) {
    const end = start + segment.text.length;
    const first = Math.max(from, start);
    const last = Math.min(to, end);
    if (first === start && last === end) pieces.push(segment);
    else if (first < last) {
      const text = segment.text.slice(first - start, last - start);
      pieces.push({ text, style: segment.style, width: shareOf(segment, text), whole: false });
    }
    start = end;
  }
  return pieces;
}

/** Shaping each part would cost more than it is worth here; placing measures what is really set. */
function shareOf(segment: TextSegment, part: string): number {
  const whole = wholeWidths.get(segment) ?? looseWidth(segment.text, segment);
  wholeWidths.set(segment, whole);
  return whole === 0 ? 0 : (segment.width * looseWidth(part, segment)) / whole;
}

/** Of a word of many parts, the whole is measured once. */
const wholeWidths = new WeakMap<TextSegment, number>();

function looseWidth(text: string, segment: TextSegment): number {
  let width = 0;
  for (const character of text) width += segment.style.ruler.width(character);
  return width;
}

function widthOfSegments(segments: readonly TextSegment[]): number {
  let width = 0;
  for (const segment of segments) width += segment.width;
  return width;
}

function boxOf(segments: readonly TextSegment[], width: number, hanging: boolean): TextBox {
  if (!hanging) return { type: 'box', width, hangStart: 0, hangEnd: 0, segments };
  const first = segments[0];
  const last = segments.at(-1);
  const opening = first?.text.charAt(0) ?? '';
  const closing = last?.text.charAt(last.text.length - 1) ?? '';
  const start = hangAtStart(opening);
  const end = hangAtEnd(closing);
  return {
    type: 'box',
    width,
    hangStart: start === 0 || first === undefined ? 0 : start * first.style.ruler.width(opening),
    hangEnd: end === 0 || last === undefined ? 0 : end * last.style.ruler.width(closing),
    segments,
  };
}
