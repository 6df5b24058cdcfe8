/** Turns an expression on a row's fields (`datum.state == 'Total'`) into a function of the row's number. */

import type { LookUp } from '../../address/fillText.ts';
import {
  expressionArgument,
  expressionArgumentCount,
  expressionOperand,
  expressionSyntax,
  expressionUnknownField,
  expressionUnknownFunction,
  expressionUnknownName,
} from '../../problems/catalogue/expression.ts';
import type { Problem } from '../../problems/Problem.ts';
import type { Spot } from '../../problems/spot.ts';
import type { TextSpan } from '../../problems/TextLines.ts';
import { unreachable } from '../../problems/unreachable.ts';
import type { Scalar, Table } from '../Dataset.ts';
import type { CallNode, Expression } from './expression.ts';
import { columnOf, fieldNames } from './Figures.ts';
import { applyBinary } from './operators.ts';
import { parseExpression } from './parseExpression.ts';
import { LISTED_EXTREMES, SCALAR_FUNCTIONS, type ScalarFunction, showNumber } from './scalarFunctions.ts';

export type RowFunction = (row: number) => Scalar;

/** Where a part of the expression's text stands in its file. */
export type Locate = (span: TextSpan) => Spot;

export interface RowContext {
  readonly table: Table;
  /** What names other than `datum` stand for; nothing where absent. */
  readonly lookUp?: LookUp;
  readonly locate: Locate;
  readonly report: (problem: Problem) => void;
}

/**
 * Undefined where the expression is wrong; what is wrong has been reported. What is asked of a missing value is
 * unknown, which is null here as in SQL: `!`, `&&`, `||` and `?` keep it unknown unless the other side decides, so that
 * a row with a gap is never picked, by no negation either. Only `== null` and `!= null` ask for the gap itself.
 * A clash of types that only shows in a row is reported once, and that row gives null.
 */
export function compileRowExpression(text: string, context: RowContext): RowFunction | undefined {
  const parsed = parseExpression(text);
  if (parsed.type === 'broken') {
    context.report(expressionSyntax(parsed.message, context.locate(parsed.at)));
    return undefined;
  }
  return new RowCompiler(context).compile(parsed.expression);
}

/** `rows[r]` is true where the expression is true of row `r`; undefined where the expression is wrong. */
export function rowsWhere(text: string, context: RowContext): readonly boolean[] | undefined {
  const holds = compileRowExpression(text, context);
  if (holds === undefined) return undefined;
  return Array.from({ length: context.table.rowCount }, (_, row) => holds(row) === true);
}

class RowCompiler {
  readonly #context: RowContext;
  #clashReported = false;

  constructor(context: RowContext) {
    this.#context = context;
  }

  compile(node: Expression): RowFunction | undefined {
    switch (node.type) {
      case 'literal': {
        const { value } = node;
        return () => value;
      }
      case 'member':
        return this.#field(node);
      case 'binary':
      case 'logical':
        return this.#binary(node);
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
            this.#context.locate(node.span),
          ),
        );
      default:
        return unreachable(node);
    }
  }

  #name(name: string, span: TextSpan): RowFunction | undefined {
    const named = this.#context.lookUp?.(name) ?? { type: 'unknown', names: [] };
    if (named.type === 'open') return undefined;
    if (named.type === 'unknown') {
      return this.#refuse(expressionUnknownName(name, named.names, this.#context.locate(span)));
    }
    const { value } = named;
    return () => value;
  }

  #field(node: Extract<Expression, { type: 'member' }>): RowFunction | undefined {
    const { table, locate } = this.#context;
    if (node.object.type !== 'name' || node.object.name !== 'datum') {
      return this.#refuse(
        expressionSyntax(`expected datum before .${node.property}`, locate(node.object.span)),
      );
    }
    const column = columnOf(table, node.property);
    if (column === undefined) {
      return this.#refuse(
        expressionUnknownField(node.property, table.id, fieldNames(table), locate(node.propertySpan)),
      );
    }
    const { values } = column;
    return (row) => values[row] ?? null;
  }

  #binary(node: Extract<Expression, { type: 'binary' | 'logical' }>): RowFunction | undefined {
    const left = this.compile(node.left);
    const right = this.compile(node.right);
    if (left === undefined || right === undefined) return undefined;
    if (node.type === 'logical') {
      const { operator } = node;
      // What one side decides holds whatever is unknown on the other.
      const decisive = operator === '||';
      return (row) => {
        const a = this.#truth(left(row), operator, node.left);
        if (a === decisive) return decisive;
        const b = this.#truth(right(row), operator, node.right);
        if (b === decisive) return decisive;
        return a === null || b === null ? null : !decisive;
      };
    }
    const { operator } = node;
    const asksForGap = comparesWithNull(node);
    return (row) => {
      const a = left(row);
      const b = right(row);
      if (!asksForGap && (a === null || b === null)) return null;
      const applied = applyBinary(operator, a, b);
      if (applied.type === 'value') return applied.value;
      const found = `${showScalar(a)} and ${showScalar(b)}`;
      return this.#clash(
        expressionOperand(operator, applied.expected, found, this.#context.locate(node.span)),
      );
    };
  }

  #unary(node: Extract<Expression, { type: 'unary' }>): RowFunction | undefined {
    const operand = this.compile(node.operand);
    if (operand === undefined) return undefined;
    if (node.operator === '!') {
      return (row) => {
        const truth = this.#truth(operand(row), '!', node.operand);
        return truth === null ? null : !truth;
      };
    }
    const sign = node.operator === '-' ? -1 : 1;
    return (row) => {
      const value = operand(row);
      if (value === null) return null;
      if (typeof value === 'number') return sign * value;
      const spot = this.#context.locate(node.span);
      return this.#clash(expressionOperand(node.operator, 'a number', showScalar(value), spot));
    };
  }

  #conditional(node: Extract<Expression, { type: 'conditional' }>): RowFunction | undefined {
    const test = this.compile(node.test);
    const then = this.compile(node.then);
    const otherwise = this.compile(node.otherwise);
    if (test === undefined || then === undefined || otherwise === undefined) return undefined;
    return (row) => {
      const truth = this.#truth(test(row), '?', node.test);
      return truth === null ? null : truth ? then(row) : otherwise(row);
    };
  }

  /** Null where it is unknown. */
  #truth(value: Scalar, operator: string, node: Expression): boolean | null {
    if (typeof value === 'boolean' || value === null) return value;
    const spot = this.#context.locate(node.span);
    return this.#clash(expressionOperand(operator, 'true or false', showScalar(value), spot));
  }

  #call(node: CallNode): RowFunction | undefined {
    const { locate } = this.#context;
    const definition = SCALAR_FUNCTIONS.get(node.name);
    const apply = definition?.apply ?? LISTED_EXTREMES.get(node.name);
    if (apply === undefined) {
      return this.#refuse(
        expressionUnknownFunction(node.name, SCALAR_FUNCTIONS.keys(), locate(node.nameSpan)),
      );
    }
    const usage = definition?.usage ?? `${node.name}(a, b, …)`;
    const [least, most] = definition?.arity ?? [1, Number.POSITIVE_INFINITY];
    const count = node.parameters.length;
    if (count < least || count > most) {
      return this.#refuse(expressionArgumentCount(usage, count, locate(node.nameSpan)));
    }
    const parameters: RowFunction[] = [];
    for (const parameter of node.parameters) {
      const compiled = this.compile(parameter);
      if (compiled !== undefined) parameters.push(compiled);
    }
    if (parameters.length < count) return undefined;
    return (row) =>
      this.#apply(
        apply,
        parameters.map((parameter) => parameter(row)),
        node,
        usage,
      );
  }

  #apply(apply: ScalarFunction['apply'], values: readonly Scalar[], node: CallNode, usage: string): Scalar {
    if (values.includes(null)) return null;
    const outcome = apply(values.map((value) => ({ value, short: '', long: '' })));
    if (outcome.type === 'value') return outcome.value;
    const { parameter, expected, hint } = outcome;
    const spot = this.#context.locate(node.parameters[parameter]?.span ?? node.span);
    const found = showScalar(values[parameter] ?? null);
    return this.#clash(expressionArgument(expected, found, usage, spot, hint === undefined ? [] : [hint]));
  }

  #clash(problem: Problem): null {
    if (!this.#clashReported) this.#context.report(problem);
    this.#clashReported = true;
    return null;
  }

  #refuse(problem: Problem): undefined {
    this.#context.report(problem);
    return undefined;
  }
}

/** `datum.exports == null`: the only question that a gap answers. */
export function comparesWithNull(node: Extract<Expression, { type: 'binary' }>): boolean {
  const { operator, left, right } = node;
  return (operator === '==' || operator === '!=') && (isNull(left) || isNull(right));
}

function isNull(node: Expression): boolean {
  return node.type === 'literal' && node.value === null;
}

export function showScalar(value: Scalar): string {
  if (value === null) return 'a missing value';
  if (typeof value === 'number') return showNumber(value);
  return typeof value === 'string' ? `'${value}'` : String(value);
}
