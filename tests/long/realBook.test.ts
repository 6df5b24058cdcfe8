/** The book of this repository by the command, in processes of their own. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtBook } from '../book/checkedBook.ts';
import { briefing, copyOfRealBook, digestsIn, temporaryFolder } from '../build/runBriefing.ts';

test('the-slip-of-the-source-deck-is-caught-with-its-figures-and-the-sentences-that-rest-on-it', () => {
  const folder = copyOfRealBook();
  const file = join(folder, 'data/trade/us-mexico-goods-flows.csv');
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('2023,323.2,475.6');
  writeFileSync(file, text.replace('2023,323.2,475.6', '2023,322.2,475.6'));
  const run = briefing(['check', '--book', folder, '--quiet']);
  expect(run.code).toBe(1);
  expect(run.err).toContain(
    '"us-mexico-goods-adds-up-2023" to hold, found: 322.2 + 475.6 = 797.8, expected 798.8',
  );
  expect(run.err).toContain('us-mexico-goods[2023].exports is 322.2');
  expect(run.err).toMatch(/templates\/chapters\/trade\.md\.hbs:\d+/);
}, 120_000);

test('every-output-has-the-same-bytes-in-another-process-zone-and-locale-and-on-two-threads', async () => {
  const built = await builtBook();
  const folder = temporaryFolder();
  const zone = { TZ: 'America/New_York', LC_ALL: 'tr_TR.UTF-8' };
  expect(briefing(['build', '--quiet', '--out', folder], zone).code).toBe(0);
  const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const here = [...(built.outputs ?? [])].map(([path, bytes]): [string, string] => [path, digest(bytes)]);
  expect(here.length).toBeGreaterThan(50);
  expect(new Map(here)).toEqual(new Map(digestsIn(folder)));
}, 300_000);
