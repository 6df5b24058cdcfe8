/** Types of `hyphen`, which ships none. */
declare module 'hyphen' {
  export type HyphenationPatterns = readonly [
    levels: unknown,
    trie: unknown,
    exceptions?: Readonly<Record<string, number[]>>,
  ];
  export default function createHyphenator(
    patterns: HyphenationPatterns,
    options: { async: false; html: false; minWordLength: number; hyphenChar: string },
  ): (text: string) => string;
}
declare module 'hyphen/patterns/*.js' {
  const patterns: import('hyphen').HyphenationPatterns;
  export default patterns;
}
