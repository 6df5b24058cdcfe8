/** What is run for a click: a program with arguments, or a link; nothing that a shell would read. */
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { argumentsOf, type Editor, editorOf, linkOf } from '../../pipeline/preview/Editor.ts';
import { openPlaces } from '../../pipeline/preview/openPlaces.ts';
import { copyOfMinimalBook } from '../build/runBriefing.ts';

const book = resolve('/books/trade');
const file = 'data/trade/goods.csv';
const path = join(book, 'data', 'trade', 'goods.csv');
const place = { file, line: 14, column: 3 };

function run(editor: Editor | undefined): readonly string[] {
  if (editor?.type !== 'command') throw new Error(`${editor?.type}`);
  return [editor.program, ...argumentsOf(editor, book, place)];
}

test.each([
  ['code', ['code', '-r', '-g', `${path}:14:3`]],
  ['code --wait', ['code', '--wait', '-r', '-g', `${path}:14:3`]],
  ['/opt/bin/subl', ['/opt/bin/subl', `${path}:14:3`]],
  ['kate -l {line} -c {column} {file}', ['kate', '-l', '14', '-c', '3', path]],
  [
    '"C:\\Program Files\\Code\\Code.exe" -g {file}:{line}',
    ['C:\\Program Files\\Code\\Code.exe', '-g', `${path}:14`],
  ],
  ["'my editor' --at={line}", ['my editor', '--at=14']],
  // No shell: signs of one are words like others.
  ['gedit; rm -rf $HOME {file}', ['gedit;', 'rm', '-rf', '$HOME', path]],
])('%s', (given, expected) => {
  expect(run(editorOf(given, {}))).toEqual(expected);
});

test('a-name-in-braces-is-filled-once', () => {
  const editor = editorOf('open {file}', {});
  expect(
    editor?.type === 'command' && argumentsOf(editor, book, { file: 'data/{line}.csv', line: 2 }),
  ).toEqual([join(book, 'data', '{line}.csv')]);
});

test.each([
  [{ VISUAL: 'code --wait', EDITOR: 'vim' }, 'code'],
  [{ VISUAL: 'vim', EDITOR: 'gedit' }, 'gedit'],
  // They would write to the terminal of the watch.
  [{ VISUAL: '/usr/bin/nvim', EDITOR: 'nano' }, undefined],
  [{ EDITOR: '' }, undefined],
  [{}, undefined],
])('the-environment-names-an-editor-with-a-window: %o', (environment, expected) => {
  const editor = editorOf(undefined, environment);
  expect(editor?.type === 'command' ? editor.program : undefined).toBe(expected);
});

test('a-link-holds-the-path-as-links-are-written', () => {
  const editor = editorOf('vscode://file/{file}:{line}:{column}', {});
  const spaced = { file: 'data/my trade/goods.csv', line: 2 };
  expect(linkOf(editor, '/books/it', spaced)).toBe('vscode://file//books/it/data/my%20trade/goods.csv:2:1');
  expect(openPlaces(editor, book).open).toBeUndefined();
});

test('a-place-that-is-not-in-the-book-or-a-program-that-is-not-there-is-told', async () => {
  const folder = copyOfMinimalBook();
  const { open } = openPlaces(editorOf('no-such-program-anywhere', {}), folder);
  expect(await open?.({ file: 'data/trade/none.csv' })).toBe('there is no data/trade/none.csv in the book');
  expect(await open?.({ file: '../../../etc/passwd' })).toMatch(/^there is no /);
  expect(await open?.({ file: 'data/trade/facts.csv' })).toMatch(
    /^no-such-program-anywhere could not be run/,
  );
});
