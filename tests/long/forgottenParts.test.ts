/** Whatever a remembered result depends on is one of its parts: forgetting one is found out. */
import { expect, test } from 'vitest';
import { Workspace } from '../../pipeline/Workspace.ts';
import { Forgetful, memo } from '../memo/Forgetful.ts';
import { atFirst, edited, edits } from '../memo/memoBook.ts';
import { resultOf } from '../memo/resultOf.ts';

/** Of each part, a change of the book that is printed wrong where the part is forgotten. */
const foundOutBy: Readonly<Record<string, string>> = {
  'chart: specification': 'a specification',
  'chart: tables': 'a cell',
  'chart: shapes': 'an outline',
  'chart: facts': 'a fact',
  'chart: checks': 'a check',
  'chart: parameters': 'a parameter',
  'chart: theme': 'a color',
  'chart: language': 'the language',
  'chart: names': 'a term',
  'chart: limits': 'fewer marks',
  'chart: fonts': 'fonts',
  'pages: source': 'a sentence',
  'pages: index': 'an entry of the index',
  'pages: theme': 'the lines',
  'pages: fonts': 'fonts of text',
  'pages: sheets': 'a sheet',
  'page: items': 'a sentence',
  'page: before': 'a step',
  'document: limits': 'fewer members',
  'document: text': 'a step',
  'derived table: steps': 'a step',
  'derived table: tables': 'a cell',
  'derived table: parameters': 'a setting',
  'derived table: limits': 'fewer rows',
  'part: bytes': 'a cell',
  'picture: svg': 'an outline',
  'outline: picture': 'an outline',
  'template: text': 'a sentence',
  'text: text': 'a sentence',
  'stream: bytes': 'a sentence',
};

/** A sound book gives proof-readers nothing to find: what they remember is tried on unsound files, beside their traps; fonts alone change no page that is set. */
const foundOutElsewhere = [
  'outline: fonts',
  'page: fonts',
  'proof of a page: content',
  'proof of a sheet: parts',
  'proof of a sheet: sheet',
  'proof of a sheet: texts',
  'proof of a sheet: workbook',
  // A caption that reads as a whole file is tried where templates are parsed.
  'template: start',
  'texts of a sheet: part',
];

test.each(Object.entries(foundOutBy))(
  'a-memo-that-forgets-a-part-is-found-out: %s by %s',
  async (forgotten, name) => {
    let state = atFirst;
    const workspace = new Workspace({ memo, shelves: new Forgetful(forgotten) });
    await resultOf(state, workspace);
    const edit = edits.find((each) => each.name === name);
    if (edit === undefined) throw new Error(`no such edit: ${name}`);
    state = edited(state, edit);
    expect(await resultOf(state, workspace)).not.toEqual(await resultOf(state));
  },
  60_000,
);

test('the-parts-tried-are-all-that-there-are', async () => {
  const shelves = new Forgetful();
  await resultOf(atFirst, new Workspace({ memo, shelves }));
  expect([...shelves.seen].sort()).toEqual([...Object.keys(foundOutBy), ...foundOutElsewhere].sort());
});

test('the-book-at-first-is-built', async () => {
  const { outputs } = await resultOf(atFirst);
  expect(outputs.map(([path]) => path)).toContain('charts/map.svg');
});
