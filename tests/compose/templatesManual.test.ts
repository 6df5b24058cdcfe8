/** The manual of the templates folder: whatever a writer may type there, it names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ANNOTATION_TABLE } from '../../pipeline/charts/tableScope.ts';
import { themeConfig } from '../../pipeline/charts/themeConfig.ts';
import { readBookConfig } from '../../pipeline/compose/readBookConfig.ts';
import { american } from '../../pipeline/language/english.ts';
import { parseJson } from '../../pipeline/load/parseJson.ts';
import { pageWarnings } from '../../pipeline/problems/catalogue/layout.ts';
import type { Problem } from '../../pipeline/problems/Problem.ts';
import { parseTheme } from '../../pipeline/theme/parseTheme.ts';
import { drawFixtures, fixtureTheme, squares, usermeta } from '../charts/drawFixture.ts';
import { bookSource, composeChapterText } from './smallBook.ts';

/** A name that is not near to any other, so that the hint lists all names there are. */
const UNKNOWN = 'qqqqqqqqqqqqqqqqqqqqqqqq';

const manual = readFileSync(join(import.meta.dirname, '../../templates/README.md'), 'utf8');

/** The words of what the manual sets as code within its sentences and tables. */
const named = new Set(
  [...manual.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`[^`\n]+`/g)].flatMap(
    ([code]) => code.match(/[\p{L}\d-]+/gu) ?? [],
  ),
);

/** The names that the problem with `UNKNOWN` says there are: `keys here: title, edition`. */
function namesIn(problems: readonly Problem[]): readonly string[] {
  const told = problems.filter(({ message }) => message.includes(UNKNOWN)).flatMap(({ hints }) => hints);
  return told.flatMap((hint) => {
    const [, list = ''] = /^\w+ here: (.*)$/.exec(hint) ?? [];
    return list.split(', ');
  });
}

function namesOfChapter(text: string): readonly string[] {
  return namesIn(composeChapterText(text).problems);
}

function keysOfBook(config: string): readonly string[] {
  return namesIn(readBookConfig(bookSource({ chapters: { trade: '' }, config })).problems);
}

function keysOfTheme(theme: object): readonly string[] {
  const { document } = parseJson({ path: 'templates/theme.json', text: JSON.stringify(theme) });
  if (document === undefined) throw new Error('the test hands in JSON');
  return namesIn(parseTheme(document, 'A4').problems);
}

async function keysOfUsermeta(): Promise<readonly string[]> {
  const spec = { usermeta: { ...usermeta, [UNKNOWN]: 1 }, data: { name: 'trade' }, mark: 'bar' };
  return namesIn((await drawFixtures({ chart: spec })).problems);
}

const names: readonly (readonly [string, readonly string[]])[] = [
  ['the keys of book.yaml', keysOfBook(`${UNKNOWN}: x`)],
  ['the keys of page', keysOfBook(`page: { ${UNKNOWN}: x }`)],
  ['the keys of cover', keysOfBook(`cover: { ${UNKNOWN}: x }`)],
  ['the keys of contents', keysOfBook(`contents: { ${UNKNOWN}: x }`)],
  ['the keys of workbook', keysOfBook(`workbook: { ${UNKNOWN}: x }`)],
  ['the keys of a part', keysOfBook(`parts: [{ id: a, title: A, chapters: [trade], ${UNKNOWN}: x }]`)],
  ['the keys of a waiver', keysOfBook(`waivers: [{ code: a, where: b, reason: c, ${UNKNOWN}: x }]`)],
  ['what may stand before and after', keysOfBook(`front: [${UNKNOWN}]`)],
  ['the keys of front matter', namesOfChapter(`---\ntitle: A\n${UNKNOWN}: x\n---\n`)],
  ['the helpers', namesOfChapter(`{{${UNKNOWN} 1}}`)],
  ['the blocks', namesOfChapter(`{{#${UNKNOWN}}}x{{/${UNKNOWN}}}`)],
  ['the functions within helpers', namesOfChapter(`{{#if (${UNKNOWN} 1)}}x{{/if}}`)],
  ['the arguments of value', namesOfChapter(`{{value "goods[2023].exports" ${UNKNOWN}=1}}`)],
  ['the arguments of ref', namesOfChapter(`{{ref "ch:trade" ${UNKNOWN}=1}}`)],
  ['the arguments of table', namesOfChapter(`{{table "goods" ${UNKNOWN}=1}}`)],
  ['the arguments of sources', namesOfChapter(`{{sources ${UNKNOWN}=1}}`)],
  ['the arguments of register', namesOfChapter(`{{register "goods" title="A" ${UNKNOWN}=1}}`)],
  ['the arguments of facts', namesOfChapter(`{{facts title="A" ${UNKNOWN}=1}}`)],
  ['the arguments of corrections', namesOfChapter(`{{corrections title="A" ${UNKNOWN}=1}}`)],
  ['the arguments of rows', namesOfChapter(`{{#each (rows "goods" ${UNKNOWN}=1)}}x{{/each}}`)],
  ['the directives', namesOfChapter(`:::${UNKNOWN}\nx\n:::`)],
  ['the keys of theme.json', keysOfTheme({ [UNKNOWN]: 1 })],
  ...['fonts', 'pages', 'block', 'print', 'text', 'colours', 'charts'].map(
    (key) => [`the keys of ${key} in theme.json`, keysOfTheme({ [key]: { [UNKNOWN]: 1 } })] as const,
  ),
  ['the margins of a page', keysOfTheme({ pages: { A4: { [UNKNOWN]: 1 } } })],
  ['the keys of a role of text', keysOfTheme({ type: { text: { [UNKNOWN]: 1 } } })],
  ['the keys of usermeta', await keysOfUsermeta()],
  ['the styles of marks', Object.keys(Object(themeConfig(fixtureTheme, squares)['style']))],
  ['the data that charts have beside tables', [ANNOTATION_TABLE]],
  ['the warnings about pages', pageWarnings],
];

test.each(names)('the-manual-names %s', (_, all) => {
  expect(all).not.toEqual([]);
  // A hint that leaves some out would let the manual leave them out, too.
  expect(all.filter((name) => !/^\$?\w[\w-]*$/.test(name))).toEqual([]);
  expect(all.filter((name) => !named.has(name.replace('$', '')))).toEqual([]);
});

test.each(Object.entries(american.besideNumbers.names))('the-manual-shows-what-passes-as %s', (_, kind) => {
  expect(kind.examples.filter((example) => !manual.includes(`\`${example}\``))).toEqual([]);
});

test('a-word-that-the-manual-does-not-set-as-code-is-no-name-in-it', () => {
  expect(named.has(UNKNOWN)).toBe(false);
  expect(manual).toContain(' sentence');
  expect(named.has('sentence')).toBe(false);
});
