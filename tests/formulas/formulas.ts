/** Sets formulas for tests, with MathJax opened once for all of them. */
import { openFormulas } from '../../pipeline/formulas/setFormula.ts';

export const setFormula = openFormulas();
