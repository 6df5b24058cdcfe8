/** Runs a bundle of `compile.js`; `purpose` tells apart what compiles different parts of it, such as commands. */
export function runBundle(file: string, purpose: string): void;
