/** Turns the TeX of a formula into outlines and words, or into what is wrong with it. */
import { readSvgTree } from '../charts/readSvg.ts';
import { parseSvgTree, type SvgElement } from '../charts/svgTree.ts';
import type { Measurer } from '../fonts/Measurer.ts';
import { plainSvg } from '../images/plainSvg.ts';
import type { FormulaWords } from '../language/FormulaWords.ts';
import { limitTable } from '../limits/Limits.ts';
import type { NumberScanner } from '../numbers/bareNumbers.ts';
import { EM, type Formula } from './Formula.ts';
import { formulaNumbers } from './formulaNumbers.ts';
import { formulaAloud, formulaLine } from './formulaWords.ts';
import { openMathJax, TexFault, type Typeset } from './mathJax.ts';
import { refusedCommand } from './refusedCommand.ts';

export interface FormulaRequest {
  /** With placeholders of two characters from U+E000. */
  readonly tex: string;
  /** It stands on lines of its own. */
  readonly display: boolean;
  readonly textOf: (placeholder: string) => string;
  readonly words: FormulaWords;
  /** Numbers that somebody typed into words. */
  readonly typed: NumberScanner;
}

export type FormulaFault =
  | { readonly type: 'numbers'; readonly found: readonly string[] }
  /** `found` in the words of a message, `hint` says what to write. */
  | { readonly type: 'tex'; readonly found: string; readonly hint: string };

export type SetFormula = (
  request: FormulaRequest,
) => { readonly formula: Formula } | { readonly fault: FormulaFault };

/** Ems. What is larger fits on no page. */
const LARGEST = { width: 200, height: 100 };

export function openFormulas(): SetFormula {
  const typeset = openMathJax();
  return (request) => {
    const fault = faultOfSource(request.tex);
    if (fault !== undefined) return { fault };
    try {
      return setFormula(typeset(request.tex.trim(), request.display), request);
    } catch (error) {
      if (!(error instanceof TexFault)) throw error;
      return { fault: texFault(said(error.message), HINT) };
    }
  };
}

const HINT =
  'formulas are written in TeX as MathJax reads it, with the commands of AMS; words within as \\text{so}';

function said(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

function texFault(found: string, hint: string): FormulaFault {
  return { type: 'tex', found, hint };
}

function faultOfSource(tex: string): FormulaFault | undefined {
  const refused = refusedCommand(tex);
  if (refused !== undefined) return texFault(`the command \\${refused.name}`, refused.hint);
  // Spaces are no part of a formula: of words only their letters would be set.
  const [words] =
    /(?<![\\\p{L}])(?:\p{L}{3,}\s+\p{L}{2,}|\p{L}{2,}\s+\p{L}{3,})/u.exec(withoutTexts(tex)) ?? [];
  if (words === undefined) return undefined;
  const hint = 'words in a formula are written \\text{so}; a dollar sign that is meant as one is written \\$';
  return texFault(`the words "${words.replace(/\s+/g, ' ')}"`, hint);
}

/** Without the words that commands such as `\text` are given, and the names of environments. */
function withoutTexts(tex: string): string {
  return tex.replace(/\\(?:text\w*|mbox|hbox|math\w+|operatorname\*?|begin|end)\s*\{[^{}]*\}/g, '\\,');
}

function setFormula(set: Typeset, { textOf, words, typed }: FormulaRequest): ReturnType<SetFormula> {
  const numbers = formulaNumbers(set.tree, typed);
  if (numbers.length > 0) return { fault: { type: 'numbers', found: numbers } };
  const text = formulaLine(set.tree, textOf);
  if (text === '') return { fault: texFault('nothing', 'write the formula between the dollar signs') };
  const alt = formulaAloud(set.tree, words, textOf);
  const { svg, mathml } = set.draw((placeholder) => textOf(placeholder).replaceAll('\u202f', '\u2009'));
  const tree = parseSvgTree(svg);
  const letters = textsIn(tree);
  if (letters !== '') {
    const hint =
      'formulas have the letters of Latin and Greek and the signs of mathematics; say it in words beside';
    return { fault: texFault(`${JSON.stringify(letters)}, which the letters of formulas lack`, hint) };
  }
  const drawn = drawnFormula(tree);
  if (drawn === undefined) {
    const hint = 'write it as several formulas, or without spaces of such a size';
    return { fault: texFault('a formula that fits on no page', hint) };
  }
  return { formula: { ...drawn, text, alt, mathml } };
}

/** Letters that the outlines lack MathJax leaves as text. */
function textsIn(element: SvgElement): string {
  return (element.name === 'text' ? element.text : '') + element.children.map(textsIn).join('');
}

/** The picture by the path of images: what MathJax writes holds groups, paths, rectangles and views alone. */
function drawnFormula(svg: SvgElement): Pick<Formula, 'picture' | 'depth'> | undefined {
  const [, top = 0, width = 0, height = 0] = (svg.attributes.get('viewBox') ?? '').split(' ').map(Number);
  const perEm = 1000;
  if (!(width / perEm < LARGEST.width && height / perEm < LARGEST.height)) return undefined;
  // An empty base or a space alone has no size of its own.
  const [w, h] = [Math.max(width, 1), Math.max(height, 1)];
  const attributes = new Map([
    ['viewBox', `0 ${top} ${w} ${h}`],
    ['width', `${(w / perEm) * EM}pt`],
    ['height', `${(h / perEm) * EM}pt`],
  ]);
  const plain = plainSvg({ ...withRules(svg), attributes }, () => undefined, limitTable.imageShapes.most);
  const { picture, faults } = readSvgTree(plain.root, { serif: '', sans: '' }, NO_TEXT);
  const [fault] = [...plain.faults, ...faults];
  if (fault !== undefined) throw new Error(`a formula was drawn with ${JSON.stringify(fault)}`);
  return plain.tooMuch !== undefined ? undefined : { picture, depth: ((h + top) / perEm) * EM };
}

/** Rules of tables, which MathJax leaves to a style sheet of the page. */
function withRules(element: SvgElement): SvgElement {
  const children = element.children.map(withRules);
  const kind = element.name === 'line' ? element.attributes.get('class') : undefined;
  if (kind === undefined) return { ...element, children };
  const attributes = new Map([...element.attributes, ['stroke-width', '60']]);
  if (kind === 'mjx-dashed') attributes.set('stroke-dasharray', '140');
  if (kind === 'mjx-dotted') attributes.set('stroke-dasharray', '1 140').set('stroke-linecap', 'round');
  return { ...element, children, attributes };
}

/** Outlines are no text. */
const NO_TEXT: Measurer = {
  width: () => 0,
  metrics: () => ({ ascender: 0, descender: 0, capHeight: 0, xHeight: 0 }),
  has: () => false,
  hasForm: () => false,
};
