/** Turns a Vega-Lite specification and rows into a view with all of its marks in their places, and this into SVG text, without a clock, a network or a font of the machine. */
import type { LoggerInterface, Spec, View } from 'vega';
import type { TopLevelSpec } from 'vega-lite';
import { Budget, type Excess } from '../dataflow/Budget.ts';
import { followRows } from '../dataflow/followRows.ts';
import { closedLoader, type VegaDataflow } from '../dataflow/loadVega.ts';
import type { Measurer } from '../fonts/Measurer.ts';
import { isJsonObject, type Json, type JsonObject, jsonItems, toJson } from '../json/Json.ts';
import type { NumberLocale } from '../language/NumberLocale.ts';
import type { Limits } from '../limits/Limits.ts';
import { d3Locale } from '../numbers/d3Locale.ts';
import { familyKeyOf, fontId, fontWeights } from '../theme/fontIds.ts';
import type { Theme } from '../theme/Theme.ts';
import { centreLabels } from './centreLabels.ts';
import { vegaTimeLocale, withBookRules, withDateOrder } from './chartLocale.ts';
import { dashLines } from './dashLines.ts';
import { type DrawingOfItem, drawStatuses } from './drawStatuses.ts';
import { keepLineBreaks } from './keepLineBreaks.ts';
import { keepOmissions, readScene, type Scene } from './readScene.ts';
import { withoutPeriodEnds } from './withoutPeriodEnds.ts';

export interface RenderInput {
  /** Vega-Lite, its data named after the keys of `rows`. */
  readonly spec: JsonObject;
  readonly config: JsonObject;
  readonly rows: ReadonlyMap<string, readonly object[]>;
  /** Whether words of the specification or cells of the rows are broken into lines. */
  readonly hasLineBreaks: boolean;
  readonly theme: Theme;
  readonly measurer: Measurer;
  readonly locale: NumberLocale;
  /** The sign of all amounts that the chart draws; undefined where there is none, or several. */
  readonly currency: string | undefined;
  /** Points by which views stand further apart than the specification says, across and down. */
  readonly gaps?: Gaps;
  /** The defaults where they are left out. */
  readonly limits?: Limits;
  /** How values that are not final are drawn; undefined where the chart draws none. */
  readonly drawingOf?: DrawingOfItem | undefined;
}

export interface Gaps {
  readonly x: number;
  readonly y: number;
}

export type RenderedSvg = DrawnSvg | UndrawnSvg;

export interface DrawnSvg extends Rendering {
  readonly svg: string;
  /** Where its marks stand, and from which rows. */
  readonly scene: Scene;
}

/** The specification could not be drawn. */
interface UndrawnSvg extends Rendering {
  readonly svg: undefined;
}

interface Rendering {
  readonly width: number;
  readonly height: number;
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
  /** Formats asked for in which no number is printed, e.g. `.2s`, and what to write instead. */
  readonly formats: ReadonlyMap<string, string>;
  /** What the chart would have made too much of, and was not drawn for; undefined where nothing. */
  readonly excess: Excess | undefined;
}

/** A specification with all of its marks in their places; of many trials of a size, one is drawn. */
export type LaidOut = UndrawnSvg | LaidOutView;

interface LaidOutView {
  readonly width: number;
  readonly height: number;
  /** Once, if at all. */
  readonly draw: () => RenderedSvg;
}

export function drawnOf(laidOut: LaidOut): RenderedSvg {
  return 'draw' in laidOut ? laidOut.draw() : laidOut;
}

/** What Vega-Lite makes of a specification, before it has rows. */
export interface CompiledView {
  /** With rows followed, as it is run. */
  readonly spec: JsonObject;
  /** Without. */
  readonly written: JsonObject;
  readonly messages: { readonly warnings: readonly string[]; readonly errors: readonly string[] };
}

/** What it is told meanwhile is there even where it comes to no end. */
export function compileView(
  { vegaLite }: VegaDataflow,
  input: RenderInput,
  { logger, warnings, errors }: Messages,
): CompiledView {
  const { spec } = vegaLite.compile(asVegaLite(input.spec), { config: input.config, logger });
  const plain = withoutPeriodEnds(compiledJson(spec));
  const written = input.hasLineBreaks ? centreLabels(keepLineBreaks(plain)) : plain;
  return {
    spec: keepOmissions(followRows(withDateOrder(written, input.locale))),
    written,
    messages: { warnings: [...warnings], errors: [...errors] },
  };
}

/** `compile` may know what `compileView` would make of `input`. */
export function layOutView(
  library: VegaDataflow,
  input: RenderInput,
  compile: (messages: Messages) => CompiledView = (messages) => compileView(library, input, messages),
): LaidOut {
  const { vega } = library;
  const budget = new Budget(input.limits);
  const collected = collectMessages();
  const { logger, warnings, errors } = collected;
  const formats = new Map<string, string>();
  const found = () => ({ warnings: [...warnings], errors: [...errors], formats, excess: budget.excess });
  const failed = { svg: undefined, width: 0, height: 0 };
  const undrawn = (error: unknown): UndrawnSvg => {
    errors.add(error instanceof Error ? error.message : String(error));
    return { ...failed, ...found() };
  };
  try {
    const { spec, written, messages } = compile(collected);
    for (const warning of messages.warnings) warnings.add(warning);
    for (const error of messages.errors) errors.add(error);
    const compiled = spreadViews(spec, input.gaps);
    const refused = refusedTransform(compiled);
    if (refused !== undefined) errors.add(`the ${refused} transform needs a screen`);
    const runtime = vega.parse(asVega(withRows(compiled, input.rows)), undefined, { ast: true });
    const view = library.openView(runtime, { logger }, budget);
    const viewLocale = vega.locale(d3Locale(input.locale, input.currency), vegaTimeLocale(input.locale));
    view.locale(
      withBookRules(viewLocale, input.locale, input.currency, (format, reason) =>
        formats.set(format, reason),
      ),
    );
    // Widths and ids of clips are global to Vega. Set, run and drawn without a pause between, no other
    // chart of this thread can come in but in trials of the same one.
    vega.textMetrics.width = textWidth(input.measurer, input.theme);
    view.run();
    // Vega tells its logger of what ends a run, and would go on to draw what there is.
    if (budget.excess !== undefined) return { ...failed, ...found() };
    fitAgain(view);
    const [width, height] = viewSize(view);
    const draw = (): DrawnSvg => {
      if (input.drawingOf !== undefined) drawStatuses(sceneRoot(view), input.drawingOf);
      const scene = readScene(view, compiled, written);
      if (input.drawingOf !== undefined) dashLines(sceneRoot(view), input.drawingOf);
      const svg = new vega.SVGStringRenderer(closedLoader)
        .initialize(null, width, height, view.origin(), 1)
        .render(sceneRoot(view))
        .svg();
      view.finalize();
      return { svg, scene, width, height, ...found() };
    };
    return {
      width,
      height,
      draw: () => {
        try {
          return draw();
        } catch (error) {
          return undrawn(error);
        }
      },
    };
  } catch (error) {
    return undrawn(error);
  }
}

export interface Messages {
  readonly logger: LoggerInterface;
  readonly warnings: Set<string>;
  readonly errors: Set<string>;
}

/** Vega writes to a console if it is not told otherwise; here each message is kept. */
function collectMessages(): Messages {
  const warnings = new Set<string>();
  const errors = new Set<string>();
  // Vega calls these with a view as `this`, so they must not need one.
  function level(): number;
  function level(value: number): LoggerInterface;
  function level(value?: number): number | LoggerInterface {
    return value === undefined ? 2 : logger;
  }
  const logger: LoggerInterface = {
    level,
    error: (...parts: readonly unknown[]) => {
      errors.add(messageText(parts));
      return logger;
    },
    warn: (...parts: readonly unknown[]) => {
      warnings.add(messageText(parts));
      return logger;
    },
    info: () => logger,
    debug: () => logger,
  };
  return { logger, warnings, errors };
}

function messageText(parts: readonly unknown[]): string {
  return parts
    .map((part) =>
      part instanceof Error ? part.message : typeof part === 'string' ? part : JSON.stringify(part),
    )
    .join(' ');
}

/** Transforms that measure pixels on a canvas. */
const screenTransforms = new Set(['label', 'wordcloud']);

function refusedTransform(spec: JsonObject): string | undefined {
  const marks = JSON.stringify(spec['marks'] ?? []);
  return [...screenTransforms].find((name) => marks.includes(`"type":"${name}"`));
}

/** Vega counts the places of views in whole points; what that leaves over is given to the gaps between them. */
function spreadViews(compiled: JsonObject, gaps: Gaps | undefined): JsonObject {
  const { layout } = compiled;
  if (gaps === undefined || !isJsonObject(layout)) return compiled;
  const { padding } = layout;
  const given = (key: string): number => {
    const value = isJsonObject(padding) ? padding[key] : padding;
    return typeof value === 'number' ? value : 0;
  };
  const spread = { row: given('row') + gaps.y, column: given('column') + gaps.x };
  return { ...compiled, layout: { ...layout, padding: spread } };
}

/** Vega writes into the rows that it is given; each drawing has its own. */
function withRows(spec: JsonObject, rows: RenderInput['rows']): object {
  const data = jsonItems(spec['data']).map((source) => {
    const name = isJsonObject(source) ? source['name'] : undefined;
    const values = typeof name === 'string' ? rows.get(name) : undefined;
    return values === undefined || !isJsonObject(source)
      ? source
      : { ...source, values: values.map((row) => ({ ...row })) };
  });
  return { ...spec, data };
}

function compiledJson(spec: Spec): JsonObject {
  const compiled = toJson(spec);
  if (!isJsonObject(compiled)) throw new Error('a compiled chart is an object');
  return compiled;
}

/** What Vega-Lite has compiled, with rows put in. */
function asVega(spec: object): Spec {
  const isSpec = (value: object): value is Spec => 'data' in value && 'marks' in value;
  if (!isSpec(spec)) throw new Error('a compiled chart has data and marks');
  return spec;
}

/** The specification was checked key by key; Vega-Lite itself reports what is left. */
function asVegaLite(spec: JsonObject): TopLevelSpec {
  const isTopLevel = (value: Json | TopLevelSpec): value is TopLevelSpec => typeof value === 'object';
  if (!isTopLevel(spec)) throw new Error('a chart is an object');
  return spec;
}

/** Widths of labels in the metrics of the font that is printed; a label that is cut keeps only its limit. */
function textWidth(measurer: Measurer, theme: Theme) {
  return (item: import('vega').VegaTextItem, value: unknown): number => {
    const text = value === null || value === undefined ? '' : String(value);
    const size = item.fontSize ?? 11;
    if (text === '' || size <= 0) return 0;
    const wanted = { normal: 400, bold: 700 }[String(item.fontWeight ?? 400)] ?? Number(item.fontWeight);
    const weight = fontWeights.find((known) => known === wanted) ?? 400;
    const family = familyKeyOf(item.font ?? '', theme.fonts);
    const italic = item.fontStyle === 'italic' || item.fontStyle === 'oblique';
    const width = measurer.width(text, {
      font: fontId(family, weight, italic),
      size,
      features: [],
      tracking: 0,
    });
    return item.limit !== undefined && item.limit > 0 ? Math.min(width, item.limit) : width;
  };
}

/** Marks that move when the plot shrinks may want other room than they did before: Vega looks once, here it looks again. */
function fitAgain(view: View): void {
  for (let again = 0; again < MOST_FITS && overflows(view); again += 1) view.resize().run();
}

const MOST_FITS = 3;

/** Points by which marks may reach over the edge: half a stroke, and what rounding to whole points leaves. */
const EDGE_TOLERANCE = 0.25;

function overflows(view: View): boolean {
  const root = sceneRoot(view);
  if (!hasBounds(root)) return false;
  const [width, height] = viewSize(view);
  const [left, top] = view.origin();
  const { x1, y1, x2, y2 } = root.bounds;
  return Math.max(-left - x1, -top - y1, x2 - (width - left), y2 - (height - top)) > EDGE_TOLERANCE;
}

interface Bounded {
  readonly bounds: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };
}

function hasBounds(scene: unknown): scene is Bounded {
  return typeof scene === 'object' && scene !== null && 'bounds' in scene;
}

interface SizedView {
  readonly _viewWidth: number;
  readonly _viewHeight: number;
}

/** Outer size as laid out. The public `width()` is that of the plot; only these hold the whole. */
function viewSize(view: View): readonly [number, number] {
  if (!isSized(view)) throw new Error('this version of Vega keeps the size of a view elsewhere');
  const { left = 0, right = 0, top = 0, bottom = 0 } = paddingOf(view);
  return [view._viewWidth + left + right, view._viewHeight + top + bottom];
}

function isSized(view: object): view is SizedView {
  return '_viewWidth' in view && typeof view._viewWidth === 'number' && '_viewHeight' in view;
}

function paddingOf(view: View): { left?: number; right?: number; top?: number; bottom?: number } {
  const padding = view.padding();
  return typeof padding === 'object' && !('signal' in padding) ? padding : {};
}

function sceneRoot(view: View): unknown {
  const scenegraph: object = view.scenegraph();
  return 'root' in scenegraph ? scenegraph.root : undefined;
}
