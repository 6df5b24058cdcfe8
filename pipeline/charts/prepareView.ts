/** Turns the views of a specification into ones that can be compiled, with every table, field and key checked. */

import {
  isJsonObject,
  type Json,
  type JsonObject,
  type JsonPath,
  jsonItems,
  walkJson,
} from '../json/Json.ts';
import {
  chartColourScheme,
  chartDataMissing,
  chartKeyRefused,
  chartKeyUnknown,
  chartNumberTyped,
} from '../problems/catalogue/charts.ts';
import { quoted } from '../problems/spot.ts';
import { alignSorts } from './alignSorts.ts';
import type { ChartReport, Scope } from './ChartReport.ts';
import { checkExpression } from './checkExpression.ts';
import { checkOffsets, checkWritten, constantsOf } from './checkWritten.ts';
import { readChannels } from './drawnViews.ts';
import { type Encoding, type EncodingContext, mergeEncodings, prepareEncoding } from './prepareEncoding.ts';
import { readTransforms } from './readTransforms.ts';
import { refusedOfConfig } from './styleOfConfig.ts';
import { tableScope } from './tableScope.ts';
import { configKeys, vegaLiteKeys } from './vegaLiteKeys.ts';
import { withoutSchemes } from './withoutSchemes.ts';

const markNames = [
  'area',
  'bar',
  'line',
  'trail',
  'point',
  'text',
  'tick',
  'rect',
  'rule',
  'circle',
  'square',
  'geoshape',
  'arc',
  'boxplot',
  'errorband',
  'errorbar',
];

const concatKeys = ['hconcat', 'vconcat', 'concat'] as const;

const viewKeys = [
  'name',
  'data',
  'transform',
  'mark',
  'encoding',
  'layer',
  'facet',
  'spec',
  ...concatKeys,
  'columns',
  'spacing',
  'align',
  'bounds',
  'center',
  'resolve',
  'projection',
  'params',
  'width',
  'height',
  'view',
];

const refusedKeys: ReadonlyMap<string, string> = new Map([
  ['config', 'it stands at the top of a specification'],
  ['background', 'charts are drawn on the paper'],
  ['padding', 'the chart fills its place on the page'],
  ['autosize', 'the size stands in usermeta.size and usermeta.height'],
  ['datasets', 'figures are kept in data/ only'],
  ['repeat', 'write "repeat" as a list of fields, or of fields by row, column and layer, and a "spec"'],
]);

interface Around {
  /** Undefined until a view names its data, and where that is unknown. */
  readonly scope: Scope | undefined;
  readonly hasData: boolean;
  readonly encoding: Encoding;
}

/** The whole of a specification, without its `usermeta` and `$schema`. */
export function prepareSpec(context: EncodingContext): JsonObject {
  const { spec } = context.report;
  if (!isJsonObject(spec)) return {};
  const { usermeta: _usermeta, $schema: _schema, config, ...view } = spec;
  const prepared = new ViewPreparer(context).prepare(view, [], {
    scope: undefined,
    hasData: false,
    encoding: new Map(),
  });
  checkSpelling(context.report, view);
  checkWritten(context, view);
  if (isJsonObject(config)) checkConfig(context.report, config);
  return withoutSchemes(isJsonObject(config) ? { ...prepared, config } : prepared);
}

function checkConfig(report: ChartReport, config: JsonObject): void {
  for (const { path, reason } of refusedOfConfig(config)) {
    report.report(chartKeyRefused(report.spotOfKey(path), String(path.at(-1)), reason));
  }
  walkJson(
    config,
    (value, path) => {
      if (path.at(-1) === 'scheme')
        report.reportSlight(chartColourScheme(report.spotOfKey(path), String(value)));
      if (!isJsonObject(value) || (path.length === 2 && path[1] === 'style')) return;
      for (const key of Object.keys(value)) {
        if (vegaLiteKeys.has(key) || configKeys.has(key)) continue;
        const spot = report.spotOfKey([...path, key]);
        report.reportSlight(chartKeyUnknown(spot, key, 'key of Vega-Lite', [...vegaLiteKeys, ...configKeys]));
      }
    },
    ['config'],
  );
}

/** Vega-Lite passes over what it does not know: a misspelt `formt` would only show in print. */
function checkSpelling(report: ChartReport, view: JsonObject): void {
  walkJson(view, (value, path) => {
    if (!isJsonObject(value) || path.includes('data')) return;
    for (const key of Object.keys(value)) {
      if (vegaLiteKeys.has(key)) continue;
      const spot = report.spotOfKey([...path, key]);
      // Keys of views and channels have been looked at where they stand.
      if (report.hasProblemAt(spot)) continue;
      report.reportSlight(chartKeyUnknown(spot, key, 'key of Vega-Lite', vegaLiteKeys));
    }
  });
}

/** A filter of the chart's own that leaves gaps out, told apart from the one that Vega-Lite adds where a mark cannot be placed. */
function withOwnFilter(transform: Json): Json {
  if (!isJsonObject(transform)) return transform;
  const { filter } = transform;
  const isOwn =
    typeof filter === 'string' ? /^\s*isValid\(/.test(filter) : isJsonObject(filter) && 'valid' in filter;
  return isOwn && filter !== undefined ? { ...transform, filter: { and: [filter] } } : transform;
}

/** A mark that Vega-Lite makes of several; it writes the names of fields beside its axes where no title is given. */
function isComposite(mark: Json | undefined): boolean {
  const name = isJsonObject(mark) ? mark['type'] : mark;
  return name === 'boxplot' || name === 'errorband' || name === 'errorbar';
}

function withoutFieldNames(encoding: JsonObject): JsonObject {
  const titled = Object.entries(encoding).map(([channel, definition]) =>
    (channel === 'x' || channel === 'y') && isJsonObject(definition)
      ? [channel, { title: null, ...definition }]
      : [channel, definition],
  );
  return Object.fromEntries(titled);
}

class ViewPreparer {
  readonly #context: EncodingContext;
  readonly #constants: ReadonlyMap<string, number>;

  constructor(context: EncodingContext) {
    this.#context = context;
    this.#constants = constantsOf(context.report);
  }

  prepare(view: JsonObject, path: JsonPath, around: Around): JsonObject {
    const { report } = this.#context;
    this.#checkKeys(view, path);
    const { data } = view;
    // Rows of its own, or those of the view around it.
    const named = data === undefined ? around.scope : tableScope(report, data, [...path, 'data']);
    const transforms = view['transform'];
    const scope =
      named === undefined ? undefined : readTransforms(report, transforms, named, [...path, 'transform']);
    const encoding = mergeEncodings(around.encoding, view['encoding'], [...path, 'encoding']);
    const prepared: { [key: string]: Json | undefined } = { ...view };
    const hasData = around.hasData || data !== undefined;
    const inner: Around = { scope, hasData, encoding };
    if (Array.isArray(transforms)) prepared['transform'] = jsonItems(transforms).map(withOwnFilter);
    if ('layer' in view) {
      prepared['layer'] = alignSorts(this.#children(view['layer'], [...path, 'layer'], inner));
      delete prepared['encoding'];
    } else if ('spec' in view) {
      const { spec, facet } = view;
      prepared['spec'] = isJsonObject(spec) ? this.prepare(spec, [...path, 'spec'], inner) : spec;
      prepared['facet'] = this.#facet(facet, [...path, 'facet'], scope);
    } else if ('mark' in view) {
      this.#checkMark(view['mark'], [...path, 'mark']);
      if (scope !== undefined) {
        const channels = prepareEncoding(this.#context, encoding, scope);
        prepared['encoding'] = isComposite(view['mark']) ? withoutFieldNames(channels) : channels;
        checkOffsets(report, encoding, report.markAt(path), this.#constants);
        report.channels.set(JSON.stringify(path), readChannels(encoding, scope));
      } else if (!hasData) report.report(chartDataMissing(report.spot(path)));
    }
    for (const key of concatKeys) {
      if (key in view) prepared[key] = this.#children(view[key], [...path, key], inner);
    }
    return prepared;
  }

  #children(children: Json | undefined, path: JsonPath, around: Around): readonly Json[] {
    return jsonItems(children).map((child, index) =>
      isJsonObject(child) ? this.prepare(child, [...path, index], around) : child,
    );
  }

  /** One field, or `{ row, column }`. */
  #facet(facet: Json | undefined, path: JsonPath, scope: Scope | undefined): Json | undefined {
    if (!isJsonObject(facet) || scope === undefined) return facet;
    if ('field' in facet) {
      const encoding: Encoding = new Map([['facet', { definition: facet, paths: [path] }]]);
      return prepareEncoding(this.#context, encoding, scope)['facet'];
    }
    return prepareEncoding(this.#context, mergeEncodings(new Map(), facet, path), scope);
  }

  #checkKeys(view: JsonObject, path: JsonPath): void {
    const { report } = this.#context;
    for (const key of Object.keys(view)) {
      const place: JsonPath = [...path, key];
      const reason = refusedKeys.get(key);
      if (reason !== undefined) report.report(chartKeyRefused(report.spotOfKey(place), key, reason));
      else if (key === 'title') this.#checkTitle(view['title'], place);
      else if (key === 'params') this.#checkParams(view['params'], place);
      else if (!viewKeys.includes(key)) {
        report.report(chartKeyUnknown(report.spotOfKey(place), key, 'key of a view', viewKeys));
      }
    }
  }

  /** Of a part; the title of the whole chart is the page's. */
  #checkTitle(title: Json | undefined, path: JsonPath): void {
    const { report, bareNumbers } = this.#context;
    const text = isJsonObject(title) ? title['text'] : title;
    if (typeof text === 'string' && bareNumbers(text).length > 0) {
      report.reportSlight(chartNumberTyped(report.spot(path), quoted(text)));
    }
  }

  #checkParams(params: Json | undefined, path: JsonPath): void {
    const { report } = this.#context;
    jsonItems(params).forEach((param, index) => {
      if (!isJsonObject(param)) return;
      for (const key of ['select', 'bind']) {
        if (!(key in param)) continue;
        const spot = report.spotOfKey([...path, index, key]);
        report.report(chartKeyRefused(spot, key, 'a printed chart has no pointer'));
      }
    });
  }

  #checkMark(mark: Json | undefined, path: JsonPath): void {
    const { report, bareNumbers } = this.#context;
    const name = isJsonObject(mark) ? mark['type'] : mark;
    const place: JsonPath = isJsonObject(mark) ? [...path, 'type'] : path;
    if (name === 'image') {
      report.report(chartKeyRefused(report.spot(place), name, 'charts draw no images'));
    } else if (typeof name !== 'string' || !markNames.includes(name)) {
      const found = typeof name === 'string' ? name : JSON.stringify(name ?? null);
      report.report(chartKeyUnknown(report.spot(place), found, 'mark', markNames));
    }
    if (!isJsonObject(mark)) return;
    const { text } = mark;
    if (typeof text === 'string' && bareNumbers(text).length > 0) {
      report.reportSlight(chartNumberTyped(report.spot([...path, 'text']), quoted(text)));
    }
    for (const [key, value] of Object.entries(mark)) {
      const expression = isJsonObject(value) ? value['expr'] : undefined;
      // Which row an expression of a mark sees depends on the mark; only its functions are checked.
      const open: Scope = { name: 'the mark', fields: new Map(), isOpen: true };
      if (typeof expression === 'string') checkExpression(report, expression, open, [...path, key, 'expr']);
    }
  }
}
