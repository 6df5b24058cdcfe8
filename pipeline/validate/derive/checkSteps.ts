/** Checks the transforms of a derived table against the fields that there are at each step, before they run. */

import { type BookParameters, NO_PARAMETERS } from '../../address/Parameters.ts';
import { expressionNames, type NameAt } from '../../dataflow/expressionNames.ts';
import { filledGap } from '../../dataflow/filledGap.ts';
import { propertiesOf, readStep, type StepName, type StepReading } from '../../dataflow/readStep.ts';
import {
  AGGREGATES,
  DERIVING,
  FIELDLESS,
  PREDICATE,
  REFUSED,
  UNSTABLE,
  WINDOWS,
} from '../../dataflow/transformSteps.ts';
import { isJsonObject, toJson } from '../../json/Json.ts';
import { gapFilled } from '../../problems/catalogue/charts.ts';
import {
  derivedBareName,
  derivedExpression,
  derivedReservedName,
  derivedStepRefused,
  derivedUnknownField,
  derivedUnknownStep,
  derivedUnknownTable,
  derivedUnstableFunction,
} from '../../problems/catalogue/derive.ts';
import { missingProperty, wrongPropertyValue } from '../../problems/catalogue/validate.ts';
import { nearest } from '../../problems/nearest.ts';
import { columnOf, fieldNames } from '../checks/Figures.ts';
import type { Field, Table } from '../Dataset.ts';
import { type DeclarationReader, isRecord, type Path } from '../DeclarationReader.ts';
import { locateText } from '../locateText.ts';
import type { DerivedDeclaration } from './DerivedDeclaration.ts';

/** What the steps leave behind. */
export interface StepOutput {
  /** False where a step is wrong; the transforms must then not run. */
  readonly sound: boolean;
  /** Fields after the last step. */
  readonly fields: ReadonlySet<string>;
  /** A pivot on a computed field makes columns that only the data knows. */
  readonly open: boolean;
  /** Fields that a step made, with the path of the step. */
  readonly made: ReadonlyMap<string, Path>;
  /** Fields taken over as they are, from the table or a look-up: what they are in the table that they come from. */
  readonly inherited: ReadonlyMap<string, Field>;
  /** Fields that a calculated field was calculated from: gaps there explain gaps here. */
  readonly calculatedFrom: ReadonlyMap<string, readonly string[]>;
  /** The fields of tables that a field goes back to, itself where no step made it: their gaps are the reason of its own. */
  readonly behind: ReadonlyMap<string, readonly TableField[]>;
}

export interface TableField {
  readonly table: string;
  readonly field: string;
}

export function checkSteps(
  declaration: DerivedDeclaration,
  tables: ReadonlyMap<string, Table>,
  parameters: BookParameters = NO_PARAMETERS,
): StepOutput {
  return new StepChecker(declaration, tables, parameters).check();
}

class StepChecker {
  readonly #declaration: DerivedDeclaration;
  readonly #reader: DeclarationReader;
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #parameters: BookParameters;
  readonly #made = new Map<string, Path>();
  readonly #inherited = new Map<string, Field>();
  readonly #calculatedFrom = new Map<string, readonly string[]>();
  readonly #behind = new Map<string, readonly TableField[]>();
  #fields: Set<string>;
  #open = false;
  #sound = true;
  #step = '';

  constructor(
    declaration: DerivedDeclaration,
    tables: ReadonlyMap<string, Table>,
    parameters: BookParameters,
  ) {
    this.#declaration = declaration;
    this.#parameters = parameters;
    this.#reader = declaration.reader.reportingTo((problem) => {
      if (problem.severity !== 'warning') this.#sound = false;
      declaration.reader.report(problem);
    });
    this.#tables = tables;
    const from = tables.get(declaration.from);
    this.#fields = new Set(from === undefined ? [] : fieldNames(from));
    for (const { field } of from?.columns ?? []) {
      this.#inherited.set(field.name, field);
      this.#behind.set(field.name, [{ table: declaration.from, field: field.name }]);
    }
  }

  check(): StepOutput {
    for (const [index, step] of this.#declaration.transform.entries()) {
      const type = DERIVING.find((name) => name in step);
      const path = [...this.#declaration.path, 'transform', index];
      this.#step = type ?? '';
      if (type === undefined) this.#unknownStep(path, Object.keys(step));
      else this.#checkStep(type, path);
    }
    return {
      sound: this.#sound,
      fields: this.#fields,
      open: this.#open,
      made: this.#made,
      inherited: this.#inherited,
      calculatedFrom: this.#calculatedFrom,
      behind: this.#behind,
    };
  }

  /** Each property by its kind; then what the step gives, as far as it could be read. */
  #checkStep(type: StepName, path: Path): void {
    const properties = propertiesOf(type);
    this.#reader.record(path, Object.keys(properties));
    const calculatedFrom: string[] = [];
    for (const [property, kind] of Object.entries(properties)) {
      const at = [...path, property];
      switch (kind) {
        case 'field':
          this.#field(at);
          break;
        case 'fields':
        case 'group':
          this.#fieldList(at);
          break;
        case 'sort':
          this.#sortFields(at);
          break;
        case 'expression':
          calculatedFrom.push(...this.#expression(at));
          this.#filling(at);
          break;
        case 'predicate':
          this.#predicate(at);
          break;
        case 'operations':
          this.#operations(at, type === 'window' ? [...WINDOWS, ...AGGREGATES] : AGGREGATES);
          break;
        case 'operation':
          this.#reader.choice(at, AGGREGATES);
          break;
        case 'source':
        case 'names':
        case 'setting':
          break;
        default:
          kind satisfies never;
      }
    }
    if (type === 'timeUnit') this.#dated(path);
    if (type === 'calculate') this.#reader.requiredText([...path, 'as']);
    const looked = type === 'lookup' ? this.#lookup(path) : undefined;
    const written = toJson(this.#reader.at(path));
    const reading = isJsonObject(written) ? readStep(written) : undefined;
    if (reading?.step !== type) return;
    if (type === 'pivot') this.#pivot(reading);
    else if (reading.others === 'groups') this.#replaceFields(reading.group.map(({ name }) => name));
    for (const [index, { name, parts, isEnd }] of reading.gives.entries()) {
      // Of an end the schema need say nothing.
      if (isEnd === true) this.#fields.add(name);
      else this.#make(name, path, type === 'calculate' ? calculatedFrom : parts);
      if (type === 'calculate') this.#calculatedFrom.set(name, calculatedFrom);
      const field =
        looked === undefined ? undefined : columnOf(looked, reading.lookup?.fields[index]?.name ?? '');
      if (looked === undefined || field === undefined) continue;
      this.#inherited.set(name, { ...field.field, name });
      this.#behind.set(name, [{ table: looked.id, field: field.field.name }]);
    }
  }

  #unknownStep(path: Path, names: readonly string[]): void {
    for (const name of names) {
      const why = REFUSED.get(name);
      if (why === undefined) continue;
      this.#reader.report(derivedStepRefused(this.#reader.spotOfKey([...path, name]), name, why));
      return;
    }
    const [first] = names;
    const near = first === undefined ? undefined : nearest(first, DERIVING);
    const found = names.length === 0 ? 'nothing' : names.join(', ');
    this.#reader.report(derivedUnknownStep(this.#reader.spot(path), found, near, DERIVING));
  }

  /** The table that is looked up; undefined where it is not known, or something of it is wrong. */
  #lookup(path: Path): Table | undefined {
    const fromPath = [...path, 'from'];
    if (this.#reader.record(fromPath, ['data', 'key', 'fields']) === undefined) return undefined;
    const name = this.#reader.requiredText([...fromPath, 'data', 'name']);
    const table = name === undefined ? undefined : this.#tables.get(name);
    if (name !== undefined && table === undefined) {
      const spot = this.#reader.spot([...fromPath, 'data', 'name']);
      this.#reader.report(derivedUnknownTable(spot, name, this.#tables.keys()));
    }
    const key = this.#reader.requiredText([...fromPath, 'key']);
    const fields = this.#reader.requiredList([...fromPath, 'fields']);
    if (fields?.length === 0) {
      const spot = this.#reader.spot([...fromPath, 'fields']);
      this.#reader.report(wrongPropertyValue(spot, 'fields', 'the names of fields', 'none', undefined));
    }
    if (table === undefined || key === undefined || fields === undefined) return undefined;
    this.#fieldOf(table, key, [...fromPath, 'key']);
    for (const index of fields.keys()) {
      const at = [...fromPath, 'fields', index];
      const field = this.#reader.text(at);
      if (field !== undefined) this.#fieldOf(table, field, at);
    }
    return table;
  }

  /** Its columns are the values of a field, as far as that is a table's own. */
  #pivot({ takes: [pivoted], group }: StepReading): void {
    const source = this.#tables.get(this.#declaration.from);
    const isOwn = pivoted !== undefined && !this.#made.has(pivoted.name);
    const column = source !== undefined && isOwn ? columnOf(source, pivoted.name) : undefined;
    this.#replaceFields(group.map(({ name }) => name));
    if (column === undefined) this.#open = true;
    // Its columns are not marked as made: which of them the schema takes up is its choice.
    for (const value of new Set(column?.values ?? [])) if (value !== null) this.#fields.add(String(value));
  }

  /** A unit of time is cut out of dates alone. */
  #dated(path: Path): void {
    const name = this.#reader.at([...path, 'field']);
    const field = typeof name === 'string' ? this.#inherited.get(name) : undefined;
    if (field === undefined || field.type === 'date' || field.type === 'yearmonth') return;
    const found = `${field.name} of type ${field.type}`;
    const spot = this.#reader.spot([...path, 'field']);
    this.#reader.report(wrongPropertyValue(spot, 'field', 'a field of dates', found, undefined));
  }

  #operations(path: Path, known: readonly string[]): void {
    for (const index of (this.#reader.requiredList(path) ?? []).keys()) {
      const entry = [...path, index];
      if (this.#reader.record(entry, ['op', 'field', 'param', 'as']) === undefined) continue;
      const op = this.#reader.choice([...entry, 'op'], known);
      if (!this.#reader.has([...entry, 'op'])) {
        this.#reader.report(missingProperty(this.#reader.spot(entry), 'op'));
      }
      if (op !== undefined && !FIELDLESS.has(op)) this.#field([...entry, 'field']);
      this.#reader.requiredText([...entry, 'as']);
    }
  }

  #sortFields(path: Path): void {
    for (const index of (this.#reader.list(path) ?? []).keys()) {
      this.#reader.record([...path, index], ['field', 'order']);
      this.#field([...path, index, 'field']);
      this.#reader.choice([...path, index, 'order'], ['ascending', 'descending']);
    }
  }

  #fieldList(path: Path): void {
    for (const index of (this.#reader.list(path) ?? []).keys()) {
      const name = this.#reader.text([...path, index]);
      if (name !== undefined) this.#known(name, [...path, index]);
    }
  }

  #field(path: Path): void {
    const name = this.#reader.requiredText(path);
    if (name !== undefined) this.#known(name, path);
  }

  #fieldOf(table: Table, name: string, path: Path): void {
    if (columnOf(table, name) !== undefined) return;
    const names = fieldNames(table);
    this.#reader.report(
      derivedUnknownField(this.#reader.spot(path), name, `fields of ${table.id}`, names, false),
    );
  }

  #known(name: string, path: Path, spot = () => this.#reader.spot(path)): void {
    if (this.#open || this.#fields.has(name)) return;
    const later = this.#declaration.transform.some((step) => makes(step, name));
    this.#reader.report(derivedUnknownField(spot(), name, this.#step, this.#fields, later));
  }

  /** A filter: an expression, a predicate on a field, or several of them joined by and, or, not. */
  #predicate(path: Path): void {
    const value = this.#reader.at(path);
    if (typeof value === 'string') {
      this.#expression(path);
      return;
    }
    if (!isRecord(value)) {
      this.#reader.record(path, []);
      return;
    }
    const joined = ['and', 'or'].find((name) => name in value);
    if (joined !== undefined) {
      for (const index of (this.#reader.list([...path, joined]) ?? []).keys()) {
        this.#predicate([...path, joined, index]);
      }
    } else if ('not' in value) this.#predicate([...path, 'not']);
    else {
      this.#reader.record(path, PREDICATE);
      this.#field([...path, 'field']);
    }
  }

  /** A typed number in the place of a gap. */
  #filling(path: Path): void {
    const text = this.#reader.at(path);
    const filled = typeof text === 'string' ? filledGap(text) : undefined;
    if (filled !== undefined) this.#reader.report(gapFilled(this.#reader.spot(path), filled));
  }

  /** The names of the fields that the expression looks at. */
  #expression(path: Path): readonly string[] {
    const text = this.#reader.requiredText(path);
    if (text === undefined) return [];
    const parsed = expressionNames(text);
    if (parsed.type === 'fault') {
      this.#reader.report(
        derivedExpression(
          this.#reader.spot(path),
          `expected a Vega expression, found "${text}": ${parsed.message}`,
        ),
      );
      return [];
    }
    const { fields, bare, functions } = parsed.names;
    const locate = locateText(this.#reader.document, path, text);
    const spotOfName = ({ name, offset }: NameAt) => locate({ start: offset, end: offset + name.length });
    for (const field of fields) this.#known(field.name, path, () => spotOfName(field));
    for (const name of bare) {
      if (this.#parameters.has(name.name)) continue;
      this.#reader.report(derivedBareName(spotOfName(name), name.name));
    }
    for (const called of functions) {
      if (!UNSTABLE.has(called.name)) continue;
      const instead = UNSTABLE.get(called.name);
      this.#reader.report(derivedUnstableFunction(spotOfName(called), called.name, instead));
    }
    return fields.map((field) => field.name);
  }

  /** `parts` are the fields that its values are worked out from. */
  #make(name: string, path: Path, parts: readonly string[] = []): void {
    if (name.startsWith('__')) {
      this.#reader.report(derivedReservedName(this.#reader.spot([...path, 'as']), name));
    }
    this.#fields.add(name);
    this.#made.set(name, path);
    this.#inherited.delete(name);
    this.#calculatedFrom.delete(name);
    // Named once each: a field made of another twice, and so on for forty steps, would be made of more than can be listed.
    const behind = [...new Set(parts)].flatMap((part) => this.#behind.get(part) ?? []);
    this.#behind.set(name, [
      ...new Map(behind.map((each) => [`${each.table}\n${each.field}`, each])).values(),
    ]);
  }

  #replaceFields(names: readonly string[]): void {
    this.#fields = new Set(names);
    this.#open = false;
    for (const name of this.#made.keys()) if (!this.#fields.has(name)) this.#made.delete(name);
    this.#calculatedFrom.clear();
  }
}

function makes(step: Readonly<Record<string, unknown>>, name: string): boolean {
  const written = toJson(step);
  const reading = isJsonObject(written) ? readStep(written) : undefined;
  return reading?.gives.some((field) => field.name === name) === true;
}
