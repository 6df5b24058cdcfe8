/** Turns a regular expression of JavaScript into one that is matched without backtracking, with what expressions do with it. */
import { RE2JS, RE2JSException } from 're2js';

export interface Match {
  readonly start: number;
  readonly end: number;
  /** Texts of the groups; undefined for one that took no part. */
  readonly groups: readonly (string | undefined)[];
}

export interface RegularExpression {
  readonly test: (text: string) => boolean;
  /** From left to right, none within another. */
  readonly matches: (text: string) => Iterable<Match>;
}

export type CompiledExpression =
  | { readonly type: 'expression'; readonly expression: RegularExpression }
  | { readonly type: 'fault'; readonly message: string };

const FLAGS: ReadonlyMap<string, number> = new Map([
  ['i', RE2JS.CASE_INSENSITIVE],
  ['m', RE2JS.MULTILINE],
  ['s', RE2JS.DOTALL],
]);

/** Flags that say how often to match, or what JavaScript does by itself here. */
const OTHER_FLAGS = new Set(['g', 'u']);

/** A fault where it is none, or needs look-around or back-references, which no engine matches in linear time. */
export function compileExpression(source: string, flags: string): CompiledExpression {
  const unknown = [...flags].find((flag) => !FLAGS.has(flag) && !OTHER_FLAGS.has(flag));
  if (unknown !== undefined) return { type: 'fault', message: `the flag ${unknown} is not known here` };
  try {
    const bits = [...flags].reduce((sum, flag) => sum | (FLAGS.get(flag) ?? 0), 0);
    const compiled = RE2JS.compile(RE2JS.translateRegExp(source), bits);
    return {
      type: 'expression',
      expression: {
        test: (text) => compiled.matcher(text).find(),
        matches: (text) => matchesIn(compiled, text),
      },
    };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return { type: 'fault', message: error.message.replace(/^error parsing regexp: /, '') };
  }
}

function* matchesIn(compiled: RE2JS, text: string): Iterable<Match> {
  const matcher = compiled.matcher(text);
  while (matcher.find()) {
    const groups = Array.from(
      { length: matcher.groupCount() },
      (_, index) => matcher.group(index + 1) ?? undefined,
    );
    yield { start: matcher.start(), end: matcher.end(), groups };
  }
}

/** Like `String.prototype.split`; `onPart` is told of each part before it is kept. */
export function splitBy(
  expression: RegularExpression,
  text: string,
  onPart: (part: string) => void,
): string[] {
  if (text === '') return expression.test(text) ? [] : [''];
  const parts: string[] = [];
  const keep = (part: string) => {
    onPart(part);
    parts.push(part);
  };
  let last = 0;
  for (const { start, end, groups } of expression.matches(text)) {
    // An empty match splits between two characters, and nowhere else.
    if (end === start && (start === last || start >= text.length)) continue;
    keep(text.slice(last, start));
    for (const group of groups) keep(group ?? '');
    last = end;
  }
  keep(text.slice(last));
  return parts;
}

/** Like `String.prototype.replace`; `onPart` is told of each piece of the result before it is kept. */
export function replaceBy(
  expression: RegularExpression,
  text: string,
  { replacement, all }: { readonly replacement: string; readonly all: boolean },
  onPart: (part: string) => void,
): string {
  const parts: string[] = [];
  const keep = (part: string) => {
    onPart(part);
    parts.push(part);
  };
  let last = 0;
  for (const match of expression.matches(text)) {
    keep(text.slice(last, match.start));
    keepReplacement(match, text, replacement, keep);
    last = match.end;
    if (!all) break;
  }
  keep(text.slice(last));
  return parts.join('');
}

/** `$&`, `$1`, `` $` ``, `$'` and `$$` as in ECMA-262, GetSubstitution. */
function keepReplacement(
  { start, end, groups }: Match,
  text: string,
  replacement: string,
  keep: (part: string) => void,
): void {
  let last = 0;
  for (const sign of replacement.matchAll(/\$(?:[$&`']|\d{1,2})/g)) {
    const [whole] = sign;
    const put = substitution(whole, groups, { text, start, end });
    if (put === undefined) continue;
    keep(replacement.slice(last, sign.index));
    keep(put.text);
    last = sign.index + put.length;
  }
  keep(replacement.slice(last));
}

/** What a sign stands for and how many of its characters are the sign; undefined where it stands for itself. */
function substitution(
  sign: string,
  groups: Match['groups'],
  { text, start, end }: { readonly text: string; readonly start: number; readonly end: number },
): { readonly text: string; readonly length: number } | undefined {
  switch (sign) {
    case '$$':
      return { text: '$', length: 2 };
    case '$&':
      return { text: text.slice(start, end), length: 2 };
    case '$`':
      return { text: text.slice(0, start), length: 2 };
    case "$'":
      return { text: text.slice(end), length: 2 };
    default: {
      const digits = [sign.slice(1), sign.slice(1, 2)].find(
        (each) => Number(each) >= 1 && Number(each) <= groups.length,
      );
      return digits === undefined
        ? undefined
        : { text: groups[Number(digits) - 1] ?? '', length: 1 + digits.length };
    }
  }
}
