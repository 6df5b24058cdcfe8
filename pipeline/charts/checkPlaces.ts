/** Looks at each item of a drawn map: at degrees that there are, with an outline of its own, and within the picture. */

import { isRecord } from '../documents/DocumentReader.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../json/Json.ts';
import { chartPlaceOutside, chartRowMissing } from '../problems/catalogue/pictures.ts';
import type { ChartReport } from './ChartReport.ts';
import { describeRow, isNumberLike, PLOT_TOLERANCE, tell, type Unit, unitOf } from './checkMarks.ts';
import { type Scene, type SceneItem, type SceneMark, valueAt } from './readScene.ts';

/** How far from zero degrees lie, by channel. */
const DEGREES: Readonly<Record<string, number>> = {
  longitude: 180,
  longitude2: 180,
  latitude: 90,
  latitude2: 90,
};

/** `unseen` are names of outlines of which it has been told that nothing is to be seen. */
export function checkPlaces(
  report: ChartReport,
  scene: Scene,
  spec: JsonObject,
  unseen: ReadonlySet<string>,
): void {
  for (const mark of scene.marks) {
    const unit = unitOf(report, spec, mark.name);
    if (mark.type === 'shape') checkOutlines(report, mark, unit, unseen);
    else if (Object.keys(DEGREES).some((channel) => channel in unit.encoding)) {
      checkDegrees(report, mark, unit, spec);
    }
  }
}

/** The outlines of a scene of which something lies within its plots, by name. */
export function seenOutlines({ marks }: Scene): ReadonlySet<string> {
  const items = marks.flatMap((mark) => (mark.type === 'shape' ? mark.items : []));
  const names = items.filter(isWithinPlot).map(({ datum }) => datum['name']);
  return new Set(names.filter((name) => typeof name === 'string'));
}

function checkOutlines(report: ChartReport, mark: SceneMark, unit: Unit, unseen: ReadonlySet<string>): void {
  const { shape } = unit.encoding;
  const given = isJsonObject(shape) ? shape['field'] : undefined;
  const field = typeof given === 'string' ? given : 'geometry';
  const lost = mark.items.filter(
    (item) => !isWithinPlot(item) && !unseen.has(String(valueAt(item.datum, 'name'))),
  );
  const bare = lost.filter(({ datum }) => !isRecord(valueAt(datum, field)));
  tellMissing(report, unit, field, bare);
  tellOutside(
    report,
    unit,
    lost.filter((item) => !bare.includes(item)),
  );
}

function checkDegrees(report: ChartReport, mark: SceneMark, unit: Unit, spec: JsonObject): void {
  const isFlat = projectionOf(spec, unit) === 'identity';
  const measured = Object.entries(DEGREES).flatMap(([channel, most]) => {
    const definition = unit.encoding[channel];
    const field = isJsonObject(definition) ? definition['field'] : undefined;
    return typeof field === 'string' ? [{ channel, field, most }] : [];
  });
  const placed = mark.items.filter(({ isDefined }) => isDefined);
  for (const { field } of measured) {
    tellMissing(
      report,
      unit,
      field,
      placed.filter(({ datum }) => !isNumberLike(valueAt(datum, field))),
    );
  }
  const whole = placed.filter(({ datum }) =>
    measured.every(({ field }) => isNumberLike(valueAt(datum, field))),
  );
  const isBeyond = (item: SceneItem): boolean =>
    !isFlat && measured.some(({ field, most }) => Math.abs(Number(valueAt(item.datum, field))) > most);
  tellOutside(
    report,
    unit,
    whole.filter((item) => isBeyond(item) || item.isUnplaced === true || !isPointWithinPlot(item)),
  );
}

function tellMissing(report: ChartReport, unit: Unit, field: string, items: readonly SceneItem[]): void {
  const [first] = items;
  if (first === undefined) return;
  const row = describeRow(first.datum, unit);
  report.report(chartRowMissing(unit.spot, unit.type, field, row, items.length - 1));
}

function tellOutside(report: ChartReport, unit: Unit, items: readonly SceneItem[]): void {
  const [first] = items;
  if (first === undefined) return;
  const degrees = Object.keys(DEGREES).flatMap((channel) => {
    const definition = unit.encoding[channel];
    const field = isJsonObject(definition) ? definition['field'] : undefined;
    return typeof field === 'string' ? [`${channel} ${tell(valueAt(first.datum, field))}`] : [];
  });
  const row = describeRow(first.datum, unit);
  report.report(chartPlaceOutside(unit.spot, unit.type, row, degrees, items.length - 1));
}

/** The type of the projection that holds for a view: its own, or that of what it stands in. */
function projectionOf(spec: JsonObject, { path }: Unit): Json | undefined {
  let view: Json | undefined = spec;
  let type: Json | undefined;
  for (const step of [undefined, ...path]) {
    if (typeof step === 'number' && isJsonArray(view)) view = view[step];
    else if (typeof step === 'string' && isJsonObject(view)) view = view[step];
    const projection = isJsonObject(view) ? view['projection'] : undefined;
    if (isJsonObject(projection)) type = projection['type'];
  }
  return type;
}

function isWithinPlot({ box, plot }: SceneItem): boolean {
  return (
    box.x1 <= box.x2 &&
    box.x2 > plot.x1 - PLOT_TOLERANCE &&
    box.x1 < plot.x2 + PLOT_TOLERANCE &&
    box.y2 > plot.y1 - PLOT_TOLERANCE &&
    box.y1 < plot.y2 + PLOT_TOLERANCE
  );
}

function isPointWithinPlot({ numbers, plot }: SceneItem): boolean {
  const [x, y] = [numbers.get('x') ?? 0, numbers.get('y') ?? 0];
  return (
    x > -PLOT_TOLERANCE &&
    x < plot.x2 - plot.x1 + PLOT_TOLERANCE &&
    y > -PLOT_TOLERANCE &&
    y < plot.y2 - plot.y1 + PLOT_TOLERANCE
  );
}
