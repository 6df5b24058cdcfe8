/** Each kind of chart over dates, drawn in processes of ten time zones, half and quarter hours among them. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtInTwoZones } from '../build/builtInTwoZones.ts';
import { briefing, digestsIn } from '../build/runBriefing.ts';
import { zoneBook } from '../build/zoneBook.ts';

const zones = [
  'UTC',
  'America/Mexico_City',
  'America/Los_Angeles',
  'Asia/Tokyo',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Europe/Madrid',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
];

test('a-book-has-the-same-bytes-in-every-time-zone', () => {
  const book = zoneBook();
  const builds = zones.map((TZ) => {
    const out = join(book, 'out', TZ);
    expect(briefing(['build', '--book', book, '--out', out], { TZ }).err).not.toContain('error');
    return digestsIn(out);
  });
  expect(builds[0]?.size).toBeGreaterThan(15);
  for (const build of builds) expect(build).toEqual(builds[0]);
}, 300_000);

test('a-book-is-the-same-on-both-sides-of-the-date-line-and-on-one-thread-as-on-two', async () => {
  const { there, here } = await builtInTwoZones(['pdf', 'charts']);
  expect([...here.keys()].filter((path) => path.endsWith('.pdf'))).toHaveLength(1);
  expect(there).toEqual(here);
}, 120_000);
