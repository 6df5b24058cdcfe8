import { join } from 'node:path';
import { expect, test } from 'vitest';
import { briefing, digestsIn } from './runBriefing.ts';
import { zoneBook } from './zoneBook.ts';

test('a-book-is-the-same-on-both-sides-of-the-date-line', () => {
  const book = zoneBook();
  const [west, east] = ['America/Mexico_City', 'Pacific/Auckland'].map((TZ) => {
    const out = join(book, TZ);
    const { err } = briefing(['build', '--book', book, '--out', out, '--only', 'pdf,charts'], { TZ });
    expect(err).not.toContain('error');
    return digestsIn(out);
  });
  expect(west?.size).toBeGreaterThan(13);
  expect(east).toEqual(west);
}, 60_000);
