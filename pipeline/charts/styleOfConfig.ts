/** Takes out of the `config` of a pasted specification what the theme rules, and finds what would change more than the look. */
import { isJsonObject, type Json, type JsonObject, type JsonPath, walkJson } from '../json/Json.ts';

export interface StyleConfig {
  readonly config: JsonObject;
  /** What was taken out. Paths begin with `config`. */
  readonly leftOut: readonly JsonPath[];
}

/** Families and sizes of letters are the theme's, sizes of views the page's, and a label is never cut. */
const themed =
  /^(?:font|fontSize|lineHeight|limit)$|(?:Font|FontSize|LineHeight|Limit)$|^(?:continuous|discrete)(?:Width|Height)$/;

const ofPage = new Set([
  'aria',
  'autosize',
  'background',
  'countTitle',
  'cursor',
  'description',
  'fieldTitle',
  'height',
  'href',
  'locale',
  'padding',
  'selection',
  'step',
  'tooltip',
  'tooltipFormat',
  'width',
]);

export function styleOfConfig(config: JsonObject): StyleConfig {
  const leftOut: JsonPath[] = [];
  const styleOf = (object: JsonObject, path: JsonPath): JsonObject =>
    Object.fromEntries(
      Object.entries(object).flatMap(([key, value]) => {
        const place = [...path, key];
        // A style may have any name.
        const isName = path.length === 2 && path[1] === 'style';
        const isTitle = key === 'title' && path.length > 1 && value !== null;
        if (!isName && (themed.test(key) || ofPage.has(key) || isTitle)) {
          leftOut.push(place);
          return [];
        }
        return [[key, isJsonObject(value) ? styleOf(value, place) : value] as const];
      }),
    );
  return { config: styleOf(config, ['config']), leftOut };
}

export interface RefusedConfig {
  readonly path: JsonPath;
  readonly reason: string;
}

const FORMATS = 'numbers and dates have the format of their field; write "format" at the channel';
const EXPRESSIONS = 'a config only styles; write the expression where it is used';
const GAPS = 'a value that is missing is not drawn in the place of one';
const SCALES = 'it changes what the picture says; write it at the scale of its channel';

const refusals: ReadonlyMap<string, string> = new Map([
  ['numberFormat', FORMATS],
  ['numberFormatType', FORMATS],
  ['normalizedNumberFormat', FORMATS],
  ['normalizedNumberFormatType', FORMATS],
  ['timeFormat', FORMATS],
  ['timeFormatType', FORMATS],
  ['customFormatTypes', FORMATS],
  ['params', EXPRESSIONS],
  ['expr', EXPRESSIONS],
  ['signal', EXPRESSIONS],
  ['labelExpr', EXPRESSIONS],
  ['extent', 'it changes what the marks say; write it at the mark'],
  ['projection', 'it changes what the map says; write it at the view'],
]);

/** Keys of `config.scale`. */
const ofScales = ['zero', 'clamp', 'useUnaggregatedDomain', 'xReverse', 'quantileCount', 'quantizeCount'];

/** Ways to treat what is missing that leave it out. */
const leavesOut = /^(?:filter|break-paths-)/;

export function refusedOfConfig(config: JsonObject): readonly RefusedConfig[] {
  const refused: RefusedConfig[] = [];
  walkJson(
    config,
    (_, path) => {
      const reason = refusalOf(path, config);
      if (reason !== undefined) refused.push({ path, reason });
    },
    ['config'],
  );
  return refused;
}

function refusalOf(path: JsonPath, config: JsonObject): string | undefined {
  const key = String(path.at(-1));
  const isOfScales = path.length === 3 && path[1] === 'scale';
  if (isOfScales && ofScales.includes(key)) return SCALES;
  if (key === 'invalid')
    return isOfScales || !leavesOut.test(String(valueAt(config, path))) ? GAPS : undefined;
  return refusals.get(key);
}

function valueAt(config: JsonObject, path: JsonPath): Json | undefined {
  return path
    .slice(1)
    .reduce<Json | undefined>(
      (value, step) => (isJsonObject(value) ? value[String(step)] : undefined),
      config,
    );
}
