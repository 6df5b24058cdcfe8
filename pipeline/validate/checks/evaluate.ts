/** Turns an expression into its value, the computation in words, and the figures that it looked at. */

import type { LookUp } from '../../address/fillText.ts';
import { type Phrase, say } from '../../language/Phrase.ts';
import {
  expressionArgument,
  expressionArgumentCount,
  expressionMissingValue,
  expressionNotFinite,
  expressionOperand,
  expressionSyntax,
  expressionUnknownField,
  expressionUnknownFunction,
  expressionUnknownName,
} from '../../problems/catalogue/expression.ts';
import type { Problem } from '../../problems/Problem.ts';
import type { TextSpan } from '../../problems/TextLines.ts';
import { unreachable } from '../../problems/unreachable.ts';
import type { FigureOrigin, Scalar, Table } from '../Dataset.ts';
import { lookUpIn } from '../figureAddress.ts';
import { Call, type Worked } from './Call.ts';
import type { CallNode, Expression } from './expression.ts';
import { columnOf, type Figures, fieldNames } from './Figures.ts';
import { functionNames } from './functions.ts';
import { applyBinary } from './operators.ts';
import { comparesWithNull, type Locate, showScalar } from './rowExpression.ts';
import { LISTED_EXTREMES, SCALAR_FUNCTIONS, type ScalarFunction, type Shown } from './scalarFunctions.ts';
import { figure } from './selection.ts';
import { TABLE_FUNCTIONS } from './tableFunctions.ts';
import { inEnglish, long, marked, operand, relation } from './workedText.ts';

export interface Evaluation {
  /** Undefined where the expression could not be evaluated; `problems` says why. */
  readonly value: Scalar | undefined;
  /** The expression with addresses in the place of a chapter's names, so that it says the same everywhere. */
  readonly text: string;
  /** e.g. `322.2 + 475.6 = 797.8, expected 798.8 within 0.05`. */
  readonly computed: Phrase;
  /** Each cell and fact looked at, once, in the order of looking. */
  readonly figures: readonly FigureOrigin[];
  /** It asked a fact or a table, if only for its number of rows; without, it is a number that somebody typed. */
  readonly isOfData: boolean;
  readonly problems: readonly Problem[];
}

/**
 * `locate` gives the place of a part of the expression's text, by its offsets; `lookUp` what names stand for, the
 * book's parameters where it is absent.
 */
export function evaluateExpression(
  text: string,
  figures: Figures,
  locate: Locate,
  lookUp: LookUp = lookUpIn(figures.parameters),
): Evaluation {
  const parsed = figures.expression(text);
  if (parsed.type === 'broken') {
    const problem = expressionSyntax(parsed.message, locate(parsed.at));
    return { value: undefined, text, computed: '', figures: [], isOfData: false, problems: [problem] };
  }
  const problems: Problem[] = [];
  const seen = new Map<string, FigureOrigin>();
  const spelled = new Map<number, { readonly span: TextSpan; readonly address: string }>();
  let isOfData = false;
  const evaluator = new Evaluator({
    figures,
    lookUp,
    locate,
    report: (problem) => problems.push(problem),
    look: (origin) => seen.set(originText(origin), origin),
    ask: () => {
      isOfData = true;
    },
    spellOut: (span, address) => spelled.set(span.start, { span, address }),
  });
  const worked = evaluator.evaluate(parsed.expression);
  const wrong = problems.length > 0 || worked === undefined;
  return {
    value: wrong ? undefined : worked.value,
    text: spellOut(text, [...spelled.values()]),
    computed: worked === undefined ? '' : long(worked),
    figures: [...seen.values()],
    isOfData,
    problems,
  };
}

function spellOut(
  text: string,
  names: readonly { readonly span: TextSpan; readonly address: string }[],
): string {
  return [...names]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((done, { span, address }) => {
      const quoted = `'${address.replaceAll("'", String.raw`\'`)}'`;
      return done.slice(0, span.start) + quoted + done.slice(span.end);
    }, text);
}

/** A text that is the same for the same cell or fact. */
export function originText(origin: FigureOrigin): string {
  switch (origin.type) {
    case 'cell':
      return `cell ${origin.table} ${origin.row} ${origin.field}`;
    case 'fact':
      return `fact ${origin.fact}`;
    case 'computed':
      return `computed ${origin.expression}`;
    default:
      return unreachable(origin);
  }
}

interface Scope {
  readonly figures: Figures;
  readonly lookUp: LookUp;
  readonly locate: Locate;
  readonly report: (problem: Problem) => void;
  readonly look: (origin: FigureOrigin) => void;
  /** A function of the data is called in a branch that counts. */
  readonly ask: () => void;
  /** A name of the chapter stands at `span` for an address. */
  readonly spellOut: (span: TextSpan, address: string) => void;
  /** The row that `datum` stands for, inside `all` and `any`. */
  readonly datum?: { readonly table: Table; readonly row: number };
}

/** What a value alone can be wrong about; in a branch that is not taken it does not matter. */
const RUNTIME_CODES = new Set([
  'expression-missing-value',
  'expression-not-finite',
  'expression-unknown-row',
  'unknown-row',
  'expression-operand',
]);

class Evaluator {
  readonly #scope: Scope;
  #context: Call['context'] | undefined;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  evaluate(node: Expression): Worked | undefined {
    switch (node.type) {
      case 'literal':
        return figure(node.value);
      case 'member':
        return this.#field(node);
      case 'binary':
        return this.#binary(node);
      case 'logical':
        return this.#logical(node);
      case 'unary':
        return this.#unary(node);
      case 'conditional':
        return this.#conditional(node);
      case 'call':
        return this.#call(node);
      case 'name':
        return this.#name(node.name, node.span);
      case 'list':
      case 'object':
        return this.#refuse(
          expressionSyntax(
            'expected a single value, found a list or an object',
            this.#scope.locate(node.span),
          ),
        );
      default:
        return unreachable(node);
    }
  }

  #name(name: string, span: TextSpan): Worked | undefined {
    const named = this.#scope.lookUp(name);
    if (named.type === 'value') return figure(named.value);
    if (named.type === 'open') return undefined;
    return this.#refuse(expressionUnknownName(name, named.names, this.#scope.locate(span)));
  }

  #field(node: Extract<Expression, { type: 'member' }>): Worked | undefined {
    const { datum, locate, look } = this.#scope;
    if (datum === undefined || node.object.type !== 'name' || node.object.name !== 'datum') {
      const words =
        datum === undefined
          ? "expected value('table[key].field') for a cell, found a dot; datum stands only in a where, all and any"
          : `expected datum before .${node.property}`;
      return this.#refuse(expressionSyntax(words, locate(node.span)));
    }
    const column = columnOf(datum.table, node.property);
    if (column === undefined) {
      const names = fieldNames(datum.table);
      return this.#refuse(
        expressionUnknownField(node.property, datum.table.id, names, locate(node.propertySpan)),
      );
    }
    look({ type: 'cell', table: datum.table.id, row: datum.row, field: node.property });
    return figure(column.values[datum.row] ?? null);
  }

  #binary(node: Extract<Expression, { type: 'binary' }>): Worked | undefined {
    const left = this.evaluate(node.left);
    const right = this.evaluate(node.right);
    if (left === undefined || right === undefined) return undefined;
    const { operator } = node;
    const spot = () => this.#scope.locate(node.span);
    if (!comparesWithNull(node) && (left.value === null || right.value === null)) {
      const [missing, side] = left.value === null ? [left, node.left] : [right, node.right];
      return this.#missing(missing, side);
    }
    const applied = applyBinary(operator, left.value, right.value);
    if (applied.type === 'mismatch') {
      const found = `${showScalar(left.value)} and ${showScalar(right.value)}`;
      return this.#refuse(expressionOperand(operator, applied.expected, found, spot()));
    }
    if (typeof applied.value === 'boolean') {
      return { value: applied.value, form: 'relation', text: relation(operator, left, right) };
    }
    const strength = operator === '+' || operator === '-' ? 1 : 2;
    const text = [operand(left, strength, false), ` ${operator} `, operand(right, strength, true)];
    if (typeof applied.value === 'number' && !Number.isFinite(applied.value)) {
      return this.#refuse(expressionNotFinite(inEnglish(text), spot()));
    }
    return { value: applied.value, form: 'arithmetic', strength, text };
  }

  /** The right side counts only where the left does not decide, as in JavaScript; its names are checked all the same. */
  #logical(node: Extract<Expression, { type: 'logical' }>): Worked | undefined {
    const left = this.#truth(node.left, node.operator);
    if (left === undefined) {
      this.#namesOnly(node.right);
      return undefined;
    }
    const decided = node.operator === '&&' ? !left.value : left.value;
    if (decided) {
      this.#namesOnly(node.right);
      return left;
    }
    const right = this.#truth(node.right, node.operator);
    if (right === undefined) return undefined;
    if (node.operator === '||') {
      const text = right.value ? right.text : say('nor', left.text, right.text);
      return { value: right.value, form: 'relation', text };
    }
    return { value: right.value, form: 'relation', text: [left.text, '; ', marked(right)] };
  }

  #unary(node: Extract<Expression, { type: 'unary' }>): Worked | undefined {
    if (node.operator === '!') {
      const truth = this.#truth(node.operand, '!');
      return truth && { value: !truth.value, form: 'relation', text: say('not', truth.text) };
    }
    const worked = this.evaluate(node.operand);
    if (worked === undefined) return undefined;
    if (worked.value === null) {
      return this.#missing(worked, node.operand);
    }
    if (typeof worked.value !== 'number') {
      const spot = this.#scope.locate(node.span);
      return this.#refuse(expressionOperand(node.operator, 'a number', showScalar(worked.value), spot));
    }
    if (node.operator === '+') return worked;
    if (worked.form === 'figure') return figure(-worked.value);
    return { value: -worked.value, form: 'arithmetic', strength: 2, text: ['-', operand(worked, 2, true)] };
  }

  #conditional(node: Extract<Expression, { type: 'conditional' }>): Worked | undefined {
    const test = this.#truth(node.test, '?');
    const [taken, other] = test?.value === false ? [node.otherwise, node.then] : [node.then, node.otherwise];
    this.#namesOnly(other);
    if (test === undefined) {
      this.#namesOnly(taken);
      return undefined;
    }
    return this.evaluate(taken);
  }

  #truth(node: Expression, operator: string): (Worked & { readonly value: boolean }) | undefined {
    const worked = this.evaluate(node);
    if (worked === undefined) return undefined;
    if (typeof worked.value === 'boolean') return { ...worked, value: worked.value };
    const spot = this.#scope.locate(node.span);
    return this.#refuse(expressionOperand(operator, 'true or false', showScalar(worked.value), spot));
  }

  #call(node: CallNode): Worked | undefined {
    const { locate } = this.#scope;
    const ofTable = TABLE_FUNCTIONS.get(node.name);
    const listed = LISTED_EXTREMES.get(node.name);
    if (listed !== undefined && !this.#namesTable(node)) {
      return this.#applyScalar(node, `${node.name}(a, b, …)`, [1, Number.POSITIVE_INFINITY], listed);
    }
    if (ofTable !== undefined) {
      this.#scope.ask();
      if (this.#wrongCount(node, ofTable.usage, ofTable.arity)) return undefined;
      return this.#finite(ofTable.apply(new Call(node, ofTable.usage, this.#callContext())), node);
    }
    const ofScalars = SCALAR_FUNCTIONS.get(node.name);
    if (ofScalars === undefined) {
      return this.#refuse(expressionUnknownFunction(node.name, functionNames(), locate(node.nameSpan)));
    }
    return this.#applyScalar(node, ofScalars.usage, ofScalars.arity, ofScalars.apply);
  }

  /** `max('table', 'field')` begins with a text, `max(1, 2)` does not. */
  #namesTable(node: CallNode): boolean {
    const [first] = node.parameters;
    return first?.type === 'literal' && typeof first.value === 'string';
  }

  #applyScalar(
    node: CallNode,
    usage: string,
    arity: readonly [number, number],
    apply: ScalarFunction['apply'],
  ): Worked | undefined {
    if (this.#wrongCount(node, usage, arity)) return undefined;
    const shown: Shown[] = [];
    for (const parameter of node.parameters) {
      const worked = this.evaluate(parameter);
      if (worked === undefined) continue;
      if (worked.value === null) {
        this.#missing(worked, parameter);
      } else shown.push({ value: worked.value, short: operand(worked, 3, true), long: long(worked) });
    }
    if (shown.length < node.parameters.length) return undefined;
    const outcome = apply(shown);
    if (outcome.type === 'refused') {
      const { parameter, expected, hint } = outcome;
      const spot = this.#scope.locate(node.parameters[parameter]?.span ?? node.span);
      const found = showScalar(shown[parameter]?.value ?? null);
      return this.#refuse(expressionArgument(expected, found, usage, spot, hint === undefined ? [] : [hint]));
    }
    const form =
      typeof outcome.value === 'boolean' ? 'relation' : node.name === 'ratio' ? 'arithmetic' : 'words';
    return this.#finite({ value: outcome.value, form, text: outcome.text, strength: 2 }, node);
  }

  #finite(worked: Worked | undefined, node: CallNode): Worked | undefined {
    if (typeof worked?.value !== 'number' || Number.isFinite(worked.value)) return worked;
    return this.#refuse(expressionNotFinite(inEnglish(worked.text), this.#scope.locate(node.span)));
  }

  #wrongCount(node: CallNode, usage: string, [least, most]: readonly [number, number]): boolean {
    const count = node.parameters.length;
    if (count >= least && count <= most) return false;
    this.#refuse(expressionArgumentCount(usage, count, this.#scope.locate(node.nameSpan)));
    return true;
  }

  #callContext(): Call['context'] {
    this.#context ??= {
      ...this.#scope,
      evaluate: (node) => this.evaluate(node),
      evaluateRow: (text, at, table, row) => this.#evaluateRow(text, at, table, row),
    };
    return this.#context;
  }

  #evaluateRow(text: string, at: TextSpan, table: Table, row: number): Worked | undefined {
    const parsed = this.#scope.figures.expression(text);
    if (parsed.type === 'broken') return undefined;
    const locate: Locate = (span) => {
      return this.#scope.locate({ start: at.start + span.start, end: at.start + span.end });
    };
    // The row function has reported what is wrong with names; a missing value only leaves the words out.
    const report = () => undefined;
    return new Evaluator({ ...this.#scope, locate, report, datum: { table, row } }).evaluate(
      parsed.expression,
    );
  }

  #namesOnly(node: Expression): void {
    const report = (problem: Problem) => {
      if (!RUNTIME_CODES.has(problem.code)) this.#scope.report(problem);
    };
    new Evaluator({ ...this.#scope, report, look: () => undefined, ask: () => undefined }).evaluate(node);
  }

  #missing(worked: Worked, node: Expression): undefined {
    const spot = this.#scope.locate(node.span);
    return this.#refuse(expressionMissingValue(worked.missing ?? 'this value', spot));
  }

  #refuse(problem: Problem): undefined {
    this.#scope.report(problem);
    return undefined;
  }
}
