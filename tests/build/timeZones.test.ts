import { expect, test } from 'vitest';
import { builtInTwoZones } from './builtInTwoZones.ts';

/** More zones, each in a process of its own, and the pages are in `tests/long/timeZones.test.ts`; the book of this repository in `realBook.test.ts`. */
test('charts-are-the-same-on-both-sides-of-the-date-line-and-on-one-thread-as-on-two', async () => {
  const { there, here } = await builtInTwoZones(['charts']);
  expect(here.size).toBeGreaterThan(13);
  expect(there).toEqual(here);
}, 60_000);
