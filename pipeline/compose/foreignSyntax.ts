/** Finds markup in a Markdown text that nothing here sets, and which would be printed as letters. */
import type { Nodes, Root, Text } from 'mdast';
import { markdownUnsupported } from '../problems/catalogue/compose.ts';
import type { Problem } from '../problems/Problem.ts';
import type { Expansion } from './Expansion.ts';

/** A kind of markup, as it is called in a message, and what to write instead. */
interface Rule {
  readonly what: string;
  readonly hint: string;
  readonly pattern: RegExp;
  /** Patterns that ordinary text may match too are looked at once more. */
  readonly unless?: RegExp;
}

// In the text that is searched, whatever is no text of the author's is \uf000: marks of emphasis, addresses of links, code.
// So are escaped signs, but for these, which have a meaning together.
const ESCAPED = new Map([
  ['(', '\uf001'],
  [')', '\uf002'],
  ['[', '\uf003'],
  [']', '\uf004'],
  ['@', '\uf005'],
]);

/** The beginning of a line, after the marks of a quotation; no line of a book is set in further. */
const BEGIN = '(?<=(?:^|\\n)[ \\t>]{0,12})';
const NO_FORMULA = 'formulas are not set; say it in words, or escape a plain sign as \\$';
const SOURCE = 'name the source in words or in a footnote, [^name]; a plain sign is written \\@';
const REF = 'write {{ref "fig:NAME"}}, with tbl:, sec: or ch: for other places';
const BLOCK =
  'a block begins with :::NAME at the beginning of a line, e.g. :::note[Title], and ends with :::';
const TABLE = 'print a table of the data with {{table "NAME"}}, or type one between :::table[Title] and :::';

/** In this order: of two that match the same signs, the first counts. */
const RULES: readonly Rule[] = [
  {
    what: 'a block that no directive begins',
    hint: BLOCK,
    pattern: new RegExp(`${BEGIN}:{3,}[ \\t]*[^\\s:]|(?<=\\n[ \\t>]{0,12}):{3,}[ \\t]*$`, 'gm'),
  },
  {
    what: 'a definition list',
    hint: 'write :::definitions, a list of items such as - **term** \u2014 definition, and :::',
    pattern: new RegExp(`${BEGIN}:[ \\t]+\\S`, 'g'),
  },
  {
    what: 'a call-out of another system',
    hint: BLOCK,
    pattern: new RegExp(`${BEGIN}(?:\\[![A-Za-z]+\\][+-]?|(?:!!!|\\?\\?\\?\\+?)[ \\t]+[\\w-]+)`, 'g'),
  },
  {
    what: 'a directive of another system',
    hint: BLOCK,
    pattern: new RegExp(`${BEGIN}(?:\\.\\. [\\w-]+::|#\\+\\w+)`, 'g'),
  },
  {
    what: 'front matter in the text',
    hint: 'a title stands between two lines of --- at the head of the file',
    pattern: new RegExp(`${BEGIN}\\+{3,}[ \\t]*$`, 'gm'),
  },
  {
    what: 'a table drawn with signs',
    hint: TABLE,
    pattern: new RegExp(`${BEGIN}(?:\\+[-=:]{2,}[-=:+]*\\+|-{2,}(?: +-{2,})+[ \\t]*$)`, 'gm'),
  },
  {
    what: 'a table without its second line',
    hint: TABLE,
    pattern: new RegExp(`${BEGIN}\\|.*\\|[ \\t]*$`, 'gm'),
  },
  {
    what: 'a line block',
    hint: 'end a line with a backslash to begin another',
    pattern: new RegExp(`${BEGIN}\\| \\S`, 'g'),
  },
  {
    what: 'a heading without a space',
    hint: 'write a space after the #, e.g. ## Title',
    pattern: new RegExp(`${BEGIN}#{1,6}(?=\\p{L})`, 'gu'),
  },
  { what: 'a numbered item', hint: 'items are numbered 1. 2. 3.', pattern: new RegExp(`${BEGIN}#\\. `, 'g') },
  {
    what: 'an abbreviation',
    hint: 'explain it in the text, or in :::definitions',
    pattern: new RegExp(`${BEGIN}\\*\\[[^\\]]+\\]:`, 'g'),
  },
  { what: 'a formula', hint: NO_FORMULA, pattern: /\$\$[^$]+\$\$/g },
  {
    what: 'a formula',
    hint: NO_FORMULA,
    // Pandoc's rule: no space within the signs at either end, no digit after them. A printed figure is a digit.
    pattern: /(?<![\p{L}$])\$(?=[^\s$])[^$]*(?<=[^\s$])\$(?![\d$\ue000-\uefff])/gu,
    // `$5 or US$`, `$5 or A$`
    unless: /\s\p{Lu}{2,3}\$$|^\$[\d\ue000-\uefff][\s\S]*\s\p{Lu}\$$/u,
  },
  { what: 'a formula', hint: NO_FORMULA, pattern: /\uf001[^\uf001\uf002]+\uf002/g },
  { what: 'a formula', hint: NO_FORMULA, pattern: /\uf003[^\uf003\uf004]*[\\^_={}][^\uf003\uf004]*\uf004/g },
  {
    what: 'a cross-reference',
    hint: REF,
    pattern:
      /\[?-?(?<![\p{L}\p{N}_])@(?:fig|tbl|tab|sec|eq|ch|lst|thm)[:-][\p{L}\p{N}_:-]+\]?|\uf005\uf000ref\([^)]*\)/gu,
  },
  { what: 'a citation', hint: SOURCE, pattern: /\[[^[\]]*(?<![\p{L}\p{N}_.])@[\p{L}\p{N}_{][^[\]]*\]/gu },
  {
    what: 'a citation',
    hint: SOURCE,
    pattern:
      /(?<![\p{L}\p{N}_.@/-])-?@(?:\{[^}]*\}|[\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&+?<>~/-]*[\p{L}\p{N}_])?)/gu,
  },
  { what: 'a citation', hint: SOURCE, pattern: /\(@\)/g },
  {
    what: 'a place for a table of contents',
    hint: 'the contents are listed in book.yaml: front: [contents]',
    pattern: /\[\[?\uf000?toc\uf000?\]\]?|\{:?\s*toc\s*\}/gi,
  },
  {
    what: 'a wiki link',
    hint: 'a link to a place in the book is written [words](ch:NAME)',
    pattern: /!?\[\[[^\]\n]{1,200}\]\]/g,
  },
  {
    what: 'an attribute',
    hint: 'words have no attributes here; only a heading has its id, ## Title {#id}',
    pattern:
      /\{:?\s*(?:[#.=][\w-]+|[\w:-]+=(?:"[^"]{0,99}"|'[^']{0,99}'|[^\s}"'{]{1,99})|-)(?:\s+(?:[#.][\w-]+|[\w:-]+=(?:"[^"]{0,99}"|'[^']{0,99}'|[^\s}"'{]{1,99})))*\s*\}/g,
  },
  {
    what: 'a mark of revision',
    hint: 'keep the words that shall stand',
    pattern: /\{(?:\+\+|--|==|>>|~~)[^}]*\}/g,
  },
  {
    what: 'TeX',
    hint: 'TeX is not read; write the words, *so* for emphasis, and \\\\ for a plain backslash',
    pattern:
      /\\[A-Za-z]{1,40}\*?(?:\[[^\]]{0,99}\])*\{[^}]{0,400}\}|(?<![\p{L}\p{N}:\\/.\uf000])\\[A-Za-z]{2,}/gu,
  },
  { what: 'highlighted text', hint: 'write *so*', pattern: /(?<![=\w])==(?=\S)[^=\n]*[^=\s]==(?![=\w])/g },
  {
    what: 'inserted text',
    hint: 'leave out the ++',
    pattern: /(?<![+\w])\+\+(?=\S)[^+\n]*[^+\s]\+\+(?![+\w])/g,
  },
  {
    what: 'a footnote in the text',
    hint: 'write [^name], and [^name]: and the note on a line of its own',
    pattern: /\^\[/g,
  },
  {
    what: 'a subscript',
    hint: 'type the sign itself, e.g. \u2082; a plain sign is written \\~',
    pattern: /(?<=[\p{L}\p{N})])~[^~\s]*[\p{L}\p{N})+-]~(?![~\d])/gu,
  },
  {
    what: 'a superscript',
    hint: 'type the sign itself, e.g. \u00b2; a plain sign is written \\^',
    pattern: /(?<=[\p{L}\p{N})])\^[^^\s[\]]+\^/gu,
  },
  {
    what: 'braces that fill in nothing',
    hint: 'a figure is written {{value …}}, without a backslash; a remark {{!-- so --}}',
    pattern: /\{\{.*?(?:\}\}|$)|\}\}|\{%.*?(?:%\}|$)|\{#\s.*?#\}|<%.*?%>|\$\{[^}]*\}|%%\S.*?%%/gm,
  },
  { what: 'a directive in running text', hint: BLOCK, pattern: /(?<![\p{L}\p{N}:]):[a-z][\w-]*[[{]/giu },
  {
    what: 'a short name of an emoji',
    hint: 'leave it out; the fonts of a book have no emoji',
    pattern: /(?<![\p{L}\p{N}:]):(?=[\w+-]*[a-z+])[\w+-]+:(?![\p{L}\p{N}:])/giu,
  },
  { what: 'a tag in brackets', hint: 'write *so* or **so**', pattern: /\[\/[a-z]+\]/gi },
  {
    what: 'a link that is not complete',
    hint: 'a link is written [words](address), without spaces in the address; a plain bracket \\[',
    pattern: /\](?=\(|\[(?!\^))|\]:(?=\s)(?<=(?:^|\n)\s*\[[^\]]*\]:)|!\[/g,
  },
  { what: 'a backtick', hint: 'quotes are typed " and \'; a plain backtick \\`', pattern: /`+/g },
  {
    what: '** without its other half',
    hint: 'strong text is written **so**, a plain sign \\*',
    pattern: /\*\*+/g,
  },
  {
    what: '__ without its other half',
    hint: 'strong text is written **so**, a plain sign \\_',
    pattern: /(?<![\p{L}\p{N}_])__(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])__(?![\p{L}\p{N}_])/gu,
  },
  { what: '~~ without its other half', hint: 'a plain sign is written \\~', pattern: /~~+/g },
  {
    what: 'an unknown name of a character',
    hint: 'type the character itself; a plain sign is written \\&',
    pattern: /(?<!\p{L})&[A-Za-z][a-z]{2,}\d*;/gu,
  },
];

/** Markup found in a text, and where. */
export interface ForeignMark {
  readonly what: string;
  readonly hint: string;
  readonly start: number;
  readonly end: number;
}

export function foreignMarksIn(text: string): readonly ForeignMark[] {
  const found: ForeignMark[] = [];
  for (const { what, hint, pattern, unless } of RULES) {
    for (const { index: start, 0: match } of text.matchAll(pattern)) {
      const end = start + match.length;
      const taken = found.some((earlier) => start < earlier.end && earlier.start < end);
      if (!taken && unless?.test(match) !== true) found.push({ what, hint, start, end });
    }
  }
  return found;
}

/** Reports what is left over in each paragraph, heading and cell; values of the data are placeholders there. */
export function reportForeignSyntax(
  root: Root,
  expansion: Expansion,
  report: (problem: Problem) => void,
): void {
  visit(root, (node) => {
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return;
    const from = node.position?.start.offset ?? 0;
    for (const { what, hint, start, end } of foreignMarksIn(authorsText(node, expansion.text))) {
      report(markdownUnsupported(expansion.placeOf(from + start, from + end), what, hint));
    }
  });
}

/** The source of a node, in which all that is not typed to be read is U+F000, which no template holds. */
function authorsText(node: Nodes, source: string): string {
  const from = node.position?.start.offset ?? 0;
  const characters = Array.from({ length: (node.position?.end.offset ?? from) - from }, () => '\uf000');
  visit(node, (inner, parent) => {
    if (inner.type === 'text' && !(parent?.type === 'link' && parent.url.endsWith(inner.value))) {
      const start = inner.position?.start.offset ?? 0;
      [...plainSource(inner, source)].forEach((character, at) => {
        characters[start - from + at] = character;
      });
    }
  });
  const text = characters.join('');
  // The id of a heading is ours.
  return node.type === 'heading'
    ? text.replace(/\{#[\p{L}\d_-]+\}\s*$/u, (id) => '\uf000'.repeat(id.length))
    : text;
}

/** Code units of a text node's source, with escapes and references to characters blank. */
function plainSource(node: Text, source: string): readonly string[] {
  return source
    .slice(node.position?.start.offset, node.position?.end.offset)
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => `${ESCAPED.get(sign) ?? '\uf000'}\uf000`)
    .replace(/&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/gi, (name) =>
      node.value.includes(name) ? name : '\uf000'.repeat(name.length),
    )
    .split('');
}

function visit(node: Nodes, enter: (node: Nodes, parent: Nodes | undefined) => void, parent?: Nodes): void {
  enter(node, parent);
  if ('children' in node) for (const child of node.children) visit(child, enter, node);
}
