/** Turns a regular expression that a book brings into a matcher whose time grows with the text alone: RE2 never backtracks. */
import { RE2JS, RE2JSException } from 're2js';

export interface Pattern {
  /** Whether the pattern covers the whole text, as those of XML Schema and Data Package do. */
  readonly covers: (text: string) => boolean;
}

export type CompiledPattern =
  | { readonly type: 'pattern'; readonly pattern: Pattern }
  /** What the engine says of it, e.g. `missing closing ]: \`[a-z\``. */
  | { readonly type: 'fault'; readonly message: string };

/** The syntax is RE2's: that of Perl without look-around and back-references, which no engine matches in linear time. */
export function compilePattern(source: string): CompiledPattern {
  try {
    const compiled = RE2JS.compile(source);
    return { type: 'pattern', pattern: { covers: (text) => compiled.matches(text) } };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return { type: 'fault', message: error.message.replace(/^error parsing regexp: /, '') };
  }
}
