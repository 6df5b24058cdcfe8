/** Turns the items of one line into runs with their places. */
import { hangAtEnd } from './hanging.ts';
import type { ParagraphItem } from './itemise.ts';
import type { SetLine, SetRun } from './Line.ts';
import type { RunStyle } from './RunStyle.ts';
import type { TypeMeasurer } from './TypeMeasurer.ts';

export interface LinePlacement {
  readonly measure: number;
  readonly indent: number;
  readonly align: 'justify' | 'start' | 'centre' | 'end';
  readonly hanging: boolean;
  /** The paragraph's style, for the height of a line without text. */
  readonly strut: RunStyle;
}

/** How much a space of ragged text may give where shaped text turns out wider than reckoned. */
const raggedTolerance = 0.05;
/** The same for spaces that are shrunk already. */
const shrinkTolerance = 1.1;

interface OpenRun {
  readonly style: RunStyle;
  text: string;
  width: number;
  spaces: number;
  stretch: number;
  shrink: number;
  actualText: string | undefined;
}

export function placeLine(
  items: readonly ParagraphItem[],
  start: number,
  end: number,
  placement: LinePlacement,
  measurer: TypeMeasurer,
): SetLine {
  const runs = collectRuns(items, start, end);
  const last = items[end];
  const isFilled = last?.type === 'penalty' && last.cost <= -1000;
  const endsInHyphen = last?.type === 'penalty' && last.hyphen !== undefined;

  const first = items[start];
  const hangStart = first?.type === 'box' && start < end ? first.hangStart : 0;
  const hangEnd = hangOfEnd(items, start, end, placement.hanging);

  let natural = -hangStart - hangEnd;
  let spaces = 0;
  let spaceWidth = 0;
  let stretch = 0;
  let shrink = 0;
  for (const run of runs) {
    natural += run.width;
    spaces += run.spaces;
    spaceWidth += run.spaces * run.style.ruler.space;
    stretch += run.stretch;
    shrink += run.shrink;
  }

  const room = placement.measure - placement.indent;
  const missing = room - natural;
  let ratio = 0;
  let each = 0;
  let overfull = 0;
  if (missing < 0) {
    if (shrink > 0) {
      ratio = Math.max(missing / shrink, -shrinkTolerance);
      overfull = Math.max(0, -missing + ratio * shrink);
    } else {
      const give = Math.min(-missing, spaceWidth * raggedTolerance);
      each = spaces === 0 ? 0 : -give / spaces;
      overfull = -missing - give;
    }
  } else if (placement.align === 'justify' && !isFilled && stretch > 0) {
    ratio = missing / stretch;
  }
  // Sums of fractions are never quite even.
  if (overfull < 1e-6) overfull = 0;

  let x = placement.indent - hangStart;
  if (placement.align === 'centre') x += Math.max(0, missing) / 2;
  else if (placement.align === 'end') x += Math.max(0, missing);

  const strut = measurer.metrics(placement.strut.font);
  let ascent = strut.ascender * placement.strut.size;
  let descent = -strut.descender * placement.strut.size;
  const setRuns: SetRun[] = [];
  const noteRefs: string[] = [];
  runs.forEach((run, index) => {
    const { style } = run;
    const give = ratio > 0 ? ratio * run.stretch : ratio * run.shrink;
    const wordSpace = run.spaces === 0 ? 0 : each + give / run.spaces;
    const width = run.width + run.spaces * wordSpace;
    const endsAtSpace = index === runs.length - 1 && isAtSpace(items, end);
    setRuns.push({
      x,
      rise: style.rise,
      text: endsAtSpace ? `${run.text} ` : run.text,
      style: style.ruler.inColour(style.colour),
      wordSpace,
      width,
      ...(style.link && { link: style.link }),
      ...(style.ledger !== undefined && { ledger: style.ledger }),
      ...(style.noteRef !== undefined && { noteRef: style.noteRef }),
      ...(style.openPoint && { openPoint: style.openPoint }),
      ...(style.change && { change: style.change }),
      ...(style.anchorPageOf !== undefined && { anchorPageOf: style.anchorPageOf }),
      semantics: style.semantics,
      inlineIndex: style.inlineIndex,
      ...(run.actualText !== undefined && { actualText: run.actualText }),
      ...(style.picture && { picture: style.picture }),
    });
    x += width;
    if (style.noteRef !== undefined) noteRefs.push(style.noteRef);
    if (style.font !== placement.strut.font || style.size !== placement.strut.size || style.rise !== 0) {
      const metrics = measurer.metrics(style.font);
      ascent = Math.max(ascent, metrics.ascender * style.size + style.rise);
      descent = Math.max(descent, -metrics.descender * style.size - style.rise);
    }
  });
  return {
    runs: setRuns,
    width: natural,
    measure: placement.measure,
    ascent,
    descent,
    hyphenated: endsInHyphen,
    ratio,
    overfull,
    noteRefs,
  };
}

function collectRuns(items: readonly ParagraphItem[], start: number, end: number): readonly OpenRun[] {
  const runs: OpenRun[] = [];
  let run: OpenRun | undefined;
  // The part of the open run after its last space, if it has been put together from parts.
  let wordStart = 0;
  let wordWidth = 0;
  let pieced = false;

  const endWord = () => {
    if (run !== undefined && pieced) {
      const exact = run.style.ruler.width(run.text.slice(wordStart));
      run.width += exact - wordWidth;
    }
    pieced = false;
  };
  const open = (style: RunStyle): OpenRun => {
    if (run?.style === style) return run;
    endWord();
    run = { style, text: '', width: 0, spaces: 0, stretch: 0, shrink: 0, actualText: undefined };
    runs.push(run);
    wordStart = 0;
    wordWidth = 0;
    return run;
  };

  for (let index = start; index < end; index += 1) {
    const item = items[index];
    if (item?.type === 'box') {
      for (const segment of item.segments) {
        const target = open(segment.style);
        target.text += segment.text;
        target.width += segment.width;
        wordWidth += segment.width;
        if (!segment.whole) pieced = true;
      }
    } else if (item?.type === 'glue') {
      endWord();
      const target = open(item.style);
      target.text += ' ';
      target.width += item.width;
      target.spaces += 1;
      target.stretch += item.stretch;
      target.shrink += item.shrink;
      wordStart = target.text.length;
      wordWidth = 0;
    }
  }
  const last = items[end];
  if (last?.type === 'penalty' && last.hyphen !== undefined && run !== undefined) {
    addHyphen(runs, run, wordStart, wordWidth);
  } else {
    endWord();
  }
  return runs;
}

/** The part of a word before an added hyphen is a run of its own, so that only it needs a text in its stead. */
function addHyphen(runs: OpenRun[], run: OpenRun, wordStart: number, wordWidth: number): void {
  const part = run.text.slice(wordStart);
  const text = `${part}-`;
  const width = run.style.ruler.width(text);
  if (wordStart === 0) {
    run.text = text;
    run.width = width;
    run.actualText = part;
    return;
  }
  run.text = run.text.slice(0, wordStart);
  run.width -= wordWidth;
  runs.push({ style: run.style, text, width, spaces: 0, stretch: 0, shrink: 0, actualText: part });
}

/** A space that the break takes the place of, or a line break that was written. */
function isAtSpace(items: readonly ParagraphItem[], end: number): boolean {
  const last = items[end];
  if (last?.type !== 'penalty') return last?.type === 'glue';
  return items[end + 1]?.type === 'glue' || (last.cost <= -1000 && end < items.length - 1);
}

function hangOfEnd(items: readonly ParagraphItem[], start: number, end: number, hanging: boolean): number {
  if (!hanging || start >= end) return 0;
  const last = items[end];
  if (last?.type === 'penalty' && last.hyphen !== undefined) {
    return last.hyphen.ruler.width('-') * hangAtEnd('-');
  }
  const before = items[end - 1];
  return before?.type === 'box' ? before.hangEnd : 0;
}
