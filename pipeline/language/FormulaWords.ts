/** How a formula is read aloud. */

export interface FormulaWords {
  /** Both with their ends, so that it can be heard what belongs to them. */
  readonly fraction: (above: string, below: string) => string;
  /** `degree` is empty of a square root. */
  readonly root: (of: string, degree: string) => string;
  readonly raised: (base: string, exponent: string) => string;
  readonly indexed: (base: string, index: string) => string;
  /** Of a sum and the like: `to` is empty where there is only what stands beneath. */
  readonly limits: (sign: string, from: string, to: string) => string;
  /** Signs by their characters; others are left to the reader. */
  readonly signs: Readonly<Record<FormulaSign, string>>;
}

type FormulaSign =
  | Relation
  | '+'
  | Minus
  | Times
  | '/'
  | '\u00f7'
  | Large
  | '\u221e'
  | '%'
  | '\u2202'
  | '\u2206'
  | '|';
type Relation = '=' | '\u2260' | '\u2248' | '<' | '>' | '\u2264' | '\u2265' | '\u2208' | '\u2192';
type Minus = '\u2212' | '\u00b1';
type Times = '\u00d7' | '\u22c5';
type Large = '\u2211' | '\u220f' | '\u222b';
