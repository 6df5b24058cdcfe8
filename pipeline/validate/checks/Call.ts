/** Reads the arguments of one function call in a check expression, and reports those that are wrong. */

import { printRowKey } from '../../address/Address.ts';
import type { LookUp } from '../../address/fillText.ts';
import type { Phrase } from '../../language/Phrase.ts';
import {
  expressionAmbiguousRow,
  expressionArgument,
  expressionUnknownField,
  expressionUnknownRow,
  expressionUnknownTable,
} from '../../problems/catalogue/expression.ts';
import { overLimit } from '../../problems/catalogue/limits.ts';
import { nearest } from '../../problems/nearest.ts';
import type { Problem } from '../../problems/Problem.ts';
import type { Spot } from '../../problems/spot.ts';
import type { TextSpan } from '../../problems/TextLines.ts';
import { unreachable } from '../../problems/unreachable.ts';
import type { Column, FieldType, FigureOrigin, Scalar, Table } from '../Dataset.ts';
import { type ResolvedCell, type ResolvedFact, resolveAddress, unknownRowHints } from '../figureAddress.ts';
import type { CallNode, Expression } from './expression.ts';
import { bodyRows, columnOf, type Figures, fieldNames, type RowKey } from './Figures.ts';
import { compileRowExpression, type Locate, showScalar } from './rowExpression.ts';

/** A value with the words and figures by which it was reached. */
export interface Worked {
  readonly value: Scalar;
  /**
   * `figure`: text is the value as shown. `arithmetic`: text is a computation such as `323.2 + 475.6`.
   * `words`: text names what was computed, such as `sum of exports in 10 rows`. `relation`: text is the whole
   * statement, and the value true or false.
   */
  readonly form: 'figure' | 'arithmetic' | 'words' | 'relation';
  readonly text: Phrase;
  /** For a missing value: whose it is, and the label of its gap. */
  readonly missing?: string;
  /** Binding strength of the outermost operator of `arithmetic`: 1 for + and -, 2 for the others. */
  readonly strength?: number;
}

/** What a call needs of the evaluation that it is part of. */
export interface CallContext {
  readonly figures: Figures;
  /** What names stand for, in the braces of addresses too: the book's parameters, and those of a template. */
  readonly lookUp: LookUp;
  readonly locate: Locate;
  readonly report: (problem: Problem) => void;
  readonly look: (origin: FigureOrigin) => void;
  readonly spellOut: (span: TextSpan, address: string) => void;
  readonly evaluate: (node: Expression) => Worked | undefined;
  /** Evaluates the text of an expression on one row's fields, with its figures and words. */
  readonly evaluateRow: (text: string, at: TextSpan, table: Table, row: number) => Worked | undefined;
}

export class Call {
  readonly node: CallNode;
  readonly context: CallContext;
  readonly usage: string;

  constructor(node: CallNode, usage: string, context: CallContext) {
    this.node = node;
    this.usage = usage;
    this.context = context;
  }

  get count(): number {
    return this.node.parameters.length;
  }

  /** The text in quotes at a position, or undefined where something else stands there (not reported). */
  quoted(position: number): string | undefined {
    const parameter = this.node.parameters[position];
    return parameter?.type === 'literal' && typeof parameter.value === 'string' ? parameter.value : undefined;
  }

  table(position: number): Table | undefined {
    const name = this.quoted(position);
    if (name === undefined) return this.refuse(position, 'the name of a table in quotes');
    const { tables, broken } = this.context.figures;
    const table = tables.get(name);
    if (table !== undefined || broken.has(name)) return table;
    this.context.report(expressionUnknownTable(name, tables.keys(), this.spotInside(position)));
    return undefined;
  }

  /** The cell or fact whose address stands in quotes; an object at `names` says what names in its braces stand for. */
  address(position: number, names: number): ResolvedCell | ResolvedFact | undefined {
    const text = this.quoted(position);
    if (text === undefined) return this.refuse(position, "an address in quotes, as 'trade[2023].exports'");
    const own = this.#names(names);
    if (own === undefined) return undefined;
    const { figures, report, lookUp } = this.context;
    const parameter = this.node.parameters[position];
    const named = figures.names.get(text);
    if (named !== undefined && parameter !== undefined) this.context.spellOut(parameter.span, named.address);
    const found = resolveAddress(text, figures, {
      locate: this.inside(position),
      lookUp: (name) => {
        const value = own.get(name);
        if (value !== undefined) return { type: 'value', value };
        const other = lookUp(name);
        return other.type === 'unknown' ? { ...other, names: [...own.keys(), ...other.names] } : other;
      },
    });
    if (found.type === 'wrong') report(found.problem);
    return found.type === 'cell' || found.type === 'fact' ? found : undefined;
  }

  /** Names with values, e.g. `{before: year - 1}`; none where nothing stands at the position. */
  #names(position: number): ReadonlyMap<string, Scalar> | undefined {
    const names = new Map<string, Scalar>();
    const parameter = this.node.parameters[position];
    if (parameter === undefined) return names;
    if (parameter.type !== 'object') return this.refuse(position, 'names with values, as {before: 2022}');
    for (const { name, value } of parameter.entries) {
      const worked = this.context.evaluate(value);
      if (worked === undefined) return undefined;
      names.set(name, worked.value);
    }
    return names;
  }

  column(position: number, table: Table, types?: readonly FieldType[]): Column | undefined {
    const name = this.quoted(position);
    if (name === undefined) return this.refuse(position, `the name of a field of ${table.id} in quotes`);
    const column = columnOf(table, name);
    if (column === undefined) {
      const names = fieldNames(table);
      this.context.report(expressionUnknownField(name, table.id, names, this.spotInside(position)));
      return undefined;
    }
    if (types === undefined || types.includes(column.field.type)) return column;
    const wanted = types.length <= 2 ? 'a field of numbers' : 'a field of numbers or dates';
    this.context.report(
      expressionArgument(
        wanted,
        `${name} of type ${column.field.type}`,
        this.usage,
        this.spotInside(position),
      ),
    );
    return undefined;
  }

  number(position: number): (Worked & { readonly value: number }) | undefined {
    const parameter = this.node.parameters[position];
    const worked = parameter === undefined ? undefined : this.context.evaluate(parameter);
    if (worked === undefined) return undefined;
    const { value } = worked;
    if (typeof value === 'number') return { ...worked, value };
    return this.refuse(position, 'a number', showScalar(value));
  }

  /** The one row with the key at a position: `{year: 2023}`, or the bare value where the key is a single field. */
  row(position: number, table: Table): number | undefined {
    const key = this.key(position, table);
    if (key === undefined) return undefined;
    const rows = this.context.figures.rowsWithKey(table, key);
    const [row] = rows;
    if (rows.length === 1 && row !== undefined) return row;
    const spot = this.spot(position);
    if (rows.length === 0) {
      const hints = unknownRowHints(table, key);
      this.context.report(expressionUnknownRow(keyWords(key), table.id, hints, spot));
    } else {
      this.context.report(expressionAmbiguousRow(keyWords(key), table.id, rows.length, table.key, spot));
    }
    return undefined;
  }

  key(position: number, table: Table): RowKey | undefined {
    const parameter = this.node.parameters[position];
    if (parameter === undefined) return undefined;
    if (parameter.type === 'object') return this.#equalities(parameter, table);
    const [only] = table.key;
    if (table.key.length !== 1 || only === undefined) {
      const fields = table.key.map((field) => `${field}: …`).join(', ');
      return this.refuse(position, `a key such as {${fields}}`);
    }
    const worked = this.context.evaluate(parameter);
    if (worked === undefined) return undefined;
    const value = this.#keyValue(worked.value, only, table, () => this.spot(position));
    return value === undefined ? undefined : new Map([[only, value]]);
  }

  #equalities(node: Extract<Expression, { type: 'object' }>, table: Table): RowKey | undefined {
    const key = new Map<string, Scalar>();
    let sound = true;
    for (const entry of node.entries) {
      if (columnOf(table, entry.name) === undefined) {
        const spot = this.context.locate(entry.span);
        this.context.report(expressionUnknownField(entry.name, table.id, fieldNames(table), spot));
        sound = false;
        continue;
      }
      const worked = this.context.evaluate(entry.value);
      const valueSpot = () => this.context.locate(entry.value.span);
      const value = worked && this.#keyValue(worked.value, entry.name, table, valueSpot);
      if (value === undefined) sound = false;
      else key.set(entry.name, value);
    }
    return sound ? key : undefined;
  }

  /** A key's value of the wrong type would match no row; saying so is clearer than "no row". */
  #keyValue(value: Scalar, field: string, table: Table, spot: () => Spot): Scalar | undefined {
    const type = columnOf(table, field)?.field.type;
    const wanted = type === undefined ? undefined : scalarTypeOf(type);
    if (value === null || wanted === undefined || typeof value === wanted) return value;
    const noun =
      wanted === 'number' ? 'a number' : wanted === 'boolean' ? 'true or false' : 'a text in quotes';
    this.context.report(expressionArgument(`${noun} for ${field}`, showScalar(value), this.usage, spot()));
    return undefined;
  }

  /**
   * The rows that a `where` at a position picks, totals left out; every row that is no total where there is no
   * `where`. `{year: 2023}` or `'datum.year > 1993'`.
   */
  rows(position: number | undefined, table: Table): readonly number[] | undefined {
    const parameter = position === undefined ? undefined : this.node.parameters[position];
    const excess = this.context.figures.readRows(table.rowCount);
    if (excess !== undefined) {
      const spot = this.context.locate(this.node.nameSpan);
      this.context.report(overLimit(spot, 'expressionRows', excess.most, excess.found));
      return undefined;
    }
    const body = bodyRows(table);
    if (position === undefined || parameter === undefined) return body;
    if (parameter.type === 'object') {
      const key = this.#equalities(parameter, table);
      if (key === undefined) return undefined;
      const matching = new Set(this.context.figures.rowsWithKey(table, key));
      return body.filter((row) => matching.has(row));
    }
    const holds = this.rowFunction(position, table);
    return holds && body.filter((row) => holds(row) === true);
  }

  /** The expression on a row's fields that stands in quotes at a position. */
  rowFunction(position: number, table: Table): ReturnType<typeof compileRowExpression> {
    const text = this.quoted(position);
    if (text === undefined) {
      return this.refuse(position, "a where such as {year: 2023} or 'datum.year > 1993'");
    }
    const { report, lookUp } = this.context;
    return compileRowExpression(text, { table, report, lookUp, locate: this.inside(position) });
  }

  /**
   * Sorts the optional arguments from a position on by what they look like: a word is one of `words`, everything
   * else is a `where`. Both may be left out, and stand in either order.
   */
  options(from: number, words: readonly string[]): { word?: string; where?: number } | undefined {
    const options: { word?: string; where?: number } = {};
    for (let position = from; position < this.count; position++) {
      const text = this.quoted(position);
      if (text !== undefined && words.includes(text)) options.word = text;
      else if (text !== undefined && words.length > 0 && /^\w+$/.test(text)) {
        const meant = nearest(text, words);
        const expected = words.map((word) => `'${word}'`).join(' or ');
        return this.refuse(position, expected, `'${text}'`, meant && `did you mean '${meant}'?`);
      } else if (options.where === undefined) options.where = position;
      else return this.refuse(position, 'one where', 'another');
    }
    return options;
  }

  look(table: Table, row: number, field: string): void {
    this.context.look({ type: 'cell', table: table.id, row, field });
  }

  refuse(position: number, expected: string, found?: string, hint?: string): undefined {
    const parameter = this.node.parameters[position];
    const hints = hint === undefined ? [] : [hint];
    const words = found ?? (parameter === undefined ? 'nothing' : nodeWords(parameter));
    this.context.report(expressionArgument(expected, words, this.usage, this.spot(position), hints));
    return undefined;
  }

  spot(position: number): Spot {
    return this.context.locate(this.node.parameters[position]?.span ?? this.node.span);
  }

  /** The place of a text in quotes, without the quotes. */
  spotInside(position: number): Spot {
    const span = this.node.parameters[position]?.span ?? this.node.span;
    return this.context.locate({ start: span.start + 1, end: span.end - 1 });
  }

  inside(position: number): Locate {
    const start = (this.node.parameters[position]?.span.start ?? this.node.span.start) + 1;
    return (span) => this.context.locate({ start: start + span.start, end: start + span.end });
  }
}

function scalarTypeOf(type: FieldType): 'number' | 'string' | 'boolean' {
  switch (type) {
    case 'integer':
    case 'number':
    case 'year':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'string':
    case 'date':
    case 'yearmonth':
      return 'string';
    default:
      return unreachable(type);
  }
}

function keyWords(key: RowKey): string {
  return printRowKey([...key.keys()], [...key.values()]);
}

function nodeWords(node: Expression): string {
  switch (node.type) {
    case 'literal':
      return showScalar(node.value);
    case 'name':
      return `the name ${node.name}`;
    case 'call':
      return `${node.name}(…)`;
    case 'object':
      return 'an object {…}';
    case 'list':
      return 'a list […]';
    case 'member':
      return `a field .${node.property}`;
    case 'binary':
    case 'logical':
    case 'unary':
    case 'conditional':
      return 'a computation';
    default:
      return unreachable(node);
  }
}
