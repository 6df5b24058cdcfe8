/** Turns the tree of a formula into words: on one line in letters and signs, or as it is read aloud. */
import type { FormulaWords } from '../language/FormulaWords.ts';
import type { MathNode } from './mathJax.ts';

type Ways = Omit<FormulaWords, 'signs'> & {
  readonly signs: Readonly<Record<string, string>>;
  /** What stands between two pieces of a row. */
  readonly join: (pieces: readonly string[]) => string;
};

/** `textOf` gives the figure of a placeholder. */
export function formulaLine(tree: MathNode, textOf: (placeholder: string) => string): string {
  return tidy(wordsOf(tree, LINE, textOf));
}

export function formulaAloud(
  tree: MathNode,
  words: FormulaWords,
  textOf: (placeholder: string) => string,
): string {
  return tidy(wordsOf(tree, { ...words, join: (pieces) => pieces.join(' ') }, textOf));
}

const LINE: Ways = {
  fraction: (above, below) => `${within(above)}/${within(below)}`,
  root: (of, degree) => `${degree === '' ? '' : `${degree} `}\u221a${within(of)}`,
  raised: (base, exponent) => `${base}^${within(exponent)}`,
  indexed: (base, index) => `${base}_${within(index)}`,
  limits: (sign, from, to) => `${sign}_${within(from)}${to === '' ? '' : `^${within(to)}`} `,
  signs: {},
  join: (pieces) => pieces.join(''),
};

function within(text: string): string {
  const plain = tidy(text);
  return /^[\p{L}\p{N}.,]*$/u.test(plain) ? plain : `(${plain})`;
}

function tidy(text: string): string {
  return text
    .replace(/[\u2061-\u2064]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function wordsOf(node: MathNode, ways: Ways, textOf: (placeholder: string) => string): string {
  const of = (child: MathNode | undefined) =>
    child === undefined ? '' : wordsOf(child, ways, textOf).trim();
  const [first, second, third] = node.children;
  switch (node.kind) {
    case 'mi':
      return ways.signs[node.text] ?? node.text;
    case 'mn':
    case 'mtext':
    case 'ms':
      return node.text.replace(/[\ue000-\uefff]{2}/g, textOf);
    case 'mo':
      return signOf(node, ways);
    case 'mspace':
      return ' ';
    case 'mphantom':
      return '';
    case 'mfrac':
      return ways.fraction(of(first), of(second));
    case 'msqrt':
      return ways.root(ways.join(node.children.map(of)), '');
    case 'mroot':
      return ways.root(of(first), of(second));
    case 'msup':
      return ways.raised(of(first), of(second));
    case 'msub':
      return isSum(first) ? ways.limits(of(first), of(second), '') : ways.indexed(of(first), of(second));
    case 'msubsup':
      return isSum(first)
        ? ways.limits(of(first), of(second), of(third))
        : ways.raised(ways.indexed(of(first), of(second)), of(third));
    case 'munder':
      return isBare(second) ? of(first) : ways.limits(of(first), of(second), '');
    case 'munderover':
      return ways.limits(of(first), of(second), of(third));
    case 'mover':
      return isBare(second) ? `${of(first)}${mark(second)}` : ways.raised(of(first), of(second));
    case 'mtable':
      return node.children.map((row) => row.children.map(of).join(' ')).join('; ');
    default:
      return ways.join(node.children.map((child) => wordsOf(child, ways, textOf)));
  }
}

function signOf({ text, isRelation }: MathNode, ways: Ways): string {
  const word = ways.signs[text];
  if (word !== undefined) return word;
  const isBetween = isRelation || /^[+\u2212\u00d7\u22c5\u00b1\u00f7]$/.test(text);
  if (isBetween) return ` ${text} `;
  return /^[,;]$/.test(text) ? `${text} ` : text;
}

function isSum(node: MathNode | undefined): boolean {
  if (node?.kind === 'mrow' && node.children.length === 1) return isSum(node.children[0]);
  return node?.kind === 'mo';
}

/** A brace or an accent, which has no words. */
function isBare(node: MathNode | undefined): boolean {
  return node?.kind === 'mo';
}

/** An accent as a letter takes it. */
function mark(node: MathNode | undefined): string {
  const marks: Readonly<Record<string, string>> = {
    '^': '\u0302',
    '\u00af': '\u0304',
    '~': '\u0303',
    '\u02d9': '\u0307',
    '\u2192': '\u20d7',
  };
  return marks[node?.text ?? ''] ?? '';
}
