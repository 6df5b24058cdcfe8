/** A part is known by what it is, whatever else is loaded. */
import { expect, test } from 'vitest';
import { createShelf, digestOfParts, noteWholes } from '../../pipeline/memo/Shelf.ts';

test('a-set-is-the-same-part-with-the-text-that-vega-lite-gives-it-and-without', async () => {
  const parts = () => ({ words: new Set(['one', 'two']), none: new Set() });
  const before = digestOfParts(parts());
  await import('vega-lite');
  expect(digestOfParts(parts())).toBe(before);
  expect(digestOfParts({ ...parts(), words: new Set(['one']) })).not.toBe(before);
});

test('bytes-are-the-same-part-as-a-buffer-and-as-an-array', () => {
  const bytes = new Uint8Array([1, 2, 3]);
  expect(digestOfParts({ bytes: Buffer.from(bytes) })).toBe(digestOfParts({ bytes }));
  expect(digestOfParts({ bytes: Buffer.from([1, 2]) })).not.toBe(digestOfParts({ bytes }));
});

interface Drawn {
  readonly picture: { marks: readonly number[] };
}

/** Shelves of one store, one after the other: each takes out what the one before has put away. */
function openShelves() {
  const files = new Map<string, Uint8Array>();
  const store = {
    read: (key: string) => files.get(key),
    write: (key: string, bytes: Uint8Array) => files.set(key, bytes),
  };
  return () => createShelf<Drawn>('drawn', { code: 'test', store, log: [] }, ({ picture }) => [picture]);
}

test('what-is-known-of-a-whole-is-kept-with-the-result-that-it-is-in', () => {
  const open = openShelves();
  const [shelf, made] = [open(), { picture: { marks: [1, 2] } }];
  noteWholes([made.picture]);
  const digest = digestOfParts([made.picture]);
  shelf.ask('a', {}).keep(made);
  shelf.putAway();
  const again = open().ask('a', {}).value;
  expect(again).toEqual(made);
  expect(digestOfParts([again?.picture])).toBe(digest);
  // Nobody looks through it a second time, as long as it is the one that was taken out.
  if (again !== undefined) again.picture.marks = [];
  expect(digestOfParts([again?.picture])).toBe(digest);
  expect(digestOfParts([{ ...again?.picture }])).not.toBe(digest);
});

test('of-a-whole-that-nobody-asked-for-nothing-is-kept-and-another-has-another-digest', () => {
  const open = openShelves();
  const shelf = open();
  const all = [[1], [2]].map((marks) => ({ picture: { marks } }));
  noteWholes(all.map(({ picture }) => picture));
  for (const [at, made] of all.entries()) shelf.ask(`${at}`, { at }).keep(made);
  shelf.putAway();
  const later = open();
  const read = all.flatMap((_, at) => later.ask(`${at}`, { at }).value?.picture ?? []);
  noteWholes(read);
  expect(read.map((picture) => digestOfParts([picture]))).toEqual(
    all.map(({ picture }) => digestOfParts([picture])),
  );
  expect(new Set(read.map((picture) => digestOfParts([picture]))).size).toBe(2);
});
