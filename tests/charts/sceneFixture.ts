/** Scenes made by hand, for tests of what reads a drawn chart over. */
import { ChartReport, type ChartSources } from '../../pipeline/charts/ChartReport.ts';
import type {
  Datum,
  Plot,
  Scene,
  SceneItem,
  SceneMark,
  SceneScale,
} from '../../pipeline/charts/readScene.ts';
import { isJsonObject, type JsonObject, toJson } from '../../pipeline/json/Json.ts';
import { parseJson } from '../../pipeline/load/parseJson.ts';
import { tableOf } from './drawFixture.ts';

export const plot: Plot = { x1: 10, y1: 20, x2: 110, y2: 120 };

/** A row, with numbers as Vega sets them: `item({ year: 2020 }, { x: 5, width: 8 })`. */
export function item(
  datum: Datum,
  numbers: Readonly<Record<string, number>> = {},
  more: Partial<Pick<SceneItem, 'plot' | 'isDefined'>> = {},
): SceneItem {
  const box = { x1: 0, y1: 0, x2: 0, y2: 0 };
  return { plot, datum, numbers: new Map(Object.entries(numbers)), isDefined: true, box, ...more };
}

/** Channels are written `scale field`, or `scale =value` where one value is given for all items. */
export function mark(
  type: string,
  channels: Readonly<Record<string, string>>,
  items: readonly SceneItem[],
  more: Partial<SceneMark> = {},
): SceneMark {
  const read = Object.entries(channels).map(([channel, words]) => {
    const [scale = '', field = ''] = words.split(' ');
    const isGiven = field.startsWith('=');
    return [
      channel,
      {
        scale,
        field: isGiven || field === '' ? undefined : field,
        value: isGiven ? toJson(JSON.parse(field.slice(1))) : undefined,
      },
    ] as const;
  });
  const spans = new Set((['x', 'y'] as const).filter((axis) => `${axis}2` in channels));
  return {
    name: 'marks',
    type,
    isClipped: false,
    data: 'source_0',
    channels: new Map(read),
    spans,
    items,
    ...more,
  };
}

/** Scales are written as their domain, of a linear one: `{ x: [0, 10], y: { type: 'band', domain: ['a'] } }`. */
export function scene(
  marks: readonly SceneMark[],
  scales: Readonly<Record<string, readonly unknown[] | Partial<SceneScale>>> = {},
  more: Partial<Scene> = {},
): Scene {
  const read = Object.entries(scales).map(([name, given]) => {
    const scale = 'length' in given ? { domain: given } : given;
    const plain = {
      type: 'linear',
      fixed: undefined,
      domain: undefined,
      range: undefined,
      valueAt: () => undefined,
    };
    return [name, { ...plain, ...scale }] as const;
  });
  return {
    plots: [plot],
    marks,
    scales: new Map(read),
    omissions: [],
    stacked: new Map(),
    ...more,
  };
}

const trade = tableOf('trade', [
  ['year', 'year', [2020, 2021]],
  ['exports', 'number', [10, 20]],
  ['partner', 'string', ['Norway', 'Peru']],
]);

export interface Read {
  readonly report: ChartReport;
  readonly spec: JsonObject;
  /** `code: message`, with the line of the specification that is pointed at. */
  readonly told: () => readonly string[];
}

/** The report on a specification, before anything is reported. */
export function reportOn(given: object, sources: Partial<ChartSources> = {}): Read {
  const text = JSON.stringify(given, undefined, 1);
  const { document } = parseJson({ path: 'templates/charts/chart.vl.json', text });
  if (document === undefined) throw new Error('a chart of a test is JSON');
  const tables = new Map([[trade.id, trade]]);
  const report = new ChartReport(document, { tables, facts: new Map(), shapes: new Map(), ...sources });
  report.useTable(trade.id);
  const spec = toJson(document.data);
  if (!isJsonObject(spec)) throw new Error('a chart of a test is an object');
  const lines = text.split('\n');
  const told = () =>
    report.problems.map(({ code, message, place }) => {
      const line = lines[(place?.line ?? 0) - 1]?.trim().replace(/,$/, '');
      return `${code}: ${message} | ${line}`;
    });
  return { report, spec, told };
}
