/** A page may ask for places by number alone, and for no more of them than a day brings. */
import { expect, test } from 'vitest';
import { KnownPlaces } from '../../pipeline/preview/KnownPlaces.ts';

test('a-place-keeps-its-number-and-the-one-that-was-told-longest-ago-goes-first', () => {
  const known = new KnownPlaces(() => undefined);
  const place = (line: number) => ({ file: 'data/trade/goods.csv', line });
  const first = known.tell(place(1));
  const second = known.tell(place(2));
  expect(first).toEqual({ text: 'data/trade/goods.csv:1', id: first.id });
  for (let line = 3; line <= 50_000; line += 1) known.tell(place(line));
  expect(known.tell(place(1))).toEqual(first);
  known.tell(place(50_001));
  expect(known.get(first.id)).toEqual(place(1));
  expect(known.get(second.id)).toBeUndefined();
  expect(known.tell(place(2)).id).not.toBe(second.id);
});

test('places-of-one-line-are-told-apart-by-their-columns', () => {
  const known = new KnownPlaces(({ column }) => `editor:${column}`);
  const [one, other] = [3, 9].map((column) => known.tell({ file: 'a.csv', line: 1, column }));
  expect(one?.id).not.toBe(other?.id);
  expect(other).toMatchObject({ text: 'a.csv:1', link: 'editor:9' });
});
