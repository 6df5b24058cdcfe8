/** Finds markup of other systems in a text: what nothing here sets, and what would be printed as letters. */

import { formulasIn } from './formulaMarks.ts';

/** A kind of markup, as it is called in a message, and what to write instead. */
interface Rule {
  readonly what: string;
  readonly hint: string;
  readonly pattern: RegExp | ((text: string) => readonly { readonly start: number; readonly end: number }[]);
}

// In the text that is searched, whatever is no text of the author's is \uf000, and escaped signs that have a meaning together
// are \uf001 to \uf005: ( ) [ ] @. The signs from \ue000 stand for figures.

/** The beginning of a line, after the marks of a quotation; no line of a book is set in further. */
const BEGIN = '(?<=(?:^|\\n)[ \\t>]{0,12})';
const FORMULA = 'within a line a formula is written $…$, and one of its own lines between $$ and $$';
const NO_FORMULA = 'formulas are set in chapters; say it in words here, or escape a plain sign as \\$';
const SOURCE =
  'a work of data/references.bib or references.json is cited in plain words, [see @key, p. 3; @other]; a plain sign is written \\@';
const REF = 'write {{ref "fig:NAME"}}, with tbl:, eq:, lst:, sec: or ch: for other places';
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
    pattern: new RegExp(`${BEGIN}[:~][ \\t]+\\S`, 'g'),
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
    what: 'a file to be included',
    hint: 'a passage that several chapters have is a file of templates/partials: {{> NAME}}',
    pattern: new RegExp(`${BEGIN}!include\\s+\\S|\\{![^{}\\n]+!\\}`, 'g'),
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
  {
    what: 'a heading below the sixth level',
    hint: 'headings have one to six signs',
    pattern: new RegExp(`${BEGIN}#{7,}[ \\t]+\\S`, 'gu'),
  },
  { what: 'a numbered item', hint: 'items are numbered 1. 2. 3.', pattern: new RegExp(`${BEGIN}#\\. `, 'g') },
  {
    what: 'a list with letters',
    hint: 'items begin with - or 1. and each stands on a line of its own',
    pattern: new RegExp(
      `${BEGIN}\\(?(?:[aA]|[iI])[.)][ \\t]+\\S[^\\n]*\\n[ \\t>]{0,12}\\(?(?:[bB]|ii|II)[.)](?=[ \\t]+\\S)`,
      'g',
    ),
  },
  {
    what: 'an item with a bullet of its own',
    hint: 'items begin with - and a space',
    pattern: new RegExp(`${BEGIN}[\u2022\u2023\u25aa\u25cf\u25e6\uf0b7][ \\t]`, 'g'),
  },
  {
    what: 'a tab of another system',
    hint: BLOCK,
    pattern: new RegExp(`${BEGIN}===[!+]?[ \\t]+"`, 'g'),
  },
  {
    what: 'a heading of another system',
    hint: 'a heading begins with ## and a space',
    pattern: new RegExp(`${BEGIN}={1,6}[ \\t]+\\p{L}(?![^\\n]*\\$)`, 'gu'),
  },
  {
    what: 'an abbreviation',
    hint: 'explain it in the text, or in :::definitions',
    pattern: new RegExp(`${BEGIN}\\*\\[[^\\]]+\\]:`, 'g'),
  },
  {
    what: 'a formula of its own lines',
    hint: 'begin a line with $$ and end it, or a later one before the next empty line, with $$, perhaps followed by {#eq-NAME}',
    pattern: /\$\$(?:[^$]+\$\$|[^$]*$)?/g,
  },
  { what: 'a formula', hint: NO_FORMULA, pattern: formulasIn },
  { what: 'a formula', hint: FORMULA, pattern: /\uf001[^\uf001\uf002]+\uf002/g },
  { what: 'a formula', hint: FORMULA, pattern: /\uf003[^\uf003\uf004]*[\\^_={}][^\uf003\uf004]*\uf004/g },
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
    what: 'a label of another system',
    hint: 'a chart or table is called by its name, and a section by ## Title {#id}',
    pattern: /\((?:#|\uf000{2})(?:fig|tab|tbl|eq|sec|thm|lst):[\w-]+\)/g,
  },
  {
    what: 'a block of another system',
    hint: 'links are written [words](address)',
    pattern:
      /(?<![\p{L}\p{N}])(?:xref|link|image|include|footnote|ifdef|ifndef|endif):{1,2}[^\s[\]]{0,200}\[[^\]\n]*\]/gu,
  },
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
    what: 'an attribute',
    hint: 'an id is made of letters, digits, hyphens and underscores, ## Title {#id}',
    pattern: /\{#[^{}\n]*\}/g,
  },
  { what: 'an attribute', hint: 'leave it out', pattern: /\{:{1,2}\/?[a-z]+\s*\/?\}/g },
  {
    what: 'an attribute',
    hint: 'write *so* or **so**; words have no attributes here',
    pattern: /\[[.#%][\w.#%-]*\]#{1,2}[^#\n]+#{1,2}/g,
  },
  {
    what: 'hidden text',
    hint: 'leave it out, or print it; a plain sign is written \\|',
    pattern: /(?<!\|)\|\|(?=[^\s|])[^|\n]*[^\s|]\|\|(?!\|)/g,
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
  {
    what: 'TeX',
    hint: 'TeX is not read; type the character itself, and \\\\ for a plain backslash',
    pattern:
      /(?<=^|\s)\\(?:[A-Za-z](?![A-Za-z])|(?=[ \t]))|(?<=[\p{L}\p{N}.])\\(?:(?:footnotemark|newline|newpage|pagebreak|linebreak|ldots|dots|times|cdot|quad|par)(?![A-Za-z])|[ \t])|(?<=[\p{L}.]\.)~(?=\p{L})|(?<=\p{L})~(?=[\ue000-\uefff])/gu,
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
    what: 'struck-out text',
    hint: 'leave it out; a plain sign is written \\~',
    pattern: /(?<=^|[\s(])~(?=[^\s~])[^~\n]*[^\s~]~(?![\p{L}\p{N}~\ue000-\uefff])/gu,
  },
  {
    what: 'the name of a block',
    hint: 'leave it out; a place is called by ## Title {#id}',
    pattern: /(?<=\s)\^[A-Za-z][\w-]*$/g,
  },
  {
    what: 'a superscript',
    hint: 'type the sign itself; a plain sign is written \\^',
    pattern: /(?<=^|[\s(])\^[^^\s[\]]+\^/gu,
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
  {
    what: 'a name in braces',
    hint: 'a parameter is printed by {{param "NAME"}}, a figure by {{value "…"}}; a plain brace is written \\{',
    pattern: /(?<![{\p{L}\p{N}\\$#@%])\{[A-Za-z_]\w*(?: [+-] \d+)?\}(?!\})/gu,
  },
  {
    what: 'a name in braces',
    hint: 'a parameter is printed by {{param "NAME"}}, a figure by {{value "…"}}; a plain brace is written \\{',
    pattern: /#\{[^{}\n]*\}/g,
  },
  { what: 'a block within a line', hint: BLOCK, pattern: /(?<=[^\s:>][ \t]*):{3,}(?!:)/g },
  {
    what: 'a separator of lines that is none of plain text',
    hint: 'delete it, and type a space or a line break',
    pattern: /[\u0085\u2028\u2029]/g,
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
  {
    what: 'a backtick without its other half',
    hint: 'code stands between two backticks; quotes are typed " and \', a plain backtick \\`',
    pattern: /`+/g,
  },
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
  return marksBy(RULES, text);
}

/** Each of the rules wants one of these, and most lines of a book have none. */
const SIGNS =
  /[~#=|*@{}[\]\\^`&<$\n\u0085\u2022-\u2029\u25aa-\u25e6\uf001-\uf0b7]|^[ \t>]*[+:]|:\S|!!!|\?\?\?|!include|\+\+|__|--|%%|\(\uf000/;

function marksBy(rules: readonly Rule[], text: string): readonly ForeignMark[] {
  const found: ForeignMark[] = [];
  if (!SIGNS.test(text)) return found;
  for (const { what, hint, pattern } of rules) {
    for (const { start, end } of typeof pattern === 'function' ? pattern(text) : matchesOf(pattern, text)) {
      if (!found.some((earlier) => start < earlier.end && earlier.start < end))
        found.push({ what, hint, start, end });
    }
  }
  return found;
}

/** Most texts have none; to ask for all makes a copy of the pattern each time. */
function matchesOf(
  pattern: RegExp,
  text: string,
): readonly { readonly start: number; readonly end: number }[] {
  if (text.search(pattern) === -1) return [];
  return [...text.matchAll(pattern)].map(({ index, 0: match }) => ({
    start: index,
    end: index + match.length,
  }));
}

/** What Markdown itself sets, in a line that knows none. */
const LINE_RULES: readonly Rule[] = [
  {
    what: 'raw HTML',
    hint: 'leave it out',
    pattern:
      /<!--|<\/?(?:a|b|big|br|center|code|del|div|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|pre|s|small|span|strong|sub|sup|table|td|th|tr|u|ul)(?:\s+[\w:-]+=[^<>]*)?\s*\/?>/gi,
  },
  {
    what: 'a backslash before a sign',
    hint: 'leave the backslash out',
    pattern: /\\(?=[*_#$[\]{}`<>~@!|^&])/g,
  },
];

const ALL_OF_LINE: readonly Rule[] = [...RULES, ...LINE_RULES];

/** Markup in a line that is printed as it stands, where no sign can be escaped: a name with an `@` may be meant. */
export function foreignMarksInLine(text: string): readonly ForeignMark[] {
  return marksBy(ALL_OF_LINE, text).filter(({ what, start }) => what !== 'a citation' || text[start] === '[');
}
