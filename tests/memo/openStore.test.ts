/** The store on disk: whole entries or none, bounded, and never needed. */
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../pipeline/memo/openStore.ts';
import { createShelf, type MemoEntry } from '../../pipeline/memo/Shelf.ts';
import { temporaryFolder } from '../build/runBriefing.ts';

const now = () => Date.UTC(2024, 2, 31);
const key = (digit: string) => digit.repeat(64);

test('what-is-written-is-read-back-by-another-process', () => {
  const folder = join(temporaryFolder(), 'not', 'yet', 'there');
  openStore(folder, now).write(key('a'), Buffer.from('four'));
  expect(String(openStore(folder, now).read(key('a')))).toBe('four');
  expect(openStore(folder, now).read(key('b'))).toBeUndefined();
});

test('a-damaged-entry-is-none', () => {
  const folder = temporaryFolder();
  const store = openStore(folder, now);
  store.write(key('a'), Buffer.from('a longer text'));
  const path = join(folder, 'aa', key('a'));
  const whole = readFileSync(path);
  for (const damaged of [
    whole.subarray(0, 20),
    whole.subarray(0, whole.length - 1),
    Buffer.from(whole).fill(0, 40, 41),
  ]) {
    writeFileSync(path, damaged);
    expect(store.read(key('a'))).toBeUndefined();
  }
});

test('what-was-not-used-for-longest-goes-when-the-store-is-full', () => {
  const folder = temporaryFolder();
  const store = openStore(folder, now);
  for (const [index, digit] of ['a', 'b', 'c'].entries()) {
    store.write(key(digit), Buffer.alloc(20));
    const seconds = now() / 1000 - 10 + index;
    utimesSync(join(folder, digit.repeat(2), key(digit)), seconds, seconds);
  }
  store.read(key('a'));
  openStore(folder, now, 110).write(key('d'), Buffer.alloc(20));
  expect(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.length > 60),
  ).toHaveLength(3);
  expect(store.read(key('b'))).toBeUndefined();
  expect(store.read(key('a'))).toBeDefined();
});

test('what-is-not-of-the-store-stays', () => {
  const folder = temporaryFolder();
  const own = ['letter.odt', join('aa', 'notes.txt'), join('deep', key('e')), `${key('f')}.1`];
  for (const path of own) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), 'x'.repeat(500));
    utimesSync(join(folder, path), 1, 1);
  }
  const store = openStore(folder, now, 100);
  for (const digit of ['a', 'b', 'c']) store.write(key(digit), Buffer.alloc(90));
  for (const path of own) expect(statSync(join(folder, path)).size).toBe(500);
  expect(store.read(key('a'))).toBeUndefined();
});

test('a-store-that-is-open-all-day-stays-bounded', () => {
  const folder = temporaryFolder();
  const store = openStore(folder, now, 8000);
  for (let index = 0; index < 200; index += 1)
    store.write(String(index).padStart(64, '0'), Buffer.alloc(100));
  const bytes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.length > 60)
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  expect(bytes).toBeGreaterThan(4000);
  expect(bytes).toBeLessThan(8000 * 1.25);
});

test('a-folder-that-cannot-be-written-is-done-without', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  const store = openStore(join(file, 'cache'), now);
  store.write(key('a'), Buffer.from('x'));
  expect(store.read(key('a'))).toBeUndefined();
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'aa', key('a')), { recursive: true });
  openStore(folder, now).write(key('a'), Buffer.from('x'));
  expect(openStore(folder, now).read(key('a'))).toBeUndefined();
  expect(readdirSync(join(folder, 'aa'))).toEqual([key('a')]);
});

test('entries-are-for-the-user-alone', () => {
  const folder = join(temporaryFolder(), 'cache');
  openStore(folder, now).write(key('a'), Buffer.from('x'));
  expect(statSync(join(folder, 'aa', key('a'))).mode & 0o077).toBe(0);
  expect(statSync(folder).mode & 0o077).toBe(0);
});

test('a-shelf-says-what-was-used-again-and-what-had-changed', () => {
  const store = openStore(temporaryFolder(), now);
  const log: MemoEntry[] = [];
  const shelf = () => createShelf<number>('sum', { code: '1', store, log });
  shelf()
    .ask('a', { x: 1, y: [2] })
    .keep(3);
  expect(shelf().ask('a', { x: 1, y: [2] }).value).toBe(3);
  expect(shelf().ask('a', { x: 1, y: [3] }).value).toBeUndefined();
  expect(shelf().ask('a', { x: 1, y: [2] }).value).toBe(3);
  expect(
    createShelf<number>('sum', { code: '2', store, log }).ask('a', { x: 1, y: [2] }).value,
  ).toBeUndefined();
  expect(log.map(({ reused, changed }) => [reused, changed])).toEqual([
    [false, []],
    [true, []],
    [false, ['y']],
    [true, ['y']],
    [false, ['code']],
  ]);
});

test('without-a-store-the-last-state-of-each-id-is-held-and-no-other', () => {
  const shelf = createShelf<number>('sum', { code: '', log: [] });
  const states = [1, 2, 1];
  expect(states.map((x) => shelf.ask('a', { x }).value ?? shelf.ask('a', { x }).keep(x))).toEqual(
    states.map(() => undefined),
  );
  shelf.ask('b', { x: 5 }).keep(5);
  expect(shelf.ask('a', { x: 1 }).value).toBe(1);
  expect(shelf.ask('b', { x: 5 }).value).toBe(5);
});

test('parts-are-told-apart-by-their-values-alone', () => {
  const shelf = createShelf<number>('sum', { code: '', log: [] });
  shelf.ask('a', { x: new Map([['k', 1]]) }).keep(1);
  expect(shelf.ask('a', { x: new Map([['k', 2 / 2]]) }).value).toBe(1);
  const others = [
    new Map([['k', '1']]),
    new Map(),
    { k: 1 },
    undefined,
    null,
    -0,
    0,
    Number.NaN,
    [undefined],
    [null],
  ];
  expect(others.map((x) => shelf.ask('a', { x }).value)).toEqual(others.map(() => undefined));
  for (const x of others) {
    shelf.ask('a', { x }).keep(2);
    const found = others.map((other) => shelf.ask('a', { x: other }).value);
    expect(found).toEqual(others.map((other) => (Object.is(other, x) ? 2 : undefined)));
  }
});
