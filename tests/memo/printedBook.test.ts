/** What is remembered of what a book prints is what it prints, whatever has changed since. */
import { expect, test } from 'vitest';
import { createShelf, type MemoEntry } from '../../pipeline/memo/Shelf.ts';
import { Workspace } from '../../pipeline/Workspace.ts';
import { atFirst, edited, edits } from './memoBook.ts';
import { lookedUp } from './resultOf.ts';

test('who-looks-a-figure-up-again-hears-the-same-without-a-chart-being-drawn', async () => {
  const log: MemoEntry[] = [];
  const workspace = new Workspace({ memo: { code: 'test', log } });
  const first = await lookedUp(atFirst, workspace);
  expect(first.printed?.charts.map(({ chart }) => chart)).toContain('bars');
  expect(first.checks?.get('rose')?.outcome).toBe('held');
  const asked = log.length;
  expect(await lookedUp(atFirst, workspace)).toEqual(first);
  const kinds = log.slice(asked).map(({ kind }) => kind);
  expect(kinds).toContain('printed book');
  expect(kinds).not.toContain('chart');
});

test('it-outlives-the-process-whole', async () => {
  const kept = new Map<string, Uint8Array>();
  const store = {
    read: (key: string) => kept.get(key),
    write: (key: string, bytes: Uint8Array) => kept.set(key, bytes),
  };
  const first = await inRunOfItsOwn();
  expect(await inRunOfItsOwn()).toEqual(first);
  const shelf = createShelf('printed book', { code: 'test', store, log: [] });
  expect(shelf.hasHeardOf('book')).toBe(true);

  async function inRunOfItsOwn() {
    const workspace = new Workspace({ memo: { code: 'test', log: [], store }, isForOneRun: true });
    const found = await lookedUp(atFirst, workspace);
    await workspace.end();
    return found;
  }
});

test.each(edits.map((edit) => [edit.name, edit] as const))(
  'after-a-change-it-is-what-a-first-look-gives: %s',
  async (_, edit) => {
    const workspace = new Workspace({ memo: { code: 'test', log: [] } });
    await lookedUp(atFirst, workspace);
    const changed = edited(atFirst, edit);
    expect(await lookedUp(changed, workspace)).toEqual(await lookedUp(changed));
  },
  60_000,
);
