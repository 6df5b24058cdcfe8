/** Small manuscripts as indented text: `~` is a space that does not break, `#` the id of a ledger entry. */

import { expect, test } from 'vitest';
import type { Manuscript } from '../../pipeline/compose/Manuscript.ts';
import { blockTexts, plainText } from '../../pipeline/compose/plainText.ts';
import { formatOf } from '../numbers/formatOf.ts';
import { dumpBlocks } from './dumpBlocks.ts';
import {
  column,
  composeChapterText,
  composeSmallBook,
  type SmallBook,
  showProblems,
  tableOf,
} from './smallBook.ts';

const CHART = {
  usermeta: {
    title: 'Exports reached {{value "goods[2022].exports"}}',
    claim: 'top-partner',
    subtitle: 'US$ billion, 2021--2023',
    alt: 'A line that ends at {{value "goods[2023].exports" format="$,.0f"}} billion.',
    note: 'A "note".',
  },
  transform: [{ filter: 'datum.year <= 2022' }],
};

const LISTS = `{{corrections id="departures" title="What we read otherwise" heads="No.|In|They say|We say|Why"
  facts="datum.status == 'disputed'" factsHold="as they state it" factsLetter="D"}}

{{facts id="untested" title="Not tested" where="datum.status == 'untested'" columns="label value note"
  heads="Subject | Value | Note"}}`;

/** The blocks of the first chapter; problems, if any, make the test fail. */
function dump(text: string, more: Omit<SmallBook, 'chapters'> = {}): string {
  const { manuscript, problems } = composeChapterText(text, more);
  // The checks of the small book are about little; which of them show nothing is the matter of other tests.
  const shams = ['check-cannot-fail', 'claim-elsewhere'];
  expect(showProblems(problems.filter(({ code }) => !shams.includes(code)))).toBe('');
  return `\n${dumpBlocks(firstChapter(manuscript).blocks)}\n`;
}

function firstChapter(manuscript: Manuscript) {
  const chapter = manuscript.parts[0]?.chapters[0];
  if (chapter === undefined) throw new Error('expected a chapter');
  return chapter;
}

test('figures-are-nodes-with-the-format-of-their-field-or-their-own', () => {
  expect(
    dump(
      [
        'From {{value "goods[2021].exports"}} to {{value "goods[2022].exports" format="$,.0f"}} billion,',
        'a balance of {{value "goods[2023].balance"}}, or {{value "goods[2023].exports" scale=0.001 format=".2f" unit="US$ trillion"}} trillion,',
        '{{value "goods[2021].share" sign=true}} percent, in {{value "goods[2023].year"}}; {{value "rounded-trade"}};',
        'since {{value "in-force"}}; {{expr "value(\'goods[2023].imports\') / value(\'goods[2023].exports\')" format=".2f"}} times.',
      ].join('\n'),
    ),
  ).toBe(`
body: From {276.5 #trade-0001} to {$324 #trade-0002} billion, a balance of {−152.4 #trade-0003}, or {0.32 #trade-0004} trillion, {+14.5 #trade-0005} percent, in {2023 #trade-0006}; {0.13 #trade-0007}; since {July 1, 2020 #trade-0008}; {1.47 #trade-0009} times.
`);
});

test('the-ledger-holds-value-unit-origin-key-sources-and-place', () => {
  const { manuscript } = composeChapterText(
    'A\nB {{value "states[Texas].exports" format=".0f"}} C {{expr "value(\'ties\') * 2" format=".0f" unit="million"}}',
  );
  expect(manuscript.ledger).toEqual([
    {
      id: 'trade-0001',
      displayed: '130',
      value: 129.5,
      unit: 'US$ billion',
      asOf: '2024-02-07',
      address: 'states[Texas].exports',
      slot: 'ch:trade#1',
      origin: { type: 'cell', table: 'states', row: 0, field: 'exports' },
      rowKey: 'state=Texas',
      format: formatOf('.0f'),
      sources: ['press'],
      chapter: 'trade',
      within: 'prose',
      place: { file: 'templates/chapters/trade.md.hbs', line: 5, column: 3, endColumn: 49 },
    },
    {
      id: 'trade-0002',
      displayed: '74',
      value: 74,
      unit: 'million',
      asOf: '2024-03-31',
      address: "value('ties') * 2",
      from: ['fact:ties'],
      slot: 'ch:trade#2',
      origin: {
        type: 'computed',
        expression: "value('ties') * 2",
        figures: [{ type: 'fact', fact: 'ties' }],
      },
      format: formatOf('.0f'),
      sources: ['deck'],
      chapter: 'trade',
      within: 'prose',
      place: { file: 'templates/chapters/trade.md.hbs', line: 5, column: 52, endColumn: 108 },
    },
  ]);
});

test('a-chart-block-has-its-words-composed-and-its-title-claimed', () => {
  expect(dump('See {{ref "fig:top" page=true}}.\n\n{{chart "top"}}\n', { charts: { top: CHART } })).toBe(`
body: See <Figure~1.1 -> fig:top +page>.
chart fig:top Figure~1.1: claim(top-partner: Exports reached {324.4 #trade-0001})
  subtitle US$ billion, 2021–2023
  alt A line that ends at $323 billion.
  note 1: A “note”.
  Sources: <Census Bureau -> https://example.org/trade>; Daily News (as of February 7, 2024)
`);
});

test('a-table-block-has-stub-notes-shorthands-totals-and-source', () => {
  const text = [
    'See {{ref "tbl:goods"}} and {{ref "tbl:states"}}.',
    '',
    '{{table "goods" columns="year imports share" where="datum.year >= 2022" width="wide" title="Imports & \'share\'"}}',
    '{{table "states" limit=2}}',
  ].join('\n');
  expect(dump(text)).toBe(`
body: See <Table~1.1 -> tbl:goods> and <Table~1.2 -> tbl:states>.
table tbl:goods Table~1.1 wide: Imports & ‘share’ [note 1]
  | stub start Year | decimal US imports (US$ billion) [note 2] | decimal Share (percent) |
  | 2022 | 454.9 #trade-0001 | [x] |
  | 2023 | 475.6 #trade-0002 | 15.7 #trade-0003 |
  [x] = not available
  note 1: Census basis.
  note 2: First release.
  Sources: <Census Bureau -> https://example.org/trade>; Daily News (as of February 7, 2024)
table tbl:states Table~1.2 text: Exports of states
  | stub start Rank | stub start State | decimal Exports (US$ billion) [note 1] |
  | 1 | Texas [2] | 129.5 #trade-0004 |
  | 2 | Ohio | 8.2 #trade-0005 |
  = [x] | Total | 140.8 #trade-0006 |
  [x] = not available
  remark: First 2 of 3 rows.
  note 1: First release.
  note 2: As revised.
  Sources: Daily News; <Census Bureau -> https://example.org/trade> (as of February 7, 2024)
`);
});

test('directives-become-the-blocks-that-they-name', () => {
  const text = `
:::lead
The lead.
:::

:::findings
- One {{value "ties"}}.
- Two.
:::

:::key-figures
- **{{value "ties"}} m** [people](ch:trade)

  a small line
- {{#claim "top-partner"}}**{{value "goods[2023].exports"}}** exports{{/claim}}
  - a detail
:::

:::difference[The *deck*]
Text.

- Item
:::

:::side-note
Small.
:::

:::timeline
- **July 2020** The agreement.
:::

:::definitions
- **NAFTA** — an agreement.

  More of it.
- **USMCA**: another.
:::

::::columns
:::column
Left.
:::
:::column
Right.
:::
::::

::page-break

> Quoted.
>
> --- A. Author
`;
  expect(dump(text)).toBe(`
lead: The lead.
findings
  One {37 #trade-0001}.
  Two.
keyFigures
  tile {37 #trade-0002} m / people / detail a small line / to ch:trade
  tile {323.2 #trade-0003} / claim(top-partner: exports) / detail a detail
callout difference: The emphasis(deck)
  body: Text.
  list
    item
      body: Item
sideNote
  body: Small.
timeline
  July 2020 / The agreement.
definitions
  term NAFTA
    body: an agreement.
    body: More of it.
  term USMCA
    body: another.
columns
  column
    body: Left.
  column
    body: Right.
pageBreak
quote by A. Author
  body: Quoted.
`);
});

test('a-markdown-table-in-a-directive-is-numbered-with-the-others', () => {
  const text = `
See {{ref "tbl:terms"}}.

:::table[Old and new]{#terms width=wide}
| Subject | Now |
|---|---|
| *Cars* | {{value "ties"}} m |
:::
`;
  expect(dump(text)).toBe(`
body: See <Table~1.1 -> tbl:terms>.
table tbl:terms Table~1.1 wide: Old and new
  | stub start Subject | start Now |
  | Cars | 37 m #trade-0001 |
  
`);
});

test('a-typed-table-names-its-sources-beneath-it', () => {
  const text = `
See {{ref "tbl:terms"}}.

:::table[Old and new]{#terms sources="press, census"}
| Subject | Now |
|---|---|
| *Cars* | new |
:::

{{sources}}
`;
  expect(dump(text)).toBe(`
body: See <Table~1.1 -> tbl:terms>.
table tbl:terms Table~1.1 text: Old and new
  | stub start Subject | start Now |
  | Cars | new |
  Sources: Daily News; <Census Bureau -> https://example.org/trade>
definitions
  term Census Bureau
    entry: Trade by country.quiet( (<example.org -> https://example.org/trade>).)
  term Daily News
    entry: A report.quiet()
`);
});

test('a-typed-table-has-notes-of-its-own-beneath-it-and-cells-that-span', () => {
  const text = `
See {{ref "tbl:terms"}}.[^text]

:::table[Old and new[^all]]{#terms}
| Subject[^cars] | <      | Now                         |
| -------------- | ------ | --------------------------- |
| Cars           | old    | {{value "ties"}} m[^cars]   |
| ^              | new    | *more*[^all] than that      |
| \\^            | \\<     | [^a]                        |
| Both           | <      | ^                           |
:::

[^text]: A note of the text.
[^all]: As of {{value "ties"}} *ties*.
[^cars]: Cars only.
[^a]: Last.
`;
  expect(dump(text)).toBe(`
body: See <Table~1.1 -> tbl:terms>.[note 1]
table tbl:terms Table~1.1 text: Old and new [note 1]
  | stub start Subject [note 2] <2> | - | start Now |
  | Cars <1x2> | old | 37 m [2] #trade-0001 |
  | - | new | more than that [1] |
  | ^ | < |  [3] <1x2> |
  | Both <2x1> | - | - |
  note 1: As of 37 ties.
  note 2: Cars only.
  note 3: Last.
  
`);
});

test('headings-have-anchors-of-their-words-or-of-their-own', () => {
  const text =
    '## What "is" new?\n\n### Más allá {#beyond}\n\n{{ref "sec:trade/what-is-new"}}, {{ref "sec:trade/beyond"}}.';
  expect(dump(text)).toBe(`
heading 2 sec:trade/what-is-new: What “is” new?
heading 3 sec:trade/beyond: Más allá
body: <What “is” new? -> sec:trade/what-is-new>, <Más allá -> sec:trade/beyond>.
`);
});

test('footnotes-are-numbered-in-the-order-of-their-marks', () => {
  const { manuscript, problems } = composeChapterText(
    'B[^b] A[^a] again B[^b].\n\n[^a]: Note *a*.\n[^b]: Note with {{value "ties"}}.\n',
  );
  expect(showProblems(problems)).toBe('');
  const chapter = firstChapter(manuscript);
  expect(dumpBlocks(chapter.blocks)).toBe('body: B[note 1] A[note 2] again B[note 1].');
  expect(
    [...chapter.footnotes.values()].map((note) => `${note.mark} ${note.id} ${dumpBlocks(note.children)}`),
  ).toEqual(['1 note:trade/b body: Note with {37 #trade-0001}.', '2 note:trade/a body: Note emphasis(a).']);
});

test('loops-print-each-row-with-references', () => {
  const text = `{{#each (rows "states" where="datum.exports < 100")}}
- {{state}}: {{this.exports}}{{#unless @last}};{{else}}.{{/unless}}
{{/each}}
`;
  expect(dump(text)).toBe(`
list
  item
    body: {Ohio #trade-0001}: {8.2 #trade-0002};
  item
    body: {Iowa #trade-0003}: {3.1 #trade-0004}.
`);
});

test('partials-take-parameters-and-keep-the-indentation-of-their-place', () => {
  const partials = {
    exports: 'Exports of {{label}}: {{value "states[{state}].exports"}}.\n\n{{#if more}}And more.\n{{/if}}',
  };
  const text = '- Item\n\n  {{> exports label="the *state*" state="Ohio" more=true}}\n\nAfter.';
  expect(dump(text, { partials })).toBe(`
list loose
  item
    body: Item
    body: Exports of the emphasis(state): {8.2 #trade-0001}.
    body: And more.
body: After.
`);
});

test('a-problem-in-a-partial-stands-on-the-partials-own-line', () => {
  const { problems } = composeChapterText('Text.\n\n{{> odd}}\n', {
    partials: { odd: 'Fine.\n\nBut {{#if false}}{{value "tie"}}{{/if}} 42.\n' },
  });
  expect(showProblems(problems)).toMatch(
    /^partials\/odd.md.hbs:3:27 unknown-fact[\s\S]*\npartials\/odd.md.hbs:3:41 bare-number/,
  );
});

test('a-footnote-in-the-introduction-of-a-part-is-reported-rather-than-lost', () => {
  const { problems } = composeSmallBook({
    chapters: { one: 'Text.' },
    partials: { intro: 'Words.[^note]\n\n[^note]: More words.' },
    config: 'parts:\n  - { id: first, title: First part, introduction: intro, chapters: [one] }',
  });
  expect(showProblems(problems)).toBe(
    [
      'partials/intro.md.hbs:3:1 markdown-unsupported: expected text that can be set, found a footnote in the introduction of a part',
      '  hint: say it in the text, or in a footnote of a chapter',
    ].join('\n'),
  );
});

test('parts-chapters-and-appendices-are-numbered', () => {
  const { manuscript, problems } = composeSmallBook({
    chapters: {
      glance: 'At a glance: {{ref "ch:one"}}, {{ref "part:second"}}.',
      one: '{{ref "ch:two"}} {{ref "tbl:goods"}}\n\n{{table "goods"}}',
      two: '{{ref "ch:end"}}',
      end: `{{ref "tbl:states"}}\n\n{{table "states"}}\n\n${LISTS}\n\n{{checksTable}}`,
    },
    partials: { intro: 'Part introduction.' },
    config: [
      'front: [cover, imprint, contents, chapter:glance]',
      'parts:',
      '  - { id: first, title: First part, introduction: intro, chapters: [one] }',
      '  - { id: second, title: Second part, chapters: [two] }',
      'back: [chapter:end, sheetIndex]',
    ].join('\n'),
  });
  expect(showProblems(problems)).toBe('');
  expect(
    manuscript.parts.map(({ number, chapters }) => [number, chapters.map((chapter) => chapter.number)]),
  ).toEqual([
    ['I', ['1']],
    ['II', ['2']],
  ]);
  expect(manuscript.tables.map(({ number }) => number.replace('\u00a0', ' '))).toEqual([
    'Table 1.1',
    'Table A.1',
    'Table A.2',
    'Table A.3',
    'Table A.4',
  ]);
  expect(manuscript.front.map((matter) => matter.type)).toEqual(['cover', 'imprint', 'generated', 'chapter']);
  expect(dumpBlocks(manuscript.parts[0]?.introduction ?? [])).toBe('body: Part introduction.');
  const end = manuscript.back[0];
  expect(end?.type === 'chapter' ? `\n${dumpBlocks(end.chapter.blocks.slice(2))}\n` : '').toBe(`
table tbl:departures Table~A.2 wide: What we read otherwise
  | stub start No. | start In | start They say | start We say | start Why |
  | A2 | 5 | 322.2 | 323.2 | the sum needs it |
  | D1 |  | Trade as a share of output: 39 percent | as they state it | No reading gives it. |
  
table tbl:untested Table~A.3 wide: Not tested
  | stub start Subject | start Value | start Note |
  | Share of farm exports | 14.5 percent |  |
  
table tbl:checks Table~A.4 wide: Relations that hold between the figures
  | stub start Relation | start Computation | start Outcome |
  | Mexico is the top partner. | 798.8 = 798.8 | holds |
  | Exports and imports add up. | 798.8 = 798.8 | holds |
  
`);
});

test('sources-of-a-chapter-are-those-of-what-it-prints', () => {
  expect(dump('{{value "goods[2023].exports"}} {{value "ties"}}\n\n{{sources}}\n')).toBe(`
body: {323.2 #trade-0001} {37 #trade-0002}
definitions
  term A. Author
    entry: Slides.quiet()
  term Census Bureau
    entry: Trade by country.quiet( (<example.org -> https://example.org/trade>).)
  term Daily News
    entry: A report.quiet()
`);
});

test('all-sources-say-grade-date-and-the-chapters-that-rest-on-them', () => {
  const { manuscript } = composeSmallBook({
    chapters: {
      one: '{{value "goods[2023].exports"}}',
      two: '{{value "goods[2022].exports"}}',
      end: '{{sources all=true}}',
    },
    config: 'chapters: [one, two]\nback: [chapter:end]',
  });
  const [back] = manuscript.back;
  const blocks = back?.type === 'chapter' ? back.chapter.blocks : [];
  expect(dumpBlocks(blocks)).toContain(
    ' A,~March~1,~2024, <example.org -> https://example.org/trade>. Chapters',
  );
  expect(dumpBlocks(blocks)).toContain('<1 -> ch:one>, <2 -> ch:two>');
});

test('days-of-reading-are-said-once-above-the-list-if-each-document-has-one', () => {
  const ofCensus = tableOf(
    'ports',
    'Trade by port',
    ['port'],
    [
      column({ name: 'port', title: 'Port', type: 'string' }, ['Laredo']),
      column({ name: 'trade', title: 'Trade', type: 'integer' }, [7]),
    ],
  );
  const shown = (text: string) => {
    const { manuscript } = composeSmallBook({
      chapters: { one: text, end: '{{sources all=true read="once"}}' },
      tables: [ofCensus],
      config: 'chapters: [one]\nback: [chapter:end]',
    });
    const [back] = manuscript.back;
    return dumpBlocks(back?.type === 'chapter' ? back.chapter.blocks : []);
  };
  const ofOne = shown('{{value "ports[Laredo].trade"}}');
  expect(ofOne).toContain('The documents were read on March 1, 2024.');
  expect(ofOne).toContain(' A, <example.org -> https://example.org/trade>.');
  expect(shown('{{value "goods[2023].exports"}}')).toContain(' A,~March~1,~2024, <example.org');
});

test('days-of-reading-belong-to-the-list-of-all-sources', () => {
  const { problems } = composeSmallBook({
    chapters: { one: '{{value "goods[2023].exports"}}\n\n{{sources read="once"}}' },
    config: 'chapters: [one]',
  });
  expect(showProblems(problems)).toContain('read');
});

test('a-source-names-the-tables-that-rest-on-it-and-the-chapter-whose-text-alone-does', () => {
  const { manuscript } = composeSmallBook({
    chapters: {
      one: '{{value "goods[2023].exports"}} {{ref "tbl:goods"}}\n\n{{table "goods"}}',
      two: '{{value "goods[2022].exports"}}',
      end: '{{sources all=true}}',
    },
    config: 'chapters: [one, two]\nback: [chapter:end]',
  });
  const [back] = manuscript.back;
  const blocks = back?.type === 'chapter' ? back.chapter.blocks : [];
  expect(dumpBlocks(blocks)).toContain('<Table~1.1 -> tbl:goods>; <Chapter~2 -> ch:two>.');
});

test('what-the-contents-leave-out-must-be-a-section', () => {
  const { problems } = composeSmallBook({
    chapters: { one: '## Sources\n\nText.' },
    config: 'chapters: [one]\ncontents: { omit: [Sources, Sauces] }',
  });
  expect(showProblems(problems)).toContain(
    'unknown-section: expected a section of this book, found "Sauces"',
  );
});

test('a-note-on-some-rows-is-printed-with-those-rows-only', () => {
  const notesOf = (where: string) =>
    composeChapterText(
      `{{ref "tbl:states"}}\n\n{{table "states" where="${where}"}}`,
    ).manuscript.tables.flatMap(({ notes }) => notes.map(({ text }) => text));
  expect(notesOf("datum.state == 'Texas'")).toEqual(['First release.', 'As revised.']);
  expect(notesOf("datum.state == 'Ohio'")).toEqual(['First release.']);
});

test('data-notes-are-numbered-in-each-table-in-the-order-of-their-marks', () => {
  const { manuscript } = composeChapterText('{{ref "tbl:states"}}\n\n{{table "states"}}\n');
  const [block] = manuscript.tables;
  expect(block?.notes).toEqual([
    { number: 1, text: 'First release.' },
    { number: 2, text: 'As revised.' },
  ]);
  expect(block?.columns.map(({ notes }) => notes)).toEqual([[], [], [1]]);
  expect(block?.rows.map(({ cells }) => cells[1]?.beside)).toEqual([
    ['[2]'],
    undefined,
    undefined,
    undefined,
  ]);
});

test('claims-are-listed-with-their-sentence-and-place', () => {
  const { manuscript } = composeChapterText(
    'X {{#claim "top-partner"}}Mexico *leads* with {{value "ties"}}{{/claim}}. Next.',
  );
  expect(manuscript.claims).toEqual([
    {
      check: 'top-partner',
      text: 'X Mexico leads with 37.',
      figures: ['trade-0001'],
      chapter: 'trade',
      within: 'prose',
      place: { file: 'templates/chapters/trade.md.hbs', line: 4, column: 3, endColumn: 73 },
    },
  ]);
});

test('another-language-has-its-own-words-numbers-and-quotes', () => {
  const text =
    '"Mot" {{value "goods[2023].exports"}} {{ref "tbl:goods"}}\n\n{{table "goods" columns="year exports"}}';
  expect(dump(text, { language: 'fr-CA' }).replaceAll('\u202f', '^')).toBe(`
body: «~Mot~» {323,2 #trade-0001} <Tableau~1.1 -> tbl:goods>
table tbl:goods Tableau~1.1 text: US goods trade with Mexico [note 1]
  | stub start Year | decimal US exports (US$ billion) |
  | 2021 | 276,5 #trade-0002 |
  | 2022 | 324,4 #trade-0003 |
  | 2023 | 323,2 #trade-0004 |
  note 1: Census basis.
  Sources~: <Census Bureau -> https://example.org/trade>; Daily News (au 7 février 2024)
`);
});

test('what-the-book-calls-an-annex-bears-its-whole-name-whatever-it-prints', () => {
  const { manuscript } = composeSmallBook({
    chapters: {
      trade: '{{ref "ch:method"}}, {{ref "ch:notes"}}, {{ref "sec:method/how"}}.',
      method: '---\ntitle: Our method\nshortTitle: Method\n---\n## How\n\nWords only.',
      notes: 'Words only.',
    },
    config: 'chapters: [trade]\nback: [annex:method, annex:notes]',
    language: 'fr-FR',
  });
  const back = manuscript.back.flatMap((matter) => (matter.type === 'chapter' ? [matter.chapter] : []));
  expect(back.map(({ number, label, shortTitle }) => [number, label, shortTitle])).toEqual([
    ['A', 'Annexe\u00a0A', 'Annexe\u00a0A\u00a0: Method'],
    ['B', 'Annexe\u00a0B', 'Annexe\u00a0B\u00a0: Chapter on notes'],
  ]);
  expect(blockTexts(manuscript.parts[0]?.chapters[0]?.blocks ?? [])).toEqual([
    'Annexe\u00a0A, Annexe\u00a0B, How.',
  ]);
});

test('an-annex-says-its-letter-where-its-tables-do', () => {
  const { manuscript } = composeSmallBook({
    chapters: {
      trade: '## A   *b*  c\n\n{{ref "ch:notes"}}, {{ref "ch:method"}}, {{ref "tbl:states"}}.',
      method: 'Words only.',
      notes: '{{table "states"}}',
    },
    config: 'chapters: [trade]\nback: [chapter:method, chapter:notes]',
  });
  const back = manuscript.back.flatMap((matter) => (matter.type === 'chapter' ? [matter.chapter] : []));
  expect(back.map(({ id, number }) => [id, number])).toEqual([
    ['method', undefined],
    ['notes', 'A'],
  ]);
  expect(blockTexts(manuscript.parts[0]?.chapters[0]?.blocks ?? [])).toEqual([
    'A b c',
    'Annex\u00a0A, Chapter on method, Table\u00a0A.1.',
  ]);
});

test('a-chart-that-the-cover-alone-prints-brings-its-words-and-with-a-colour-stands-on-it', () => {
  const usermeta = {
    size: 'wide',
    height: 'tall',
    title: 'Ports',
    subtitle: 'Ports as circles',
    alt: 'A map',
  };
  const { manuscript, problems } = composeSmallBook({
    chapters: { trade: 'Text.' },
    charts: { ports: { usermeta, data: { name: 'goods' }, mark: 'bar' } },
    config: 'front: [cover]\ncover: { chart: ports, colour: accent }',
  });
  expect(showProblems(problems)).toBe('');
  const [cover] = manuscript.front;
  if (cover?.type !== 'cover') throw new Error('expected a cover');
  expect(cover.ground).toMatchObject({ colour: '#0e6073', textColour: '#ffffff' });
  expect(cover.words?.alt).toBe('A map');
  expect(plainText(cover.words?.caption ?? [])).toMatch(/^Ports as circles/);
  // Nobody meets it in a list of figures.
  expect(manuscript.figures).toEqual([]);
});

test('a-book-that-marks-grades-sets-them-after-sources-tiles-and-findings-and-says-what-they-mean', () => {
  const trade = [
    '{{ref "tbl:goods"}}',
    ':::findings\n- Trade is {{value "goods[2023].exports" format=".1f"}} and {{value "states[Ohio].exports"}}.\n:::',
    ':::key-figures\n- **{{value "goods[2023].exports" format=".1f"}}** billion\n:::',
    '{{table "goods"}}',
  ].join('\n\n');
  const marksIn = (config: string) => {
    const { manuscript, problems } = composeSmallBook({ chapters: { trade }, config });
    expect(showProblems(problems)).toBe('');
    const [imprint] = manuscript.front;
    const blocks = manuscript.parts[0]?.chapters[0]?.blocks ?? [];
    const ends = blocks.flatMap((block) => {
      if (block.type === 'findings') return [plainText(block.items[0] ?? [])];
      if (block.type === 'keyFigures') return [plainText(block.tiles[0]?.label ?? [])];
      return block.type === 'table' ? [plainText(block.source)] : [];
    });
    return [...ends, ...(imprint?.type === 'imprint' ? blockTexts(imprint.blocks).slice(-1) : [])];
  };
  const marked = marksIn('front: [imprint]\ngradeMarks: true');
  const plain = marksIn('front: [imprint]');
  expect(plain.join(' ')).not.toMatch(/\u00a0[BC]\b/);
  expect(marked).toMatchInlineSnapshot(`
    [
      "Trade is 323.2 and 8.2. C",
      "billion C",
      "Sources: Census Bureau; Daily News C (as of February 7, 2024)",
      "Letters after sources and figures: B, official number read in a page; C, press quoting the publisher; none (in the list of sources A), official file.",
    ]
  `);
});
