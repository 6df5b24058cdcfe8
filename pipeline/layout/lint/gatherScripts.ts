/** Turns the problems of characters that the fonts lack into one for each script. */
import { isSetAsWritten, scriptOf } from '../../fonts/scripts.ts';
import { type MissingGlyph, missingScript } from '../../problems/catalogue/layoutText.ts';
import type { Problem } from '../../problems/Problem.ts';

export function gatherScripts(problems: readonly Problem[]): readonly Problem[] {
  const scripts = new Map<string, MissingGlyph[]>();
  const others: Problem[] = [];
  for (const problem of problems) {
    if (!isMissing(problem)) {
      others.push(problem);
      continue;
    }
    const script = scriptOf(problem.lacking.codePoint);
    const known = scripts.get(script);
    if (known === undefined) scripts.set(script, [problem]);
    else known.push(problem);
  }
  const gathered = [...scripts].flatMap(([name, missing]) => {
    const [first] = missing;
    if (first === undefined) return [];
    const count = new Set(missing.map(({ lacking }) => lacking.codePoint)).size;
    return [missingScript(first, { name, count, isSet: isSetAsWritten(first.lacking.codePoint) })];
  });
  return [...others, ...gathered];
}

function isMissing(problem: Problem): problem is MissingGlyph {
  return 'lacking' in problem;
}
