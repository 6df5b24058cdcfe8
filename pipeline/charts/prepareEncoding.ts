/** Turns a view's encoding into one that draws alike on every machine: years as whole numbers, formats of the data. */

import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  type JsonPath,
  jsonItems,
} from '../json/Json.ts';
import type { NumberLocale } from '../language/NumberLocale.ts';
import type { NumberScanner } from '../numbers/bareNumbers.ts';
import { isPercentUnit, PERCENT_REASON } from '../numbers/NumberFormat.ts';
import {
  chartFactUnknown,
  chartKeyRefused,
  chartKeyUnknown,
  chartNumberTyped,
  chartYearTemporal,
} from '../problems/catalogue/charts.ts';
import { chartFormatRefused } from '../problems/catalogue/pictures.ts';
import { quoted } from '../problems/spot.ts';
import {
  type ChartReport,
  holdsYears,
  type Scope,
  type ScopeField,
  titleOfField,
  unitOfField,
} from './ChartReport.ts';
import { checkCodes } from './checkCodes.ts';
import { checkExpression } from './checkExpression.ts';
import { isPlainPosition } from './isPlainPosition.ts';
import { bracketLabel, guides, labelCategories } from './labelCategories.ts';
import { checkPredicate } from './readTransforms.ts';

const positionChannels = [
  'x',
  'y',
  'x2',
  'y2',
  'xError',
  'xError2',
  'yError',
  'yError2',
  'xOffset',
  'yOffset',
  'theta',
  'theta2',
  'radius',
  'radius2',
  'longitude',
  'latitude',
  'longitude2',
  'latitude2',
];
const lookChannels = [
  'color',
  'fill',
  'stroke',
  'opacity',
  'fillOpacity',
  'strokeOpacity',
  'strokeWidth',
  'strokeDash',
  'size',
  'angle',
  'shape',
];
const otherChannels = ['detail', 'text', 'order', 'facet', 'row', 'column'];
const channelNames = [...positionChannels, ...lookChannels, ...otherChannels];

const refusedChannels: ReadonlyMap<string, string> = new Map([
  ['href', 'a printed chart has no links'],
  ['url', 'charts draw no images'],
  ['key', 'a printed chart does not change'],
  ['time', 'a printed chart does not change'],
]);

/** The places within axes, legends and headers whose expressions see a tick, not a row. */
const guideKeys = new Set(['axis', 'legend', 'header']);
const guideScope: Scope = {
  name: 'an axis or legend',
  fields: new Map([
    ['value', {}],
    ['label', {}],
    ['index', {}],
  ]),
  isOpen: false,
};

/** One channel's definition, with the places where it is written: the view's own, then those it inherits from. */
export interface ChannelSource {
  readonly definition: Json;
  readonly paths: readonly JsonPath[];
}
export type Encoding = ReadonlyMap<string, ChannelSource>;

export interface EncodingContext {
  readonly report: ChartReport;
  /** Finds figures typed into words, where only figures from data belong. */
  readonly bareNumbers: NumberScanner;
  readonly locale: NumberLocale;
}

/** The encoding of a layer over that of the view around it, as Vega-Lite merges them. */
export function mergeEncodings(outer: Encoding, inner: Json | undefined, path: JsonPath): Encoding {
  const merged = new Map(outer);
  if (!isJsonObject(inner)) return merged;
  for (const [channel, definition] of Object.entries(inner)) {
    if (definition === undefined) continue;
    const around = outer.get(channel);
    const own: JsonPath = [...path, channel];
    if (around !== undefined && isJsonObject(around.definition) && isJsonObject(definition)) {
      if (definesRow(definition) || 'datum' in definition) {
        merged.set(channel, {
          definition: { ...inheritable(around.definition, definition), ...definition },
          paths: [own, ...around.paths],
        });
        continue;
      }
    }
    merged.set(channel, { definition, paths: [own] });
  }
  return merged;
}

function definesRow(definition: JsonObject): boolean {
  return 'field' in definition || 'aggregate' in definition;
}

/** What a position takes over from the view around it: not the field, where it has a datum of its own. */
function inheritable(around: JsonObject, own: JsonObject): JsonObject {
  const dropped = 'datum' in own ? ['field', 'aggregate', 'bin', 'timeUnit', 'sort', 'stack'] : ['datum'];
  return Object.fromEntries(Object.entries(around).filter(([key]) => !dropped.includes(key)));
}

export function prepareEncoding(context: EncodingContext, encoding: Encoding, scope: Scope): JsonObject {
  const preparer = new EncodingPreparer(context, scope, encoding);
  return Object.fromEntries(
    [...encoding].flatMap(([channel, source]) => {
      const prepared = preparer.prepare(channel, source);
      // A channel that layers share says how it looks; a layer that draws nothing by it has none. An order may be one alone.
      return isJsonObject(prepared) && channel !== 'order' && !drawsBy(prepared) ? [] : [[channel, prepared]];
    }),
  );
}

const drawing = ['field', 'aggregate', 'datum', 'value', 'expr', 'condition'];

function drawsBy(definition: JsonObject): boolean {
  return drawing.some((key) => key in definition);
}

type Locate = (...steps: JsonPath) => JsonPath;

class EncodingPreparer {
  readonly #context: EncodingContext;
  readonly #report: ChartReport;
  readonly #scope: Scope;
  /** Expressions of an encoding also see the fields that its own sums, bins and time units make. */
  readonly #drawnScope: Scope;

  constructor(context: EncodingContext, scope: Scope, encoding: Encoding) {
    this.#context = context;
    this.#report = context.report;
    this.#scope = scope;
    const makesFields = [...encoding.values()].some(
      ({ definition }) =>
        isJsonObject(definition) && ['aggregate', 'bin', 'timeUnit'].some((key) => key in definition),
    );
    this.#drawnScope = makesFields ? { ...scope, isOpen: true } : scope;
  }

  prepare(channel: string, source: ChannelSource): Json {
    const locate: Locate = (...steps) => {
      const paths = source.paths.map((path) => [...path, ...steps]);
      return paths.find((path) => this.#report.valueAt(path) !== undefined) ?? paths[0] ?? steps;
    };
    const reason = refusedChannels.get(channel);
    if (reason !== undefined) {
      this.#report.report(chartKeyRefused(this.#report.spotOfKey(locate()), channel, reason));
    } else if (!channelNames.includes(channel)) {
      const spot = this.#report.spotOfKey(locate());
      this.#report.report(chartKeyUnknown(spot, channel, 'channel', channelNames));
    }
    return this.#prepareDefinition(channel, source.definition, locate);
  }

  #prepareDefinition(channel: string, definition: Json, locate: Locate): Json {
    if (isJsonArray(definition)) {
      return definition.map((item, index) =>
        this.#prepareDefinition(channel, item, (...steps) => locate(index, ...steps)),
      );
    }
    if (!isJsonObject(definition)) return definition;
    const prepared: { [key: string]: Json | undefined } = { ...definition };
    for (const [key, value] of Object.entries(definition)) {
      if (guideKeys.has(key)) this.#checkGuide(value, locate(key), this.#fieldOf(definition));
    }
    if ('condition' in definition)
      prepared['condition'] = this.#conditions(channel, definition['condition'], locate);
    this.#checkSort(definition['sort'], locate);
    const { value, expr, datum } = definition;
    if (typeof expr === 'string') this.#expression(expr, locate('expr'));
    if (isJsonObject(value) && typeof value['expr'] === 'string') {
      this.#expression(value['expr'], locate('value', 'expr'));
    }
    if (channel === 'text') this.#checkWords(value, locate('value'));
    if (datum !== undefined) {
      prepared['datum'] =
        typeof datum === 'string' && this.#report.isRepeated(locate())
          ? (titleOfField(this.#report.sources, this.#scope.fields.get(datum)) ?? datum)
          : this.#datum(datum, locate('datum'));
    }
    // Of numbers only a year without a format is a word.
    if (channel === 'text' && typeof datum === 'number' && isPlainPosition(datum)) {
      if (definition['format'] === undefined) this.#checkWords(datum, locate('datum'));
      else this.#report.reportSlight(chartNumberTyped(this.#report.spot(locate('datum')), String(datum)));
    }
    this.#prepareField(channel, prepared, locate);
    return prepared;
  }

  /** Settles in `prepared` what follows from the field's type. */
  #prepareField(channel: string, prepared: { [key: string]: Json | undefined }, locate: Locate): void {
    const { field, aggregate, type } = prepared;
    if (isJsonObject(field)) {
      const reason = 'no "repeat" around this view lists fields by that name';
      this.#report.report(chartKeyRefused(this.#report.spot(locate('field')), 'repeat', reason));
    }
    if (isJsonObject(aggregate)) {
      for (const key of ['argmax', 'argmin']) {
        const name = aggregate[key];
        if (typeof name === 'string') this.#report.useField(this.#scope, name, locate('aggregate', key));
      }
    }
    const origin =
      typeof field === 'string' ? this.#report.useField(this.#scope, field, locate('field')) : undefined;
    if (origin !== undefined && this.#report.isRepeated(locate())) this.#nameAxis(channel, prepared, origin);
    const timeUnit = prepared['timeUnit'];
    if ((channel === 'xOffset' || channel === 'yOffset') && type === 'quantitative') {
      const reason = 'an offset sets categories side by side: write "type": "nominal" or "ordinal"';
      this.#report.report(chartKeyRefused(this.#report.spot(locate('type')), 'quantitative', reason));
    }
    const isMoment = type === 'temporal' || timeUnit !== undefined || isDateTime(prepared['datum']);
    if (isMoment && holdsYears(this.#report.sources, origin)) {
      this.#report.report(chartYearTemporal(this.#report.spot(locate('type')), String(field)));
    }
    if (origin?.type === 'year' && type === 'quantitative') this.#prepareYear(channel, prepared);
    if ((origin?.type === 'date' || origin?.type === 'yearmonth') && !countsRows(aggregate)) {
      this.#prepareDate(channel, prepared, origin.type, locate);
    }
    if (!countsRows(aggregate)) this.#checkShareFormat(prepared, origin, locate);
    if (typeof field === 'string' && aggregate === undefined && origin?.categories !== undefined) {
      const { sort, scale } = prepared;
      const of = { name: field, field: origin };
      if (Array.isArray(sort)) checkCodes(this.#report, sort, of, locate('sort'));
      const domain = isJsonObject(scale) ? scale['domain'] : undefined;
      if (Array.isArray(domain)) checkCodes(this.#report, domain, of, locate('scale', 'domain'));
      const isNumber = origin.type !== 'string';
      labelCategories(channel, prepared, { name: field, categories: origin.categories, isNumber });
    } else if (channel === 'text') prepareTextFormat(prepared, origin);
    else bracketLabel(prepared);
  }

  /** Axes that tell views of a repeat apart say which field each draws. */
  #nameAxis(channel: string, prepared: { [key: string]: Json | undefined }, field: ScopeField): void {
    const { axis, title } = prepared;
    if ((channel !== 'x' && channel !== 'y') || title !== undefined || axis === null) return;
    if (isJsonObject(axis) && axis['title'] !== undefined) return;
    prepared['title'] = titleOfField(this.#report.sources, field) ?? String(prepared['field']);
  }

  /** A year is a number that is never grouped, begins nowhere near zero, and has no halves. */
  #prepareYear(channel: string, prepared: { [key: string]: Json | undefined }): void {
    if (channel !== 'x' && channel !== 'y') return;
    prepared['scale'] = withDefaults(prepared['scale'], { zero: false, nice: false });
    prepared['axis'] = withDefaults(prepared['axis'], { format: 'd', tickMinStep: 1 });
  }

  /** A date that no scale of time and no time unit reads is a number of milliseconds in the rows. */
  #prepareDate(
    channel: string,
    prepared: { [key: string]: Json | undefined },
    kind: 'date' | 'yearmonth',
    locate: Locate,
  ): void {
    const { type, timeUnit } = prepared;
    if (timeUnit !== undefined || (type === 'temporal' && channel !== 'text')) return;
    const { dayOfYear, monthOfYear } = this.#context.locale.axisDates;
    const format = kind === 'date' ? dayOfYear : monthOfYear;
    const guide = guides[channel];
    if (channel === 'text') {
      prepared['type'] = 'temporal';
      prepared['format'] ??= format;
    } else if (type === 'quantitative') {
      const reason = 'a date is no amount: write "type": "temporal", or "ordinal" for a place of its own';
      this.#report.report(chartKeyRefused(this.#report.spot(locate('type')), 'quantitative', reason));
    } else if (guide !== undefined) {
      prepared[guide] = withDefaults(prepared[guide], { format, formatType: 'time' });
    }
  }

  /** A figure in percent is not printed as a share of one, wherever its format stands. */
  #checkShareFormat(
    prepared: { [key: string]: Json | undefined },
    origin: ScopeField | undefined,
    locate: Locate,
  ): void {
    if (!isPercentUnit(unitOfField(this.#report.sources, origin))) return;
    for (const steps of [[], ['axis'], ['legend'], ['header']]) {
      const place = [...steps, 'format'];
      const [guide] = steps;
      const holder = guide === undefined ? prepared : prepared[guide];
      const format = isJsonObject(holder) ? holder['format'] : undefined;
      if (typeof format !== 'string' || !format.endsWith('%')) continue;
      this.#report.report(chartFormatRefused(this.#report.spot(locate(...place)), format, PERCENT_REASON));
    }
  }

  #fieldOf({ field, aggregate }: JsonObject): ScopeField {
    if (typeof field !== 'string' || countsRows(aggregate)) return {};
    return this.#scope.fields.get(field.replaceAll('\\', '')) ?? {};
  }

  #conditions(channel: string, condition: Json | undefined, locate: Locate): Json | undefined {
    const one = (item: Json, ...steps: JsonPath): Json => {
      if (!isJsonObject(item)) return item;
      const { report } = this.#context;
      checkPredicate(report, item['test'], this.#drawnScope, locate('condition', ...steps, 'test'));
      return this.#prepareDefinition(channel, item, (...inner) => locate('condition', ...steps, ...inner));
    };
    if (isJsonArray(condition)) return condition.flatMap((item, index) => labelled(one(item, index)));
    if (condition === undefined) return undefined;
    const [first, ...others] = labelled(one(condition));
    return others.length === 0 ? first : [first ?? null, ...others];
  }

  #checkSort(sort: Json | undefined, locate: Locate): void {
    if (!isJsonObject(sort)) return;
    const { field } = sort;
    if (typeof field === 'string') this.#report.useField(this.#scope, field, locate('sort', 'field'));
  }

  /** Titles and expressions of an axis, a legend or a header. */
  #checkGuide(guide: Json | undefined, path: JsonPath, field: ScopeField): void {
    if (!isJsonObject(guide)) return;
    const scope: Scope = { ...guideScope, fields: new Map([...guideScope.fields, ['value', field]]) };
    this.#checkWords(guide['title'], [...path, 'title']);
    const { report } = this.#context;
    const walk = (value: Json | undefined, at: JsonPath): void => {
      if (isJsonArray(value)) {
        value.forEach((item, index) => {
          walk(item, [...at, index]);
        });
      } else if (isJsonObject(value)) {
        for (const [key, member] of Object.entries(value)) {
          const isExpression = key === 'expr' || key === 'test' || key === 'labelExpr';
          if (isExpression && typeof member === 'string') {
            checkExpression(report, member, scope, [...at, key]);
          } else walk(member, [...at, key]);
        }
      }
    };
    walk(guide, path);
  }

  #checkWords(words: Json | undefined, path: JsonPath): void {
    jsonItems(words).forEach((item, index) => {
      if (typeof item !== 'string' && typeof item !== 'number') return;
      const text = String(item);
      if (this.#context.bareNumbers(text).length === 0) return;
      const place = isJsonArray(words) ? [...path, index] : path;
      this.#report.reportSlight(chartNumberTyped(this.#report.spot(place), quoted(text)));
    });
  }

  #expression(expression: string, path: JsonPath): void {
    checkExpression(this.#report, expression, this.#drawnScope, path);
  }

  /** A position of its own: a year, a date, a category, or a fact by its id. */
  #datum(datum: Json, path: JsonPath): Json {
    if (typeof datum === 'number' && !isPlainPosition(datum)) {
      this.#report.reportSlight(chartNumberTyped(this.#report.spot(path), String(datum)));
    }
    if (typeof datum !== 'string') return datum;
    if (!datum.startsWith('fact:')) {
      if (!this.#report.isInData(datum)) this.#checkWords(datum, path);
      return datum;
    }
    const id = datum.slice('fact:'.length);
    const fact = this.#report.sources.facts.get(id);
    if (fact === undefined) {
      const { facts } = this.#report.sources;
      this.#report.report(chartFactUnknown(this.#report.spot(path), id, facts.keys()));
      return null;
    }
    this.#report.usedFacts.add(id);
    return fact.value;
  }
}

function countsRows(aggregate: Json | undefined): boolean {
  return typeof aggregate === 'string' && COUNTING.has(aggregate);
}

const COUNTING = new Set(['count', 'valid', 'missing', 'distinct']);

/** `{ "year": 2020, "month": 7 }`, as Vega-Lite writes a moment. */
function isDateTime(datum: Json | undefined): datum is JsonObject {
  return isJsonObject(datum) && ('year' in datum || 'month' in datum || 'date' in datum);
}

/** Of fields that declare no format. */
const formatOfType: Readonly<Record<string, string>> = { year: 'd', integer: ',d', number: ',.12~f' };

/** A number's label has the decimals of its column; a year has no comma. */
function prepareTextFormat(
  prepared: { [key: string]: Json | undefined },
  origin: ScopeField | undefined,
): void {
  const { type, format, aggregate } = prepared;
  if (type === 'temporal') return;
  if (format !== undefined || aggregate === 'count' || origin?.type === undefined) return;
  if (!(origin.type in formatOfType) || (type !== undefined && type !== 'quantitative')) return;
  prepared['type'] = 'quantitative';
  prepared['format'] = origin.numberFormat ?? formatOfType[origin.type];
}

/** The object with what it does not say itself; null (no axis, no scale) stays null. */
function withDefaults(value: Json | undefined, defaults: JsonObject): Json {
  if (value === null) return null;
  return isJsonObject(value) ? { ...defaults, ...value } : defaults;
}

/** A condition whose text is a category with labels, as one condition for each of its codes. */
function labelled(item: Json): readonly Json[] {
  const cases = isJsonObject(item) ? item['condition'] : undefined;
  if (!isJsonObject(item) || !isJsonArray(cases)) return [item];
  const { test = true, condition: _, ...rest } = item;
  const both = (inner: Json | undefined): Json => ({ and: [test, inner ?? true] });
  return [
    ...cases.map((each) => (isJsonObject(each) ? { ...each, test: both(each['test']) } : each)),
    { ...rest, test },
  ];
}
