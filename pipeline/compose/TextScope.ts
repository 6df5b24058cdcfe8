/** What the texts that a helper is given may name, and where they stand. */
import type { LookUp } from '../address/fillText.ts';
import type { Locate } from '../validate/checks/rowExpression.ts';
import type { Argument } from './Arguments.ts';

export interface TextScope {
  /** What names in the braces of addresses, and in expressions, stand for. */
  readonly lookUp: LookUp;
  /** Gives, for the offset at which a text in quotes begins, the place of a span inside it. */
  readonly locate: (textStart: number) => Locate;
}

/** Places inside a text that was typed elsewhere, and given by name, are that of the name. */
export function locateIn(text: Argument<string>, scope: TextScope): Locate {
  return text.quoted ? scope.locate(text.textStart) : () => ({ place: text.place });
}
