/** Reads a Vega-Lite transform: which fields it takes, which expressions it runs, and what the rows have after it. Nobody else knows a transform. */
import {
  isJsonObject,
  type Json,
  type JsonObject,
  type JsonPath,
  jsonItems,
  jsonTexts,
} from '../json/Json.ts';

/** What a property of a transform holds. */
export type PropertyKind =
  | 'field'
  | 'fields'
  | 'group'
  | 'sort'
  | 'expression'
  | 'predicate'
  /** `{ op, field, as }` of an aggregate or a window. */
  | 'operations'
  /** The other table of a look-up. */
  | 'source'
  | 'operation'
  /** Of what it makes, or a plain setting. */
  | 'names'
  | 'setting';

/** The transforms and their properties; those first that other transforms have as a property of theirs, last. */
const PROPERTIES = {
  calculate: { calculate: 'expression', as: 'names' },
  filter: { filter: 'predicate' },
  aggregate: { aggregate: 'operations', groupby: 'group' },
  joinaggregate: { joinaggregate: 'operations', groupby: 'group' },
  window: { window: 'operations', frame: 'setting', ignorePeers: 'setting', groupby: 'group', sort: 'sort' },
  lookup: { lookup: 'field', from: 'source', as: 'names', default: 'setting' },
  fold: { fold: 'fields', as: 'names' },
  flatten: { flatten: 'fields', as: 'names' },
  pivot: { pivot: 'field', value: 'field', groupby: 'group', limit: 'setting', op: 'operation' },
  quantile: { quantile: 'field', groupby: 'group', probs: 'setting', step: 'setting', as: 'names' },
  impute: {
    impute: 'field',
    key: 'field',
    keyvals: 'setting',
    groupby: 'group',
    frame: 'setting',
    method: 'setting',
    value: 'setting',
  },
  density: {
    density: 'field',
    groupby: 'group',
    cumulative: 'setting',
    counts: 'setting',
    bandwidth: 'setting',
    extent: 'setting',
    minsteps: 'setting',
    maxsteps: 'setting',
    steps: 'setting',
    resolve: 'setting',
    as: 'names',
  },
  regression: {
    regression: 'field',
    on: 'field',
    groupby: 'group',
    method: 'setting',
    order: 'setting',
    extent: 'setting',
    params: 'setting',
    as: 'names',
  },
  loess: { loess: 'field', on: 'field', groupby: 'group', bandwidth: 'setting', as: 'names' },
  extent: { extent: 'field', param: 'setting' },
  stack: { stack: 'field', groupby: 'group', offset: 'setting', sort: 'sort', as: 'names' },
  timeUnit: { timeUnit: 'setting', field: 'field', as: 'names' },
  bin: { bin: 'setting', field: 'field', as: 'names' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, PropertyKind>>>>;

export type StepName = keyof typeof PROPERTIES;

export const stepNames: readonly StepName[] = Object.keys(PROPERTIES).filter(isStepName);

export function isStepName(name: string): name is StepName {
  return Object.hasOwn(PROPERTIES, name);
}

export function propertiesOf(step: StepName): Readonly<Record<string, PropertyKind>> {
  return PROPERTIES[step];
}

/** Aggregates whose result is a figure of the field's own kind, and copies of one of its values. */
const KEEPING = new Set([
  'min',
  'max',
  'first_value',
  'last_value',
  'nth_value',
  'lag',
  'lead',
  'median',
  'mean',
  'average',
  'sum',
]);

const CHOOSING: ReadonlySet<StepName> = new Set<StepName>([
  'filter',
  'aggregate',
  'fold',
  'flatten',
  'pivot',
  'quantile',
  'impute',
  'density',
  'loess',
  'regression',
]);
const AROUND: ReadonlySet<StepName> = new Set<StepName>(['window', 'joinaggregate', 'pivot', 'stack']);

export interface StepReading {
  readonly step: StepName;
  readonly takes: readonly TakenField[];
  /** Fields that divide the rows: the only ones left where rows are made anew. */
  readonly group: readonly TakenField[];
  readonly expressions: readonly { readonly text: string; readonly path: JsonPath }[];
  readonly gives: readonly GivenField[];
  /** What becomes of the fields that were there: all stay, or the groups alone; after a pivot only the data knows all. */
  readonly others: 'stay' | 'groups' | 'unknown';
  /** Whether it picks, gathers or makes rows, rather than a field of each row. */
  readonly choosesRows: boolean;
  /** Whether a value that it gives may rest on rows other than its own. */
  readonly looksAround: boolean;
  readonly lookup?: Lookup;
}

export interface TakenField {
  readonly name: string;
  /** Within the step. */
  readonly path: JsonPath;
  /** The values that a predicate holds it against. */
  readonly equals?: readonly { readonly value: Json; readonly path: JsonPath }[];
}

export interface GivenField {
  readonly name: string;
  /** The fields that its values are worked out from, as far as the step names them. */
  readonly parts: readonly string[];
  /** The part whose type and format it has. */
  readonly keeps?: string;
  /** The part that it is in a larger or smaller unit: `datum.people / 1e6`. */
  readonly scales?: string;
  /** The part that it is as it stands: `datum.people`. */
  readonly copies?: string;
  /** The part that it counts years from, earlier or later: `datum.year + 1`. */
  readonly shifts?: string;
  /** Of folded fields: the name of the field, or its value. */
  readonly folded?: 'key' | 'value';
  /** Added by Vega-Lite, as the end of an interval. */
  readonly isEnd?: boolean;
}

export interface Lookup {
  readonly data: Json | undefined;
  readonly dataPath: JsonPath;
  readonly key: TakenField | undefined;
  readonly fields: readonly TakenField[];
}

/** Undefined where the object is none of Vega-Lite's transforms that work on fields. */
export function readStep(step: JsonObject): StepReading | undefined {
  const name = stepNames.find((each) => step[each] !== undefined);
  return name === undefined ? undefined : new StepReader(name, step).read();
}

class StepReader {
  readonly #name: StepName;
  readonly #step: JsonObject;

  constructor(name: StepName, step: JsonObject) {
    this.#name = name;
    this.#step = step;
  }

  read(): StepReading {
    const takes: TakenField[] = [];
    const group: TakenField[] = [];
    const expressions: { text: string; path: JsonPath }[] = [];
    for (const [property, kind] of Object.entries(propertiesOf(this.#name))) {
      const value = this.#step[property];
      const path = [property];
      switch (kind) {
        case 'field':
        case 'fields':
          takes.push(...fieldsIn(value, path));
          break;
        case 'group':
          group.push(...fieldsIn(value, path));
          break;
        case 'sort':
          takes.push(...membersIn(value, path));
          break;
        case 'operations':
          // A count counts rows, whatever its field.
          takes.push(...membersIn(value, path).filter((field) => field.name !== '*'));
          break;
        case 'expression':
          if (typeof value === 'string') expressions.push({ text: value, path });
          break;
        case 'predicate': {
          const read = readPredicate(value, path);
          takes.push(...read.takes);
          expressions.push(...read.expressions);
          break;
        }
        case 'source':
        case 'operation':
        case 'names':
        case 'setting':
          break;
        default:
          kind satisfies never;
      }
    }
    const lookup = this.#name === 'lookup' ? this.#lookup() : undefined;
    return {
      step: this.#name,
      takes: [...takes, ...group],
      group,
      expressions,
      gives: this.#gives(),
      others: this.#others(),
      choosesRows: CHOOSING.has(this.#name),
      looksAround: AROUND.has(this.#name),
      ...(lookup === undefined ? {} : { lookup }),
    };
  }

  #others(): StepReading['others'] {
    switch (this.#name) {
      case 'aggregate':
      case 'quantile':
      case 'density':
      case 'loess':
      case 'regression':
        return 'groups';
      case 'pivot':
        return 'unknown';
      default:
        return 'stay';
    }
  }

  #gives(): readonly GivenField[] {
    const as = jsonTexts(this.#step['as']);
    const named = (names: readonly string[], parts: readonly string[] = []): readonly GivenField[] =>
      names.map((name) => ({ name, parts }));
    switch (this.#name) {
      case 'calculate': {
        const text = String(this.#step['calculate']);
        const partBy = (pattern: RegExp): string | undefined =>
          pattern
            .exec(text)
            ?.slice(1)
            .find((part) => part !== undefined);
        const [scales, copies, shifts] = [partBy(SCALED), partBy(COPIED), partBy(SHIFTED)];
        return named(as).map((field) => ({
          ...field,
          ...(scales === undefined ? {} : { scales }),
          ...(copies === undefined ? {} : { copies }),
          ...(shifts === undefined ? {} : { shifts }),
        }));
      }
      case 'aggregate':
      case 'joinaggregate':
      case 'window':
        return jsonItems(this.#step[this.#name]).flatMap(operationIn);
      case 'lookup':
        return (as.length > 0 ? as : this.#lookup().fields.map(({ name }) => name)).map((name) => ({
          name,
          parts: [],
        }));
      case 'fold': {
        const [key = 'key', value = 'value'] = as;
        const parts = jsonTexts(this.#step['fold']);
        return [
          { name: key, parts: [], folded: 'key' },
          { name: value, parts, folded: 'value' },
        ];
      }
      case 'flatten':
        return named(as.length > 0 ? as : jsonTexts(this.#step['flatten']));
      case 'quantile':
        return named(as.length > 0 ? as : ['prob', 'value']);
      case 'density':
        return named(as.length > 0 ? as : ['value', 'density']);
      case 'loess':
      case 'regression':
        // Of a fit's own figures there is one row.
        if (this.#step['params'] === true) return named(['coef', 'rSquared']);
        return named(
          as.length > 0 ? as : [...jsonTexts(this.#step['on']), ...jsonTexts(this.#step[this.#name])],
        );
      case 'stack':
      case 'timeUnit':
      case 'bin': {
        // One name stands for the start of the interval; Vega-Lite adds the end.
        const [first] = as;
        const end: GivenField = { name: `${first}_end`, parts: [], isEnd: true };
        return as.length === 1 ? [...named(as), end] : named(as);
      }
      case 'filter':
      case 'pivot':
      case 'impute':
      case 'extent':
        return [];
      default:
        return this.#name satisfies never;
    }
  }

  #lookup(): Lookup {
    const from = this.#step['from'];
    const { data, key, fields } = isJsonObject(from) ? from : {};
    return {
      data,
      dataPath: ['from', 'data'],
      key: fieldsIn(key, ['from', 'key'])[0],
      fields: fieldsIn(fields, ['from', 'fields']),
    };
  }
}

/** A filter, or the test of a condition: an expression, a predicate on a field, or several under and, or, not. */
export function readPredicate(
  predicate: Json | undefined,
  path: JsonPath,
): Pick<StepReading, 'takes' | 'expressions'> {
  if (typeof predicate === 'string') return { takes: [], expressions: [{ text: predicate, path }] };
  if (!isJsonObject(predicate)) return { takes: [], expressions: [] };
  const { equal, oneOf, timeUnit } = predicate;
  const equals = [
    ...(equal === undefined ? [] : [{ value: equal, path: [...path, 'equal'] }]),
    ...jsonItems(oneOf).map((value, index) => ({ value, path: [...path, 'oneOf', index] })),
  ];
  const own = fieldsIn(predicate['field'], [...path, 'field']).map((field) =>
    // A part of a date is no value of its field.
    timeUnit === undefined && equals.length > 0 ? { ...field, equals } : field,
  );
  const inner = ['and', 'or', 'not'].flatMap((key) => {
    const value = predicate[key];
    if (Array.isArray(value)) {
      return jsonItems(value).map((item, index) => readPredicate(item, [...path, key, index]));
    }
    return value === undefined ? [] : [readPredicate(value, [...path, key])];
  });
  return {
    takes: [...own, ...inner.flatMap(({ takes }) => takes)],
    expressions: inner.flatMap(({ expressions }) => expressions),
  };
}

function fieldsIn(value: Json | undefined, path: JsonPath): readonly TakenField[] {
  if (typeof value === 'string') return [{ name: value, path }];
  return jsonItems(value).flatMap((item, index) =>
    typeof item === 'string' ? [{ name: item, path: [...path, index] }] : [],
  );
}

/** The `field` of each object of a list. */
function membersIn(value: Json | undefined, path: JsonPath): readonly TakenField[] {
  return jsonItems(value).flatMap((item, index) =>
    isJsonObject(item) ? fieldsIn(item['field'], [...path, index, 'field']) : [],
  );
}

function operationIn(item: Json): readonly GivenField[] {
  if (!isJsonObject(item) || typeof item['as'] !== 'string') return [];
  const { op, field, as } = item;
  const part = typeof field === 'string' && field !== '*' ? [field] : [];
  const [keeps] = typeof op === 'string' && KEEPING.has(op) ? part : [];
  return [{ name: as, parts: part, ...(keeps === undefined ? {} : { keeps }) }];
}

/** `datum.people / 1e6` or `datum['people'] * 0.001`. */
const SCALED = /^\s*datum(?:\.(\w+)|\['([^']+)'\])\s*[*/]\s*[\d.]+(?:e[-+]?\d+)?\s*$/i;

/** `datum.people` or `datum['people']`. */
const COPIED = /^\s*datum(?:\.(\w+)|\['([^']+)'\]|\["([^"]+)"\])\s*$/;

/** `datum.year + 1` or `datum['year'] - 1`. */
const SHIFTED = /^\s*datum(?:\.(\w+)|\['([^']+)'\]|\["([^"]+)"\])\s*[+-]\s*\d+\s*$/;
