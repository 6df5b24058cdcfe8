/** Gathers what is read of one chart's specification: its problems, and the tables, fields and facts that it uses. */

import { isJsonArray, isJsonObject, type Json, type JsonPath, toJson, walkJson } from '../json/Json.ts';
import type { LimitName } from '../limits/Limits.ts';
import type { SourceDocument } from '../load/BookSource.ts';
import { chartFieldUnknown } from '../problems/catalogue/charts.ts';
import type { Problem } from '../problems/Problem.ts';
import { type Spot, spotOf, spotOfKey } from '../problems/spot.ts';
import type { Fact, FieldType, Table } from '../validate/Dataset.ts';
import type { Shapes } from '../validate/shapes/Shapes.ts';
import type { ColumnOrigin } from './DrawnView.ts';
import type { UnitChannels } from './drawnViews.ts';
import { type ExpandedSpec, expandRepeats } from './expandRepeats.ts';
import { namesOfData } from './namesOfData.ts';
import { withoutPasted } from './withoutPasted.ts';

/** What is known of a field at some point of a chart: where it comes from, as far as it is a table's own. */
export interface ScopeField {
  readonly type?: FieldType;
  /** Set where the values are those of a column in a larger unit, or of several columns by a key. */
  readonly origin?: ColumnOrigin;
  readonly numberFormat?: string;
  /** Code to label. */
  readonly categories?: ReadonlyMap<string, string>;
  readonly table?: string;
  /** Its name in that table. */
  readonly field?: string;
}

/** The fields that a view's rows have. */
export interface Scope {
  /** For messages: the table's name. */
  readonly name: string;
  readonly fields: ReadonlyMap<string, ScopeField>;
  /** Whether there are more fields than are known, as after a pivot. */
  readonly isOpen: boolean;
}

/** A table as plain data. */
export type ChartTable = Omit<Table, 'placeOf'>;

/** What the charts of a book may draw from. */
export interface ChartSources {
  readonly shapes: ReadonlyMap<string, Shapes>;
  readonly tables: ReadonlyMap<string, ChartTable>;
  readonly facts: ReadonlyMap<string, Fact>;
}

/** The column that a field is. */
export function originOf(field: ScopeField | undefined): ColumnOrigin | undefined {
  if (field?.origin !== undefined || field?.table === undefined || field.field === undefined)
    return field?.origin;
  return { type: 'column', table: field.table, column: field.field, isScaled: false };
}

/** Keys beneath which what passes a limit is asked for, the likeliest first. */
const PARTS_BY_LIMIT: Partial<Readonly<Record<LimitName, readonly string[]>>> = {
  chartTicks: ['tickCount', 'values', 'bin', 'axis', 'legend', 'encoding'],
  chartViews: ['facet', 'row', 'column', 'color', 'detail', 'encoding'],
  chartMarks: ['mark'],
};

/** The unit of a field that is a column as it stands in its table, or several of one unit. */
export function unitOfField(sources: ChartSources, field: ScopeField | undefined): string | undefined {
  const origin = originOf(field);
  if (origin === undefined || (origin.type === 'column' && origin.isScaled)) return undefined;
  const names = origin.type === 'column' ? [origin.column] : [...origin.columns.values()];
  const columns = sources.tables.get(origin.table)?.columns ?? [];
  const units = new Set(
    names.map((name) => columns.find((column) => column.field.name === name)?.field.unit),
  );
  const [unit] = units;
  return units.size === 1 ? unit : undefined;
}

/** Whether the values are years, declared as such or not: as moments they would all lie in the first seconds of 1970. */
export function holdsYears(sources: ChartSources, field: ScopeField | undefined): boolean {
  if (field?.type !== 'integer') return field?.type === 'year';
  const columns = field.table === undefined ? [] : (sources.tables.get(field.table)?.columns ?? []);
  const values = columns.find((column) => column.field.name === field.field)?.values ?? [];
  const numbers = values.filter((value) => typeof value === 'number');
  return numbers.length > 0 && numbers.every((value) => value >= 1000 && value < 3000);
}

/** As printed at the head of the column; undefined for what is no column of a table. */
export function titleOfField(sources: ChartSources, field: ScopeField | undefined): string | undefined {
  const columns = field?.table === undefined ? [] : (sources.tables.get(field.table)?.columns ?? []);
  return columns.find((column) => column.field.name === field?.field)?.field.title;
}

export class ChartReport {
  readonly problems: Problem[] = [];
  /** Fields used, by table. */
  readonly uses = new Map<string, Set<string>>();
  readonly usedFacts = new Set<string>();
  /** The channels of each view that draws a field, by the view's path. */
  readonly channels = new Map<string, UnitChannels>();
  readonly sources: ChartSources;
  /** Without what was pasted and is said elsewhere, and with the views of each `repeat` written out. */
  readonly spec: Json;
  readonly leftOut: readonly JsonPath[];
  readonly document: SourceDocument;
  readonly #expanded: ExpandedSpec;
  readonly #reported = new Set<string>();
  readonly #slight = new Set<Problem>();

  constructor(document: SourceDocument, sources: ChartSources) {
    this.document = document;
    this.sources = sources;
    const { spec, leftOut } = withoutPasted(toJson(document.data));
    this.#expanded = expandRepeats(spec);
    this.spec = this.#expanded.spec;
    this.leftOut = leftOut;
  }

  /** Reports a problem once, although an encoding shared by layers is read once for each. */
  report(found: Problem): void {
    const problem = this.#atLine(found);
    const { code, message, place } = problem;
    const key = [code, message, place?.line, place?.column].join('\n');
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.problems.push(problem);
  }

  /** Reports what is wrong in words or looks, with which the chart is drawn all the same: a draft prints it so, and marks it. */
  reportSlight(found: Problem): void {
    const before = this.problems.length;
    this.report(found);
    for (const problem of this.problems.slice(before)) this.#slight.add(problem);
  }

  isSlight(problem: Problem): boolean {
    return this.#slight.has(problem);
  }

  /** Whether the channel at `path` draws one of the fields that a repeat lists. */
  isRepeated(path: JsonPath): boolean {
    return this.#expanded.isRepeated(path);
  }

  /** What is about the chart as a whole, Vega's own errors among it, stands where the chart begins. */
  #atLine(problem: Problem): Problem {
    if (problem.place === undefined || problem.place.line !== undefined) return problem;
    const { place, excerpt } = this.spot([]);
    const { line = 1, column = 1 } = place;
    return {
      ...problem,
      place: { ...problem.place, line, column },
      ...(excerpt === undefined ? {} : { excerpt }),
    };
  }

  /** Where the value at `path` of the specification is written. */
  spot(path: JsonPath): Spot {
    return spotOf(this.document, this.#expanded.writtenAt(path));
  }

  spotOfKey(path: JsonPath): Spot {
    return spotOfKey(this.document, this.#expanded.writtenAt(path));
  }

  /** The chart as a whole. */
  get file(): Spot {
    return { place: { file: this.document.path } };
  }

  /** Where a text of the picture is written; the chart as a whole where it comes from data. */
  spotOfText(text: string): Spot {
    const found: JsonPath[] = [];
    walkJson(this.spec, (value, path) => {
      if (value === text && path[0] !== 'usermeta') found.push(path);
    });
    const [first] = found;
    return first === undefined ? this.file : this.spot(first);
  }

  /** Where a text is written as it is, or else where it stands in quotes within another, such as a format in an expression. */
  spotOfPart(text: string): Spot {
    const whole = this.spotOfText(text);
    if (whole.place.line !== undefined) return whole;
    const found: JsonPath[] = [];
    walkJson(this.spec, (value, path) => {
      const isQuoted = (quote: string): boolean =>
        typeof value === 'string' && value.includes(`${quote}${text}${quote}`);
      if (path[0] !== 'usermeta' && (isQuoted("'") || isQuoted('"'))) found.push(path);
    });
    const [first] = found;
    return first === undefined ? this.file : this.spot(first);
  }

  /** Where a format is written, or else a text is taken from a field that declares it. */
  spotOfFormat(format: string): Spot {
    const written = this.spotOfPart(format);
    if (written.place.line !== undefined) return written;
    const declaring = new Set(
      [...this.uses.keys()].flatMap((id) =>
        (this.sources.tables.get(id)?.columns ?? []).flatMap(({ field }) =>
          field.numberFormat?.text === format ? [field.name] : [],
        ),
      ),
    );
    const found: JsonPath[] = [];
    walkJson(this.spec, (value, path) => {
      const field = path.at(-1) === 'text' && isJsonObject(value) ? value['field'] : undefined;
      if (typeof field === 'string' && declaring.has(field)) found.push(path);
    });
    const [first] = found;
    return first === undefined ? this.file : this.spot(first);
  }

  /** The first part of the specification that can have passed a limit. */
  spotOfExcess(limit: LimitName): Spot {
    const parts = PARTS_BY_LIMIT[limit] ?? ['transform', 'encoding'];
    const found: JsonPath[] = [];
    walkJson(this.spec, (_, path) => {
      if (path[0] !== 'usermeta' && parts.some((part) => part === path.at(-1))) found.push(path);
    });
    const rank = (path: JsonPath) => parts.indexOf(String(path.at(-1)));
    const [first] = found.toSorted((one, other) => rank(one) - rank(other));
    return this.spot(first ?? []);
  }

  /**
   * The mark of a view by the name that Vega-Lite gives it, e.g. `layer_1_marks` or `concat_0_layer_2_marks`. Where it is written is
   * looked up when it is asked for: most marks are at no fault.
   */
  findMark(name: string): { readonly spot: Spot; readonly type: string } {
    const mark = [...this.pathOfUnit(name), 'mark'];
    const written = this.valueAt(mark);
    const type = isJsonObject(written) ? written['type'] : written;
    // Vega's own word, e.g. `symbol` of `mark-symbol marks`, where the specification has none.
    const drawnAs = /^mark-(\w+)/.exec(name)?.[1] ?? name;
    const spot = () => (written === undefined ? this.file : this.spot(mark));
    return {
      get spot() {
        return spot();
      },
      type: typeof type === 'string' ? type : drawnAs,
    };
  }

  /** The mark of the view at `path`, e.g. `bar`. */
  markAt(path: JsonPath): string {
    const mark = this.valueAt([...path, 'mark']);
    return String(isJsonObject(mark) ? mark['type'] : mark);
  }

  /** The view that draws the mark of that name; of a mark that Vega-Lite makes of several, such as a box plot, its own. */
  pathOfUnit(name: string): JsonPath {
    let path: JsonPath = [];
    for (const [, kind, index] of name.matchAll(/(child|layer|concat)(?:_(\d+))?/g)) {
      const keys =
        kind === 'child' ? ['spec'] : kind === 'layer' ? ['layer'] : ['concat', 'hconcat', 'vconcat'];
      const key = keys.find((each) => this.valueAt([...path, each]) !== undefined);
      // Small multiples by a channel have a child without a `spec`.
      if (key === undefined) continue;
      path = kind === 'child' ? [...path, key] : [...path, key, Number(index)];
    }
    return path;
  }

  /** What is written under `steps` of a channel's definition: the view's own, or one that it inherits. */
  spotInEncoding(unit: JsonPath, channel: string, ...steps: JsonPath): Spot | undefined {
    for (let depth = unit.length; depth >= 0; depth -= 1) {
      const path = [...unit.slice(0, depth), 'encoding', channel, ...steps];
      if (this.valueAt(path) !== undefined) return this.spot(path);
    }
    return undefined;
  }

  /** Whether a table that the chart draws from holds the text, as a value or as the label of a category. */
  isInData(text: string): boolean {
    return [...namesOfData(this.spec)].some((id) =>
      this.sources.tables
        .get(id)
        ?.columns.some(
          ({ field, values }) =>
            field.type === 'string' &&
            (values.includes(text) || [...(field.categories?.values() ?? [])].includes(text)),
        ),
    );
  }

  hasProblemAt({ place: { line, column } }: Spot): boolean {
    return this.problems.some(({ place }) => place?.line === line && place?.column === column);
  }

  valueAt(path: JsonPath): Json | undefined {
    let value: Json | undefined = this.spec;
    for (const step of path) {
      if (typeof step === 'number' && isJsonArray(value)) value = value[step];
      else if (typeof step === 'string' && isJsonObject(value)) value = value[step];
      else return undefined;
    }
    return value;
  }

  useTable(table: string): void {
    if (!this.uses.has(table)) this.uses.set(table, new Set());
  }

  /** Notes that the field called `name` is drawn; reports it where the rows have none. */
  useField(scope: Scope, name: string, path: JsonPath): ScopeField | undefined {
    // `properties.name` and `counts[0]` begin with the field; a dot of the name itself is escaped.
    const root = /^(?:\\.|[^.[\\])+/.exec(name)?.[0].replaceAll('\\', '') ?? name;
    const field = scope.fields.get(root);
    if (field === undefined) {
      if (!scope.isOpen) {
        this.report(chartFieldUnknown(this.spot(path), root, scope.name, scope.fields.keys()));
      }
      return undefined;
    }
    if (field.table !== undefined && field.field !== undefined) {
      this.useTable(field.table);
      this.uses.get(field.table)?.add(field.field);
    }
    return field;
  }
}
