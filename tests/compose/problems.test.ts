/** Each fault of book.yaml, templates and Markdown, and the words in which it is reported. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBookConfig } from '../../pipeline/compose/readBookConfig.ts';
import { parseYaml } from '../../pipeline/load/parseYaml.ts';
import { dumpBlocks } from './dumpBlocks.ts';
import {
  bookSource,
  check,
  composeChapterText,
  composeSmallBook,
  type SmallBook,
  showProblems,
} from './smallBook.ts';

const seen = new Set<string>();

/** Problems of a chapter's body, whose first line is line 4 of the file; hints are left out. */
function faults(text: string, more: Omit<SmallBook, 'chapters'> = {}): string {
  return withoutHints(composeChapterText(text, more).problems);
}

function configFaults(yaml: string): string {
  const book = bookSource({ chapters: { trade: 'Text.' }, config: yaml });
  return withoutHints(readBookConfig(book).problems);
}

function withoutHints(problems: Parameters<typeof showProblems>[0]): string {
  for (const { code } of problems) seen.add(code);
  return showProblems(problems.map((problem) => ({ ...problem, hints: [] }))).replaceAll(
    'chapters/trade.md.hbs:',
    '',
  );
}

const CHART = { usermeta: { title: 'T', claim: 'top-partner', subtitle: 'S', alt: 'A' } };
const MENTION = '{{ref "fig:top"}}\n\n{{chart "top"}}\n';

test.each([
  [
    '{{value}} {{value "goods"}} {{value "goods[].exports"}}',
    '4:1 argument-missing: value: expected an address, as "trade[2023].exports", found nothing\n4:20 address-syntax: expected a cell, as goods[2021].exports, found "goods"\n4:43 key-incomplete: expected the key of one row of goods (year), found nothing',
  ],
  [
    '{{value "ties" "more"}}',
    '4:16 argument-unexpected: value: expected one value without a name, found more',
  ],
  [
    '{{value "ties" fromat=".1f"}}',
    '4:16 argument-unknown: value: expected one of as, format, scale, sign, unit, found "fromat"',
  ],
  ['{{value 37}}', '4:9 argument-expected: value: expected an address, as "trade[2023].exports", found 37'],
  ['{{value "ties" scale="x"}}', '4:22 argument-expected: value: expected a number for scale, found "x"'],
  ['{{value "goods[last].exports"}}', '4:16 key-type: expected a number for year, found "last"'],
  ['{{value "goods[1890].exports"}}', '4:16 unknown-row: expected a row of goods, found none with year=1890'],
  [
    '{{value "goods[2022].share"}}',
    '4:1 figure-missing: expected a value in goods[2022].share, found a gap (not available)',
  ],
  [
    '{{value "goods[2023].plain"}}',
    '4:1 format-missing: expected a number format for goods[2023].plain, found none',
  ],
  ['{{value "ties" format="%.2"}}', '4:1 format-unknown: expected a number format, found "%.2"'],
  [
    '{{value "states[Ohio].state" format=".1f"}}',
    '4:1 format-of-text: expected a number in states[Ohio].state, found "Ohio"',
  ],
  ['{{expr "value(\'tie\')" format=".1f"}}', '4:16 unknown-fact: expected a fact of this book, found "tie"'],
  ['{{{value "ties"}}}', '4:1 raw-output: expected two braces, found a tag that asks for raw output'],
  [
    '{{> (lookup x)}}',
    '4:1 template-feature-unsupported: expected a helper, a block or a partial, found a partial whose name is worked out',
  ],
  [
    '{{#> odd}}x{{/odd}}',
    '4:1 template-feature-unsupported: expected a helper, a block or a partial, found a partial with a body',
  ],
  ['{{claim "top-partner"}}', '4:1 block-expected: expected claim in a block, found it alone'],
  [
    '{{#each states}}x{{/each}}',
    '4:9 unknown-name: expected a helper, a parameter or a field of the row, found "states"',
  ],
  ['{{#each "states"}}x{{/each}}', '4:1 rows-expected: expected rows to go through, found something else'],
  [
    '{{#each (rows "states")}}{{stat}}{{/each}}',
    '4:28 unknown-name: expected a helper, a parameter or a field of the row, found "stat"',
  ],
  [
    '{{#each (rows "states" limit=0)}}{{stat}}{{/each}}',
    '4:36 unknown-name: expected a helper, a parameter or a field of the row, found "stat"',
  ],
  [
    '{{#each (rows "states")}}{{@index}}{{/each}}',
    '4:26 output-not-a-figure: expected a field of a row or a text, found "@index"',
  ],
  [
    '{{#each (rows "states" where="datum.exprots > 1")}}x{{/each}}',
    "4:37 expression-unknown-field: expected a field of states, found 'exprots'",
  ],
  [
    '{{table "states" columns="state exprots"}} {{ref "tbl:states"}}',
    '4:27 unknown-field: expected a field of states, found "exprots"\n4:1 block-helper-inline: expected table alone on a line, found it in running text',
  ],
  ['a \ue123 b', '4:3 private-use-character: expected a character with a meaning, found U+E123'],
  [
    '{{#if (rows "states")}}x',
    '4:1 template-syntax: expected a complete {{…}} tag, found an opening {{#if}} without its {{/if}}',
  ],
  [
    '{{#if (rows "states")}}x{{/each}}',
    '4:4 template-syntax: expected {{/if}} to end the block, found {{/each}}',
  ],
  [
    'Text {{fact "ties"',
    '4:6 template-syntax: expected a complete {{…}} tag, found an opening {{ without its }}',
  ],
])('template: %s', (text, expected) => {
  expect(faults(text)).toBe(expected);
});

test.each([
  ['# Title', '4:1 heading-level: expected a heading of level 2 or more, found #'],
  ['### Deep', '4:1 heading-level: expected a heading of level 2 or less, found level 3'],
  ['Text.\n\n## {#only}', '6:1 heading-empty: expected the words of a heading, found none'],
  ['##\n\nText.', '4:1 heading-empty: expected the words of a heading, found none'],
  ['## A\n\n## A', '6:1 duplicate-anchor: expected each anchor once, found sec:trade/a again'],
  [
    'a <b>c</b>',
    '4:3 markdown-unsupported: expected text that can be set, found raw HTML\n4:7 markdown-unsupported: expected text that can be set, found raw HTML',
  ],
  ['<!-- x -->', '4:1 markdown-unsupported: expected text that can be set, found raw HTML'],
  [
    ':::table[Title]{#t}\n| a | b |\n|---|---|\n| *c[^n]* | d[^m] |\n:::\n\n{{ref "tbl:t"}}\n\n[^n]: Note.\n\n    More.',
    '7:14 undefined-footnote: expected the text of the footnote m, found none\n12:1 markdown-unsupported: expected text that can be set, found a note of a table in blocks',
  ],
  [
    ':::table[Title]{#t}\n| a | b |\n|---|---|\n| < | c |\n| ^ | ^ |\n| ^ | d |\n| e | < |\n| ^ | f |\n:::\n\n{{ref "tbl:t"}}',
    '7:1 table-span: expected cells that together are a rectangle, found one that goes on with none, or with a corner missing\n8:1 table-span: expected cells that together are a rectangle, found one that goes on with none, or with a corner missing\n10:1 table-span: expected cells that together are a rectangle, found one that goes on with none, or with a corner missing',
  ],
  [
    ':::table[Title]{#t}\n| a | b |\n|---|---|\n| c | < |\n| ^ | ^ |\n:::\n\n{{ref "tbl:t"}}',
    '8:1 table-span: expected cells that together are a rectangle, found one that goes on with none, or with a corner missing',
  ],
  ['![a](b.png)', '4:1 markdown-unsupported: expected text that can be set, found a picture'],
  [
    'a `4.2 percent` b',
    '4:3 code-is-figure: expected code between backticks, found the figure "4.2 percent"',
  ],
  ['    indented', '4:1 markdown-unsupported: expected text that can be set, found a block of code'],
  ['a\n\n***\n\nb', '6:1 markdown-unsupported: expected text that can be set, found a line across the page'],
  ['~~gone~~', '4:1 markdown-unsupported: expected text that can be set, found struck-out text'],
  ['- [ ] a', '4:1 markdown-unsupported: expected text that can be set, found a box to tick'],
  [
    '| a |\n|---|\n| b |',
    '4:1 markdown-unsupported: expected text that can be set, found a table without a title',
  ],
  [':::findings\nText.\n:::', '4:1 directive-shape: findings: expected a list, found none'],
  [
    ':::key-figures\n- no figure\n:::',
    '5:3 directive-shape: key-figures: expected an item such as **figure** label, found no figure',
  ],
  [':::note{color=red}\nText.\n:::', '4:1 unknown-attribute: note: expected no attributes, found "color"'],
  [':::note\nText.', '4:1 directive-unclosed: expected ::: to end note, found the end of the text'],
  [
    ':::columns\n:::column\nA.\n:::\n:::column\nB.\n:::\n:::',
    '4:1 directive-shape: columns: expected two or more :::column blocks inside ::::columns, found 1\n8:1 directive-shape: column: expected a place inside ::::columns, found it outside\n11:1 directive-unclosed: expected a block that this ::: ends, found none',
  ],
  [
    'A *b{{#claim "top-partner"}} c* d{{/claim}}',
    '4:5 claim-crosses-markup: expected a claim within one paragraph, found its beginning or end outside',
  ],
  [
    '{{#claim "top-partner"}}A.\n\nB.{{/claim}}',
    '4:1 claim-crosses-markup: expected a claim within one paragraph, found its beginning or end outside',
  ],
  ['[a]({{value "ties"}})', '4:1 figure-in-markup: expected plain text in an address, found a helper'],
  ['A[^x].', '4:2 undefined-footnote: expected the text of the footnote x, found none'],
  ['A.\n\n[^x]: Text.', '6:1 unused-footnote (warning): expected a mark [^x] in the text, found none'],
  [
    'See {{table "states"}}.',
    '4:5 block-helper-inline: expected table alone on a line, found it in running text',
  ],
  [
    '{{table "states"}}',
    '4:1 never-mentioned (warning): expected a mention of Table\u00a01.1 in the text, found none',
  ],
  [
    '{{ref "tbl:states"}}\n\n{{table "states"}}\n\n{{table "states"}}',
    '8:1 printed-twice: expected Table\u00a01.1 once in the book, found it again',
  ],
])('markdown: %s', (text, expected) => {
  expect(faults(text)).toBe(expected);
});

const REFUSED = 'link-refused: expected an address that a link may have, found';

test.each([
  ['A [b](javascript:alert) c.', `4:3 ${REFUSED} an address that begins with javascript:`],
  ['A [b](java&#115;cript:x) c.', `4:3 ${REFUSED} an address that begins with javascript:`],
  ['A <file:///etc/passwd> c.', `4:3 ${REFUSED} an address that begins with file:`],
  [
    'A [b][c] d.\n\n[c]: ../other.md',
    `6:1 ${REFUSED} an address within a folder or a site, which leads nowhere from a book`,
  ],
  ['A[^n].\n\n[^n]: See [b](#x).', `6:11 ${REFUSED} the anchor #x`],
  [':::note[A [b](data:text/html,x)]\nText.\n:::', `4:11 ${REFUSED} an address that begins with data:`],
  [':::findings\n- A [b](<x y.md>).\n:::', `5:5 ${REFUSED} an address with a space or a hidden character`],
  ['A [b]() c.', `4:3 ${REFUSED} an empty address`],
  [
    '## A [b](ch:none)',
    '4:6 unknown-reference: expected the anchor of a figure, table, section or chapter, found "ch:none"',
  ],
  [
    'A [b](ch:trade "T") c.',
    '4:3 markdown-unsupported: expected text that can be set, found a title of a link',
  ],
  [
    'A [](https://example.org) c.',
    '4:3 markdown-unsupported: expected text that can be set, found a link without words',
  ],
  [
    'A [b][c] d.\n\n[c]: ch:trade\n[C]: https://example.org\n[e]: #f',
    `7:1 link-defined-twice: expected each address once, found one for "C" again\n8:1 unused-link (warning): expected a link [words][e] in the text, found none\n8:1 ${REFUSED} the anchor #f`,
  ],
])('link: %s', (text, expected) => {
  expect(faults(text)).toBe(expected);
});

test('a-link-to-a-place-leads-there', () => {
  const text =
    '## B\n\nSee [this chapter](ch:trade), [a *section*][s] and {{value "ties"}}.\n\n[s]: sec:trade/b';
  const { manuscript, problems } = composeChapterText(text);
  expect(showProblems(problems)).toBe('');
  expect(dumpBlocks(manuscript.parts[0]?.chapters[0]?.blocks ?? [])).toContain(
    'See <this chapter -> ch:trade>, <a emphasis(section) -> sec:trade/b> and',
  );
});

test.each([
  ['contact: "ask javascript:alert(1)"', `book.yaml:6:10 ${REFUSED} an address that begins with javascript:`],
  ['subtitle: On $x$', 'book.yaml:6:11 markdown-unsupported: expected text that can be set, found a formula'],
  ['licence: see ftp://example.org', `book.yaml:6:10 ${REFUSED} an address that begins with ftp:`],
])('book-line: %s', (yaml, expected) => {
  expect(configFaults(yaml)).toBe(expected);
});

test.each([
  ['', '4:1 alt-missing: expected words that say what the chart top shows, found none', { alt: ' ' }],
  [
    '',
    'charts/top.vl.json:3:15 claim-missing: expected a claim of the chart top, whose title states a finding ("rose"), found none',
    { title: 'Trade rose', claim: undefined },
  ],
  [
    '',
    'charts/top.vl.json:3:15 title-unclaimed (warning): expected the title of the chart top to state no finding',
    { title: 'Goods trade, 2023', claim: undefined },
  ],
  ['', '4:1 caption-not-inline', { title: '- a\\n- b' }],
  ['', 'charts/top.vl.json:4:15 unknown-check: expected a check of this book, found "top"', { claim: 'top' }],
  [
    '',
    'charts/top.vl.json:3:23 bare-number: expected a reference to a figure, found the number 12',
    { title: 'Reached 12' },
  ],
])('chart: %s %s', (_, expected, usermeta) => {
  const charts = { top: { usermeta: { ...CHART.usermeta, ...usermeta } } };
  const found = faults(MENTION, { charts });
  expect(found).toContain(expected.replace(/^4:1 /, ''));
});

test('front-matter-is-asked-for-and-checked', () => {
  const missing = composeSmallBook({ chapters: { trade: '---\nText.\n' } });
  expect(withoutHints(missing.problems)).toContain(
    '1:1 front-matter-missing: expected front matter between two lines of ---',
  );
  const odd = composeSmallBook({
    chapters: { trade: '---\ntitle: A "title": 12\nshort: B\nwhat is this\n---\nText.\n' },
  });
  expect(withoutHints(odd.problems)).toBe(
    [
      '3:1 unknown-setting: expected a known key, found "short"',
      '4:1 front-matter-line: expected a line such as "title: …", found "what is this"',
      '2:19 bare-number: expected a reference to a figure, found the number 12',
    ].join('\n'),
  );
});

test.each([
  ['publishr: x', 'book.yaml:6:1 unknown-setting: expected a known key, found "publishr"'],
  ['keywords: Mexico', 'book.yaml:6:11 setting-expected: keywords: expected a list, found "Mexico"'],
  [
    'page: { size: A6 }',
    'book.yaml:6:15 setting-expected: size: expected A4, A5, Letter or Legal, found "A6"',
  ],
  [
    'front: [cover]\ncover: { kind: picture, image: mark, textColour: gren }',
    ['book.yaml:7:32 setting-missing: expected the key alt, found none'].join('\n'),
  ],
  [
    'front: [cover]\ncover: { kind: chart }',
    'book.yaml:7:8 setting-missing: expected the key chart, found none',
  ],
  [
    'front: [cover]\ncover: { kind: photo, parts: [title, dedication] }',
    [
      'book.yaml:7:16 setting-expected: kind: expected chart, picture or plain, found "photo"',
      'book.yaml:7:38 setting-expected: parts: expected title, subtitle, authors, credit, publisher or edition, found "dedication"',
    ].join('\n'),
  ],
  [
    'workbook: { filters: maybe }',
    'book.yaml:6:22 setting-expected: filters: expected true or false, found "maybe"',
  ],
  [
    'parts: [~, x]',
    'book.yaml:6:9 setting-expected: parts.0: expected keys with values, found nothing\nbook.yaml:6:12 setting-expected: parts.1: expected keys with values, found "x"',
  ],
  [
    'back: [chapter:sorces]',
    'book.yaml:6:8 unknown-chapter: expected a chapter of templates/chapters, found "sorces"',
  ],
  [
    'back: [indices]',
    'book.yaml:6:8 unknown-matter: expected cover, imprint, contents, listOfFigures, listOfTables, sheetIndex, index, annex:NAME or chapter:NAME, found "indices"',
  ],
  [
    'back: [chapter:trade]',
    'book.yaml:6:8 chapter-listed-twice: expected each chapter once, found trade again',
  ],
  [
    'waivers: [{ code: never-mentioned, where: x }]',
    'book.yaml:6:11 setting-missing: expected the key reason, found none',
  ],
])('book: %s', (yaml, expected) => {
  expect(configFaults(yaml)).toBe(expected);
});

test.each([
  ['edition', 'soon', '2:10 setting-expected: edition: expected a date such as 2024-03-31, found "soon"'],
  [
    'edition',
    '2023-02-29',
    '2:10 setting-expected: edition: expected a date such as 2024-03-31, found "2023-02-29"',
  ],
  [
    'language',
    'nl-NL',
    '4:11 unsupported-language: language: expected en-US, en-GB, es-ES, es-MX, fr-FR, fr-CA, de-DE, pt-BR or pt-PT, found nl-NL',
  ],
  ...['a b', 'CON', 'nul.x', 'lpt1', 'a.', '../a'].map((name): [string, string, string] => [
    'fileName',
    name,
    `3:11 setting-expected: fileName: expected up to 100 letters, digits and hyphens, and no name of a device such as CON, found "${name}"`,
  ]),
  ['title', '""', '1:8 setting-expected: title: expected text of at most 10,000 characters, found ""'],
  [
    'chapters',
    '[]',
    '1:1 setting-missing: expected the key chapters, found none\n1:1 chapter-not-used (warning): expected the chapter in book.yaml, found it in no part',
  ],
])('book-title: %s: %s', (key, value, expected) => {
  const yaml = 'title: A\nedition: 2024-03-31\nfileName: a\nlanguage: en-US\nchapters: [trade]\n';
  const text = yaml.replace(new RegExp(`^${key}: .*$`, 'm'), `${key}: ${value}`);
  const book = parseYaml({ path: 'templates/book.yaml', text }).document;
  if (book === undefined) throw new Error('expected YAML');
  const source = { ...bookSource({ chapters: { trade: 'Text.' } }), book };
  expect(withoutHints(readBookConfig(source).problems)).toBe(`book.yaml:${expected}`);
});

test('a-chapter-in-no-part-is-a-warning-and-is-checked-all-the-same', () => {
  const book = bookSource({
    chapters: { trade: 'Text.', other: '{{value "tie"}}' },
    config: 'chapters: [trade]',
  });
  expect(withoutHints(readBookConfig(book).problems)).toBe(
    'chapters/other.md.hbs:1:1 chapter-not-used (warning): expected the chapter in book.yaml, found it in no part',
  );
  const composed = composeSmallBook({
    chapters: { trade: 'Text.', other: '{{value "tie"}}' },
    config: 'chapters: [trade]',
  });
  expect(withoutHints(composed.problems)).toBe(
    'chapters/other.md.hbs:4:10 unknown-fact: expected a fact of this book, found "tie"',
  );
});

test('a-name-that-no-include-of-a-partial-gives-is-reported', () => {
  expect(faults('{{> a}}', { partials: { a: 'A{{#if unti}} b{{/if}}.' } })).toBe(
    'partials/a.md.hbs:1:8 parameter-never-given (warning): expected a name that the partial is given somewhere, found "unti"',
  );
});

test('a-cover-chart-that-does-not-exist-is-reported', () => {
  const { problems } = composeSmallBook({
    chapters: { trade: 'Text.' },
    config: 'front: [cover]\ncover: { chart: top }',
  });
  expect(withoutHints(problems)).toBe(
    'book.yaml:7:17 unknown-chart: expected a chart of this book, found "top"',
  );
});

test('a-mention-is-waived-once', () => {
  const config = "waivers: [{ code: never-mentioned, where: 'tbl:states', reason: it speaks for itself }]";
  expect(faults('{{table "states"}}', { config })).toBe('');
  expect(faults('Text.', { config })).toBe(
    'book.yaml:6:11 waiver-unused (warning): expected a warning never-mentioned at tbl:states to waive, found none',
  );
});

test('a-claim-on-a-check-that-failed-with-a-warning-is-an-error', () => {
  const checks = [
    check({ id: 'grew', statement: 'It grew.', severity: 'warning', outcome: 'failed', computed: '1 > 2' }),
  ];
  expect(faults('{{#claim "grew"}}It grew.{{/claim}}', { checks })).toBe(
    '4:11 claim-on-failed-check: expected a check that holds, found grew failed: 1 > 2',
  );
});

test('every-code-of-the-catalogue-is-shown-here-or-in-a-fixture', () => {
  const root = join(import.meta.dirname, '../..');
  const text = readFileSync(join(root, 'pipeline/problems/catalogue/compose.ts'), 'utf8');
  const codes = [...text.matchAll(/problem\(\s*'([a-z0-9-]+)'/g)].map((match) => match[1] ?? '');
  const fixtures = readdirSync(join(root, 'tests/fixtures/problems')).map((name) => name.replace(/--.*/, ''));
  expect(codes.length).toBeGreaterThan(50);
  expect([...new Set(codes)].filter((code) => !seen.has(code) && !fixtures.includes(code))).toEqual([]);
});
