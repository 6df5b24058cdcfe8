/** Vega's interpreter of expressions with the functions that a budget holds. */
import type { expressionInterpreter } from 'vega-interpreter';
import type { Budget } from './Budget.ts';
import { boundedFunctions, type ExpressionFunction, resultOf } from './boundedFunctions.ts';

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
  const held =
    (run: ExpressionFunction): ExpressionFunction =>
    (...given) =>
      resultOf(budget, run(...given));
  return {
    operator: (context: object, expression: unknown) => held(base.operator(bounded(context), expression)),
    parameter: (context: object, expression: unknown) => held(base.parameter(bounded(context), expression)),
    event: (context: object, expression: unknown) => base.event(bounded(context), expression),
    handler: (context: object, expression: unknown) => base.handler(bounded(context), expression),
    encode: (context: object, encode: unknown) => base.encode(bounded(context), encode),
  };
}

function functionOf(functions: object, name: string): ExpressionFunction | undefined {
  const found: unknown = Reflect.get(functions, name);
  return typeof found === 'function' ? (...given) => found.apply(functions, given) : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
