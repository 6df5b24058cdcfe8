/** A build that somebody looks on at lets others have the thread between its stages and pages, and gives the same bytes. */
import { expect, test } from 'vitest';
import { buildBook } from '../../pipeline/build.ts';
import { readFontFile } from '../../pipeline/fonts/readFontFile.ts';
import { digestOf } from '../../pipeline/world/digestOf.ts';
import { openBookFolder } from '../../pipeline/world/World.ts';
import { minimalBook } from '../build/runBriefing.ts';

async function digests(breathe?: () => Promise<void>) {
  const stages: string[] = [];
  const { outputs, problems } = await buildBook(
    { asStated: false, page: undefined, only: ['pdf', 'xlsx', 'charts'] },
    {
      files: openBookFolder(minimalBook),
      readFont: readFontFile,
      version: '0.0.0',
      progress: {
        stage: (name) => stages.push(name),
        step: () => {},
        end: () => [],
        ...(breathe === undefined ? {} : { breathe: () => breathe().then(() => void stages.push('·')) }),
      },
    },
  );
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { stages, made: [...(outputs ?? [])].map(([path, bytes]) => `${path} ${digestOf(bytes)}`) };
}

test('others-have-the-thread-between-stages-and-the-bytes-are-the-same', async () => {
  let turns = 0;
  const counting = setInterval(() => {
    turns += 1;
  });
  const looked = await digests(() => new Promise((resolve) => setTimeout(resolve, 3)));
  clearInterval(counting);
  const alone = await digests();
  expect(looked.made).toEqual(alone.made);
  // Who waits is let in at each of them.
  expect(looked.stages.join(' ')).toMatch(
    /validate · charts · compose · layout · workbook · · pdf · · · · ·/,
  );
  expect(turns).toBeGreaterThan(5);
}, 60_000);
