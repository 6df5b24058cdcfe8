/** Markup that nothing here sets is a problem, and ordinary sentences are none. */
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foreignMarksIn, foreignMarksInLine } from '../../pipeline/markup/foreignMarks.ts';
import { bookFilesOf, openBookFolder, overlayBookFiles } from '../../pipeline/world/World.ts';
import { problemsOf } from '../problems/reportOf.ts';
import { composeChapterText } from './smallBook.ts';

/** Line, column and what was found, of each problem but those of typed digits and of mentions. */
function found(text: string): readonly string[] {
  return composeChapterText(text)
    .problems.filter(({ code }) => code !== 'bare-number' && code !== 'never-mentioned')
    .map(({ code, message, place, hints }) => {
      expect(code, message).toBe('markdown-unsupported');
      expect(hints.join('')).not.toBe('');
      return `${place?.line}:${place?.column} ${message.replace('expected text that can be set, found ', '')}`;
    });
}

test.each([
  ['So $$ x $$ is.', '4:4 a formula of its own lines'],
  ['So:\n\n$$ x = \\frac{a}{b}', '6:1 a formula of its own lines'],
  ['$$ x\n\n= y $$', '4:1 a formula of its own lines | 6:5 a formula of its own lines'],
  ['$$ x $$ is so.', '4:1 a formula of its own lines'],
  ['!include method.md', '4:1 a file to be included'],
  ['{!method.md!}', '4:1 a file to be included'],
  ['ifdef::x[]', '4:1 a block of another system'],
  ['So \\(x\\) is.', '4:4 a formula'],
  ['So \\[x^2 = 1\\] is.', '4:4 a formula'],
  ['As [@smith2020, p. 3] says.', '4:4 a citation'],
  ['As said [-@smith; see also @jones].', '4:9 a citation'],
  ['@smith says so.', '4:1 a citation'],
  ['It is so (@smith).', '4:11 a citation'],
  ['It is *so @smith:a*.', '4:11 a citation'],
  ['- as **@doe** says', '4:8 a citation'],
  ['See @fig:top.', '4:5 a cross-reference'],
  ['See [@tbl:states].', '4:5 a cross-reference'],
  ['See @sec-trade here.', '4:5 a cross-reference'],
  ['See \\@ref(fig:top).', '4:5 a cross-reference'],
  ['A [word]{.red} here.', '4:9 an attribute'],
  ['A *word*{width=50%} here.', '4:9 an attribute'],
  ['Text.\n{: .lead #x}', '5:1 an attribute'],
  ['## Title {-}', '4:10 an attribute'],
  ['## Title {#id .unnumbered}', '4:10 an attribute'],
  ['## Title {#../x}', '4:10 an attribute'],
  ['## Title {#a b}', '4:10 an attribute'],
  ['####### Title', '4:1 a heading below the sixth level'],
  ['A \\textbf{word} here.', '4:3 TeX'],
  ['\\begin{center}\nText.\n\\end{center}', '4:1 TeX | 6:1 TeX'],
  ['As \\cite{x} says, \\newpage ends.', '4:4 TeX | 4:19 TeX'],
  ['[TOC]', '4:1 a place for a table of contents'],
  ['[[_TOC_]]', '4:1 a place for a table of contents'],
  ['See [[Trade]] and ![[picture.png]].', '4:5 a wiki link | 4:19 a wiki link'],
  ['= Trade with Mexico\n\nText.', '4:1 a heading of another system'],
  ['Text.\n\n== Trade', '6:1 a heading of another system'],
  ['Of #{year} only.', '4:4 a name in braces'],
  ['A [.red]#word# and [#x.y]##more## here.', '4:3 an attribute | 4:20 an attribute'],
  ['It is ||hidden|| so.', '4:7 hidden text'],
  ['So it is :::note here.', '4:10 a block within a line'],
  [
    'One\u2028two\u2029three\u0085four.',
    '4:4 X | 4:8 X | 4:14 X'.replaceAll('X', 'a separator of lines that is none of plain text'),
  ],
  ['```{r}\nx\n```', '4:1 an attribute of code'],
  ['```r title="a"\nx\n```', '4:1 an attribute of code'],
  ['    x', '4:1 a block of code'],
  ['A `word.', '4:3 a backtick without its other half'],
  ['<!-- remark -->', '4:1 raw HTML'],
  ['A <b>word</b>.', '4:3 raw HTML | 4:10 raw HTML'],
  ['![alt](x.png)', '4:1 a picture'],
  ['A ==word== here.', '4:3 highlighted text'],
  ['A {++word++} here.', '4:3 a mark of revision'],
  ['Water is H~2~O.', '4:11 a subscript'],
  ['The 4^th^ time.', '4:6 a superscript'],
  ['A note^[in the text] here.', '4:7 a footnote in the text'],
  ['::: note\nText.\n:::', '4:1 a block that no directive begins | 6:1 a block that no directive begins'],
  ['::: {.callout-tip}\nText.', '4:1 a block that no directive begins'],
  ['Term\n: What it is.', '5:1 a definition list'],
  ['> [!NOTE]\n> Text.', '4:3 a call-out of another system'],
  ['!!! note "Title"', '4:1 a call-out of another system'],
  ['A \\{{name}} here.', '4:4 braces that fill in nothing'],
  ['A {% include x %} here.', '4:3 braces that fill in nothing'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what an author may type
  ['A ${name} here.', '4:3 braces that fill in nothing'],
  ['A :smile: here.', '4:3 a short name of an emoji'],
  ['A :abbr[word] here.', '4:3 a directive in running text'],
  ['A ~~word~~ here.', '4:3 struck-out text'],
  ['- [ ] to do', '4:1 a box to tick'],
  ['| a | b |\n| c | d |', '4:1 a table without its second line | 5:1 a table without its second line'],
  ['+---+---+\n| a | b |', '4:1 a table drawn with signs | 5:1 a table without its second line'],
  ['##Title', '4:1 a heading without a space'],
  ['A **word here.', '4:3 ** without its other half'],
  ['A [word](other file.md) here.', '4:8 a link that is not complete'],
  ['A [word][none] here.', '4:8 a link that is not complete'],
  ['A &fraction; here.', '4:3 an unknown name of a character'],
  ['+++\ntitle = "x"\n+++', '4:1 front matter in the text | 6:1 front matter in the text'],
  ['.. note:: Text.', '4:1 a directive of another system'],
  ['A [b]word[/b] here.', '4:10 a tag in brackets'],
  [':::note[As @smith says]\nText.\n:::', '4:12 a citation'],
  ['A[^n].\n\n[^n]: As [@smith].', '6:10 a citation'],
  ['a. one\nb. two', '4:1 a list with letters'],
  ['(i) one\n(ii) two', '4:1 a list with letters'],
  ['\u2022 one\n\u2022 two', '4:1 an item with a bullet of its own | 5:1 an item with a bullet of its own'],
  ['Term\n~ What it is.', '5:1 a definition list'],
  ['In {year} and {year - 1} it rose.', '4:4 a name in braces | 4:15 a name in braces'],
  ['It is ~struck out~ here.', '4:7 struck-out text'],
  ['See section \\S here.', '4:13 TeX'],
  ['As so\\footnotemark', '4:6 TeX'],
  ['A U.S.~state and a\\ space.', '4:7 TeX | 4:19 TeX'],
  ['A paragraph. ^block-id', '4:14 the name of a block'],
  ['A chart (\\#fig:top) here.', '4:9 a label of another system'],
  ['See xref:page[words].', '4:5 a block of another system'],
  ['{::comment}', '4:1 an attribute'],
  ['=== "Tab"', '4:1 a tab of another system'],
])('markup-of-another-system-is-a-problem: %j', (text, expected) => {
  const mentioned = text.includes(':::table') ? `See {{ref "tbl:at-4"}} ${text}` : text;
  expect(
    found(text)
      .filter((line) => mentioned !== '' && !line.includes('mention'))
      .join(' | '),
  ).toBe(expected);
});

test.each([
  'It cost $5 then and $6 now, or $5-$6, and US$7 or CA$ 8 in all (US$ billion).',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a dollar sign before a figure
  'Exports rose from ${{value "goods[2022].exports"}} to ${{value "goods[2023].exports"}} billion.',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a dollar sign before a figure
  'Between US${{value "ties"}}–${{value "ties"}} and A$ more.',
  'Write to name@example.org, or call at 10:30:15; a ratio of a:b:c.',
  'The price @ the border; a handle is \\@name.',
  'The word [sic] stands, and […] is left out; (see [below]).',
  'A sum \\[as said\\] and (a \\* b), 5 * 3 * 2, a*, b*.',
  'Rates C_2 and n_i, snake_case_name, __init__ is none.'.replace('__init__', 'init'),
  'About ~5 to ~6, between 5~6, or ~5–~6 and 5~6~7.',
  'A folder such as C:\\Users\\name\\data or data\\trade, and/or.',
  'The power x^2 and y^2; 10^6.',
  'R&D, AT&T; A &amp; B; a &lt; b; Tom & Jerry; x == y and y == z.',
  'C++ and D++ are languages; a -- b; a --- b; 1 + 1.',
  'Title: text; note: text. “Quoted”: yes. Re: none.',
  '- A: b\n- **C**: d',
  '> A quote\n>\n> — Somebody',
  'He said: *yes*, **no**, and ***both***.',
  'Percent: 50%, 50 % and %; #1 and No. #2.',
  'An item {in braces} and {a, b}; set {1, 2}.',
  'A link to https://example.org/~user/a_b?x=$y$&z=@w and <https://example.org/[@a]>.',
  'A [link](https://example.org/$x$/~a~/@b) too.',
  '## A title {#own-id}',
  'Cells: a | b | c.',
  'About ~half to ~third, foo~bar; x{y}z and f{a}.',
  'Plan B. Or plan A. (a) and (b) are both; (i) too.',
  'A carrier \\{name\\}, DOMAIN\\user and a ^ sign.',
  'i. One letter alone.',
])('an-ordinary-sentence-is-none: %j', (text) => {
  expect(found(text)).toEqual([]);
});

test.each([
  ['Exports of <b>goods</b>', 'raw HTML'],
  ['A line<br/>and another', 'raw HTML'],
  ['Exports \\* of goods', 'a backslash before a sign'],
  ['Exports **of goods**', '** without its other half'],
])('a-line-without-markup-has-none-of-markdown-either: %s', (text, what) => {
  expect(new Set(foreignMarksInLine(text).map((mark) => mark.what))).toEqual(new Set([what]));
});

test.each([
  'Exports* and imports*',
  'Exports *of goods* and _services_',
  'p < 0.05 and q > 2',
  'A <b and c> d',
  'state_exports and x_1',
  '2 * 3 * 4',
  'US$ per m*s',
  'C:\\data\\trade',
])('a-plain-line-is-none: %s', (text) => {
  expect(foreignMarksInLine(text)).toEqual([]);
});

test('a-value-of-the-data-is-printed-as-it-is', async () => {
  const book = openBookFolder(join(import.meta.dirname, '../fixtures/minimal-book'));
  const facts = Buffer.from(book.read('data/trade/facts.csv') ?? '').toString();
  const odd =
    'odd,Odd,string,"[@key] $x$ **b** `c` \\\\textbf{d} <i>e</i> [f](g) {.h} ~~k~~ _l_",,,2023,test-office,as-stated,3,\n';
  const chapter = '---\ntitle: Trade\n---\nIt is said: {{value "odd"}}.\n\n## Said {{value "odd"}}\n';
  const files = bookFilesOf({
    'data/trade/facts.csv': facts + odd,
    'templates/chapters/trade.md.hbs': chapter,
  });
  expect(await problemsOf(overlayBookFiles(book, files))).toEqual([]);
});

test.each([' ', '>', '[', '$', '{a="', '\\\\a[', '![', '**', ': '])(
  'a-long-run-of-one-sign-is-searched-to-its-end: %j',
  (sign) => {
    // Where the search went back for every sign before, it would not end.
    expect(foreignMarksIn(`a${sign.repeat(5000)}`).length).toBeGreaterThanOrEqual(0);
  },
);

test('a-line-without-the-signs-of-any-markup-is-not-looked-at-and-has-none', () => {
  const signs = [...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ \t aB1'];
  const others = [...'\u0085\u2022\u2028\u25cf\ue001\uf000\uf001\uf002\uf003\uf004\uf005\uf0b7'];
  const words = ['--', '++', '__', '!!! a', '!include a', 'ref', 'fig:', 'toc', 'a. ', 'b) ', '/b', '&lt;'];
  const unit = fc.constantFrom(...signs, ...others, ...words);
  // A name such as ^a is one of a place only where something stands before it.
  const text = fc.string({ unit, maxLength: 8 }).filter((line) => !/^[ \t>]*:::|^\^/.test(line));
  fc.assert(
    fc.property(text, (line) => {
      // A line break before it has a text looked at, and begins a line as the text does.
      if (foreignMarksInLine(`\n${line}`).length > 0) expect(foreignMarksInLine(line)).not.toEqual([]);
    }),
    { numRuns: 5000 },
  );
});
