import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { buildBook } from '../../pipeline/build.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { openBookFolder } from '../../pipeline/world/World.ts';
import { briefing, digestsIn } from './runBriefing.ts';
import { zoneBook } from './zoneBook.ts';

/** More zones, each in a process of its own and with all outputs, are in `tests/long/timeZones.test.ts`; the book of this repository in `realBook.test.ts`. */
test('a-book-is-the-same-on-both-sides-of-the-date-line-and-on-one-thread-as-on-two', async () => {
  const book = zoneBook();
  const out = join(book, 'east');
  const zone = { TZ: 'Pacific/Auckland', LC_ALL: 'tr_TR.UTF-8' };
  const { err } = briefing(['build', '--book', book, '--out', out, '--only', 'charts'], zone);
  expect(err).not.toContain('error');
  const here = await buildBook(
    { asStated: false, page: undefined, only: ['charts'] },
    {
      files: openBookFolder(book),
      readFont: readFontFile,
      version: packageJson.version,
      progress: { stage: () => {}, step: () => {}, end: () => [] },
    },
  );
  const digests = [...(here.outputs ?? [])].map(([path, bytes]): [string, string] => [
    path,
    createHash('sha256').update(bytes).digest('hex'),
  ]);
  expect(digests.length).toBeGreaterThan(13);
  expect(digestsIn(out)).toEqual(new Map(digests));
}, 60_000);
