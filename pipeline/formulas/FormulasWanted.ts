/** Thrown where a formula is met and what sets formulas, which is large, has not been loaded. */
export class FormulasWanted extends Error {}
