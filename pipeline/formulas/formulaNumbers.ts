/** Finds the numbers of a formula that are figures, and so have to come from the data: what its structure needs may be typed. */
import type { NumberScanner } from '../numbers/bareNumbers.ts';
import type { MathNode } from './mathJax.ts';

/** What a formula is read as: names and signs in a row, numbers among them. */
interface Token {
  readonly type: 'number' | 'figure' | 'name' | 'words' | 'unit' | 'relation' | 'comma' | 'point' | 'sign';
  readonly text: string;
}

/** Beside names: small whole numbers, and those by which units of time and scales are turned into one another. */
const FACTORS: ReadonlySet<string> = new Set([
  ...Array.from({ length: 13 }, (_, number) => String(number)),
  ...['24', '52', '60', '100', '360', '365', '1000'],
]);
/** Alone on a side of a relation, as in `x > 0` or where parts add up to 1. */
const ALONE: ReadonlySet<string> = new Set(['0', '1', '100']);
const SCRIPT = /^(?:\d{1,2}|(?:1[89]|2[01])\d\d)$/;

const PLACEHOLDER = /[\ue000-\uefff]{2}/g;
const UNIT = /^[%\u2030\u00b0\p{Sc}]+$/u;
const OPENING = /^[([{\u27e8|]$/;
const CLOSING = /^[)\]}\u27e9]$/;
/** That what stands before is a function of what follows. */
const APPLIED = '\u2061';

/** In the order in which they are met. */
export function formulaNumbers(tree: MathNode, typed: NumberScanner): readonly string[] {
  const numbers = new Numbers(typed);
  numbers.readRow([tree]);
  return numbers.refused;
}

class Numbers {
  readonly refused: string[] = [];
  readonly #typed: NumberScanner;

  constructor(typed: NumberScanner) {
    this.#typed = typed;
  }

  /** What stands on the line: each side of a relation for itself. */
  readRow(nodes: readonly MathNode[]): void {
    const tokens: Token[] = [];
    for (const node of nodes) this.#flatten(node, tokens);
    for (const side of sidesOf(this.#refuseTogether(tokens))) this.#judgeSide(side);
  }

  /** Above and below: indices, powers, limits, years. */
  #readScript(node: MathNode): void {
    const tokens: Token[] = [];
    this.#flatten(node, tokens);
    for (const { type, text } of this.#refuseTogether(tokens))
      if (type === 'number' && !SCRIPT.test(text)) this.#refuse(text);
  }

  #flatten(node: MathNode, tokens: Token[]): void {
    const [first, ...rest] = node.children;
    switch (node.kind) {
      case 'mn':
        tokens.push({ type: isFigure(node.text) ? 'figure' : 'number', text: node.text });
        break;
      case 'mi':
        if (node.text !== '') tokens.push(this.#nameOf(node.text));
        break;
      case 'mo':
        this.#addSign(node, tokens);
        break;
      case 'mtext':
      case 'ms':
        for (const { text } of this.#typed(node.text)) this.#refuse(text);
        if (isFigure(node.text)) tokens.push({ type: 'figure', text: node.text });
        else if (/\p{L}/u.test(node.text)) tokens.push({ type: 'words', text: node.text });
        else if (node.text.trim() !== '') tokens.push({ type: 'unit', text: node.text });
        break;
      case 'mspace':
        break;
      case 'mfrac':
        for (const [index, child] of node.children.entries()) {
          if (index > 0) tokens.push({ type: 'sign', text: '/' });
          this.#flatten(child, tokens);
        }
        break;
      case 'msub':
      case 'msup':
      case 'msubsup':
      case 'mroot':
        if (first !== undefined) this.#flatten(first, tokens);
        for (const script of rest) this.#readScript(script);
        break;
      case 'munder':
      case 'mover':
      case 'munderover':
        if (first !== undefined) this.#flatten(first, tokens);
        // What stands at a brace or over a letter is no limit, and says what it likes.
        for (const script of rest) {
          if (first !== undefined && takesLimits(first)) this.#readScript(script);
          else this.readRow([script]);
        }
        break;
      case 'mtable':
        for (const row of node.children) for (const cell of row.children) this.readRow([cell]);
        tokens.push({ type: 'name', text: '' });
        break;
      default: {
        const before = tokens.length;
        for (const child of node.children) this.#flatten(child, tokens);
        // In braces a comma is no longer followed by a space: it is a decimal mark.
        const only = tokens[before];
        if (tokens.length === before + 1 && only?.type === 'comma' && node.children.length === 1)
          tokens[before] = { type: 'point', text: only.text };
      }
    }
  }

  #nameOf(text: string): Token {
    if (UNIT.test(text)) return { type: 'unit', text };
    if (/\p{N}/u.test(text)) this.#refuse(text);
    return { type: 'name', text };
  }

  #addSign({ text, isRelation }: MathNode, tokens: Token[]): void {
    if (/\p{N}/u.test(text)) this.#refuse(text);
    const last = tokens.at(-1);
    if (text === APPLIED && last?.type === 'name') tokens[tokens.length - 1] = { ...last, type: 'sign' };
    else if (isRelation) tokens.push({ type: 'relation', text });
    else if (/^[,;]$/.test(text)) tokens.push({ type: 'comma', text });
    else if (/^[.\u2009\u202f'\u2019]$/.test(text)) tokens.push({ type: 'point', text });
    else if (UNIT.test(text)) tokens.push({ type: 'unit', text });
    else if (text.trim() !== '' && text !== APPLIED) tokens.push({ type: 'sign', text });
  }

  /** Two numbers side by side are read as one; so is a number with a mark within, or with a unit. Gives what is left to judge. */
  #refuseTogether(tokens: readonly Token[]): readonly Token[] {
    return tokens.filter(({ type, text }, at) => {
      if (type !== 'number') return true;
      const [before, after] = [tokens[at - 1], tokens[at + 1]];
      const next = after?.type === 'point' ? tokens[at + 2] : after;
      const isHundred = text === '100' && after?.text === '%';
      if (next?.type === 'number' || next?.type === 'figure') this.#refuse(text + next.text);
      else if (!isHundred && (after?.type === 'words' || after?.type === 'unit'))
        this.#refuse(text + after.text);
      else if (before?.type === 'figure') this.#refuse(text);
      else if ((before?.type === 'words' || before?.type === 'unit') && !ALONE.has(text)) this.#refuse(text);
      else return true;
      return false;
    });
  }

  #judgeSide(side: readonly Token[]): void {
    const hasName = side.some(({ type }) => type === 'name' || type === 'figure' || type === 'words');
    // An interval or a set has an item between its commas each.
    const isPlain = partsOf(side, ({ type }) => type === 'comma').every(
      (item) => item.filter(({ type }) => type === 'number').length < 2,
    );
    const allowed = hasName ? FACTORS : isPlain ? ALONE : NONE;
    for (const { type, text } of side) if (type === 'number' && !allowed.has(text)) this.#refuse(text);
  }

  #refuse(text: string): void {
    const shown = text.replace(PLACEHOLDER, '\u2026').replace(/\s+/g, ' ').trim();
    if (!this.refused.includes(shown)) this.refused.push(shown);
  }
}

const NONE: ReadonlySet<string> = new Set();

function isFigure(text: string): boolean {
  return /[\ue000-\uefff]{2}/.test(text);
}

/** Sums, integrals and the like, and functions such as `max`. */
function takesLimits(node: MathNode): boolean {
  if (node.kind === 'mrow' && node.children.length === 1)
    return node.children.every((child) => takesLimits(child));
  return node.kind === 'mo'
    ? /^[\u220f-\u2211\u222b-\u2233\u22c0-\u22c3\u2a00-\u2a1c]$/.test(node.text)
    : node.kind === 'mi' && node.text.length > 1;
}

/** Parted by relations, and by commas that stand in no brackets. */
function sidesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  let depth = 0;
  return partsOf(tokens, ({ type, text }) => {
    if (type === 'sign' && OPENING.test(text)) depth += 1;
    if (type === 'sign' && CLOSING.test(text)) depth = Math.max(0, depth - 1);
    return type === 'relation' || (type === 'comma' && depth === 0);
  });
}

function partsOf(tokens: readonly Token[], parts: (token: Token) => boolean): readonly (readonly Token[])[] {
  const found: Token[][] = [[]];
  for (const token of tokens) {
    if (parts(token)) found.push([]);
    else found.at(-1)?.push(token);
  }
  return found;
}
