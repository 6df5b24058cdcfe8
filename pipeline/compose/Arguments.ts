/** Reads the arguments of one helper call, and reports those that are missing, misspelt or of the wrong kind. */

import {
  argumentExpected,
  argumentMissing,
  argumentUnexpected,
  argumentUnknown,
} from '../problems/catalogue/compose.ts';
import type { Place, Problem } from '../problems/Problem.ts';
import type { TextSpan } from '../problems/TextLines.ts';
import type { Scalar } from '../validate/Dataset.ts';
import type { HelperCall, TemplateExpression } from './Template.ts';
import { scalarOf, type TemplateValue } from './TemplateValue.ts';

/** A value whose row or origin is not known in a check stays undefined without a problem. */
export interface Argument<Value> {
  readonly value: Value;
  readonly span: TextSpan;
  /** Where the characters of a text begin in the file, after the quote. */
  readonly textStart: number;
  readonly place: Place;
  /** Typed as a text in quotes where it is given, so that its characters have places of their own. */
  readonly quoted: boolean;
}

export class Arguments {
  readonly #helper: string;
  readonly #call: HelperCall;
  readonly #evaluate: (expression: TemplateExpression) => TemplateValue;
  readonly #placeOf: (start: number, end?: number) => Place;
  readonly report: (problem: Problem) => void;
  readonly #asked = new Set<string>();

  constructor(
    call: HelperCall,
    evaluate: (expression: TemplateExpression) => TemplateValue,
    placeOf: (start: number, end?: number) => Place,
    report: (problem: Problem) => void,
  ) {
    this.#helper = call.path.text;
    this.#call = call;
    this.#evaluate = evaluate;
    this.#placeOf = placeOf;
    this.report = report;
  }

  get place(): Place {
    return this.#placeOf(this.#call.span.start, this.#call.span.end);
  }

  /** The text at a position, which must be there; `what` names it, e.g. `a table`. */
  text(position: number, what: string): Argument<string> | undefined {
    const expression = this.#call.positional[position];
    if (expression === undefined) {
      this.report(argumentMissing(this.place, this.#helper, what));
      return undefined;
    }
    return this.#read(expression, what, (value) => (typeof value === 'string' ? value : undefined));
  }

  /** Reports what stands after the last position that the helper takes. */
  noMoreThan(count: number): void {
    const extra = this.#call.positional[count];
    if (extra !== undefined)
      this.report(argumentUnexpected(this.#placeOfSpan(extra.span), this.#helper, count));
  }

  namedText(name: string): Argument<string> | undefined {
    return this.#named(name, `text for ${name}`, (value) => (typeof value === 'string' ? value : undefined));
  }

  namedNumber(name: string): Argument<number> | undefined {
    return this.#named(name, `a number for ${name}`, (value) =>
      typeof value === 'number' ? value : undefined,
    );
  }

  namedFlag(name: string): boolean {
    const read = (value: Scalar) => (typeof value === 'boolean' ? value : undefined);
    return this.#named(name, `true or false for ${name}`, read)?.value ?? false;
  }

  namedChoice<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
    const expected = `${choices.map((choice) => `"${choice}"`).join(' or ')} for ${name}`;
    return this.#named(name, expected, (value) => choices.find((choice) => choice === value))?.value;
  }

  /** The value under a name whatever its type; `undefined` as value where it cannot be known in a check. */
  namedScalar(name: string): Argument<Scalar | undefined> | undefined {
    this.#asked.add(name);
    const argument = this.#call.named.find((candidate) => candidate.name === name);
    if (argument === undefined) return undefined;
    return this.#argument(argument.value, scalarOf(this.#evaluate(argument.value)));
  }

  has(name: string): boolean {
    return this.#call.named.some((argument) => argument.name === name);
  }

  get names(): readonly string[] {
    return this.#call.named.map((argument) => argument.name);
  }

  /** Reports the names that nobody asked for; `also` are names that could have been given. */
  finish(also: readonly string[] = []): void {
    const known = [...new Set([...also, ...this.#asked])];
    for (const argument of this.#call.named) {
      if (this.#asked.has(argument.name)) continue;
      const place = this.#placeOf(argument.span.start, argument.span.start + argument.name.length);
      this.report(argumentUnknown(place, this.#helper, argument.name, known));
    }
  }

  #named<Value>(
    name: string,
    expected: string,
    accept: (value: Scalar) => Value | undefined,
  ): Argument<Value> | undefined {
    this.#asked.add(name);
    const argument = this.#call.named.find((candidate) => candidate.name === name);
    return argument === undefined ? undefined : this.#read(argument.value, expected, accept);
  }

  #read<Value>(
    expression: TemplateExpression,
    expected: string,
    accept: (value: Scalar) => Value | undefined,
  ): Argument<Value> | undefined {
    const scalar = scalarOf(this.#evaluate(expression));
    if (scalar === undefined) return undefined;
    const value = accept(scalar);
    if (value !== undefined) return this.#argument(expression, value);
    const found = typeof scalar === 'string' ? `"${scalar}"` : scalar === null ? 'a gap' : String(scalar);
    this.report(argumentExpected(this.#placeOfSpan(expression.span), this.#helper, expected, found));
    return undefined;
  }

  #argument<Value>(expression: TemplateExpression, value: Value): Argument<Value> {
    const { span } = expression;
    const quoted = expression.type === 'literal' && typeof expression.value === 'string';
    const place = quoted ? this.#placeOf(span.start + 1, span.end - 1) : this.#placeOfSpan(span);
    return { value, span, textStart: span.start + 1, place, quoted };
  }

  #placeOfSpan(span: TextSpan): Place {
    return this.#placeOf(span.start, span.end);
  }
}
