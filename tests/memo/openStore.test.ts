/** The store on disk: whole entries or none, bounded, and never needed. */
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { openStore } from '../../pipeline/memo/openStore.ts';
import { createShelf, type Memo, type MemoEntry, type MemoParts } from '../../pipeline/memo/Shelf.ts';
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
  /** A process of its own. */
  const ask = (parts: MemoParts, made?: number, memo: Partial<Memo> = {}) => {
    const shelf = createShelf<number>('sum', { code: '1', store, log, ...memo });
    const { value, keep } = shelf.ask('a', parts);
    if (made !== undefined) keep(made);
    shelf.putAway();
    return value;
  };
  expect(ask({ x: 1, y: [2] }, 3)).toBeUndefined();
  expect(ask({ x: 1, y: [2] })).toBe(3);
  expect(ask({ x: 1, y: [3] }, 4)).toBeUndefined();
  expect(ask({ x: 1, y: [2] })).toBe(3);
  expect(ask({ x: 1, y: [2] }, undefined, { code: '2' })).toBeUndefined();
  expect(ask({ x: 1, y: [2] }, undefined, { owner: 'another book' })).toBeUndefined();
  expect(log.map(({ reused, changed }) => [reused, changed])).toEqual([
    [false, []],
    [true, []],
    [false, ['y']],
    [true, ['y']],
    [false, []],
    [false, []],
  ]);
});

test('of-what-a-run-has-no-use-for-as-much-is-kept-as-it-has-use-for', () => {
  const store = openStore(temporaryFolder(), now);
  const shelf = () => createShelf<string>('text', { code: '1', store, log: [] });
  for (const x of [1, 2, 3]) {
    const one = shelf();
    one.ask('a', { x }).keep(`state ${x}`);
    one.putAway();
  }
  expect([1, 2, 3].map((x) => shelf().ask('a', { x }).value)).toEqual([undefined, 'state 2', 'state 3']);
});

test('a-damaged-drawer-is-an-empty-one', () => {
  const shelf = (damaged: Buffer) =>
    createShelf<number>('sum', {
      code: '1',
      store: { read: () => damaged, write: () => undefined },
      log: [],
    });
  for (const damaged of [Buffer.from('no'), serialize(5), serialize({ asked: new Map() }), serialize(null)])
    expect(shelf(damaged).ask('a', { x: 1 }).value).toBeUndefined();
});

test('in-memory-a-run-holds-what-it-asked-for-and-no-other', () => {
  const shelf = createShelf<number>('sum', { code: '', log: [] });
  const run = (...states: readonly number[]) => {
    const found = states.map((x) => {
      const { value, keep } = shelf.ask(`id ${x % 2}`, { x });
      if (value === undefined) keep(x);
      return value;
    });
    shelf.rest();
    return found;
  };
  expect(run(1, 2)).toEqual([undefined, undefined]);
  // Under another id, too: a page that another has moved is the same page.
  expect(run(2, 1, 3)).toEqual([2, 1, undefined]);
  expect(run(3)).toEqual([3]);
  // A run that stopped before it came here lets nothing go.
  expect(run()).toEqual([]);
  expect(run(3, 1)).toEqual([3, undefined]);
});

test('parts-are-told-apart-by-their-values-alone', () => {
  const first = createShelf<number>('sum', { code: '', log: [] });
  first.ask('a', { x: new Map([['k', 1]]) }).keep(1);
  expect(first.ask('a', { x: new Map([['k', 2 / 2]]) }).value).toBe(1);
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
    new Uint8Array([1]),
    new Uint8Array([2]),
  ];
  expect(others.map((x) => first.ask('a', { x }).value)).toEqual(others.map(() => undefined));
  for (const x of others) {
    const shelf = createShelf<number>('sum', { code: '', log: [] });
    shelf.ask('a', { x }).keep(2);
    const found = others.map((other) => shelf.ask('a', { x: other }).value);
    expect(found).toEqual(others.map((other) => (Object.is(other, x) ? 2 : undefined)));
  }
});
