/** Vega's interpreter of expressions with the functions that a budget holds, and with what it works out counted. */
import type { expressionInterpreter } from 'vega-interpreter';
import type { Budget } from './Budget.ts';
import { boundedFunctions, type ExpressionFunction, resultOf, TAKEN, WRITTEN } from './boundedFunctions.ts';
import { GROUP_ROWS } from './followRows.ts';

type Interpreter = typeof expressionInterpreter;

export function boundedInterpreter(base: Interpreter, budget: Budget): Interpreter {
  const contexts = new WeakMap<object, object>();
  const bounded = (context: object): object => {
    const known = contexts.get(context);
    if (known !== undefined) return known;
    const own: object = 'functions' in context && isObject(context.functions) ? context.functions : {};
    // Functions of scales and of formats find the view through the object that they are called on.
    const functions: object = Object.create(own);
    const made = {
      functions: Object.assign(
        functions,
        boundedFunctions(budget, (name) => functionOf(own, name)),
      ),
    };
    contexts.set(context, made);
    return made;
  };
  const counted =
    (steps: number, run: ExpressionFunction): ExpressionFunction =>
    (...given) => {
      budget.spend('expressionSteps', steps);
      return run(...given);
    };
  const held = (
    bind: (context: object, expression: unknown) => ExpressionFunction,
    context: object,
    expression: unknown,
  ): ExpressionFunction => {
    const { written, steps } = heldExpression(expression);
    const run = counted(steps, bind(bounded(context), written));
    return (...given) => resultOf(budget, run(...given));
  };
  return {
    operator: (context: object, expression: unknown) => held(base.operator, context, expression),
    parameter: (context: object, expression: unknown) => held(base.parameter, context, expression),
    event: (context: object, expression: unknown) => base.event(bounded(context), expression),
    handler: (context: object, expression: unknown) => base.handler(bounded(context), expression),
    encode: (context: object, encode: unknown) => {
      const { written, steps } = heldExpression(encode);
      const run = counted(steps, base.encode(bounded(context), written));
      return (item: object, parameters: unknown) => {
        const isChanged = run(item, parameters);
        budget.allow('chartLines', linesOf(item));
        return isChanged;
      };
    },
  };
}

/** Of the text of a mark, if it has one: each is measured and drawn by itself. */
function linesOf(item: object): number {
  if (!('text' in item)) return 1;
  if (Array.isArray(item.text)) return item.text.length;
  const isBroken = typeof item.text === 'string' && 'lineBreak' in item && typeof item.lineBreak === 'string';
  return isBroken ? String(item.text).split(String(item.lineBreak)).length : 1;
}

interface HeldExpression {
  /** As it was, but that lists and objects which are written out or taken from a row stand in calls that count them. */
  readonly written: unknown;
  /** Names, constants and signs. */
  readonly steps: number;
}

/** Names that stand for no value of their own. */
const OWN_NAMES = new Set(['datum', 'event', 'item']);

function heldExpression(given: unknown): HeldExpression {
  let steps = 0;
  /** Values that are not constants: a list of constants is no longer than its text. */
  let changing = 0;
  const hold = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(hold);
    if (!isObject(value) || value instanceof RegExp) return value;
    const type = 'type' in value ? value.type : undefined;
    if (typeof type === 'string') steps += 1;
    if (type === 'Literal') return value;
    const isDotted = type === 'MemberExpression' && 'computed' in value && value.computed !== true;
    const before = changing;
    const copy: Record<string, unknown> = {};
    for (const [key, part] of Object.entries(value)) {
      const isName = key === 'callee' || key === 'key' || (key === 'property' && isDotted);
      copy[key] = isName ? part : hold(part);
    }
    if (type === 'BinaryExpression' && isComparedWithNull(copy)) return comparedLoosely(copy);
    if (type === 'CallExpression') changing += 1;
    if (type === 'ArrayExpression' || type === 'ObjectExpression') {
      return changing > before ? callOf(WRITTEN, copy) : copy;
    }
    const isTaken =
      (type === 'MemberExpression' && !isGroupOfRows(value)) ||
      (type === 'Identifier' && 'name' in value && !OWN_NAMES.has(String(value.name)));
    if (isTaken) changing += 1;
    return isTaken ? callOf(TAKEN, copy) : copy;
  };
  return { written: hold(given), steps };
}

/** `datum.x === null`, in which a gap, which is `undefined` in the rows, is meant. */
function isComparedWithNull(comparison: object): boolean {
  return ['left', 'right'].some((side) => {
    const operand: unknown = Reflect.get(comparison, side);
    return isObject(operand) && 'type' in operand && operand.type === 'Literal' && isNull(operand);
  });
}

function isNull(literal: object): boolean {
  return 'value' in literal && literal.value === null && !('regex' in literal);
}

function comparedLoosely(comparison: object): object {
  const operator = 'operator' in comparison ? String(comparison.operator) : '';
  return { ...comparison, operator: { '===': '==', '!==': '!=' }[operator] ?? operator };
}

/** The rows of a group, from which the pipeline itself takes their numbers; they hold one another. */
function isGroupOfRows(member: object): boolean {
  const property = 'property' in member ? member.property : undefined;
  return isObject(property) && 'name' in property && property.name === GROUP_ROWS;
}

function callOf(name: string, argument: object): object {
  return { type: 'CallExpression', callee: { type: 'Identifier', name }, arguments: [argument] };
}

function functionOf(functions: object, name: string): ExpressionFunction | undefined {
  const found: unknown = Reflect.get(functions, name);
  return typeof found === 'function' ? (...given) => found.apply(functions, given) : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
