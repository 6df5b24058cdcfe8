/** Draws a chart so that it fills its place on the page, axes and labels included. */

import type { VegaDataflow } from '../dataflow/loadVega.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject, walkJson } from '../json/Json.ts';
import { chartSizeMissed } from '../problems/catalogue/charts.ts';
import type { ChartReport } from './ChartReport.ts';
import { CompiledSizes } from './CompiledSizes.ts';
import {
  compileView,
  drawnOf,
  type Gaps,
  type LaidOut,
  layOutView,
  type Messages,
  type RenderedSvg,
  type RenderInput,
} from './layOutView.ts';

export interface FitInput extends RenderInput {
  /** Outer size in points. */
  readonly width: number;
  readonly height: number;
}

/** Points by which views side by side may miss their place. */
const MISS_TOLERANCE = 1.5;

export function fitSize(library: VegaDataflow, report: ChartReport, input: FitInput): RenderedSvg {
  const { spec, width, height } = input;
  if (!isComposed(spec)) {
    const fitted = { ...spec, width, height, autosize: { type: 'fit', contains: 'padding' } };
    return drawnOf(layOutView(library, { ...input, spec: fitted }));
  }
  return fitComposed(library, report, input);
}

const composedKeys = ['hconcat', 'vconcat', 'concat', 'facet'];
const facetChannels = ['row', 'column', 'facet'];

function isComposed(spec: JsonObject): boolean {
  const { encoding } = spec;
  return (
    composedKeys.some((key) => key in spec) ||
    (isJsonObject(encoding) && facetChannels.some((channel) => channel in encoding))
  );
}

/**
 * Vega cannot fit views that stand side by side. But the outer size is a constant (axes, labels, gaps) plus
 * a multiple of a view's size, so two trials give the size that fits; a third corrects labels that changed.
 */
function fitComposed(library: VegaDataflow, report: ChartReport, input: FitInput): RenderedSvg {
  const { spec, width, height } = input;
  const share = sizeOfShare(spec);
  const compiled = new CompiledSizes(sharesOf(spec, share));
  const layOut = (unit: Gaps, gaps?: Gaps): LaidOut => {
    const sized = { ...input, spec: { ...sizeViews(spec, unit, share), autosize: 'pad' } };
    const compile = (messages: Messages) => compiled.at(unit, () => compileView(library, sized, messages));
    return layOutView(library, gaps === undefined ? sized : { ...sized, gaps }, compile);
  };
  let [before, unit]: [Gaps, Gaps] = [
    { x: width / 4, y: height / 4 },
    { x: width / 3, y: height / 3 },
  ];
  let trialBefore = layOut(before);
  let trial = layOut(unit);
  for (let count = 0; count < 3; count += 1) {
    if ('svg' in trial) return trial;
    const isFit =
      Math.abs(trial.width - width) <= MISS_TOLERANCE / 2 &&
      Math.abs(trial.height - height) <= MISS_TOLERANCE / 2;
    if (isFit) break;
    const next = {
      x: secant(before.x, trialBefore.width, unit.x, trial.width, width),
      y: secant(before.y, trialBefore.height, unit.y, trial.height, height),
    };
    [before, trialBefore, unit] = [unit, trial, next];
    trial = layOut(next);
  }
  // Many views grow by a whole point each at once: the next smaller ones leave a rest for the gaps.
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const [isWide, isTall] = [trial.width > width + MISS_TOLERANCE, trial.height > height + MISS_TOLERANCE];
    if ('svg' in trial || !(isWide || isTall) || (isWide ? unit.x : unit.y) <= 1) break;
    unit = { x: isWide ? smaller(unit.x) : unit.x, y: isTall ? smaller(unit.y) : unit.y };
    trial = layOut(unit);
  }
  const drawn = drawnOf(fillGaps(trial, input, (gaps) => layOut(unit, gaps)));
  if (drawn.svg === undefined) return drawn;
  if (drawn.width > width + MISS_TOLERANCE) {
    report.report(chartSizeMissed(report.file, 'width', width, drawn.width));
  }
  if (drawn.height > height + MISS_TOLERANCE) {
    report.report(chartSizeMissed(report.file, 'height', height, drawn.height));
  }
  return { ...drawn, svg: resizeSvg(drawn.svg, width, height), width, height };
}

/** How often views are made a point smaller. */
const MOST_STEPS = 4;

function smaller(length: number): number {
  return Math.max(1, Math.ceil(length) - 1);
}

/** The picture with its views so far apart that it fills its place; as it is where that cannot be had. */
function fillGaps(fitted: LaidOut, { width, height }: FitInput, layOut: (gaps: Gaps) => LaidOut): LaidOut {
  const [restX, restY] = [width - fitted.width, height - fitted.height];
  if ('svg' in fitted || Math.max(restX, restY) <= MISS_TOLERANCE) return fitted;
  const trial = layOut({ x: 1, y: 1 });
  const share = (rest: number, growth: number): number =>
    rest > MISS_TOLERANCE && growth > 0 ? rest / growth : 0;
  const gaps = {
    x: share(restX, trial.width - fitted.width),
    y: share(restY, trial.height - fitted.height),
  };
  const spread = layOut(gaps);
  const fits = spread.width <= width + MISS_TOLERANCE && spread.height <= height + MISS_TOLERANCE;
  return !('svg' in spread) && fits ? spread : fitted;
}

/** The argument at which a straight line through two points reaches `target`; at least a point. */
function secant(x1: number, y1: number, x2: number, y2: number, target: number): number {
  if (y1 === y2) return x2;
  return Math.max(1, x2 + ((target - y2) * (x2 - x1)) / (y2 - y1));
}

/** Gives each single view its share of the unit; a `width` or `height` in the specification is a number of shares. */
function sizeViews(view: JsonObject, unit: Gaps, share: Gaps): JsonObject {
  const sized: { [key: string]: Json | undefined } = { ...view };
  const inner = (child: Json): Json => (isJsonObject(child) ? sizeViews(child, unit, share) : child);
  const children = composedKeys.find((key) => isJsonArray(view[key]));
  if (children !== undefined) {
    const list = view[children];
    sized[children] = isJsonArray(list) ? list.map(inner) : null;
  } else if (isJsonObject(view['spec'])) sized['spec'] = inner(view['spec']);
  else {
    sized['width'] = shares(view['width'], share.x) * unit.x;
    sized['height'] = shares(view['height'], share.y) * unit.y;
  }
  return sized;
}

/** All sizes that `sizeViews` gives, as multiples of the unit. */
function sharesOf(spec: JsonObject, share: Gaps): readonly number[] {
  const found = [1];
  walkJson(spec, (value, path) => {
    if (path.at(-1) === 'width') found.push(shares(value, share.x));
    if (path.at(-1) === 'height') found.push(shares(value, share.y));
  });
  return found;
}

function shares(value: Json | undefined, share: number): number {
  return typeof value === 'number' ? value / share : 1;
}

/** What one share is in the sizes that the views have: 1, or where these are pixels the size that Vega-Lite gives a view without one. */
function sizeOfShare(spec: JsonObject): Gaps {
  const largest = { x: 0, y: 0 };
  walkJson(spec, (value, path) => {
    if (typeof value !== 'number' || path.includes('encoding') || path.includes('mark')) return;
    if (path.at(-1) === 'width') largest.x = Math.max(largest.x, value);
    if (path.at(-1) === 'height') largest.y = Math.max(largest.y, value);
  });
  return { x: largest.x > MOST_SHARES ? PIXELS : 1, y: largest.y > MOST_SHARES ? PIXELS : 1 };
}

/** Sizes above are no shares of a page, but pixels of a screen. */
const MOST_SHARES = 24;

/** The size of a view in Vega-Lite that says none. */
const PIXELS = 300;

/** The picture takes its whole place, although whole points were all that Vega could count. */
function resizeSvg(svg: string, width: number, height: number): string {
  return svg.replace(/^<svg([^>]*)>/, (_, attributes: string) => {
    const sized = attributes
      .replace(/ width="[^"]*"/, ` width="${width}"`)
      .replace(/ height="[^"]*"/, ` height="${height}"`)
      .replace(/ viewBox="[^"]*"/, ` viewBox="0 0 ${width} ${height}"`);
    return `<svg${sized}>`;
  });
}
