/** Looks at a drawn chart as a proof-reader does: letters too small, cut, missing, over one another or off the paper. */

import type { Measurer } from '../fonts/Measurer.ts';
import { scriptOf } from '../fonts/scripts.ts';
import { isJsonObject, type JsonPath, walkJson } from '../json/Json.ts';
import { groupBy } from '../lists/groupBy.ts';
import {
  chartContrastLow,
  chartGlyphMissing,
  chartLabelCut,
  chartLabelOutside,
  chartTextSmall,
  labelsOverlap,
} from '../problems/catalogue/charts.ts';
import {
  chartLabelsOutside,
  chartNumberRaw,
  chartTicksAlike,
  chartWordOfNothing,
  labelsCrowded,
  type PicturePart,
} from '../problems/catalogue/pictures.ts';
import type { Spot } from '../problems/spot.ts';
import { contrastRatio, parseHex, TEXT_CONTRAST } from '../theme/contrast.ts';
import type { PathMark, Picture, TextMark } from './Chart.ts';
import type { ChartReport } from './ChartReport.ts';
import { applyMatrix } from './matrix.ts';
import { type BoundingBox, type PathExtent, pathExtent } from './pathData.ts';
import type { ReadSvg } from './readSvg.ts';

/** No text in the book is smaller, in points. */
const SMALLEST_TEXT = 7;

/** Points by which a label may reach over the picture's edge: side bearings and rounding. */
const EDGE_TOLERANCE = 0.5;

/** Points by which the boxes of two labels may meet before they count as overlapping. */
const TOUCH_TOLERANCE = 0.4;

type Point = readonly [number, number];

export function checkPicture(report: ChartReport, read: ReadSvg, measurer: Measurer, paper: string): void {
  const { picture } = read;
  const texts = picture.marks.filter((mark) => mark.type === 'text');
  const corners = texts.map((mark) => textCorners(mark, measurer));
  const parts = partsOf(report, read, texts);
  const raw = new Set<Part>();
  // Of each script the first letter that the fonts lack stands for all.
  const scripts = new Set<string>();
  for (const mark of texts) {
    const { text, size, font } = mark;
    if (size < SMALLEST_TEXT)
      report.report(chartTextSmall(report.spotOfText(text), text, size, SMALLEST_TEXT));
    if (text.endsWith('…')) report.report(chartLabelCut(report.spotOfText(text), text));
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      const script = scriptOf(codePoint);
      if (measurer.has(font, codePoint) || scripts.has(script)) continue;
      scripts.add(script);
      report.report(chartGlyphMissing(report.spotOfText(text), codePoint, text, font));
    }
    const part = parts.get(mark);
    if (RAW_NUMBER.test(text) && part !== undefined && !raw.has(part) && !isWritten(report, text)) {
      raw.add(part);
      report.report(chartNumberRaw(part.spot, text));
    }
    const word = wordOfNothing(text);
    if (word !== undefined && !isWritten(report, text)) {
      report.report(chartWordOfNothing(parts.get(mark)?.spot ?? report.file, word, text));
    }
  }
  reportTicksAlike(report, read, texts, parts);
  reportOutside(report, picture, texts, corners, parts);
  reportOverlaps(report, texts, corners, parts);
  checkContrast(report, picture, measurer, paper);
}

/** Eleven decimals and more: nobody asks for them by a format. */
const RAW_NUMBER = /\d[.,]\d{11,}/;

/** Labels of one axis of numbers that say the same at two places. */
function reportTicksAlike(
  report: ChartReport,
  read: ReadSvg,
  texts: readonly TextMark[],
  parts: Parts,
): void {
  const axes = groupBy(texts, (mark) => read.parts.get(mark) ?? '');
  for (const [key, marks] of axes) {
    const isOfNumbers = marks.every(({ text }) => /^\P{L}*\d\P{L}*$/u.test(text));
    if (!key.startsWith('axis ') || !isOfNumbers) continue;
    const [alike] = [...groupBy(marks, ({ text }) => text).values()].filter((same) => same.length > 1);
    const [first] = alike ?? [];
    const part = first === undefined ? undefined : parts.get(first);
    if (alike === undefined || first === undefined || part === undefined) continue;
    report.report(chartTicksAlike(part.spot, part.name, first.text, alike.length));
  }
}

/** A word by which JavaScript says that there is no number or text; a truth value is one where nothing else is said. */
function wordOfNothing(text: string): string | undefined {
  if (text === 'true' || text === 'false') return text;
  return /(?:^|[^\p{L}\p{N}])(null|undefined|NaN|Infinity)(?![\p{L}\p{N}])/u.exec(text)?.[1];
}

/** Whether a text stands so in the chart or in the data, and is not made of a value that is missing. */
function isWritten(report: ChartReport, text: string): boolean {
  if (report.spotOfText(text).place.line !== undefined) return true;
  return [...report.uses].some(([id, used]) =>
    report.sources.tables
      .get(id)
      ?.columns.some(({ field, values }) => used.has(field.name) && values.some((value) => value === text)),
  );
}

/** One axis, legend, heading or mark, as a message names it. */
interface Part {
  readonly name: string;
  readonly kind: PicturePart;
  /** Looked up when it is asked for: most parts are at no fault. */
  readonly spot: Spot;
}

type Parts = ReadonlyMap<TextMark, Part>;

function partsOf(report: ChartReport, read: ReadSvg, texts: readonly TextMark[]): Parts {
  const groups = groupBy(texts, (mark) => read.parts.get(mark) ?? '');
  const named = new Map<TextMark, Part>();
  for (const [key, marks] of groups) {
    const part = partOf(report, key, marks);
    for (const mark of marks) named.set(mark, part);
  }
  return named;
}

function partOf(report: ChartReport, key: string, marks: readonly TextMark[]): Part {
  const [kind = ''] = key.split(' ');
  switch (kind) {
    case 'axis': {
      const axis = runsAcross(marks) ? 'x' : 'y';
      return partAt(`the ${axis} axis`, axis, () => spotOfChannels(report, [axis], 'axis'));
    }
    case 'legend':
      return partAt('the legend', kind, () => spotOfChannels(report, legendChannels, 'legend'));
    case 'header':
      return partAt('the heads', kind, () => spotOfChannels(report, headChannels, 'header'));
    case 'title':
    case '':
      return partAt('the titles', 'title', () => report.file);
    default: {
      const mark = report.findMark(key);
      return partAt(`the ${mark.type} mark`, 'mark', () => mark.spot);
    }
  }
}

function partAt(name: string, kind: PicturePart, spotOf: () => Spot): Part {
  return {
    name,
    kind,
    get spot() {
      return spotOf();
    },
  };
}

const headChannels = ['row', 'column', 'facet'];
const legendChannels = ['color', 'fill', 'stroke', 'shape', 'size', 'opacity', 'strokeDash', 'strokeWidth'];

/** Whether labels of an axis stand side by side rather than one above the other. */
function runsAcross(marks: readonly TextMark[]): boolean {
  const ends = marks.map(({ matrix, x, y, width }) => applyMatrix(matrix, x + width / 2, y));
  const reach = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
  return reach(ends.map(([x]) => x)) > reach(ends.map(([, y]) => y));
}

/** Where the guide of a channel is set, or the channel itself; the chart where neither is. */
function spotOfChannels(report: ChartReport, channels: readonly string[], guide: string): Spot {
  const guides: JsonPath[] = [];
  const own: JsonPath[] = [];
  walkJson(report.spec, (value, path) => {
    const at = path.lastIndexOf('encoding');
    if (at === -1 || !channels.includes(String(path[at + 1]))) return;
    if (path.length === at + 2 && isJsonObject(value)) own.push(path);
    if (path.length === at + 3 && path[at + 2] === guide && isJsonObject(value)) guides.push(path);
  });
  const path = guides[0] ?? own[0];
  return path === undefined ? report.file : report.spot(path);
}

/** One message for all labels of a part that reach over the picture's edge. */
function reportOutside(
  report: ChartReport,
  picture: Picture,
  texts: readonly TextMark[],
  corners: readonly (readonly Point[])[],
  parts: Parts,
): void {
  const outside = texts.flatMap((mark, index) => {
    const reach = furthestOutside(corners[index] ?? [], picture);
    return reach !== undefined && reach.by > EDGE_TOLERANCE ? [{ mark, ...reach }] : [];
  });
  const byPart = groupBy(outside, ({ mark }) => parts.get(mark)?.name ?? '');
  for (const labels of byPart.values()) {
    const [worst] = [...labels].sort((one, other) => other.by - one.by);
    const part = worst === undefined ? undefined : parts.get(worst.mark);
    if (worst === undefined || part === undefined) continue;
    const { text } = worst.mark;
    if (labels.length === 1 && part.kind !== 'legend') {
      report.report(chartLabelOutside(report.spotOfText(text), text, worst.by, worst.side));
      continue;
    }
    const ofPart = texts.filter((mark) => parts.get(mark) === part);
    const widest = Math.max(...ofPart.map(({ width }) => width));
    const columns = Math.max(1, Math.floor(picture.width / (widest + LEGEND_ENTRY)));
    report.report(
      chartLabelsOutside(part.spot, {
        part: part.name,
        kind: part.kind,
        count: labels.length,
        text,
        by: worst.by,
        side: worst.side,
        columns,
      }),
    );
  }
}

/** Points that an entry of a legend takes beside its words: symbol and gaps. */
const LEGEND_ENTRY = 26;

/** One message for all labels of two parts, or of one, that stand over one another. */
function reportOverlaps(
  report: ChartReport,
  texts: readonly TextMark[],
  corners: readonly (readonly Point[])[],
  parts: Parts,
): void {
  const crowds = new Map<
    string,
    { readonly first: TextMark; readonly over: TextMark; labels: Set<TextMark> }
  >();
  const boxes = corners.map(boxOf);
  texts.forEach((mark, index) => {
    for (let other = index + 1; other < texts.length; other += 1) {
      const later = texts[other];
      const isNear = meet(boxes[index], boxes[other]);
      if (later === undefined || !isNear || !overlap(corners[index] ?? [], corners[other] ?? [])) continue;
      const key = `${parts.get(mark)?.name}\n${parts.get(later)?.name}`;
      const crowd = crowds.get(key) ?? { first: later, over: mark, labels: new Set() };
      crowd.labels.add(later);
      crowds.set(key, crowd);
    }
  });
  for (const { first, over, labels } of crowds.values()) {
    const part = parts.get(first);
    if (labels.size === 1 || part === undefined) {
      report.report(labelsOverlap(report.spotOfText(first.text), first.text, over.text));
    } else {
      report.report(labelsCrowded(part.spot, part.kind, part.name, labels.size, [first.text, over.text]));
    }
  }
}

/** The corners of a text's box, from the top of its capitals to half-way down its descenders, in order around it. */
function textCorners(mark: TextMark, measurer: Measurer): readonly Point[] {
  const { capHeight, descender } = measurer.metrics(mark.font);
  const top = mark.y - capHeight * mark.size;
  const bottom = mark.y - (descender * mark.size) / 2;
  const [left, right] = [mark.x, mark.x + mark.width];
  const box: readonly Point[] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  return box.map(([x, y]) => applyMatrix(mark.matrix, x, y));
}

function furthestOutside(
  corners: readonly Point[],
  picture: Picture,
): { readonly by: number; readonly side: string } | undefined {
  const reaches = corners.flatMap(([x, y]) => [
    { by: -x, side: 'left' },
    { by: x - picture.width, side: 'right' },
    { by: -y, side: 'upper' },
    { by: y - picture.height, side: 'lower' },
  ]);
  return reaches.sort((a, b) => b.by - a.by)[0];
}

function boxOf(points: readonly Point[]): BoundingBox {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { x1: Math.min(...xs), y1: Math.min(...ys), x2: Math.max(...xs), y2: Math.max(...ys) };
}

/** Shapes whose upright boxes do not even touch need no closer look, and of most pairs of labels that is so. */
function meet(one: BoundingBox | undefined, other: BoundingBox | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one.x1 <= other.x2 && other.x1 <= one.x2 && one.y1 <= other.y2 && other.y1 <= one.y2;
}

/** Whether two convex shapes share more than their edges, by separating axes. */
function overlap(one: readonly Point[], other: readonly Point[]): boolean {
  for (const shape of [one, other]) {
    for (let index = 0; index < 2; index += 1) {
      const [from, to] = [shape[index], shape[index + 1]];
      if (from === undefined || to === undefined) return false;
      const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
      const length = Math.hypot(dx, dy);
      if (length === 0) return false;
      const along = (points: readonly Point[]): readonly [number, number] => {
        const reach = points.map(([x, y]) => (x * dx + y * dy) / length);
        return [Math.min(...reach), Math.max(...reach)];
      };
      const [[low, high], [otherLow, otherHigh]] = [along(one), along(other)];
      if (Math.min(high, otherHigh) - Math.max(low, otherLow) <= TOUCH_TOLERANCE) return false;
    }
  }
  return true;
}

/** Text against the rectangle or the paper that it stands on; over other shapes its ground is not known. */
function checkContrast(report: ChartReport, picture: Picture, measurer: Measurer, paper: string): void {
  const below: { readonly mark: PathMark; readonly path: PathExtent }[] = [];
  for (const mark of picture.marks) {
    if (mark.type === 'path') {
      if (mark.fill !== undefined) below.push({ mark, path: pathExtent(mark.segments) });
      continue;
    }
    if (mark.type === 'image') continue;
    const corners = textCorners(mark, measurer);
    const centre = corners.reduce<Point>(([x, y], [cx, cy]) => [x + cx / 4, y + cy / 4], [0, 0]);
    const ground = below.findLast(
      ({ path: { box } }) =>
        box.x1 <= centre[0] && centre[0] <= box.x2 && box.y1 <= centre[1] && centre[1] <= box.y2,
    );
    if (ground !== undefined && (!ground.path.isRectangle || ground.mark.fillOpacity < 1)) continue;
    const [text, behind] = [parseHex(mark.fill), parseHex(ground?.mark.fill ?? paper)];
    if (text === undefined || behind === undefined) continue;
    const ratio = contrastRatio(text, behind);
    if (ratio >= TEXT_CONTRAST) continue;
    report.report(chartContrastLow(report.spotOfText(mark.text), mark.text, ratio, TEXT_CONTRAST));
  }
}
