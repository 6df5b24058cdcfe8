/** Looks at a drawn chart as a proof-reader does: letters too small, cut, missing, over one another or off the paper. */
import type { Measurer } from '../fonts/Measurer.ts';
import {
  chartContrastLow,
  chartGlyphMissing,
  chartLabelCut,
  chartLabelOutside,
  chartTextSmall,
  labelsOverlap,
} from '../problems/catalogue/charts.ts';
import { contrastRatio, parseHex, TEXT_CONTRAST } from '../theme/contrast.ts';
import type { PathMark, Picture, TextMark } from './Chart.ts';
import type { ChartReport } from './ChartReport.ts';
import { applyMatrix, IDENTITY } from './matrix.ts';
import { type PlacedPath, placePath } from './pathData.ts';

/** No text in the book is smaller, in points. */
const SMALLEST_TEXT = 7;

/** Points by which a label may reach over the picture's edge: side bearings and rounding. */
const EDGE_TOLERANCE = 0.5;

/** Points by which the boxes of two labels may meet before they count as overlapping. */
const TOUCH_TOLERANCE = 0.4;

type Point = readonly [number, number];

export function checkPicture(report: ChartReport, picture: Picture, measurer: Measurer, paper: string): void {
  const texts = picture.marks.filter((mark) => mark.type === 'text');
  const corners = texts.map((mark) => textCorners(mark, measurer));
  texts.forEach((mark, index) => {
    const { text, size, font } = mark;
    if (size < SMALLEST_TEXT)
      report.report(chartTextSmall(report.spotOfText(text), text, size, SMALLEST_TEXT));
    if (text.endsWith('…')) report.report(chartLabelCut(report.spotOfText(text), text));
    const missing = [...text].find((character) => !measurer.has(font, character.codePointAt(0) ?? 0));
    if (missing !== undefined) report.report(chartGlyphMissing(report.spotOfText(text), missing, text, font));
    const outside = furthestOutside(corners[index] ?? [], picture);
    if (outside !== undefined && outside.by > EDGE_TOLERANCE) {
      report.report(chartLabelOutside(report.spotOfText(text), text, outside.by, outside.side));
    }
  });
  texts.forEach((mark, index) => {
    for (let other = index + 1; other < texts.length; other += 1) {
      const later = texts[other];
      if (later === undefined || !overlap(corners[index] ?? [], corners[other] ?? [])) continue;
      report.report(labelsOverlap(report.spotOfText(later.text), later.text, mark.text));
    }
  });
  checkContrast(report, picture, measurer, paper);
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
  const below: { readonly mark: PathMark; readonly path: PlacedPath }[] = [];
  for (const mark of picture.marks) {
    if (mark.type === 'path') {
      if (mark.fill !== undefined) below.push({ mark, path: placePath(mark.segments, IDENTITY) });
      continue;
    }
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
