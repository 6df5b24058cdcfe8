/** A book over dates, built in a process of another time zone, and here on one thread. */
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { buildBook } from '../../pipeline/build.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import type { OutputName } from '../../pipeline/publish/outputPaths.ts';
import { digestOf } from '../../pipeline/world/digestOf.ts';
import { openBookFolder } from '../../pipeline/world/World.ts';
import { briefing, digestsIn } from './runBriefing.ts';
import { zoneBook } from './zoneBook.ts';

/** Digests of the outputs by their paths. */
interface ThereAndHere {
  readonly there: ReadonlyMap<string, string>;
  readonly here: ReadonlyMap<string, string>;
}

export async function builtInTwoZones(only: readonly OutputName[]): Promise<ThereAndHere> {
  const book = zoneBook();
  const out = join(book, 'east');
  const zone = { TZ: 'Pacific/Auckland', LC_ALL: 'tr_TR.UTF-8' };
  const { err } = briefing(['build', '--book', book, '--out', out, '--only', only.join(',')], zone);
  if (err.includes('error')) throw new Error(err);
  const here = await buildBook(
    { asStated: false, page: undefined, only },
    {
      files: openBookFolder(book),
      readFont: readFontFile,
      version: packageJson.version,
      progress: { stage: () => {}, step: () => {}, end: () => [] },
    },
  );
  const digests = [...(here.outputs ?? [])].map(([path, bytes]) => [path, digestOf(bytes)] as const);
  return { there: digestsIn(out), here: new Map(digests) };
}
