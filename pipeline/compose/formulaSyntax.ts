/** Extends Markdown by formulas: `$…$` within a line, and `$$ … $$ {#eq-NAME}` on lines of its own. */
import type { Literal } from 'mdast';
import type { CompileContext, Extension as TreeExtension } from 'mdast-util-from-markdown';
import type {
  Code,
  Construct,
  Effects,
  Extension,
  State,
  Token,
  TokenizeContext,
} from 'micromark-util-types';
import { closesFormula, opensFormula } from '../markup/formulaMarks.ts';

/** `value` is TeX, with placeholders of figures. */
export interface FormulaNode extends Literal {
  readonly type: 'formula';
}

export interface EquationNode extends Literal {
  readonly type: 'equation';
  /** What stands in `{# }` behind it. */
  readonly id: string | undefined;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    formula: FormulaNode;
  }
  interface RootContentMap {
    formula: FormulaNode;
    equation: EquationNode;
  }
  interface BlockContentMap {
    equation: EquationNode;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    formula: 'formula';
    formulaData: 'formulaData';
    equation: 'equation';
    equationData: 'equationData';
  }
}

const DOLLAR = 36;
const BACKSLASH = 92;
const OPENING = 123;
const CLOSING = 125;

export const formulaSyntax: Extension = {
  text: { [DOLLAR]: { name: 'formula', tokenize: readFormula } },
  flow: { [DOLLAR]: { name: 'equation', tokenize: readEquation, concrete: true } },
};

export const formulaTree: TreeExtension = {
  enter: {
    formula(token) {
      const value = this.sliceSerialize(token).slice(1, -1);
      this.enter({ type: 'formula', value }, token);
    },
    equation(token) {
      const [, value = '', id] = EQUATION.exec(this.sliceSerialize(token)) ?? [];
      this.enter({ type: 'equation', value, id }, token);
    },
  },
  exit: { formula: leave, equation: leave },
};

const EQUATION = /^\$\$((?:\\[\s\S]|(?!\$\$)[\s\S])*)\$\$[ \t]*(?:\{#([^{}\s]*)\})?[ \t]*$/;

function leave(this: CompileContext, token: Token): undefined {
  this.exit(token);
}

function isLineEnd(code: Code): code is number {
  return code !== null && code < -2;
}

/** Tabs have codes below zero. */
function isSpace(code: number): boolean {
  return code < 0 || code === 32;
}

/** The character as text; tabs and line ends have codes below zero. */
function letterOf(code: Code): string {
  if (code === null) return '';
  if (isLineEnd(code)) return '\n';
  return code < 0 ? ' ' : String.fromCharCode(code);
}

function readFormula(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const before = letterOf(this.previous);
  let content = '';
  const opened: State = (code) => {
    if (!opensFormula(before, letterOf(code))) return nok(code);
    effects.enter('formulaData');
    return inside(code);
  };
  const inside: State = (code) => {
    if (code === null) return nok(code);
    if (code === DOLLAR) {
      effects.consume(code);
      return closed;
    }
    if (isLineEnd(code)) {
      effects.exit('formulaData');
      takeLineEnd(effects, code);
      effects.enter('formulaData');
      content += '\n';
      return inside;
    }
    effects.consume(code);
    content += letterOf(code);
    return code === BACKSLASH ? escaped : inside;
  };
  const escaped: State = (code) => {
    if (code === null || isLineEnd(code)) return inside(code);
    effects.consume(code);
    content += letterOf(code);
    return inside;
  };
  const closed: State = (code) => {
    if (!closesFormula(content, letterOf(code))) return nok(code);
    effects.exit('formulaData');
    effects.exit('formula');
    return ok(code);
  };
  return (code) => {
    effects.enter('formula');
    effects.consume(code);
    return opened;
  };
}

/** Ends before an empty line, as in TeX; one that does not end is no formula, which is reported as foreign markup. */
function readEquation(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let dollars = 0;
  let isEmptyLine = false;
  const opening: State = (code) => {
    if (code === DOLLAR && dollars < 2) {
      dollars += 1;
      effects.consume(code);
      return opening;
    }
    if (dollars < 2 || code === DOLLAR) return nok(code);
    // Whether it ends is seen once the paragraph before it is closed.
    return this.interrupt === true ? ok(code) : inside(code);
  };
  const inside: State = (code) => {
    if (code === null) return nok(code);
    if (isLineEnd(code)) {
      if (isEmptyLine) return nok(code);
      isEmptyLine = true;
      effects.exit('equationData');
      return effects.check(nextLine, nextBegins, nok)(code);
    }
    if (!isSpace(code)) isEmptyLine = false;
    effects.consume(code);
    if (code === BACKSLASH) return escaped;
    return code === DOLLAR ? second : inside;
  };
  const nextBegins: State = (code) => {
    takeLineEnd(effects, code);
    effects.enter('equationData');
    return inside;
  };
  const escaped: State = (code) => {
    if (code === null || isLineEnd(code)) return inside(code);
    effects.consume(code);
    return inside;
  };
  const second: State = (code) => {
    if (code !== DOLLAR) return inside(code);
    effects.consume(code);
    return after;
  };
  const after: State = (code) => {
    if (code === null || isLineEnd(code)) {
      effects.exit('equationData');
      effects.exit('equation');
      return ok(code);
    }
    if (code !== OPENING && !isSpace(code)) return nok(code);
    effects.consume(code);
    return code === OPENING ? label : after;
  };
  const label: State = (code) => {
    if (code === null || isLineEnd(code)) return nok(code);
    effects.consume(code);
    return code === CLOSING ? after : label;
  };
  return (code) => {
    effects.enter('equation');
    effects.enter('equationData');
    return opening(code);
  };
}

function takeLineEnd(effects: Effects, code: Code): void {
  effects.enter('lineEnding');
  effects.consume(code);
  effects.exit('lineEnding');
}

/** Whether the next line belongs to the same quotation or item. */
const nextLine: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return (code) => {
      takeLineEnd(effects, code);
      return (next) => (this.parser.lazy[this.now().line] === true ? nok(next) : ok(next));
    };
  },
};
