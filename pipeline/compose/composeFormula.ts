/** Turns a formula of the text into what is printed, with its figures entered into the ledger. */
import { FormulasWanted } from '../formulas/FormulasWanted.ts';
import type { FormulaFault } from '../formulas/setFormula.ts';
import {
  equationId,
  formulaNumbers,
  formulaRefused,
  markdownUnsupported,
} from '../problems/catalogue/compose.ts';
import type { Place } from '../problems/Problem.ts';
import { unreachable } from '../problems/unreachable.ts';
import type { BlockContext } from './composeBlocks.ts';
import { type InlineContext, nodePlace } from './composeInlines.ts';
import { type Expansion, MISSING, PLACEHOLDER, placeholderIndex } from './Expansion.ts';
import type { TemplateWorld } from './expandTemplate.ts';
import type { EquationNode, FormulaNode } from './formulaSyntax.ts';
import type { Block, FormulaInline } from './Manuscript.ts';
import { equationAnchor } from './outline.ts';

/** Undefined where it cannot be set, which has been reported. */
export function composeFormula(
  node: FormulaNode | EquationNode,
  context: InlineContext,
): FormulaInline | undefined {
  const place = nodePlace(node, context);
  const { texts, figures } = textsOfFormula(node, place, context);
  const result = context.setFormula(
    {
      tex: node.value,
      display: node.type === 'equation',
      textOf: (placeholder) => texts.get(placeholder) ?? '',
    },
    place,
  );
  if (result === undefined) return undefined;
  if ('formula' in result) return { type: 'formula', formula: result.formula, figures };
  reportFault(result.fault, node, context);
  return undefined;
}

export function composeEquation(node: EquationNode, context: BlockContext): readonly Block[] {
  const place = nodePlace(node, context);
  const { id } = node;
  if (id !== undefined && !/^eq-[\p{L}\d_-]+$/u.test(id)) context.report(equationId(place, id));
  const formula = composeFormula(node, context);
  if (formula === undefined)
    return [{ type: 'paragraph', role: 'body', children: [{ type: 'text', text: MISSING, place }], place }];
  const anchor = id === undefined ? '' : equationAnchor(id);
  return [context.addNumbered({ type: 'equation', formula, id: anchor, number: '', place })];
}

/** What is printed in the place of each placeholder, and the ledger's entries of those that are figures. */
function textsOfFormula(node: FormulaNode | EquationNode, place: Place, context: InlineContext) {
  const texts = new Map<string, string>();
  const figures: string[] = [];
  for (const [found] of node.value.matchAll(PLACEHOLDER)) {
    const token = context.expansion.tokens[placeholderIndex(found)];
    switch (token?.type) {
      case 'figure': {
        const { ledger, text } = context.figure(token.figure, token.place);
        figures.push(ledger);
        texts.set(found, text);
        break;
      }
      case 'parameter':
        texts.set(found, token.text);
        break;
      case 'missing':
        texts.set(found, MISSING);
        break;
      default: {
        const hint = 'in a formula stand figures and parameters, {{value …}}, {{expr …}} and {{param …}}';
        context.report(markdownUnsupported(token?.place ?? place, 'another helper in a formula', hint));
      }
    }
  }
  return { texts, figures };
}

function reportFault(fault: FormulaFault, node: FormulaNode | EquationNode, context: InlineContext): void {
  switch (fault.type) {
    case 'numbers':
      context.report(formulaNumbers(placeOfNumber(fault.found[0] ?? '', node, context), fault.found));
      break;
    case 'tex':
      context.report(formulaRefused(nodePlace(node, context), fault.found, fault.hint));
      break;
    default:
      unreachable(fault);
  }
}

/** The first number of those that are written so; the formula as a whole where none is. */
function placeOfNumber(number: string, node: FormulaNode | EquationNode, context: InlineContext): Place {
  const { text, placeOf } = context.expansion;
  const start = node.position?.start.offset ?? 0;
  const [digits = ''] = /^\d+/.exec(number) ?? [];
  const source = text.slice(start, node.position?.end.offset);
  const at = digits === '' ? -1 : source.search(new RegExp(`(?<!\\d)${digits}(?!\\d)`));
  return at < 0 ? nodePlace(node, context) : placeOf(start + at, start + at + digits.length);
}

/** What stands for a formula in names of sections: as it is printed on one line, or its TeX where that cannot be set. */
export function lineOfFormula(
  { value }: FormulaNode,
  { tokens }: Expansion,
  { setFormula, language, meter }: TemplateWorld,
): string {
  const textOf = (placeholder: string) => {
    const token = tokens[placeholderIndex(placeholder)];
    if (token?.type === 'figure') return token.figure.text;
    return token?.type === 'parameter' ? token.text : '';
  };
  const isShort =
    value.length <= meter.limits.formulaCharacters && depthOfBraces(value) <= meter.limits.nesting;
  if (isShort && setFormula === undefined) throw new FormulasWanted();
  const set = isShort
    ? setFormula?.({ tex: value, display: false, textOf, words: language.words.formula, typed: () => [] })
    : undefined;
  return set !== undefined && 'formula' in set ? set.formula.text : value.replace(PLACEHOLDER, textOf);
}

export function depthOfBraces(tex: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [sign] of tex.matchAll(/\\(?:left|right|begin|end)(?![A-Za-z])|\\[\s\S]|[{}]/g)) {
    if (sign === '{' || sign === '\\left' || sign === '\\begin') depth += 1;
    else if (sign === '}' || sign === '\\right' || sign === '\\end') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
