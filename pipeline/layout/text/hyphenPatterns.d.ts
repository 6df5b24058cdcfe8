/** Types of the pattern files of `hyphen`, which ships none. */
declare module 'hyphen' {
  export type Patterns = readonly [
    levels: unknown,
    trie: unknown,
    exceptions?: Readonly<Record<string, number[]>>,
  ];
  export default function createHyphenator(
    patterns: Patterns,
    options: { async: false; html: false; minWordLength: number; hyphenChar: string },
  ): (text: string) => string;
}
declare module 'hyphen/patterns/en-us.js' {
  const patterns: import('hyphen').Patterns;
  export default patterns;
}
declare module 'hyphen/patterns/es.js' {
  const patterns: import('hyphen').Patterns;
  export default patterns;
}
declare module 'hyphen/patterns/fr.js' {
  const patterns: import('hyphen').Patterns;
  export default patterns;
}
